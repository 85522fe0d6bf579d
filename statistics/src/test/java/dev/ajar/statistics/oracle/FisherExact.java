package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// A table of two by two whose margins are given, as R's `fisher.test`: the first count is noncentral hypergeometric.
///
/// Source: Fisher (1935) J. R. Stat. Soc. 98:39.
final class FisherExact {

    /// R takes tables for as likely that differ by rounding alone.
    private static final double ROUNDING = 1 + 1e-7;

    private final int seen;
    private final int least;
    private final double[] logarithms;

    FisherExact(long one, long two, long three, long four) {
        HypergeometricDistribution central = HypergeometricDistribution.of(
                Math.toIntExact(one + two + three + four), Math.toIntExact(one + two), Math.toIntExact(one + three));
        seen = Math.toIntExact(one);
        least = central.getSupportLowerBound();
        logarithms = IntStream.rangeClosed(least, central.getSupportUpperBound())
                .mapToDouble(central::logProbability)
                .toArray();
    }

    double twoSided() {
        double[] chances = chances(1);
        double own = chances[seen - least];
        return sum(chances, count -> chances[count - least] <= own * ROUNDING);
    }

    double greater(double odds) {
        return sum(chances(odds), count -> count >= seen);
    }

    double less(double odds) {
        return sum(chances(odds), count -> count <= seen);
    }

    /// The most likely ratio of odds, given the margins: where the mean is what was seen.
    double oddsRatio() {
        if (seen == least) {
            return 0;
        }
        return seen == least + logarithms.length - 1 ? Double.POSITIVE_INFINITY : odds(odds -> mean(odds) - seen);
    }

    Interval interval(Confidence confidence) {
        return new Interval(
                seen == least ? 0 : odds(odds -> greater(odds) - confidence.tail()),
                seen == least + logarithms.length - 1
                        ? Double.POSITIVE_INFINITY
                        : odds(odds -> confidence.tail() - less(odds)),
                confidence.level());
    }

    /// Where something that grows with the odds is 0: below 1, or above 1 by its inverse, as R looks for it.
    private static double odds(DoubleUnaryOperator growing) {
        return growing.applyAsDouble(1) > 0
                ? RootSearch.between(0, 1, growing)
                : 1 / RootSearch.between(Math.ulp(1.0), 1, inverse -> growing.applyAsDouble(1 / inverse));
    }

    private double mean(double odds) {
        double[] chances = chances(odds);
        return IntStream.range(0, chances.length)
                .mapToDouble(at -> (at + least) * chances[at])
                .sum();
    }

    private double[] chances(double odds) {
        double[] weights = new double[logarithms.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < weights.length; at++) {
            weights[at] = logarithms[at] + (at + least == 0 ? 0 : (at + least) * Math.log(odds));
            largest = Math.max(largest, weights[at]);
        }
        double total = 0;
        for (int at = 0; at < weights.length; at++) {
            weights[at] = Math.exp(weights[at] - largest);
            total += weights[at];
        }
        for (int at = 0; at < weights.length; at++) {
            weights[at] /= total;
        }
        return weights;
    }

    private double sum(double[] chances, IntPredicate counted) {
        return IntStream.range(0, chances.length)
                .filter(at -> counted.test(at + least))
                .mapToDouble(at -> chances[at])
                .sum();
    }
}
