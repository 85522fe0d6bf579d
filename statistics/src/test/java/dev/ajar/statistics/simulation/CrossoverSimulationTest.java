package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.comparison.StratifiedDifference;
import org.junit.jupiter.api.Test;

/// What is gained when each lock has both versions in turn: half the locks and half the sessions say as much, and more
/// where locks differ much.
class CrossoverSimulationTest {

    @Test
    void half_the_locks_say_as_much_as_parallel_groups() {
        assertThat(error(new TwoVersionFleet(100, 0.05, 0.05, true)))
                .isLessThan(1.1 * error(new TwoVersionFleet(100, 0.05, 0.05, false)));
    }

    @Test
    void where_locks_differ_much_they_say_more() {
        assertThat(error(new TwoVersionFleet(100, 0.2, 0.05, true)))
                .isLessThan(0.9 * error(new TwoVersionFleet(100, 0.2, 0.05, false)));
    }

    private static double error(TwoVersionFleet fleet) {
        return Repetitions.of(300, 23)
                .mean(random -> StratifiedDifference.between(
                                fleet.cells(random, 0), TwoVersionFleet.ARMS, TwoVersionFleet.FLEET)
                        .orThrow()
                        .errors()
                        .used());
    }
}
