package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// The randomisation test of parallel groups: which clusters had the candidate is dealt out anew within each stratum,
/// as often on either side as it was. The statistic is the standardised difference. R. A. Fisher (1935); for clusters:
/// M. H. Gail et al., Statistics in Medicine 15 (1996) 1069–1092.
///
/// A cluster with sessions in several strata is dealt out with the others of its main one: valid if versions were dealt
/// out within strata, and also if they were dealt out over all. Gone through completely for at most 64 clusters and 100
/// 000 ways, else drawn from the seed.
public final class PermutationTest {

    private static final int MOST_CLUSTERS = 64;
    private static final double MOST_WAYS = 100_000;

    private final ArmSums sums;
    private final double[] weights;
    private final int[] order;
    private final int[] block;
    private final boolean[] candidate;
    private final int[] first;
    private final double[] bad;
    private final double[] sessions;
    private double observed;
    private long further;
    private long worse;
    private long ways;

    private PermutationTest(ArmSums sums, double[] weights) {
        this.sums = sums;
        this.weights = weights;
        Cells cells = sums.cells();
        int clusters = cells.clusters().size();
        first = new int[clusters + 1];
        candidate = new boolean[clusters];
        block = new int[clusters];
        long[] most = new long[clusters];
        Arrays.fill(block, -1);
        for (int at = 0; at < cells.size(); at++) {
            int cluster = cells.cluster(at);
            first[cluster + 1] = at + 1;
            if (sums.side(at) >= 0 && weights[cells.stratum(at)] > 0) {
                candidate[cluster] = sums.side(at) == ArmSums.CANDIDATE;
                if (cells.sessions(at) > most[cluster]) {
                    most[cluster] = cells.sessions(at);
                    block[cluster] = cells.stratum(at);
                }
            }
        }
        order = IntStream.range(0, clusters)
                .filter(cluster -> block[cluster] >= 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer cluster) -> block[cluster]))
                .mapToInt(Integer::intValue)
                .toArray();
        bad = new double[weights.length];
        sessions = new double[weights.length];
    }

    /// Tests whether the standardised difference is zero.
    ///
    /// @param seed of the draws, if there are any
    public static Answer<RandomisationTest> of(Cells cells, Arms arms, FleetShares fleet, long seed) {
        ArmSums sums = ArmSums.of(cells, arms);
        return StratifiedDifference.weights(sums, arms, fleet).then(weights -> {
            for (int at = 0; at < cells.size(); at++) {
                if (onBothSides(sums, at)) {
                    return Answer.unknown(
                            Why.ABSURD_SETTING,
                            "cluster \"%s\" has sessions of both versions: a crossover is tested by flipping signs"
                                    .formatted(cells.clusters().get(cells.cluster(at))));
                }
            }
            return Answer.known(new PermutationTest(sums, weights).test(seed));
        });
    }

    private static boolean onBothSides(ArmSums sums, int at) {
        Cells cells = sums.cells();
        int side = sums.side(at);
        for (int before = at - 1; side >= 0 && before >= 0 && cells.cluster(before) == cells.cluster(at); before--) {
            if (sums.side(before) >= 0) {
                return sums.side(before) != side;
            }
        }
        return false;
    }

    private RandomisationTest test(long seed) {
        for (int cluster : order) {
            deal(cluster, candidate[cluster] ? 1 : 0);
        }
        observed = statistic();
        for (int cluster : order) {
            deal(cluster, candidate[cluster] ? -1 : 0);
        }
        boolean exact = order.length <= MOST_CLUSTERS && waysInAll() <= MOST_WAYS;
        if (exact) {
            goThrough(0, -1, 0, 0);
        } else {
            draw(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        }
        return new RandomisationTest(
                observed,
                (double) further / ways,
                (double) worse / ways,
                ways,
                exact,
                "clusters dealt out anew within strata");
    }

    private double waysInAll() {
        double ways = 1;
        int from = 0;
        while (from < order.length) {
            int to = from;
            int chosen = 0;
            while (to < order.length && block[order[to]] == block[order[from]]) {
                chosen += candidate[order[to]] ? 1 : 0;
                to++;
            }
            for (int at = 1; at <= chosen; at++) {
                ways *= (double) (to - from - chosen + at) / at;
            }
            from = to;
        }
        return ways;
    }

    /// Deals out place by place; `free` candidates and `places` clusters are left in the block.
    private void goThrough(int place, int current, int free, int places) {
        if (place == order.length) {
            count();
            return;
        }
        int cluster = order[place];
        int candidates = free;
        int left = places;
        if (block[cluster] != current) {
            candidates = 0;
            left = 0;
            for (int at = place; at < order.length && block[order[at]] == block[cluster]; at++) {
                candidates += candidate[order[at]] ? 1 : 0;
                left++;
            }
        }
        if (candidates > 0) {
            deal(cluster, 1);
            goThrough(place + 1, block[cluster], candidates - 1, left - 1);
            deal(cluster, -1);
        }
        if (left > candidates) {
            goThrough(place + 1, block[cluster], candidates, left - 1);
        }
    }

    private void draw(UniformRandomProvider random) {
        further = 1;
        worse = 1;
        ways = 1;
        for (int draw = 0; draw < RandomisationTest.DRAWS; draw++) {
            Arrays.fill(bad, 0);
            Arrays.fill(sessions, 0);
            int from = 0;
            while (from < order.length) {
                int to = from;
                int chosen = 0;
                while (to < order.length && block[order[to]] == block[order[from]]) {
                    chosen += candidate[order[to]] ? 1 : 0;
                    to++;
                }
                for (int at = from; at < to && chosen > 0; at++) {
                    if (random.nextInt(to - at) < chosen) {
                        chosen--;
                        deal(order[at], 1);
                    }
                }
                from = to;
            }
            count();
        }
    }

    private void count() {
        double now = statistic();
        further += Math.abs(now) >= Math.abs(observed) - RandomisationTest.ROUNDING ? 1 : 0;
        worse += now >= observed - RandomisationTest.ROUNDING ? 1 : 0;
        ways++;
    }

    /// Adds a cluster's sessions to the candidate's, or takes them away again.
    private void deal(int cluster, int times) {
        Cells cells = sums.cells();
        for (int at = first[cluster]; at < first[cluster + 1] && times != 0; at++) {
            if (sums.side(at) >= 0) {
                bad[cells.stratum(at)] += times * (double) cells.bad(at);
                sessions[cells.stratum(at)] += times * (double) cells.sessions(at);
            }
        }
    }

    private double statistic() {
        double statistic = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            double all = sums.sessions[2 * stratum] + (double) sums.sessions[2 * stratum + 1];
            double rest = all - sessions[stratum];
            if (weights[stratum] > 0 && sessions[stratum] > 0 && rest > 0) {
                double failed = sums.bad[2 * stratum] + (double) sums.bad[2 * stratum + 1];
                statistic += weights[stratum] * (bad[stratum] / sessions[stratum] - (failed - bad[stratum]) / rest);
            }
        }
        return statistic;
    }
}
