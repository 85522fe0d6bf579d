package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.ClopperPearson;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// Counts in time, as R's `poisson.test`.
///
/// Source: Garwood (1936) Biometrika 28:437; Przyborowski & Wilenski (1940) Biometrika 31:313.
final class PoissonExact {

    private static final double ROUNDING = 1 + 1e-7;

    private PoissonExact() {}

    /// The rate behind a count.
    static Interval rate(double count, double time, Confidence confidence) {
        double lower = count == 0 ? 0 : GammaDistribution.of(count, 1).inverseCumulativeProbability(confidence.tail());
        double upper = GammaDistribution.of(count + 1, 1).inverseSurvivalProbability(confidence.tail());
        return new Interval(lower / time, upper / time, confidence.level());
    }

    /// The ratio of two rates: given their sum, the one count is binomial.
    static Interval ratio(double[] counts, double[] times, Confidence confidence) {
        Interval share = ClopperPearson.interval(new Proportion(counts[0], counts[0] + counts[1]), confidence);
        return new Interval(
                odds(share.lower()) * times[1] / times[0],
                odds(share.upper()) * times[1] / times[0],
                confidence.level());
    }

    /// How odd these counts are if the rates are the same: all shares that are no more likely.
    static double probability(double[] counts, double[] times) {
        int all = Math.toIntExact(Math.round(counts[0] + counts[1]));
        BinomialDistribution binomial = BinomialDistribution.of(all, times[0] / (times[0] + times[1]));
        double seen = binomial.probability(Math.toIntExact(Math.round(counts[0]))) * ROUNDING;
        return Math.min(
                1,
                IntStream.rangeClosed(0, all)
                        .mapToDouble(binomial::probability)
                        .filter(chance -> chance <= seen)
                        .sum());
    }

    private static double odds(double share) {
        return share / (1 - share);
    }
}
