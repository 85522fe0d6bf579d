package dev.ajar.statistics.multiplicity;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.Arrays;
import java.util.stream.IntStream;

/// P-values of many questions, in the order of the questions, each 0…1. Adjusted ones keep that order, and are rejected
/// at a level if they are at most that level.
public final class PValues {

    private final double[] values;

    private PValues(double[] values) {
        this.values = values;
    }

    /// Unknown if one is not within 0…1. None at all is fine.
    public static Answer<PValues> of(double... values) {
        for (int at = 0; at < values.length; at++) {
            if (!(values[at] >= 0 && values[at] <= 1)) {
                return Answer.unknown(Why.ABSURD_SETTING, "p-value %s is %s: it is 0 to 1".formatted(at, values[at]));
            }
        }
        return Answer.known(new PValues(values.clone()));
    }

    public int size() {
        return values.length;
    }

    public double at(int place) {
        return values[place];
    }

    public double[] toArray() {
        return values.clone();
    }

    /// How many are at most so large.
    public int atMost(double level) {
        return Math.toIntExact(
                Arrays.stream(values).filter(value -> value <= level).count());
    }

    /// min(1, k·p) of k questions: with a chance of at most α is any at all rejected wrongly at α.
    ///
    /// Source: Dunn (1961) J. Am. Stat. Assoc. 56:52. Assumes nothing. [#holm()] promises the same and rejects more.
    public PValues bonferroni() {
        int count = size();
        return new PValues(
                Arrays.stream(values).map(value -> Math.min(1, count * value)).toArray());
    }

    /// (k − i + 1)·p₍ᵢ₎ for the i-th smallest of k, never below those before: with a chance of at most α is any at all
    /// rejected wrongly at α. For guardrails.
    ///
    /// Source: Holm (1979) Scand. J. Stat. 6:65. Assumes nothing.
    public PValues holm() {
        int[] order = ascending();
        double[] adjusted = new double[size()];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * values[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return new PValues(adjusted);
    }

    /// k·p₍ᵢ₎/i for the i-th smallest of k, never above those after: of those rejected at q, a share of at most q is
    /// wrong on average.
    ///
    /// Source: Benjamini & Hochberg (1995) J. R. Stat. Soc. B 57:289. Assumes that questions are independent, or lean
    /// the same way. Sessions of a lock answered twice are neither: adjust p-values of clusters.
    public PValues benjaminiHochberg() {
        return steppedUp(1);
    }

    /// The same times 1 + 1/2 + … + 1/k: it also holds where questions depend on each other in any way.
    ///
    /// Source: Benjamini & Yekutieli (2001) Ann. Stat. 29:1165. Assumes nothing, and finds little.
    public PValues benjaminiYekutieli() {
        return steppedUp(
                IntStream.rangeClosed(1, size()).mapToDouble(rank -> 1.0 / rank).sum());
    }

    /// q-values: [#benjaminiHochberg()] times the share of questions where nothing is.
    ///
    /// Source: Storey (2002) J. R. Stat. Soc. B 64:479; Storey & Tibshirani (2003) PNAS 100:9440. Assumes what
    /// Benjamini and Hochberg do, and many questions: a hundred at least.
    ///
    /// @param nullShare that share, above 0 up to 1, mostly from [NullShare#smoothed]
    public Answer<PValues> storey(double nullShare) {
        return nullShare > 0 && nullShare <= 1
                ? Answer.known(steppedUp(nullShare))
                : Answer.unknown(
                        Why.ABSURD_SETTING,
                        "a share of %s where nothing is: it is above 0 and at most 1; 1 is always safe"
                                .formatted(nullShare));
    }

    private PValues steppedUp(double factor) {
        int[] order = ascending();
        double[] adjusted = new double[size()];
        double smallest = Math.min(1, factor);
        for (int rank = order.length; rank > 0; rank--) {
            int place = order[rank - 1];
            smallest = Math.min(smallest, factor * order.length / rank * values[place]);
            adjusted[place] = smallest;
        }
        return new PValues(adjusted);
    }

    private int[] ascending() {
        return IntStream.range(0, size())
                .boxed()
                .sorted((one, other) -> Double.compare(values[one], values[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
