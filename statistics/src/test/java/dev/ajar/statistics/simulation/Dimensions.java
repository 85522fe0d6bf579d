package dev.ajar.statistics.simulation;

import dev.ajar.statistics.explanation.Change;
import dev.ajar.statistics.explanation.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Fifteen hundred locks with twelve dimensions that have 298 values in all, in two windows. A lock has good and bad
/// weeks of its own.
final class Dimensions {

    static final String LOT = "d30";
    static final String BAD_LOT = "7";

    private static final int LOCKS = 1500;
    private static final int[] VALUES = {2, 3, 4, 5, 8, 10, 15, 20, 30, 40, 61, 100};

    private static final List<Map<String, String>> LOCK_VALUES = values();

    private Dimensions() {}

    private static List<Map<String, String>> values() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        List<Map<String, String>> locks = new ArrayList<>();
        for (int lock = 0; lock < LOCKS; lock++) {
            Map<String, String> values = new HashMap<>();
            for (int many : VALUES) {
                values.put("d" + many, Integer.toString(random.nextInt(many)));
            }
            locks.add(Map.copyOf(values));
        }
        return locks;
    }

    /// @param worse how much the bad lot's rate of failure rises
    static List<Cluster> locks(UniformRandomProvider random, double worse) {
        List<Cluster> locks = new ArrayList<>();
        for (int lock = 0; lock < LOCKS; lock++) {
            Map<String, String> values = LOCK_VALUES.get(lock);
            double own = Fleets.rate(random, 0.04, 0.05);
            int usual = Fleets.sessions(random, 15, 1);
            int before = Fleets.poisson(random, usual);
            int after = Fleets.poisson(random, usual);
            int badBefore = Fleets.failures(random, before, Fleets.rate(random, own, 0.08));
            double rise = BAD_LOT.equals(values.get(LOT)) ? worse : 0;
            double rate = Math.min(1, Fleets.rate(random, own, 0.08) + rise);
            int badAfter = Fleets.failures(random, after, rate);
            locks.add(new Cluster(
                    "lock " + lock, values, new Change(before - badBefore, badBefore, after - badAfter, badAfter)));
        }
        return locks;
    }
}
