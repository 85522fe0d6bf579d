package dev.ajar.statistics.change;

import java.util.ArrayList;
import java.util.List;

/// Sums from the beginning on, so that the likelihood of any stretch takes one step.
final class Series {

    private final double[] bad;
    private final double[] sessions;

    Series(double[] bad, double[] sessions) {
        this.bad = sums(bad);
        this.sessions = sums(sessions);
    }

    private static double[] sums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int at = 0; at < values.length; at++) {
            sums[at + 1] = sums[at] + values[at];
        }
        return sums;
    }

    int size() {
        return bad.length - 1;
    }

    double rate(int from, int to) {
        return (bad[to] - bad[from]) / (sessions[to] - sessions[from]);
    }

    double bad(int from, int to) {
        return bad[to] - bad[from];
    }

    double sessions(int from, int to) {
        return sessions[to] - sessions[from];
    }

    /// Twice the negative log likelihood of a stretch with one rate: `−2 (y ln p + (n − y) ln(1 − p))`.
    double cost(int from, int to) {
        double y = bad[to] - bad[from];
        double n = sessions[to] - sessions[from];
        double good = n - y;
        // rounding of sums may leave a little below zero
        double ofBad = y <= 0 ? 0 : y * Math.log(y / n);
        double ofGood = good <= 0 ? 0 : good * Math.log(good / n);
        return -2 * (ofBad + ofGood);
    }

    /// How much one change, where it fits best, takes from the cost. `shortest` lots on either side.
    double gain(int shortest) {
        double least = Double.POSITIVE_INFINITY;
        for (int at = shortest; at <= size() - shortest; at++) {
            least = Math.min(least, cost(0, at) + cost(at, size()));
        }
        return cost(0, size()) - least;
    }

    /// Where changes make cost plus penalty for each least: exact, by dynamic programming (Jackson et al. 2005).
    ///
    /// @return places of the first lot after each change, in order
    List<Integer> partition(double dispersion, double penalty, int shortest) {
        int size = size();
        double[] best = new double[size + 1];
        int[] before = new int[size + 1];
        for (int to = 1; to <= size; to++) {
            best[to] = to < shortest ? Double.POSITIVE_INFINITY : cost(0, to) / dispersion;
            for (int from = shortest; from <= to - shortest; from++) {
                double cost = best[from] + cost(from, to) / dispersion + penalty;
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
        return changes;
    }
}
