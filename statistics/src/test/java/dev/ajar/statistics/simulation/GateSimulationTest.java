package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.Look;
import dev.ajar.statistics.comparison.Margin;
import dev.ajar.statistics.comparison.Outcome;
import dev.ajar.statistics.comparison.Randomisation;
import dev.ajar.statistics.comparison.ReleaseVerdict;
import dev.ajar.statistics.comparison.StratifiedDifference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/// What `compare` says of a release from its first day to its seventh: an objective of 99 %, a margin of half a point,
/// correlation 0.05, three sessions a lock and day.
class GateSimulationTest {

    private static final int DAYS = 7;
    private static final double BASE = 0.01;
    private static final double MARGIN = 0.005;
    private static final double ALIKE = 0.05;
    private static final double PER_DAY = 3;

    private static final Arms ARMS = new Arms("new", "old");
    private static final FleetShares ALL_ONE = FleetShares.of(Map.of("", 1)).orThrow();
    private static final Margin HALF_A_POINT = Margin.of(MARGIN, Margin.CAP).orThrow();
    private static final List<Look> LOOKS = IntStream.rangeClosed(1, DAYS)
            .mapToObj(day -> Look.planned(day, DAYS).orThrow())
            .toList();

    @Test
    void what_is_as_bad_as_the_margin_rarely_passes_and_what_is_no_worse_rarely_does_harm() {
        for (boolean crossover : new boolean[] {false, true}) {
            Repetitions runs = Repetitions.of(crossover ? 1_000 : 500, 11);
            double passes = runs.share(random -> verdict(random, crossover, 800, MARGIN) == Outcome.PASS);
            double harms = runs.share(random -> verdict(random, crossover, 800, 0) == Outcome.HARM);
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
        double passes = runs.share(random -> verdict(random, true, 800, 0) == Outcome.PASS);
        double harms = runs.share(random -> verdict(random, true, 800, 2 * MARGIN) == Outcome.HARM);
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
        double open = runs.share(random -> verdict(random, false, 200, 0) == Outcome.NOT_ENOUGH);
        double harms = runs.share(random -> verdict(random, false, 200, 2 * MARGIN) == Outcome.HARM);
        double inTurns = runs.share(random -> verdict(random, true, 200, 2 * MARGIN) == Outcome.HARM);
        System.out.printf(
                Locale.ROOT,
                "gate, 200 locks: parallel not enough %.3f, harm at twice the margin parallel %.3f, in turns %.3f%n",
                open,
                harms,
                inTurns);

        assertThat(open).isBetween(0.60, 0.90);
        assertThat(inTurns).isBetween(0.50, 0.80);
        assertThat(harms).isBetween(0.20, 0.45);
    }

    @Test
    void without_bounds_what_is_as_bad_as_the_margin_passes_too_often() {
        double passes = Repetitions.of(400, 14).share(GateSimulationTest::naivelyPasses);
        System.out.printf(Locale.ROOT, "gate, naive: pass at margin %.3f%n", passes);

        assertThat(passes).isGreaterThan(0.06);
    }

    /// What is said in the end: the first look that passes or shows harm decides.
    private static Outcome verdict(UniformRandomProvider random, boolean crossover, int locks, double worse) {
        Trial trial = new Trial(random, crossover, locks, BASE, ALIKE, worse, PER_DAY);
        for (int day = 1; day <= DAYS; day++) {
            trial.day();
            Outcome outcome = judged(trial.cells(), LOOKS.get(day - 1), random.nextLong());
            if (outcome != Outcome.NOT_ENOUGH) {
                return outcome;
            }
        }
        return Outcome.NOT_ENOUGH;
    }

    private static Outcome judged(Cells cells, Look look, long seed) {
        return StratifiedDifference.between(cells, ARMS, ALL_ONE)
                .then(comparison -> ReleaseVerdict.of(
                        comparison,
                        () -> Randomisation.of(cells, ARMS, ALL_ONE, seed),
                        Optional.empty(),
                        HALF_A_POINT,
                        look,
                        0))
                .map(ReleaseVerdict::outcome)
                .orElse(Outcome.NOT_ENOUGH);
    }

    private static boolean naivelyPasses(UniformRandomProvider random) {
        Trial trial = new Trial(random, true, 800, BASE, ALIKE, MARGIN, PER_DAY);
        for (int day = 1; day <= DAYS; day++) {
            trial.day();
            Trial.Seen seen = trial.seen();
            if (seen.failures() >= 8 && seen.difference() + 1.959964 * seen.clustered() < MARGIN) {
                return true;
            }
        }
        return false;
    }
}
