package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.objective.TargetProposal;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/// Half a year of history, then four weeks: how often they meet what was proposed. Failure rates go up and down about
/// 1 %, each day like the one before.
class TargetSimulationTest {

    private static final int HISTORY = 180;
    private static final int WINDOW = 28;
    private static final double MEMORY = 0.7;
    private static final double SPREAD = 0.4;

    @Test
    void the_proposed_target_is_met_about_nine_times_in_ten_and_last_months_rate_half_of_the_time() {
        double[] met = Repetitions.of(600, 5).shares(random -> {
            long[] sessions = new long[HISTORY + WINDOW];
            long[] failures = new long[HISTORY + WINDOW];
            live(random, sessions, failures);
            long[] before = Arrays.copyOf(sessions, HISTORY);
            long[] failed = Arrays.copyOf(failures, HISTORY);
            double proposed = TargetProposal.of(before, failed, random.nextLong())
                    .orThrow()
                    .supported();
            double next = rate(sessions, failures, HISTORY);
            return new boolean[] {next >= proposed, next >= rate(sessions, failures, HISTORY - WINDOW)};
        });
        System.out.printf(Locale.ROOT, "target: met %.3f, last month's %.3f%n", met[0], met[1]);

        assertThat(met[0]).isBetween(0.83, 0.93);
        assertThat(met[1]).isBetween(0.4, 0.6);
    }

    private static void live(UniformRandomProvider random, long[] sessions, long[] failures) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double mood = normal.sample();
        for (int day = 0; day < sessions.length; day++) {
            mood = MEMORY * mood + Math.sqrt(1 - MEMORY * MEMORY) * normal.sample();
            int some = Fleets.poisson(random, day % 7 < 5 ? 300 : 120);
            sessions[day] = some;
            failures[day] = Fleets.failures(random, some, 0.01 * Math.exp(SPREAD * mood - SPREAD * SPREAD / 2));
        }
    }

    private static double rate(long[] sessions, long[] failures, int from) {
        double all = 0;
        double bad = 0;
        for (int day = from; day < from + WINDOW; day++) {
            all += sessions[day];
            bad += failures[day];
        }
        return 1 - bad / all;
    }
}
