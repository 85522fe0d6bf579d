package dev.ajar.statistics.multiplicity;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The longest list on which few are wrong: of those most probably so, as many as keep the expected share of wrong ones
/// at most q.
///
/// @param places of those on the list, most probable first; equals in the order they came
/// @param falseShares what share of the first 1, 2, 3, … of all would be wrong, on average
public record DiscoveryList(List<Integer> places, List<Double> falseShares) {

    public DiscoveryList {
        places = List.copyOf(places);
        falseShares = List.copyOf(falseShares);
    }

    /// The longest prefix of the sorted probabilities P whose mean of 1 − P is at most q.
    ///
    /// Source: Newton et al. (2004) Biostatistics 5:155. Assumes that the probabilities are right: they come from a
    /// model, and a wrong one breaks the promise. They need not be independent.
    ///
    /// @param probabilities that it is so, each 0…1, in any order
    /// @param falseShare q, 0…1, for example 0.1
    public static Answer<DiscoveryList> of(double[] probabilities, double falseShare) {
        if (!(falseShare >= 0 && falseShare <= 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "a false share of %s: it is 0 to 1, for example 0.1".formatted(falseShare));
        }
        for (int at = 0; at < probabilities.length; at++) {
            if (!(probabilities[at] >= 0 && probabilities[at] <= 1)) {
                return Answer.unknown(
                        Why.ABSURD_SETTING, "probability %s is %s: it is 0 to 1".formatted(at, probabilities[at]));
            }
        }
        List<Integer> order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -probabilities[place]))
                .toList();
        List<Double> shares = new ArrayList<>();
        double wrong = 0;
        int length = 0;
        for (int place : order) {
            wrong += 1 - probabilities[place];
            shares.add(wrong / (shares.size() + 1));
            if (shares.getLast() <= falseShare) {
                length = shares.size();
            }
        }
        return Answer.known(new DiscoveryList(order.subList(0, length), shares));
    }
}
