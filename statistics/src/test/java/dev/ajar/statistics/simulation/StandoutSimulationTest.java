package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Standouts;
import dev.ajar.statistics.comparison.Standouts.Standout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Ten lots of some fifty locks each, behind wooden and steel doors, of which steel makes ten times as many failures
/// and some locks many times as many as others: which lots are named where none is bad, and where two are.
class StandoutSimulationTest {

    private static final int LOTS = 10;
    private static final int MANY = 200;
    private static final int FEW = 100;
    private static final Set<String> BAD = Set.of("3", "7");

    @Test
    void in_a_healthy_fleet_a_lot_is_named_in_one_of_twenty() {
        assertThat(Repetitions.of(MANY, 71).share(random -> !named(random, 1, 0).isEmpty()))
                .isLessThanOrEqualTo(0.065);
    }

    @Test
    void a_lot_that_went_to_steel_doors_is_not_to_blame() {
        assertThat(Repetitions.of(MANY, 72)
                        .share(random -> !named(random, 1, 0.4).isEmpty()))
                .isLessThanOrEqualTo(0.065);
    }

    @Test
    void two_bad_lots_do_not_hide_each_other() {
        double[] shares = Repetitions.of(FEW, 73).shares(random -> {
            Set<String> named = named(random, 3, 0);
            return new boolean[] {named.containsAll(BAD), !BAD.containsAll(named)};
        });
        assertThat(shares[0]).as("both are named").isGreaterThanOrEqualTo(0.75);
        assertThat(shares[1]).as("a good one is named").isLessThanOrEqualTo(0.065);
    }

    @Test
    void who_asks_sessions_names_a_lot_in_most_healthy_fleets() {
        assertThat(Repetitions.of(MANY, 74).share(random -> {
                    Cells cells = fleet(random, 1, 0);
                    return IntStream.range(0, LOTS).anyMatch(lot -> bySessions(cells, lot) * LOTS <= 0.05);
                }))
                .isGreaterThan(0.5);
    }

    /// Two-sided chance of a lot's failures if sessions were coins with the rates of their doors.
    private static double bySessions(Cells cells, int lot) {
        double[] bad = new double[cells.strata().size()];
        double[] sessions = new double[bad.length];
        for (int at = 0; at < cells.size(); at++) {
            bad[cells.stratum(at)] += cells.bad(at);
            sessions[cells.stratum(at)] += cells.sessions(at);
        }
        double beyond = 0;
        double variance = 0;
        for (int at = 0; at < cells.size(); at++) {
            if (cells.group(at) == lot) {
                double rate = bad[cells.stratum(at)] / sessions[cells.stratum(at)];
                beyond += cells.bad(at) - rate * cells.sessions(at);
                variance += rate * (1 - rate) * cells.sessions(at);
            }
        }
        return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(beyond) / Math.sqrt(variance));
    }

    /// @param times as many failures in two lots
    /// @param moreSteel how much more of the first lot is behind steel
    private static Cells fleet(UniformRandomProvider random, double times, double moreSteel) {
        List<Cell> cells = new ArrayList<>();
        for (int lot = 0; lot < LOTS; lot++) {
            String name = Integer.toString(lot);
            int locks = 30 + random.nextInt(41);
            for (int lock = 0; lock < locks; lock++) {
                boolean steel = random.nextDouble() < 0.4 + (lot == 0 ? moreSteel : 0);
                double mean = (steel ? 0.02 : 0.002) * (BAD.contains(name) ? times : 1);
                int sessions = Fleets.sessions(random, 70, 1);
                int bad = Fleets.failures(random, sessions, Fleets.rate(random, mean, 0.02));
                cells.add(new Cell(name + "-" + lock, steel ? "steel" : "wood", name, sessions - bad, bad));
            }
        }
        return Cells.of(cells).orThrow();
    }

    private static Set<String> named(UniformRandomProvider random, double times, double moreSteel) {
        return Standouts.of(fleet(random, times, moreSteel), random.nextLong()).orThrow().all().stream()
                .filter(Standout::standsOut)
                .map(Standout::group)
                .collect(Collectors.toSet());
    }
}
