package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.planning.Design;
import dev.ajar.statistics.sequential.ConfidenceSequence;
import dev.ajar.statistics.sequential.GroupSequential;
import dev.ajar.statistics.sequential.Progress;
import dev.ajar.statistics.sequential.Sides;
import dev.ajar.statistics.sequential.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fourteen days of looking each day, with nothing there: how often somebody cries.
class PeekingSimulationTest {

    private static final int DAYS = 14;
    private static final double BASE = 0.05;
    private static final double PER_DAY = 3;
    private static final double ONCE = 1.959964;

    @ParameterizedTest
    @CsvSource({"false, 100, 0", "false, 400, 0.1", "true, 50, 0.1", "true, 200, 0"})
    void looking_each_day_is_wrong_rarely_with_bounds_and_often_without(boolean crossover, int locks, double alike) {
        Repetitions runs = Repetitions.of(500, 31);
        double planned = planned(crossover, locks, alike);
        ConfidenceSequence sequence =
                ConfidenceSequence.tuned(0.05, locks * PER_DAY * DAYS).orThrow();

        double[] shares = runs.shares(random -> {
            List<Trial.Seen> looks = looks(random, crossover, locks, alike);
            return new boolean[] {
                looks.stream().anyMatch(seen -> beyond(seen, ONCE * seen.naive())),
                looks.stream().anyMatch(seen -> beyond(seen, ONCE * seen.clustered())),
                crosses(looks, planned),
                looks.stream().anyMatch(seen -> beyond(seen, always(sequence, seen) * seen.clustered())),
                looks.stream().anyMatch(seen -> beyond(seen, always(sequence, seen) * seen.naive()))
            };
        });
        double naive = shares[0];
        double clustered = shares[1];
        double bounded = shares[2];
        double always = shares[3];
        double alwaysOnSessions = shares[4];

        System.out.printf(
                Locale.ROOT,
                "peeking, crossover %s, %d locks, correlation %s: naive %.3f, clustered %.3f, bounds %.3f, always %.3f,"
                        + " always on sessions %.3f%n",
                crossover,
                locks,
                alike,
                naive,
                clustered,
                bounded,
                always,
                alwaysOnSessions);
        assertThat(naive).isGreaterThan(0.12);
        assertThat(clustered).isGreaterThan(0.11);
        assertThat(bounded).isBetween(0.02, 0.065);
        assertThat(always).isLessThanOrEqualTo(0.03);
        if (!crossover && alike > 0) {
            assertThat(alwaysOnSessions).isGreaterThan(0.12);
        }
    }

    private static List<Trial.Seen> looks(UniformRandomProvider random, boolean crossover, int locks, double alike) {
        Trial trial = new Trial(random, crossover, locks, BASE, alike, 0, PER_DAY);
        List<Trial.Seen> looks = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            trial.day();
            if (day > 1) {
                looks.add(trial.seen());
            }
        }
        return looks;
    }

    private static double always(ConfidenceSequence sequence, Trial.Seen seen) {
        return sequence.multiplier((double) seen.sessions());
    }

    private static boolean beyond(Trial.Seen seen, double half) {
        return seen.failures() > 0 && Math.abs(seen.difference()) > half;
    }

    private static boolean crosses(List<Trial.Seen> looks, double planned) {
        double[] errors = looks.stream()
                .mapToDouble(seen -> seen.failures() < 8 ? 0 : seen.clustered())
                .toArray();
        Progress progress =
                Progress.of(looks.size(), OptionalDouble.of(planned), errors).orThrow();
        GroupSequential bounds =
                progress.bounds(0.05, Spending.OBRIEN_FLEMING, Sides.TWO).orThrow();
        for (int at = 0; at < progress.places().size(); at++) {
            Trial.Seen seen = looks.get(progress.places().get(at));
            if (beyond(seen, bounds.looks().get(at).bound() * seen.clustered())) {
                return true;
            }
        }
        return false;
    }

    private static double planned(boolean crossover, int locks, double alike) {
        double mean = PER_DAY * DAYS;
        Design design = crossover
                ? Design.crossover(mean / 2, 0, alike, alike).orThrow()
                : Design.parallel(mean, 0, alike).orThrow();
        double arm = mean * locks / 2 / design.designEffect();
        return arm / (2 * BASE * (1 - BASE));
    }
}
