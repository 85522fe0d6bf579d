package dev.ajar.simulator.chance;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/// The chance of one thing: its own sequence, whatever else there is. For one thread.
///
/// Functions of [StrictMath] only, so that every machine draws the same. What remains is in the samplers of Commons
/// RNG: they compare with [Math#exp], whose last bit a machine may choose, and that matters once in some 10¹⁵ draws.
public final class Chance {

    /// 2⁶⁴ divided by the golden ratio: spreads seeds that lie side by side.
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final UniformRandomProvider source;
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final ZigguratSampler.Exponential exponential;

    private Chance(long seed) {
        source = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        gaussian = ZigguratSampler.NormalizedGaussian.of(source);
        exponential = ZigguratSampler.Exponential.of(source);
    }

    /// The chance of a thing of this name in a world of this seed.
    public static Chance of(long seed, String thing) {
        long mixed = seed * GOLDEN;
        for (int at = 0; at < thing.length(); at++) {
            mixed = (mixed ^ thing.charAt(at)) * 0x100000001b3L;
            mixed ^= mixed >>> 29;
        }
        return new Chance(mixed);
    }

    /// From 0 up to, but not including, 1.
    public double uniform() {
        return source.nextDouble();
    }

    /// From one number up to, but not including, another.
    public double between(double from, double to) {
        return from + (to - from) * source.nextDouble();
    }

    /// A whole number from 0 up to, but not including, `below`.
    public int below(int below) {
        return source.nextInt(below);
    }

    /// Whether something comes to pass that has this probability.
    public boolean happens(double probability) {
        return source.nextDouble() < probability;
    }

    public double normal(double mean, double deviation) {
        return mean + deviation * gaussian.sample();
    }

    /// A positive number whose logarithm is normal.
    ///
    /// @param sigma of the logarithm
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian.sample());
    }

    public double exponential(double mean) {
        return mean * exponential.sample();
    }

    /// How many of many rare things come to pass.
    public int poisson(double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(source, mean).sample();
    }

    /// One of several, each as likely as its weight says.
    ///
    /// @param weights at least one of them above 0
    /// @return its place
    public int weighted(double... weights) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double left = uniform() * all;
        for (int place = 0; place < weights.length; place++) {
            left -= weights[place];
            if (left < 0) {
                return place;
            }
        }
        return weights.length - 1;
    }
}
