package dev.ajar.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class GroupSequentialTest {

    private static GroupSequential bounds(Spending spending, double... fractions) {
        return GroupSequential.at(0.025, spending, Sides.ONE, fractions).orThrow();
    }

    @Test
    void a_single_look_is_the_test_everybody_knows() {
        assertThat(bounds(Spending.POCOCK, 1).looks().getFirst().bound()).isCloseTo(1.959963984540054, within(1e-10));
        assertThat(bounds(Spending.OBRIEN_FLEMING, 1).inflation(0.8)).isCloseTo(1, within(1e-8));
    }

    @Test
    void all_that_is_crossed_by_chance_is_the_risk_whenever_somebody_looks() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
        for (int round = 0; round < 30; round++) {
            double[] fractions =
                    random.doubles(2 + round % 9, 0.02, 0.98).sorted().toArray();
            fractions[fractions.length - 1] = 1;
            for (Spending spending : Spending.values()) {
                double[] crossed = bounds(spending, fractions).crossed(0);
                assertThat(crossed[crossed.length - 1]).isCloseTo(0.025, within(1e-9));
            }
        }
    }

    @Test
    void a_bound_does_not_know_of_looks_to_come() {
        GroupSequential some = bounds(Spending.OBRIEN_FLEMING, 0.3, 0.5);
        GroupSequential more = bounds(Spending.OBRIEN_FLEMING, 0.3, 0.5, 0.52, 1);

        assertThat(more.looks().get(1).bound()).isCloseTo(some.looks().get(1).bound(), within(1e-9));
    }

    @Test
    void only_ratios_of_information_matter() {
        double[] fractions = {0.2, 0.7, 1};
        double[] information = Arrays.stream(fractions).map(t -> 123_456 * t).toArray();
        GroupSequential scaled = GroupSequential.at(0.025, Spending.POCOCK, Sides.ONE, fractions, information)
                .orThrow();

        for (int look = 0; look < 3; look++) {
            assertThat(scaled.looks().get(look).bound())
                    .isCloseTo(
                            bounds(Spending.POCOCK, fractions).looks().get(look).bound(), within(1e-9));
        }
    }

    @Test
    void twenty_eight_daily_looks_have_bounds_that_fall() {
        double[] fractions = new double[28];
        for (int look = 0; look < 28; look++) {
            fractions[look] = (look + 1) / 28.0;
        }
        double before = 13;
        for (GroupSequential.Look look :
                bounds(Spending.OBRIEN_FLEMING, fractions).looks()) {
            assertThat(look.bound()).isLessThan(before);
            before = look.bound();
        }
    }

    @Test
    void a_look_too_early_to_risk_anything_has_the_bound_nobody_crosses() {
        assertThat(bounds(Spending.OBRIEN_FLEMING, 0.001, 1).looks().getFirst().bound())
                .isEqualTo(Path.NEVER);
    }

    @Test
    void more_to_find_is_found_more_often_and_sooner() {
        GroupSequential bounds = bounds(Spending.OBRIEN_FLEMING, 0.25, 0.5, 0.75, 1);
        double[] little = bounds.crossed(1);
        double[] much = bounds.crossed(3);

        for (int look = 0; look < 4; look++) {
            assertThat(much[look]).isGreaterThan(little[look]);
        }
        assertThat(bounds.crossed(30)[0]).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_repeated_interval_is_the_bound_on_both_sides() {
        assertThat(bounds(Spending.POCOCK, 0.5, 1)
                        .interval(2, 0.01, 0.002)
                        .orThrow()
                        .width())
                .isCloseTo(
                        2
                                * 0.002
                                * bounds(Spending.POCOCK, 0.5, 1).looks().get(1).bound(),
                        within(1e-12));
    }

    @Test
    void settings_that_make_no_sense_are_told() {
        absurd(GroupSequential.at(0, Spending.POCOCK, Sides.ONE, 1));
        absurd(GroupSequential.at(Double.NaN, Spending.POCOCK, Sides.ONE, 1));
        absurd(GroupSequential.at(0.025, Spending.POCOCK, Sides.ONE));
        absurd(GroupSequential.at(0.025, Spending.POCOCK, Sides.ONE, 0.5, 0.5));
        absurd(GroupSequential.at(0.025, Spending.POCOCK, Sides.ONE, 0, 1));
        absurd(GroupSequential.at(0.025, Spending.POCOCK, Sides.ONE, 0.5, 1.5));
        absurd(bounds(Spending.POCOCK, 1).interval(2, 0, 1));
    }

    private static void absurd(Answer<?> answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(Why.ABSURD_SETTING));
    }
}
