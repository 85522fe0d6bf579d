package dev.ajar.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.comparison.MantelHaenszel.Ratio;
import dev.ajar.statistics.comparison.MantelHaenszel.Stratum;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two groups of sessions that are independent: one a lock.
class IndependentComparisonsTest {

    private static final Confidence SURE = Confidence.NINETY_FIVE;

    private interface Method {
        Interval of(Proportion one, Proportion other, Confidence confidence);
    }

    private static final List<Method> METHODS =
            List.of(Newcombe::interval, MiettinenNurminen::interval, FarringtonManning::interval);

    @Test
    void the_other_way_round_the_sign_is_the_other() {
        for (Method method : METHODS) {
            for (int bad = 0; bad <= 12; bad++) {
                Interval one = method.of(new Proportion(bad, 12), new Proportion(3, 20), SURE);
                Interval other = method.of(new Proportion(3, 20), new Proportion(bad, 12), SURE);
                assertThat(other.lower()).isCloseTo(-one.upper(), within(1e-12));
                assertThat(other.upper()).isCloseTo(-one.lower(), within(1e-12));
            }
        }
    }

    @Test
    void good_and_bad_exchanged_the_sign_is_the_other() {
        for (Method method : METHODS) {
            for (int bad = 0; bad <= 12; bad++) {
                Interval one = method.of(new Proportion(bad, 12), new Proportion(3, 20), SURE);
                Interval other = method.of(new Proportion(12 - bad, 12), new Proportion(17, 20), SURE);
                assertThat(other.lower()).isCloseTo(-one.upper(), within(1e-12));
                assertThat(other.upper()).isCloseTo(-one.lower(), within(1e-12));
            }
        }
    }

    @Test
    void more_failures_of_the_one_move_the_difference_up() {
        for (Method method : METHODS) {
            Interval last = method.of(new Proportion(0, 30), new Proportion(4, 25), SURE);
            for (int bad = 1; bad <= 30; bad++) {
                Interval next = method.of(new Proportion(bad, 30), new Proportion(4, 25), SURE);
                assertThat(next.lower()).isGreaterThanOrEqualTo(last.lower());
                assertThat(next.upper()).isGreaterThanOrEqualTo(last.upper());
                last = next;
            }
        }
    }

    @Test
    void whatever_was_counted_there_are_ends_around_the_difference_seen() {
        double[] sessions = {0.5, 1, 2, 40, 1e6, 1e12};
        double[] shares = {0, 1e-6, 0.3, 1};
        for (Method method : METHODS) {
            for (double size : sessions) {
                for (double share : shares) {
                    for (double otherShare : shares) {
                        Proportion one = new Proportion(share * size, size);
                        Proportion other = new Proportion(otherShare * 17, 17);
                        Interval interval = method.of(one, other, SURE);
                        double difference = one.rate() - other.rate();
                        assertThat(interval.lower()).isBetween(-1.0, difference + 1e-12);
                        assertThat(interval.upper()).isBetween(difference - 1e-12, 1.0);
                    }
                }
            }
        }
    }

    @Test
    void the_ends_of_the_score_interval_are_where_the_test_turns() {
        Proportion one = new Proportion(9, 61);
        Proportion other = new Proportion(4, 75);
        Interval interval = MiettinenNurminen.interval(one, other, SURE);

        assertThat(MiettinenNurminen.statistic(one, other, interval.lower()).orThrow())
                .isCloseTo(SURE.normal(), within(1e-9));
        assertThat(MiettinenNurminen.statistic(one, other, interval.upper()).orThrow())
                .isCloseTo(-SURE.normal(), within(1e-9));
    }

    @Test
    void the_upper_end_is_below_the_margin_if_and_only_if_the_test_says_so() {
        Confidence twoSided = new Confidence(0.95);
        for (int bad = 0; bad < 30; bad++) {
            Proportion candidate = new Proportion(bad, 400);
            Proportion current = new Proportion(8, 400);
            boolean below =
                    FarringtonManning.interval(candidate, current, twoSided).upper() < 0.02;
            double probability = FarringtonManning.nonInferiority(candidate, current, 0.02)
                    .orThrow()
                    .probability();
            assertThat(probability < 0.025).as("%s bad", bad).isEqualTo(below);
        }
    }

    @Test
    void a_margin_beyond_one_is_no_margin() {
        Proportion some = new Proportion(1, 10);

        assertThat(FarringtonManning.nonInferiority(some, some, 1))
                .isEqualTo(new Unknown<FarringtonManning.Test>(
                        Why.ABSURD_SETTING, "a margin of 1.0: it is above -1 and below 1, for example 0.005"));
        assertThat(why(MiettinenNurminen.statistic(some, some, Double.NaN))).isEqualTo(Why.ABSURD_SETTING);
    }

