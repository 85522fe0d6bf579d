package dev.ajar.statistics.distribution;

import org.apache.commons.numbers.gamma.LogBeta;

/// How many of so many fail, if the rate itself is drawn from a beta distribution: one draw for all of them.
///
/// `P(X = k) = C(n, k) B(k + α, n − k + β) / B(α, β)`, by logarithms of beta functions (Skellam 1948, J. R. Stat. Soc.
/// B 10:257). Sums go from the small end, so tails keep their digits. Time: as many terms as are summed.
///
/// @param trials 0 or more
/// @param alpha prior failures, above 0
/// @param beta prior successes, above 0
public record BetaBinomial(long trials, double alpha, double beta) {

    public BetaBinomial {
        if (trials < 0 || !(alpha > 0 && alpha < Double.MAX_VALUE) || !(beta > 0 && beta < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "beta-binomial of %s trials, %s and %s (expected: trials of 0 or more, both above 0)"
                            .formatted(trials, alpha, beta));
        }
    }

    /// From a mean rate and how alike the trials are (intra-cluster correlation): `α = p (1 − ρ)/ρ`, `β = (1 − p)(1 −
    /// ρ)/ρ`.
    ///
    /// @param rate above 0, below 1
    /// @param alike above 0, below 1
    public static BetaBinomial of(long trials, double rate, double alike) {
        double weight = (1 - alike) / alike;
        return new BetaBinomial(trials, rate * weight, (1 - rate) * weight);
    }

    /// `ln P(X = failures)`; minus infinity where that cannot be.
    public double logProbability(long failures) {
        if (failures < 0 || failures > trials) {
            return Double.NEGATIVE_INFINITY;
        }
        double ways = -Math.log1p((double) trials) - LogBeta.value(failures + 1.0, trials - failures + 1.0);
        return ways + LogBeta.value(failures + alpha, trials - failures + beta) - LogBeta.value(alpha, beta);
    }

    /// `P(X ≤ failures)`.
    public double atMost(long failures) {
        if (failures >= trials) {
            return 1;
        }
        return failures < trials / 2 ? sum(0, failures) : 1 - sum(failures + 1, trials);
    }

    /// `P(X ≥ failures)`.
    public double atLeast(long failures) {
        if (failures <= 0) {
            return 1;
        }
        return failures > trials / 2 ? sum(failures, trials) : Math.max(1 - sum(0, failures - 1), 0);
    }

    private double sum(long from, long to) {
        double sum = 0;
        for (long failures = from; failures <= to; failures++) {
            sum += Math.exp(logProbability(failures));
        }
        return Math.min(sum, 1);
    }
}
