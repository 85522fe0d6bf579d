package dev.ajar.statistics.burn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.burn.SignificantBurn.Counts;
import dev.ajar.statistics.burn.SignificantBurn.Finding;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BurnTest {

    private static final SignificantBurn BURN = SignificantBurn.of(0.99).orThrow();

    private static Finding finding(long sessions, long failures, long locks) {
        return BURN.judge(Collections.nCopies(4, new Counts(sessions, failures, locks)))
                .orThrow()
                .getFirst();
    }

    @Test
    void fires_when_it_is_fast_sure_and_of_several_locks() {
        assertThat(finding(10, 4, 4).why())
                .isEqualTo("4 of 10 sessions in 1 h failed, on 4 locks: 40.0 times faster than allowed");
        assertThat(finding(10, 4, 4).fires()).isTrue();
        assertThat(finding(10, 4, 1).fires()).isFalse();
        assertThat(finding(10, 4, 1).why()).endsWith("one lock alone pages nobody, look at the lock");
        assertThat(finding(5, 1, 1).why()).endsWith("chance alone may do that, fires from 3 failures on");
        assertThat(finding(1_000, 20, 9).why()).endsWith("fires from 14.4 times on");
        assertThat(finding(0, 0, 0).fires()).isFalse();
    }

    @Test
    void a_loose_objective_can_fire() {
        SignificantBurn loose = SignificantBurn.of(0.9).orThrow();

        assertThat(loose.wanted(SignificantBurn.USUAL.getFirst())).isCloseTo(8, within(1e-9));
        assertThat(loose.judge(Collections.nCopies(4, new Counts(20, 20, 5))).orThrow())
                .allSatisfy(finding -> assertThat(finding.fires()).isTrue());
    }

    @Test
    void chance_reaches_the_least_failures_rarely_and_one_fewer_too_often() {
        for (int sessions : new int[] {1, 7, 40, 300, 5_000}) {
            for (double rate : new double[] {0.001, 0.01, 0.2}) {
                int least = (int) LeastFailures.of(sessions, rate, 1e-3);
                BinomialDistribution chance = BinomialDistribution.of(sessions, rate);
                assertThat(chance.survivalProbability(least - 1)).isLessThanOrEqualTo(1e-3);
                assertThat(chance.survivalProbability(least - 2)).isGreaterThan(1e-3);
            }
        }
    }

    @Test
    void sessions_that_are_alike_need_more_failures() {
        long before = LeastFailures.of(100, 0.01, 1e-4);
        for (double alike : new double[] {0.001, 0.02, 0.1, 0.3}) {
            long least = LeastFailures.of(100, 0.01, alike, 1e-4);
            assertThat(least).isGreaterThanOrEqualTo(before);
            before = least;
        }
        assertThat(before).isGreaterThan(30);
    }

    @Test
    void a_run_length_is_the_solution_of_its_equations() {
        int steps = 4;
        int threshold = 11;
        double rate = 0.13;
        double[] mean = new double[threshold];
        for (int round = 0; round < 20_000; round++) {
            for (int state = 0; state < threshold; state++) {
                int up = state + steps - 1;
                mean[state] = 1 + (1 - rate) * mean[Math.max(0, state - 1)] + rate * (up >= threshold ? 0 : mean[up]);
            }
        }

        assertThat(BernoulliCusum.runLength(steps, threshold, rate)).isCloseTo(mean[0], within(1e-8 * mean[0]));
        assertThat(BernoulliCusum.runLength(25, 10, 0.01)).isCloseTo(100, within(1e-9));
    }

    @Test
    void a_watch_keeps_its_promise_with_the_lowest_threshold() {
        BernoulliCusum watch = BernoulliCusum.of(0.99, 100_000).orThrow();

        assertThat(watch.runLength(0.01)).isGreaterThanOrEqualTo(100_000);
        assertThat(BernoulliCusum.runLength(watch.steps(), watch.threshold() - 1, 0.01))
                .isLessThan(100_000);
        assertThat(watch.runLength(1)).isLessThan(6);
    }

    @Test
    void both_watches_ring_at_an_outage_and_the_detector_rings_for_nothing_less_often_than_promised() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(2);
        int rings = 0;
        EvidenceDetector fresh = EvidenceDetector.of(0.05, 1_000).orThrow();
        EvidenceDetector detector = fresh;
        for (int session = 0; session < 200_000; session++) {
            detector = detector.after(random.nextDouble() < 0.05);
            if (detector.rings()) {
                rings++;
                detector = fresh;
            }
        }
        assertThat(rings).isLessThan(200);
        for (int failure = 0; failure < 4; failure++) {
            fresh = fresh.after(true);
        }
        assertThat(fresh.rings()).isTrue();
    }

    @Test
    void what_makes_no_sense_is_told() {
        why(SignificantBurn.of(1), Why.ABSURD_SETTING);
        why(SignificantBurn.of(0.99, List.of(new SignificantBurn.Rule(1, 0, 0.1))), Why.ABSURD_SETTING);
        why(BURN.judge(List.of()), Why.ABSURD_SETTING);
        for (Counts counts : List.of(
                new Counts(-1, 0, 0),
                new Counts(1, 2, 1),
                new Counts(3, 2, 3),
                new Counts(3, 2, 0),
                new Counts(3, -1, 0))) {
            why(BURN.judge(Collections.nCopies(4, counts)), Why.ABSURD_COUNTS);
        }
        why(BernoulliCusum.of(0.5, 1_000), Why.ABSURD_SETTING);
        why(BernoulliCusum.of(1, 1_000), Why.ABSURD_SETTING);
        why(BernoulliCusum.of(1 - 1e-9, 1_000), Why.ABSURD_SETTING);
        why(BernoulliCusum.of(0.99, Double.NaN), Why.ABSURD_SETTING);
        why(EvidenceDetector.of(0.95, 1_000), Why.ABSURD_SETTING);
    }

    private static void why(Answer<?> answer, Why why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(why));
    }
}
