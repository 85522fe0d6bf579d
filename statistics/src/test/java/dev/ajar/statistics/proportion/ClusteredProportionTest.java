package dev.ajar.statistics.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.Estimate;
import dev.ajar.statistics.proportion.Dependence.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredProportionTest {

    private static final Confidence SURE = Confidence.NINETY_FIVE;

    @Test
    void neither_the_order_of_cells_nor_how_a_cluster_is_split_changes_a_digit() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Cell> whole = new ArrayList<>();
            List<Cell> split = new ArrayList<>();
            for (int lock = 0; lock < 20; lock++) {
                long good = random.nextInt(50);
                long bad = random.nextInt(5);
                long some = random.nextLong(good + 1);
                whole.add(new Cell("lock-" + lock, "", "", good, bad));
                split.add(new Cell("lock-" + lock, "wood", "old", some, 0));
                split.add(new Cell("lock-" + lock, "metal", "new", good - some, bad));
            }
            Collections.shuffle(split, random);

            assertThat(of(split).wilson(SURE)).isEqualTo(of(whole).wilson(SURE));
        }
    }

    private static ClusteredProportion of(List<Cell> cells) {
        return Cells.of(cells)
                .map(ClusterCounts::of)
                .then(counts -> ClusteredProportion.of(counts, 0.02))
                .orThrow();
    }

    @Test
    void of_a_group_only_what_it_has_is_counted() {
        Cells cells = Cells.of(List.of(
                        new Cell("lock-1", "wood", "new", 7, 1),
                        new Cell("lock-1", "metal", "new", 2, 0),
                        new Cell("lock-1", "wood", "old", 9, 9),
                        new Cell("lock-2", "wood", "old", 9, 9),
                        new Cell("lock-3", "wood", "new", 4, 2)))
                .orThrow();
        ClusterCounts counts = ClusterCounts.of(cells, "new");

        assertThat(counts.size()).isEqualTo(2);
        assertThat(counts.allBad()).isEqualTo(3);
        assertThat(counts.allSessions()).isEqualTo(16);
        assertThat(counts.sessions(0)).isEqualTo(10);
        assertThat(counts.bad(1)).isEqualTo(2);
        assertThat(ClusterCounts.of(cells, "newest").size()).isZero();
    }

    @Test
    void as_many_again_in_the_same_clusters_is_not_worth_as_many_again() {
        long[] bad = {3, 0, 1, 9, 2, 0, 4, 1, 0, 7, 1, 2};
        long[] sessions = {40, 35, 61, 80, 22, 19, 55, 71, 30, 66, 41, 47};
        ClusteredProportion once = of(bad, sessions, 0);
        ClusteredProportion twice = of(doubled(bad), doubled(sessions), 0);

        assertThat(once.dependence().source()).isEqualTo(Source.CLUSTERS);
        assertThat(twice.variance()).isCloseTo(once.variance(), within(1e-15));
        assertThat(twice.effective()).isCloseTo(once.effective(), within(1e-9));
        assertThat(twice.wilson(SURE).interval().width())
                .isCloseTo(once.wilson(SURE).interval().width(), within(1e-12));
    }

    private static long[] doubled(long[] counts) {
        return Arrays.stream(counts).map(count -> 2 * count).toArray();
    }

    @Test
    void with_one_session_a_cluster_it_is_wilsons_interval_with_students_t() {
        long[] bad = new long[60];
        Arrays.fill(bad, 0, 11, 1);
        long[] sessions = new long[60];
        Arrays.fill(sessions, 1);
        ClusteredProportion proportion = of(bad, sessions, 0.02);

        // variance with m − 1 in place of m: all that is left of clustering
        assertThat(proportion.effective()).isCloseTo(59, within(1e-9));
        assertThat(proportion.wilson(SURE).interval())
                .isEqualTo(Wilson.interval(
                        new Proportion(11, 60).ofSessions(proportion.effective()),
                        SURE.student(proportion.dependence().degreesOfFreedom()),
                        SURE));
    }

    @Test
    void the_effective_sessions_are_never_more_than_the_sessions() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int clusters = 2 + random.nextInt(30);
            long[] bad = new long[clusters];
            long[] sessions = new long[clusters];
            for (int at = 0; at < clusters; at++) {
                sessions[at] = random.nextInt(30);
                bad[at] = random.nextLong(sessions[at] + 1);
            }
            sessions[0]++;
            sessions[1]++;
            Estimate estimate = of(bad, sessions, random.nextDouble()).wilson(SURE);

            assertThat(estimate.effective()).isPositive().isLessThanOrEqualTo((double)
                    Arrays.stream(sessions).sum());
            assertThat(estimate.designEffect()).isGreaterThanOrEqualTo(1);
            assertThat(estimate.interval().contains(estimate.rate())).isTrue();
            assertThat(estimate.degreesOfFreedom()).isBetween(1.0, clusters - 1.0);
        }
    }

    @Test
    void no_failure_is_not_no_doubt_and_the_plan_says_how_much() {
        ClusteredProportion none = of(new long[20], filled(20, 30), 0.02);
        ClusteredProportion alike = of(new long[20], filled(20, 30), 0.2);

        assertThat(none.dependence().source()).isEqualTo(Source.PLANNED);
        assertThat(none.dependence().designEffect()).isCloseTo(1 + 29 * 0.02, within(1e-12));
        assertThat(none.wilson(SURE).interval().lower()).isZero();
        assertThat(none.wilson(SURE).interval().upper()).isGreaterThan(3.0 / 600);
        assertThat(alike.wilson(SURE).interval().upper())
                .isGreaterThan(none.wilson(SURE).interval().upper());
        assertThat(alike.wilson(SURE).assumptions()).contains(Source.PLANNED.sentence());
    }

    @Test
    void clusters_that_are_all_the_same_rest_on_the_plan() {
        ClusteredProportion same = of(filled(12, 3), filled(12, 30), 0.02);

        assertThat(same.variance()).isZero();
        assertThat(same.adaptive()).isInfinite();
        assertThat(same.dependence()).isEqualTo(new Dependence(Source.PLANNED, 1 + 29 * 0.02, 11));
    }

    @Test
    void where_few_clusters_decide_few_degrees_of_freedom_are_left() {
        long[] bad = filled(100, 1);
        bad[17] = 30;
        ClusteredProportion one = of(bad, filled(100, 40), 0.02);

        assertThat(one.dependence().degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void the_interval_for_contracts_is_wider() {
        long[] bad = {0, 2, 0, 1, 0, 0, 3, 0, 0, 1};
        ClusteredProportion proportion = of(bad, filled(10, 100), 0.02);

        assertThat(proportion.kornGraubard(SURE).interval().width())
                .isGreaterThan(proportion.wilson(SURE).interval().width());
    }

    @Test
    void an_outage_that_hits_all_locks_shows_in_days_not_in_locks() {
        // 20 locks, 14 days, one session each: on one day all fail
        long[] badOfLock = filled(20, 1);
        long[] badOfDay = new long[14];
        badOfDay[5] = 20;
        ClusteredProportion byLock = of(badOfLock, filled(20, 14), 0.02);
        TimeBlocks byDay = TimeBlocks.of(badOfDay, filled(14, 20), 7).orThrow();
        ClusteredProportion either = byLock.orTime(byDay).orThrow();

        assertThat(either.dependence().source()).isEqualTo(Source.TIME);
        assertThat(either.effective()).isLessThan(byLock.effective() / 5);
        assertThat(either.wilson(SURE).interval().width())
                .isGreaterThan(2 * byLock.wilson(SURE).interval().width());
    }

    @Test
    void quiet_days_change_nothing() {
        long[] bad = {3, 0, 1, 9, 2, 0, 4, 1, 0, 7, 1, 2, 0, 0};
        ClusteredProportion byLock = of(bad, filled(14, 100), 0.02);
        long[] day = {2, 3, 2, 1, 2, 3, 2, 2, 2, 3, 2, 2, 2, 2};
        TimeBlocks byDay = TimeBlocks.of(day, filled(14, 100), 7).orThrow();

        assertThat(byLock.orTime(byDay).orThrow()).isEqualTo(byLock);
    }

    @Test
    void days_must_hold_the_same_sessions_as_clusters() {
        ClusteredProportion byLock = of(filled(10, 1), filled(10, 20), 0.02);
        TimeBlocks others = TimeBlocks.of(filled(14, 1), filled(14, 20), 7).orThrow();

        assertThat(byLock.orTime(others))
                .isEqualTo(new Unknown<ClusteredProportion>(
                        Why.ABSURD_COUNTS,
                        "10 bad of 200 sessions by cluster, but 14 of 280 by day: both must be the same sessions"));
    }

    @Test
    void too_little_says_what_is_missing() {
        assertThat(answer(new long[0], new long[0], 0.02))
                .isEqualTo(new Unknown<ClusteredProportion>(
                        Why.NO_DATA, "no session at all: a rate needs at least two clusters with sessions"));
        assertThat(answer(new long[] {0, 3}, new long[] {0, 41}, 0.02))
                .isEqualTo(
                        new Unknown<ClusteredProportion>(
                                Why.TOO_FEW_CLUSTERS,
                                "1 cluster with 3 bad of 41 sessions: how much clusters differ shows from 2 on, reliably from 8 on"));
        assertThat(why(answer(new long[] {-1}, new long[] {3}, 0.02))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(answer(new long[] {4}, new long[] {3}, 0.02))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(answer(filled(3, 0), filled(3, 1L << 52), 0.02))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(answer(filled(3, 0), filled(3, 9), 1.5))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(why(answer(filled(3, 0), filled(3, 9), Double.NaN))).isEqualTo(Why.ABSURD_SETTING);
    }

    @Test
    void very_many_sessions_and_very_few_are_fine() {
        for (long size : new long[] {1, 2, 1000, 1L << 40, 1L << 51}) {
            for (long bad : new long[] {0, 1, size / 2, size}) {
                Estimate estimate =
                        of(new long[] {bad, 0}, new long[] {size, size}, 0.02).kornGraubard(SURE);
                assertThat(estimate.interval().contains(estimate.rate())).isTrue();
                assertThat(estimate.effective()).isFinite().isPositive();
            }
        }
    }

    private static Answer<ClusteredProportion> answer(long[] bad, long[] sessions, double planned) {
        return ClusterCounts.of(bad, sessions).then(counts -> ClusteredProportion.of(counts, planned));
    }

    private static ClusteredProportion of(long[] bad, long[] sessions, double planned) {
        return answer(bad, sessions, planned).orThrow();
    }

    static long[] filled(int length, long value) {
        long[] filled = new long[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static Why why(Answer<?> answer) {
        return ((Unknown<?>) answer).why();
    }
}
