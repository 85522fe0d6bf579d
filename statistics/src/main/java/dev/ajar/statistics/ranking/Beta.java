package dev.ajar.statistics.ranking;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// Rates of failure as they are spread: a beta distribution. Its density is proportional to
/// `p^(alpha−1) · (1−p)^(beta−1)`, for a rate `p` of 0…1.
///
/// @param alpha above 0; as many bad sessions as it is worth
/// @param beta above 0; as many good sessions as it is worth
public record Beta(double alpha, double beta) {

    public Beta {
        if (!(alpha > 0 && beta > 0) || Double.isInfinite(alpha + beta)) {
            throw new IllegalArgumentException(
                    "beta distribution (%s, %s): both are above zero".formatted(alpha, beta));
        }
    }

    /// By its mean, above 0 and below 1, and as many sessions as it is worth, above 0.
    static Beta of(double mean, double weight) {
        return new Beta(Math.max(mean * weight, Double.MIN_NORMAL), Math.max((1 - mean) * weight, Double.MIN_NORMAL));
    }

    /// The mean rate: `alpha / (alpha + beta)`.
    public double mean() {
        return alpha / (alpha + beta);
    }

    /// As many sessions as it is worth: `alpha + beta`.
    public double weight() {
        return alpha + beta;
    }

    /// How alike two sessions of a unit are, 0…1: the intra-cluster correlation `1 / (alpha + beta + 1)`.
    public double correlation() {
        return 1 / (alpha + beta + 1);
    }

    /// What is believed of a unit after its sessions were seen: Beta(alpha + bad, beta + good).
    public Beta after(double bad, double sessions) {
        return new Beta(alpha + bad, beta + sessions - bad);
    }

    /// How probable a rate above `rate` is, 0…1.
    public double above(double rate) {
        return rate <= 0 ? 1 : rate >= 1 ? 0 : BetaDistribution.of(alpha, beta).survivalProbability(rate);
    }

    /// The rate that so much of the distribution lies below. About 10 µs: for units that are shown, not for all.
    ///
    /// @param share 0…1
    public double quantile(double share) {
        return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(share);
    }
}
