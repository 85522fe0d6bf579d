package dev.ajar.statistics.multiplicity;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// The share of questions where nothing is, told from the large p-values: those where nothing is are spread evenly, the
/// others are small.
public final class NullShare {

    private static final int STEPS = 19;
    private static final double STEP = 0.05;
    private static final double DEGREES_OF_FREEDOM = 3;
    private static final int FEWEST = 20;

    private NullShare() {}

    /// π₀(λ) = #{p ≥ λ}/(k(1 − λ)) for λ = 0.05, 0.10 … 0.95, smoothed by a natural cubic spline of 3 degrees of
    /// freedom, read at 0.95; at most 1.
    ///
    /// Source: Storey & Tibshirani (2003) PNAS 100:9440, remark B. R's `smooth.spline` stops near 3 degrees of freedom
    /// instead of at them, so its `qvalue` says up to about 0.00001 more or less. Assumes independent questions, a
    /// hundred at least; below 20 it is unknown, and so it is if hardly any p-value is large: then take 1, which is
    /// always safe.
    public static Answer<Double> smoothed(PValues values) {
        if (values.size() < FEWEST) {
            return Answer.unknown(
                    Why.NO_DATA,
                    "%s p-values: the share where nothing is shows from %s on; 1 is always safe"
                            .formatted(values.size(), FEWEST));
        }
        double[] shares = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            double from = STEP * (step + 1);
            shares[step] = atLeast(values, from) / (values.size() * (1 - from));
        }
        double share = Math.min(1, new SmoothingSpline(shares).last(DEGREES_OF_FREEDOM));
        return share > 0
                ? Answer.known(share)
                : Answer.unknown(
                        Why.NO_CONTRAST,
                        "hardly any of %s p-values is large, so the share where nothing is cannot be told; 1 is always safe"
                                .formatted(values.size()));
    }

    private static double atLeast(PValues values, double from) {
        int count = 0;
        for (int at = 0; at < values.size(); at++) {
            count += values.at(at) >= from ? 1 : 0;
        }
        return count;
    }
}
