package dev.ajar.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Numbers that are printed somewhere but are in no file of oracles, on data sets beside the project.
class PrintedNumbersTest {

    private static final Path DATA = Path.of("../../shared/oracles/data");

    /// clubSandwich 0.5.8, `vcovCR` "CR2" and `linear_contrast`: sessions of 111 people in two centres, weighted to the
    /// centres' shares.
    @Test
    void a_stratified_difference_of_people_in_two_centres_is_that_of_club_sandwich() {
        Map<String, ?> said =
                said(new Clustered(), "ajar-stratified-rd-respiratory", Map.of("dataset", "geepack::respiratory"));

        assertThat(Difference.between(Map.of("se_cr2", 0.0703580), said, 5e-8)).isEmpty();
        assertThat(Difference.between(Map.of("df_satterthwaite", 106.642), said, 5e-6))
                .isEmpty();
    }

    /// geepack 1.3.9, `geese` on `ohio`, exchangeable, scale fixed: four digits as its help page prints them
    /// (recalled).
    @Test
    void estimating_equations_of_wheezing_children_are_those_of_geepack() {
        Map<String, ?> said = said(
                new Clustered(),
                "gee-ohio",
                Map.of(
                        "dataset",
                        "geepack::ohio",
                        "formula",
                        "resp ~ age + smoke + age:smoke",
                        "corstr",
                        "exchangeable",
                        "scale.fix",
                        true));

        assertThat(Difference.between(
                        Map.of(
                                "coef",
                                Map.of("(Intercept)", -1.9005, "age", -0.1412, "smoke", 0.3138, "age:smoke", 0.0708),
                                "se",
                                Map.of("(Intercept)", 0.1191, "age", 0.0582, "smoke", 0.1878, "age:smoke", 0.0883),
                                "alpha",
                                0.354),
                        said,
                        6e-4))
                .isEmpty();
    }

    /// Admissions at Berkeley: R's help page of `mantelhaen.test` prints 1.4269 with continuity correction and 0.9047.
    @Test
    void admissions_have_the_common_odds_of_the_help_page() {
        Map<String, ?> said = said(new Stratified(), "mh-ucb", Map.of("dataset", "UCBAdmissions"));

        assertThat(Difference.between(Map.of("cmh_cc", 1.4269, "common_or", 0.9047), said, 6e-5))
                .isEmpty();
    }

    private static Map<String, ?> said(Witness witness, String id, Map<String, ?> inputs) {
        assumeThat(DATA).exists();
        return witness.testimonies().entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue()
                .apply(new Given(id, inputs, Map.of(), DATA));
    }
}
