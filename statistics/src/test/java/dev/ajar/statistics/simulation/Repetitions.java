package dev.ajar.statistics.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// How often a simulation runs. In the build with seeds that are always the same, so that bands change with the code
/// alone; with `-Dsimulations=10` ten times as often and with other seeds.
public final class Repetitions {

    private static final int TIMES = Integer.getInteger("simulations", 1);
    private static final long FRESH = TIMES == 1 ? 0 : System.nanoTime();

    private final int repetitions;
    private final long seed;

    private Repetitions(int repetitions, long seed) {
        this.repetitions = repetitions;
        this.seed = seed;
    }

    public static Repetitions of(int repetitions, long seed) {
        return new Repetitions(repetitions * TIMES, seed + FRESH);
    }

    /// In how many of all runs something happened, 0…1. Runs are independent of each other, and of their order.
    public double share(Happening happening) {
        return mean(random -> happening.in(random) ? 1 : 0);
    }

    /// What a run gives, on average.
    double mean(Outcome outcome) {
        return IntStream.range(0, repetitions)
                        .parallel()
                        .mapToDouble(run -> outcome.in(chance(run)))
                        .sum()
                / repetitions;
    }

    /// In how many of all runs each of several things happened, in their order.
    double[] shares(Happenings happenings) {
        boolean[][] happened = IntStream.range(0, repetitions)
                .parallel()
                .mapToObj(run -> happenings.in(chance(run)))
                .toArray(boolean[][]::new);
        double[] shares = new double[happened[0].length];
        for (boolean[] run : happened) {
            for (int at = 0; at < shares.length; at++) {
                shares[at] += run[at] ? 1.0 / repetitions : 0;
            }
        }
        return shares;
    }

    /// The sums of several numbers that each run gives.
    double[] sums(Outcomes outcomes) {
        return IntStream.range(0, repetitions)
                .parallel()
                .mapToObj(run -> outcomes.in(chance(run)))
                .reduce(Repetitions::sum)
                .orElseThrow();
    }

    int runs() {
        return repetitions;
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = one.clone();
        Arrays.setAll(sum, at -> one[at] + other[at]);
        return sum;
    }

    private UniformRandomProvider chance(int run) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed * 1_000_003 + run);
    }

    /// One run, and whether it happened there.
    public interface Happening {
        boolean in(UniformRandomProvider random);
    }

    /// One run, and which of several things happened there.
    interface Happenings {
        boolean[] in(UniformRandomProvider random);
    }

    /// One run, and a number of it.
    interface Outcome {
        double in(UniformRandomProvider random);
    }

    /// One run, and several numbers of it.
    interface Outcomes {
        double[] in(UniformRandomProvider random);
    }
}
