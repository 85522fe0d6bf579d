package dev.ajar.statistics.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The cheapest partition of a series (Jackson et al. 2005), with a penalty for each change, or with so many changes.
/// PELT (Killick, Fearnhead and Eckley 2012) finds the same, faster.
final class OptimalPartition {

    private OptimalPartition() {}

    /// How many values are before each change.
    static int[] of(Costs costs, double penalty, int shortest) {
        int size = costs.size();
        double[] best = new double[size + 1];
        int[] before = new int[size + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        for (int to = shortest; to <= size; to++) {
            for (int from = 0; from <= to - shortest; from++) {
                double cost = best[from] + costs.of(from, to) + penalty;
                if (cost < best[to]) {
                    best[to] = cost;
                    before[to] = from;
                }
            }
        }
        List<Integer> changes = new ArrayList<>();
        for (int at = before[size]; at > 0; at = before[at]) {
            changes.addFirst(at);
        }
        return changes.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The cheapest with so many changes.
    static int[] with(int changes, Costs costs, int shortest) {
        int size = costs.size();
        double[][] best = new double[changes + 1][size + 1];
        int[][] before = new int[changes + 1][size + 1];
        for (int many = 0; many <= changes; many++) {
            Arrays.fill(best[many], Double.POSITIVE_INFINITY);
            for (int to = (many + 1) * shortest; to <= size; to++) {
                if (many == 0) {
                    best[0][to] = costs.of(0, to);
                }
                for (int from = many * shortest; many > 0 && from <= to - shortest; from++) {
                    double cost = best[many - 1][from] + costs.of(from, to);
                    if (cost < best[many][to]) {
                        best[many][to] = cost;
                        before[many][to] = from;
                    }
                }
            }
        }
        int[] found = new int[changes];
        int at = size;
        for (int many = changes; many > 0; many--) {
            at = before[many][at];
            found[many - 1] = at;
        }
        return found;
    }
}
