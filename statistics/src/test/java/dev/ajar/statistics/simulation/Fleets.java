package dev.ajar.statistics.simulation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// What made-up fleets are made of: how much a lock is used, how often it fails, how alike its sessions are.
public final class Fleets {

    private Fleets() {}

    /// How many sessions a cluster has: lognormal around a mean, at least one.
    ///
    /// @param spread standard deviation divided by mean; 0 makes all alike
    public static int sessions(UniformRandomProvider random, double mean, double spread) {
        double variance = Math.log1p(spread * spread);
        double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
        double size = mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
        return Math.max(1, (int) Math.round(size));
    }

    /// A lock's own rate of failure: beta with a mean and an intra-cluster correlation.
    ///
    /// @param alike intra-cluster correlation, 0…1; 0 makes all locks alike
    public static double rate(UniformRandomProvider random, double mean, double alike) {
        if (alike == 0 || mean == 0 || mean == 1) {
            return mean;
        }
        double weight = (1 - alike) / alike;
        double one = gamma(random, mean * weight);
        double other = gamma(random, (1 - mean) * weight);
        return one + other == 0 ? mean : one / (one + other);
    }

    private static double gamma(UniformRandomProvider random, double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
    }

    /// How many of so many fail.
    public static int failures(UniformRandomProvider random, int sessions, double rate) {
        int failures = 0;
        for (int session = 0; session < sessions; session++) {
            if (random.nextDouble() < rate) {
                failures++;
            }
        }
        return failures;
    }

    /// How many come by in a time where so many come on average.
    static int poisson(UniformRandomProvider random, double mean) {
        return mean == 0 ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
