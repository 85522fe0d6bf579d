package dev.ajar.statistics.oracle;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// A directly standardised rate with the gamma interval of M. P. Fay and E. J. Feuer (Statistics in Medicine 16, 1997):
/// a reference.
record StandardisedRate(double crude, double adjusted, double lower, double upper) {

    static StandardisedRate of(double[] counts, double[] population, double[] standard) {
        double all = DoubleStream.of(standard).sum();
        double rate = 0;
        double variance = 0;
        double most = 0;
        for (int at = 0; at < counts.length; at++) {
            double weight = standard[at] / all / population[at];
            rate += weight * counts[at];
            variance += weight * weight * counts[at];
            most = Math.max(most, weight);
        }
        double wider = variance + most * most;
        return new StandardisedRate(
                DoubleStream.of(counts).sum() / DoubleStream.of(population).sum(),
                rate,
                GammaDistribution.of(rate * rate / variance, variance / rate).inverseCumulativeProbability(0.025),
                GammaDistribution.of((rate + most) * (rate + most) / wider, wider / (rate + most))
                        .inverseSurvivalProbability(0.025));
    }
}
