package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Made-up locks with two versions, for tests.
final class Doors {

    static final Arms ARMS = new Arms("new", "old");
    static final FleetShares HALF_WOOD =
            FleetShares.of(Map.of("metal", 1, "wood", 1)).orThrow();
    static final FleetShares ALL_ONE = FleetShares.of(Map.of("", 1)).orThrow();

    private Doors() {}

    /// Locks of chance, each in one or two strata, with one version or both.
    static List<Cell> any(long seed, int locks) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        boolean crossover = random.nextBoolean();
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < locks; lock++) {
            for (String stratum : List.of("metal", "wood")) {
                for (String version : List.of("new", "old")) {
                    boolean its = crossover || (lock % 2 == 0) == version.equals("new");
                    if (its && random.nextInt(3) > 0) {
                        cells.add(new Cell("lock" + lock, stratum, version, random.nextInt(30), random.nextInt(6)));
                    }
                }
            }
        }
        return cells;
    }

    /// So many locks of each version, each with these counts.
    static List<Cell> alike(int locks, long good, long badOfNew, long badOfOld) {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < locks; lock++) {
            cells.add(new Cell("n" + lock, "", "new", good, badOfNew));
            cells.add(new Cell("o" + lock, "", "old", good, badOfOld));
        }
        return cells;
    }

    static Cells of(List<Cell> cells) {
        return Cells.of(cells).orThrow();
    }

    static Comparison compared(List<Cell> cells, FleetShares fleet) {
        return StratifiedDifference.between(of(cells), ARMS, fleet).orThrow();
    }
}
