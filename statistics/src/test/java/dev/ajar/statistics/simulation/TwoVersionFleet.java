package dev.ajar.statistics.simulation;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.FleetShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/// Two versions that fail alike, on locks in easy and in hard doors: failure rates .6 and 1.93 times the base. In
/// parallel groups the candidate has more of the hard ones; in a crossover each lock has both versions.
///
/// @param locks a side; in a crossover in all
/// @param alike intra-cluster correlation
/// @param base failure rate of the fleet
/// @param crossover each lock has both
record TwoVersionFleet(int locks, double alike, double base, boolean crossover) {

    static final Arms ARMS = new Arms("new", "old");
    static final FleetShares FLEET =
            FleetShares.of(Map.of("easy", 0.7, "hard", 0.3)).orThrow();

    private static final double EASY = 0.6;
    private static final double HARD = 1.93;
    private static final double MEAN_SESSIONS = 20;

    /// A fleet of these.
    ///
    /// @param more what the candidate's failure rate is larger by, on average
    Cells cells(UniformRandomProvider random, double more) {
        List<Cell> cells = new ArrayList<>();
        if (crossover) {
            add(cells, random, "lock", locks, 0.3, List.of("new", "old"), more);
        } else {
            add(cells, random, "new", locks, 0.5, List.of("new"), more);
            add(cells, random, "old", locks, 0.3, List.of("old"), more);
        }
        return Cells.of(cells).orThrow();
    }

    private void add(
            List<Cell> cells,
            UniformRandomProvider random,
            String name,
            int count,
            double hard,
            List<String> versions,
            double more) {
        for (int lock = 0; lock < count; lock++) {
            boolean hardDoor = lock < Math.round(hard * count);
            double factor = hardDoor ? HARD : EASY;
            double mean = base * factor;
            double own = Fleets.rate(random, mean, alike);
            for (String version : versions) {
                int sessions = Fleets.sessions(random, MEAN_SESSIONS, 1);
                double rate = version.equals("new") ? Math.min(1, own * (1 + more / base)) : own;
                int bad = Fleets.failures(random, sessions, rate);
                cells.add(new Cell(name + lock, hardDoor ? "hard" : "easy", version, sessions - bad, bad));
            }
        }
    }
}
