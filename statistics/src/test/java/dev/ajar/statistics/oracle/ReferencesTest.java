package dev.ajar.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.comparison.MantelHaenszel;
import dev.ajar.statistics.comparison.MantelHaenszel.Ratio;
import dev.ajar.statistics.comparison.MantelHaenszel.Stratum;
import dev.ajar.statistics.multiplicity.NullShare;
import dev.ajar.statistics.multiplicity.PValues;
import dev.ajar.statistics.proportion.ClusterCounts;
import dev.ajar.statistics.proportion.ClusteredProportion;
import dev.ajar.statistics.proportion.Confidence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is shipped beside the references of this package.
class ReferencesTest {

    private static final Path DATA = Path.of("../../shared/oracles/data");
    private static final Confidence SURE = Confidence.NINETY_FIVE;

    /// Lots of cattle with a disease, by herd: bad and all.
    private static final long[] BAD = {9, 5, 12, 4, 6, 4, 12, 12, 2, 4, 9, 3, 3, 11, 3};

    private static final long[] ALL = {40, 61, 74, 35, 71, 72, 40, 34, 29, 84, 96, 29, 87, 26, 64};

    @Test
    void the_null_share_at_three_degrees_of_freedom_is_the_same_in_another_basis_and_near_to_what_r_says() {
        for (long seed = 0; seed < 10; seed++) {
            double[] values = new Random(seed)
                    .doubles(500)
                    .map(value -> value < 0.3 ? value * value * value : value)
                    .toArray();
            double shipped = PValues.of(values).then(NullShare::smoothed).orThrow();
            StoreySmoother reference = new StoreySmoother(values);

            assertThat(shipped).isCloseTo(reference.exactShare(), within(1e-8));
            assertThat(shipped).isCloseTo(reference.share(), within(5e-5));
        }
    }

    @Test
    void mantel_and_haenszel_of_berkeleys_admissions_are_metafors() {
        assumeThat(DATA.resolve("ucbadmissions.csv")).exists();
        Given.Table table = new Given("", Map.of(), Map.of(), DATA).table("ucbadmissions");
        Map<String, long[]> departments = new TreeMap<>();
        double[] counts = table.numbers("Freq");
        for (int row = 0; row < counts.length; row++) {
            long count = Math.round(counts[row]);
            int shift = table.texts("Gender").get(row).equals("Male") ? 0 : 2;
            long[] department = departments.computeIfAbsent(table.texts("Dept").get(row), ignored -> new long[4]);
            department[shift] += table.texts("Admit").get(row).equals("Admitted") ? count : 0;
            department[shift + 1] += count;
        }
        MantelHaenszel both = MantelHaenszel.of(departments.values().stream()
                        .map(department -> new Stratum(department[0], department[1], department[2], department[3]))
                        .toList())
                .orThrow();

        // metafor 3.8-1, rma.mh
        assertThat(both.difference()).isCloseTo(-0.0184251961908525, within(1e-12));
        assertThat(both.standardError()).isCloseTo(0.0148253944383109, within(1e-12));
        assertThat(both.interval(SURE).lower()).isCloseTo(-0.0474824353465422, within(1e-12));
        assertThat(both.ratio()).isInstanceOfSatisfying(Ratio.Of.class, ratio -> {
            assertThat(ratio.logarithm()).isCloseTo(-0.0566708617288724, within(1e-12));
            assertThat(ratio.standardError()).isCloseTo(0.0442239944392498, within(1e-12));
        });
    }

    @Test
    void the_interval_for_contracts_is_that_of_r_survey_but_for_a_quantile_of_many_rows() {
        ClusteredProportion proportion = ClusterCounts.of(BAD, ALL)
                .then(counts -> ClusteredProportion.of(counts, 0.02))
                .orThrow();
        SurveySample sample = SurveySample.of(doubles(BAD), doubles(ALL));
        double[] survey = (double[]) new SurveyProportion(sample, SURE).all().get("beta");
        Interval own = proportion.kornGraubard(SURE).interval();

        assertThat(proportion.variance()).isCloseTo(sample.variance(), within(1e-15));
        // t with 841 degrees of freedom is 1.9628, not 1.9600
        assertThat(survey).containsExactly(new double[] {own.lower(), own.upper()}, within(0.0002));
    }

    private static double[] doubles(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }

    @Test
    void the_adjusted_odds_of_a_table_and_its_mirror_are_inverse() {
        FisherExact one = new FisherExact(2, 10, 15, 3);
        FisherExact mirror = new FisherExact(10, 2, 3, 15);

        // R 4.2.2 ?fisher.test, convictions of twins
        assertThat(one.less(1)).isCloseTo(0.0004652, within(5e-8));
        assertThat(one.twoSided()).isCloseTo(0.0005367, within(5e-8));
        assertThat(mirror.greater(1)).isCloseTo(one.less(1), within(1e-12));
        assertThat(one.oddsRatio()).isCloseTo(0.04693661, within(2e-5));
        assertThat(1 / mirror.oddsRatio()).isCloseTo(one.oddsRatio(), within(2e-4));
    }

    @Test
    void a_file_with_other_numbers_is_answered_as_well() {
        List<Witness> witnesses = List.of(new Groundwork(), new Intervals(), new TwoProportions(), new Multiplicity());
        Map<String, Map<String, Object>> others = Map.of(
                "prop1-jeffreys-3_40", Map.of("bad", 3, "n", 40),
                "sli-ajar-others", Map.of("bad", List.of(1, 0, 2), "n", List.of(9, 30, 12)),
                "sli-cluster-others", Map.of("bad", List.of(1, 0, 2), "n", List.of(9, 30, 12)),
                "diff2-mn-others", Map.of("x1", 3, "n1", 40, "x2", 1, "n2", 38),
                "fisher-others", Map.of("table", List.of(2, 10, 15, 3)),
                "fdr-others", Map.of("p", List.of(0.01, 0.2, 0.7)),
                "icc-anova-others", Map.of("bad", List.of(1, 0, 2), "n", List.of(9, 30, 12)),
                "poisson-exact-others", Map.of("x", 11, "T", 800));
        others.forEach((id, inputs) -> {
            Given given = new Given(id, inputs, Map.of(), DATA);
            Map<String, ?> said = witnesses.stream()
                    .flatMap(witness -> witness.testimonies().entrySet().stream())
                    .filter(entry -> id.startsWith(entry.getKey()))
                    .max(Map.Entry.comparingByKey())
                    .orElseThrow()
                    .getValue()
                    .apply(given);
            assertThat(said).as(id).isNotEmpty();
        });
    }
}
