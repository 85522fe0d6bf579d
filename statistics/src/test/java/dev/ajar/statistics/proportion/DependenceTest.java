package dev.ajar.statistics.proportion;

import static dev.ajar.statistics.proportion.ClusteredProportionTest.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// How alike sessions are, of a cluster and of a day, and what that costs.
class DependenceTest {

    @Test
    void clusters_all_good_or_all_bad_are_wholly_alike() {
        assertThat(correlation(new long[] {10, 0, 10, 0, 0}, filled(5, 10))).isCloseTo(1, within(1e-12));
    }

    @Test
    void clusters_with_the_same_share_are_less_alike_than_chance_would_make_them() {
        assertThat(correlation(filled(8, 3), filled(8, 10))).isCloseTo(-1.0 / 9, within(1e-12));
    }

    private static double correlation(long[] bad, long[] sessions) {
        return anova(bad, sessions).orThrow().correlation();
    }

    private static Answer<IntraClusterCorrelation> anova(long[] bad, long[] sessions) {
        return ClusterCounts.of(bad, sessions).then(IntraClusterCorrelation::anova);
    }

    @Test
    void a_correlation_needs_two_clusters_two_sessions_in_one_and_both_good_and_bad() {
        assertThat(why(anova(filled(1, 3), filled(1, 10)))).isEqualTo(Why.TOO_FEW_CLUSTERS);
        assertThat(why(anova(filled(0, 3), filled(0, 10)))).isEqualTo(Why.TOO_FEW_CLUSTERS);
        assertThat(why(anova(new long[] {1, 0}, filled(2, 1)))).isEqualTo(Why.NO_DATA);
        assertThat(why(anova(filled(4, 0), filled(4, 10)))).isEqualTo(Why.NO_CONTRAST);
        assertThat(anova(filled(4, 10), filled(4, 10)))
                .isEqualTo(
                        new Unknown<IntraClusterCorrelation>(
                                Why.NO_CONTRAST,
                                "40 of 40 sessions are bad: how alike a cluster's sessions are shows where some are and some are not"));
    }

    @Test
    void alike_sessions_cost_more_the_larger_and_the_more_unequal_clusters_are() {
        assertThat(DesignEffect.ofEqual(1, 0.3).orThrow()).isEqualTo(1);
        assertThat(DesignEffect.ofEqual(20, 0).orThrow()).isEqualTo(1);
        assertThat(DesignEffect.ofEqual(20, 1).orThrow()).isEqualTo(20);
        assertThat(DesignEffect.ofUnequal(20, 0.5, 0.1).orThrow())
                .isGreaterThan(DesignEffect.ofEqual(20, 0.1).orThrow());
        assertThat(why(DesignEffect.ofEqual(0, 0.1))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(DesignEffect.ofUnequal(10, -1, 0.1))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(DesignEffect.ofUnequal(10, 1e200, 0.1))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(DesignEffect.ofEqual(10, Double.NaN))).isEqualTo(Why.ABSURD_SETTING);
    }

    @Test
    void weights_cost_nothing_if_the_fleet_was_seen_as_it_is() {
        Weighting same = Weighting.of(new double[] {0.5, 0.3, 0.2}, new long[] {50, 30, 20})
                .orThrow();

        assertThat(same.effective()).isCloseTo(100, within(1e-9));
        assertThat(same.designEffect()).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_stratum_of_the_fleet_that_was_not_seen_cannot_be_weighted() {
        assertThat(Weighting.of(new double[] {0.5, 0.5}, new long[] {50, 0}))
                .isEqualTo(
                        new Unknown<Weighting>(
                                Why.NO_COMMON_STRATUM,
                                "stratum 1 is 0.5 of the fleet and has no session: see some there, or leave it out and say so"));
        assertThat(why(Weighting.of(new double[] {0, 0}, new long[] {5, 5}))).isEqualTo(Why.NO_DATA);
        assertThat(why(Weighting.of(new double[] {-1}, new long[] {5}))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(Weighting.of(new double[] {1}, new long[] {-5}))).isEqualTo(Why.ABSURD_COUNTS);
    }

    @Test
    void blocks_of_one_day_are_independent_days() {
        long[] bad = {1, 4, 0, 2, 3, 0};
        long[] sessions = {50, 61, 40, 55, 70, 44};
        double rate = 10.0 / 320;
        double squares = 0;
        for (int day = 0; day < bad.length; day++) {
            squares += Math.pow(bad[day] - rate * sessions[day], 2);
        }

        assertThat(TimeBlocks.of(bad, sessions, 1).orThrow().variance()).isCloseTo(squares / 320 / 320, within(1e-15));
    }

    @Test
    void where_the_days_begin_has_no_say() {
        long[] bad = {0, 0, 9, 8, 7, 0, 1, 0, 2, 0, 1, 0, 0, 1};
        long[] sessions = {50, 61, 40, 55, 70, 44, 52, 51, 66, 39, 60, 71, 43, 50};
        double variance = TimeBlocks.of(bad, sessions, 3).orThrow().variance();
        for (int shift = 1; shift < bad.length; shift++) {
            assertThat(TimeBlocks.of(turned(bad, shift), turned(sessions, shift), 3)
                            .orThrow()
                            .variance())
                    .isCloseTo(variance, within(1e-15));
        }
    }

    private static long[] turned(long[] days, int by) {
        long[] turned = new long[days.length];
        for (int day = 0; day < days.length; day++) {
            turned[(day + by) % days.length] = days[day];
        }
        return turned;
    }

    @Test
    void days_in_a_row_that_are_bad_make_blocks_differ_more_than_scattered_ones() {
        long[] row = new long[28];
        Arrays.fill(row, 3, 7, 10);
        long[] scattered = new long[28];
        for (int day = 3; day < 28; day += 7) {
            scattered[day] = 10;
        }

        assertThat(TimeBlocks.of(row, filled(28, 100), 7).orThrow().designEffect())
                .isGreaterThan(10
                        * TimeBlocks.of(scattered, filled(28, 100), 7).orThrow().designEffect());
    }

    @Test
    void days_need_two_blocks_and_a_session() {
        assertThat(TimeBlocks.of(filled(13, 1), filled(13, 9), 7))
                .isEqualTo(new Unknown<TimeBlocks>(
                        Why.TOO_SHORT, "13 days: how much blocks of 7 differ shows from 2 blocks on, that is 14 days"));
        assertThat(why(TimeBlocks.of(filled(28, 0), filled(28, 0), 7))).isEqualTo(Why.NO_DATA);
        assertThat(why(TimeBlocks.of(filled(28, 1), filled(28, 9), 0))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(TimeBlocks.of(filled(28, 1), filled(28, 9), Integer.MAX_VALUE)))
                .isEqualTo(Why.TOO_SHORT);
        assertThat(TimeBlocks.of(filled(28, 0), filled(28, 9), 7).orThrow().designEffect())
                .isEqualTo(1);
    }

    private static Why why(Answer<?> answer) {
        return ((Unknown<?>) answer).why();
    }
}
