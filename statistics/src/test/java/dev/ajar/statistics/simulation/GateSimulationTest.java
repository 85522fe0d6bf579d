package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.planning.Design;
import dev.ajar.statistics.sequential.Gate;
import dev.ajar.statistics.sequential.Gate.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/// A release gate from its first day to its seventh: an objective of 99 %, a margin of half a point, correlation 0.05,
/// three sessions a lock and day.
class GateSimulationTest {

    private static final int DAYS = 7;
    private static final double BASE = 0.01;
    private static final double MARGIN = 0.005;
    private static final double ALIKE = 0.05;
    private static final double PER_DAY = 3;

    private enum Verdict {
        PASS,
        HARM,
        NOT_ENOUGH
    }

    @Test
    void what_is_as_bad_as_the_margin_rarely_passes_and_what_is_no_worse_rarely_does_harm() {
        for (boolean crossover : new boolean[] {false, true}) {
            Repetitions runs = Repetitions.of(crossover ? 1_500 : 700, 11);
            double passes = runs.share(random -> verdict(random, crossover, 800, MARGIN) == Verdict.PASS);
            double harms = runs.share(random -> verdict(random, crossover, 800, 0) == Verdict.HARM);
            System.out.printf(
                    Locale.ROOT,
                    "gate, crossover %s, 800 locks: pass at margin %.3f, harm at none %.3f%n",
                    crossover,
                    passes,
                    harms);

            assertThat(passes).isBetween(0.005, 0.040);
            assertThat(harms).isLessThanOrEqualTo(0.035);
        }
    }

    @Test
    void a_crossover_of_eight_hundred_locks_finds_what_is_there() {
        Repetitions runs = Repetitions.of(250, 12);
        double passes = runs.share(random -> verdict(random, true, 800, 0) == Verdict.PASS);
        double harms = runs.share(random -> verdict(random, true, 800, 2 * MARGIN) == Verdict.HARM);
        System.out.printf(
                Locale.ROOT,
                "gate, crossover, 800 locks: pass at none %.3f, harm at twice the margin %.3f%n",
                passes,
                harms);

        assertThat(passes).isGreaterThanOrEqualTo(0.82);
        assertThat(harms).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void two_hundred_locks_are_mostly_not_enough() {
        Repetitions runs = Repetitions.of(250, 13);
        double open = runs.share(random -> verdict(random, false, 200, 0) == Verdict.NOT_ENOUGH);
        double harms = runs.share(random -> verdict(random, false, 200, 2 * MARGIN) == Verdict.HARM);
        System.out.printf(
                Locale.ROOT,
                "gate, parallel, 200 locks: not enough %.3f, harm at twice the margin %.3f%n",
                open,
                harms);

        assertThat(open).isBetween(0.60, 0.90);
        assertThat(harms).isBetween(0.20, 0.45);
    }

    @Test
    void without_bounds_what_is_as_bad_as_the_margin_passes_too_often() {
        double passes = Repetitions.of(400, 14)
                .share(random -> looks(random, true, 800, MARGIN).stream()
                        .anyMatch(seen -> seen.failures() >= Gate.FEWEST_FAILURES
                                && seen.difference() + 1.959964 * seen.clustered() < MARGIN));
        System.out.printf(Locale.ROOT, "gate, naive: pass at margin %.3f%n", passes);

        assertThat(passes).isGreaterThan(0.06);
    }

    private static Verdict verdict(UniformRandomProvider random, boolean crossover, int locks, double worse) {
        List<Gate.Seen> looks = looks(random, crossover, locks, worse).stream()
                .map(seen -> new Gate.Seen(seen.difference(), seen.clustered(), seen.failures()))
                .toList();
        Gate gate = Gate.of(DAYS, MARGIN, OptionalDouble.of(planned(crossover, locks)))
                .orThrow();
        for (Standing standing : gate.standings(looks).orThrow()) {
            if (standing.passes()) {
                return Verdict.PASS;
            }
            if (standing.harms()) {
                return Verdict.HARM;
            }
        }
        return Verdict.NOT_ENOUGH;
    }

    private static List<Trial.Seen> looks(UniformRandomProvider random, boolean crossover, int locks, double worse) {
        Trial trial = new Trial(random, crossover, locks, BASE, ALIKE, worse, PER_DAY);
        List<Trial.Seen> looks = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            trial.day();
            looks.add(trial.seen());
        }
        return looks;
    }

    private static double planned(boolean crossover, int locks) {
        double mean = PER_DAY * DAYS;
        Design design = crossover
                ? Design.crossover(mean / 2, 0, ALIKE, ALIKE).orThrow()
                : Design.parallel(mean, 0, ALIKE).orThrow();
        return mean * locks / 2 / design.designEffect() / (2 * BASE * (1 - BASE));
    }
}
