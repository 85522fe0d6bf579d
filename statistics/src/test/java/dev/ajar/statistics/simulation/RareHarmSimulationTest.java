package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.sequential.RareHarm;
import dev.ajar.statistics.sequential.RareHarm.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/// Sixty days with a few failures each; some days the server fails both arms. The candidate's share grows.
class RareHarmSimulationTest {

    private static final double ALPHA = 0.05;

    @Test
    void evidence_may_be_looked_at_each_day_and_an_exact_test_may_not() {
        double[] cries = Repetitions.of(2_000, 3).shares(random -> {
            List<Day> days = days(random, 1);
            return new boolean[] {
                RareHarm.of(days).map(found -> found.harm(ALPHA)).orThrow(), exact(days)
            };
        });
        double found = Repetitions.of(500, 4)
                .share(random ->
                        RareHarm.of(days(random, 3)).map(all -> all.harm(ALPHA)).orThrow());
        System.out.printf(
                Locale.ROOT,
                "rare harm: wrong %.3f, exact test each day %.3f, threefold found %.3f%n",
                cries[0],
                cries[1],
                found);

        assertThat(cries[0]).isLessThanOrEqualTo(ALPHA);
        assertThat(cries[1]).isGreaterThan(0.10);
        assertThat(found).isGreaterThan(0.8);
    }

    private static List<Day> days(UniformRandomProvider random, double factor) {
        List<Day> days = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            int candidates = 100 + 5 * day;
            int others = 1_000 - candidates;
            double rate = random.nextDouble() < 0.1 ? 0.01 : 0.001;
            days.add(new Day(
                    candidates,
                    others,
                    Fleets.failures(random, candidates, rate * factor),
                    Fleets.failures(random, others, rate)));
        }
        return days;
    }

    /// Whether the one-sided binomial test of all failures so far says so on any day.
    private static boolean exact(List<Day> days) {
        long hits = 0;
        long all = 0;
        double expected = 0;
        for (Day day : days) {
            long failures = day.candidateFailures() + day.baselineFailures();
            hits += day.candidateFailures();
            all += failures;
            expected += failures * day.candidateExposure() / (day.candidateExposure() + day.baselineExposure());
            if (hits > 0 && RegularizedBeta.value(expected / all, (double) hits, all - hits + 1.0) <= ALPHA) {
                return true;
            }
        }
        return false;
    }
}
