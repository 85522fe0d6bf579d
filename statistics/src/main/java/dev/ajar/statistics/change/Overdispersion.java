package dev.ajar.statistics.change;

import java.util.Arrays;
import java.util.List;

/// By how much lots differ more than sessions that are tossed like coins would make them: φ.
///
/// **Formula:** the larger of the mean design effect within lots and `(MAD / 0.6745)²`, MAD being the median distance
/// from their median of the standardised differences `(p_{i+1} − p_i) / √(p̄ (1 − p̄)(1/n_i + 1/n_{i+1}))` of lots that
/// follow each other: a shift makes one of them large, and the median does not feel it. At least 1.
final class Overdispersion {

    /// The median distance of a standard normal value from 0.
    private static final double NORMAL = 0.6745;

    private Overdispersion() {}

    /// @param lots with sessions, and both good and bad ones among all
    static double of(List<Lot> lots) {
        double within = lots.stream()
                .mapToDouble(Lot::designEffect)
                .filter(effect -> effect > 0)
                .average()
                .orElse(1);
        double spread = spread(differences(lots)) / NORMAL;
        return Math.max(1, Math.max(within, spread * spread));
    }

    private static double[] differences(List<Lot> lots) {
        double bad = lots.stream().mapToDouble(Lot::bad).sum();
        double rate = bad / lots.stream().mapToDouble(Lot::sessions).sum();
        double[] differences = new double[lots.size() - 1];
        for (int at = 0; at < differences.length; at++) {
            Lot one = lots.get(at);
            Lot next = lots.get(at + 1);
            differences[at] = (next.rate() - one.rate())
                    / Math.sqrt(rate * (1 - rate) * (1 / one.sessions() + 1 / next.sessions()));
        }
        return differences;
    }

    private static double spread(double[] values) {
        double middle = median(values);
        return median(
                Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
