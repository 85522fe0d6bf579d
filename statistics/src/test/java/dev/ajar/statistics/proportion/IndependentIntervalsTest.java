package dev.ajar.statistics.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Interval;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/// Intervals of sessions that are independent.
class IndependentIntervalsTest {

    private static final Confidence SURE = Confidence.NINETY_FIVE;

    private static final List<BiFunction<Proportion, Confidence, Interval>> METHODS =
            List.of(Wilson::interval, Wilson::corrected, ClopperPearson::interval);

    @Test
    void good_and_bad_are_mirrors() {
        for (BiFunction<Proportion, Confidence, Interval> method : METHODS) {
            for (int bad = 0; bad <= 13; bad++) {
                Interval one = method.apply(new Proportion(bad, 13), SURE);
                Interval mirror = method.apply(new Proportion(13 - bad, 13), SURE);
                assertThat(mirror.lower()).isCloseTo(1 - one.upper(), within(1e-13));
                assertThat(mirror.upper()).isCloseTo(1 - one.lower(), within(1e-13));
            }
        }
    }

    @Test
    void more_bad_ones_move_both_ends_up_and_more_confidence_moves_them_apart() {
        for (BiFunction<Proportion, Confidence, Interval> method : METHODS) {
            for (int bad = 0; bad < 40; bad++) {
                Interval few = method.apply(new Proportion(bad, 40), SURE);
                Interval more = method.apply(new Proportion(bad + 1, 40), SURE);
                Interval surer = method.apply(new Proportion(bad, 40), new Confidence(0.99));
                assertThat(more.lower()).isGreaterThanOrEqualTo(few.lower());
                assertThat(more.upper()).isGreaterThanOrEqualTo(few.upper());
                assertThat(surer.lower()).isLessThanOrEqualTo(few.lower());
                assertThat(surer.upper()).isGreaterThanOrEqualTo(few.upper());
            }
        }
    }

    @Test
    void none_bad_begins_at_zero_and_all_bad_ends_at_one_but_neither_is_without_doubt() {
        for (BiFunction<Proportion, Confidence, Interval> method : METHODS) {
            Interval none = method.apply(new Proportion(0, 20), SURE);
            Interval all = method.apply(new Proportion(20, 20), SURE);
            assertThat(none.lower()).isZero();
            assertThat(none.upper()).isGreaterThan(0.1);
            assertThat(all.upper()).isEqualTo(1);
            assertThat(all.lower()).isLessThan(0.9);
        }
    }

    @Test
    void a_rate_is_in_the_score_interval_if_and_only_if_the_score_test_accepts_it() {
        Proportion proportion = new Proportion(7, 90);
        Interval interval = Wilson.interval(proportion, SURE);
        for (double rate = 0.001; rate < 1; rate += 0.001) {
            double off = Math.abs(proportion.rate() - rate);
            boolean accepted = off <= SURE.normal() * Math.sqrt(rate * (1 - rate) / proportion.sessions());
            assertThat(interval.contains(rate)).as("rate %s", rate).isEqualTo(accepted);
        }
    }

    @Test
    void the_exact_interval_never_covers_less_than_it_says_and_the_score_interval_does_so_on_average() {
        double least = 1;
        double sum = 0;
        int rates = 0;
        for (double rate = 0.005; rate < 1; rate += 0.005) {
            least = Math.min(least, coverage(ClopperPearson::interval, rate));
            sum += coverage(Wilson::interval, rate);
            rates++;
        }
        assertThat(least).isGreaterThanOrEqualTo(0.95);
        assertThat(sum / rates).isCloseTo(0.95, within(0.01));
    }

    /// Added up over all that may come out of 50 sessions.
    private static double coverage(BiFunction<Proportion, Confidence, Interval> method, double rate) {
        BinomialDistribution outcomes = BinomialDistribution.of(50, rate);
        double coverage = 0;
        for (int bad = 0; bad <= 50; bad++) {
            if (method.apply(new Proportion(bad, 50), SURE).contains(rate)) {
                coverage += outcomes.probability(bad);
            }
        }
        return coverage;
    }

    @Test
    void corrected_for_continuity_is_newcombes_fourth_method() {
        // Newcombe 1998 Table I, method 4: 81/263, 15/148, 0/20, 1/29
        assertEnds(Wilson.corrected(new Proportion(81, 263), SURE), 0.2535, 0.3682);
        assertEnds(Wilson.corrected(new Proportion(15, 148), SURE), 0.0598, 0.1644);
        assertEnds(Wilson.corrected(new Proportion(0, 20), SURE), 0, 0.2005);
        assertEnds(Wilson.corrected(new Proportion(1, 29), SURE), 0.0018, 0.1963);
    }

    private static void assertEnds(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
    }

    @Test
    void with_nothing_bad_the_upper_bound_is_the_rule_of_three() {
        assertThat(ClopperPearson.upperBound(new Proportion(0, 1000), SURE)).isCloseTo(0.003, within(0.00001));
    }

    @Test
    void whatever_was_counted_there_are_ends_and_they_are_in_order() {
        double[] sessions = {0.01, 0.5, 1, 2.5, 30, 1e3, 1e6, 1e9, 1e12, 0x1p53};
        double[] shares = {0, 1e-16, 1e-9, 1e-3, 0.1, 0.5, 0.9, 1 - 1e-9, 1};
        double[] levels = {0.01, 0.5, 0.95, 0.999999};
        for (double all : sessions) {
            for (double share : shares) {
                for (double level : levels) {
                    Proportion proportion = new Proportion(share * all, all);
                    for (BiFunction<Proportion, Confidence, Interval> method : METHODS) {
                        Interval interval = method.apply(proportion, new Confidence(level));
                        assertThat(interval.lower())
                                .as("%s at %s", proportion, level)
                                .isBetween(0.0, 1.0);
                        assertThat(interval.upper())
                                .as("%s at %s", proportion, level)
                                .isBetween(interval.lower(), 1.0);
                    }
                }
            }
        }
    }

    @Test
    void what_cannot_be_says_why() {
        assertThat(Proportion.of(0, 0))
                .isEqualTo(new Unknown<Proportion>(Why.NO_DATA, "no session at all: a rate needs at least one"));
        assertThat(why(Proportion.of(-1, 5))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(Proportion.of(6, 5))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(Proportion.of(1, -5))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(Proportion.of(Double.NaN, 5))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(Proportion.of(1, Double.POSITIVE_INFINITY))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(Confidence.of(2))
                .isEqualTo(new Unknown<Confidence>(
                        Why.ABSURD_SETTING, "a level of 2.0: it is above 0 and below 1, for example 0.95"));
        assertThat(why(Confidence.of(Double.NaN))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(Confidence.of(0.9).orThrow().normal()).isCloseTo(1.6448536269514722, within(1e-12));
    }

    private static Why why(Object answer) {
        return ((Unknown<?>) answer).why();
    }
}