    @Test
    void one_stratum_is_the_plain_difference() {
        MantelHaenszel one =
                MantelHaenszel.of(List.of(new Stratum(9, 60, 4, 75))).orThrow();

        assertThat(one.difference()).isCloseTo(9 / 60.0 - 4 / 75.0, within(1e-12));
        assertThat(one.ratio())
                .isInstanceOfSatisfying(
                        Ratio.Of.class,
                        ratio -> assertThat(ratio.logarithm())
                                .isCloseTo(Math.log(9 / 60.0 / (4 / 75.0)), within(1e-12)));
        assertThat(one.interval(SURE).contains(one.difference())).isTrue();
    }

    @Test
    void strata_the_other_way_round_the_sign_is_the_other() {
        MantelHaenszel one = MantelHaenszel.of(List.of(new Stratum(9, 60, 4, 75), new Stratum(2, 20, 5, 9)))
                .orThrow();
        MantelHaenszel other = MantelHaenszel.of(List.of(new Stratum(5, 9, 2, 20), new Stratum(4, 75, 9, 60)))
                .orThrow();

        assertThat(other.difference()).isCloseTo(-one.difference(), within(1e-12));
        assertThat(other.standardError()).isCloseTo(one.standardError(), within(1e-12));
    }

    @Test
    void a_stratum_that_one_group_alone_has_says_nothing() {
        List<Stratum> common = List.of(new Stratum(9, 60, 4, 75));
        List<Stratum> more = List.of(new Stratum(9, 60, 4, 75), new Stratum(40, 50, 0, 0));

        assertThat(MantelHaenszel.of(more)).isEqualTo(MantelHaenszel.of(common));
    }

    @Test
    void cells_are_strata_if_every_lock_has_one_session() {
        List<Cell> cells = new ArrayList<>();
        addLocks(cells, "wood", "new", 9, 60);
        addLocks(cells, "wood", "old", 4, 75);
        addLocks(cells, "metal", "new", 2, 20);
        addLocks(cells, "metal", "old", 5, 9);
        addLocks(cells, "metal", "older", 5, 9);
        List<Stratum> strata = List.of(new Stratum(2, 20, 5, 9), new Stratum(9, 60, 4, 75));

        assertThat(MantelHaenszel.of(Cells.of(cells).orThrow(), "new", "old")).isEqualTo(MantelHaenszel.of(strata));
    }

    private static void addLocks(List<Cell> cells, String stratum, String group, int bad, int locks) {
        for (int lock = 0; lock < locks; lock++) {
            String name = "%s-%s-%s".formatted(stratum, group, lock);
            cells.add(new Cell(name, stratum, group, lock < bad ? 0 : 1, lock < bad ? 1 : 0));
        }
    }

    @Test
    void a_lock_with_two_sessions_needs_another_method() {
        Cells cells = Cells.of(List.of(
                        new Cell("lock-1", "wood", "new", 1, 0),
                        new Cell("lock-1", "wood", "old", 1, 0),
                        new Cell("lock-2", "wood", "old", 0, 1)))
                .orThrow();

        assertThat(MantelHaenszel.of(cells, "new", "old"))
                .isEqualTo(new Unknown<MantelHaenszel>(
                        Why.NOT_INDEPENDENT,
                        "cluster \"lock-1\" has more than one session: take one of each, or compare by cluster"));
    }

    @Test
    void what_cannot_be_compared_says_why() {
        assertThat(MantelHaenszel.of(List.of(new Stratum(1, 5, 0, 0), new Stratum(0, 0, 2, 9))))
                .isEqualTo(
                        new Unknown<MantelHaenszel>(
                                Why.NO_COMMON_STRATUM,
                                "none of 2 strata has sessions of both groups: let the candidate run where the current one does"));
        assertThat(why(MantelHaenszel.of(List.of()))).isEqualTo(Why.NO_COMMON_STRATUM);
        assertThat(why(MantelHaenszel.of(List.of(new Stratum(0, 5, 0, 7))))).isEqualTo(Why.NO_CONTRAST);
        assertThat(why(MantelHaenszel.of(List.of(new Stratum(5, 5, 7, 7))))).isEqualTo(Why.NO_CONTRAST);
        assertThat(why(MantelHaenszel.of(List.of(new Stratum(6, 5, 1, 7))))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(MantelHaenszel.of(List.of(new Stratum(3, 5, 0, 7))).orThrow().ratio())
                .isEqualTo(new Ratio.None());
    }

    private static Why why(Answer<?> answer) {
        return ((Unknown<?>) answer).why();
    }
}
