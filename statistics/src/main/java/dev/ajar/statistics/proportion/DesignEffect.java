package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// How many clustered sessions are worth one independent session: variance over the variance of as many independent
/// ones.
public final class DesignEffect {

    private DesignEffect() {}

    /// Clusters that all have m sessions: 1 + (m − 1)ρ.
    ///
    /// Source: Kish (1965) Survey Sampling.
    ///
    /// @param size m, sessions in a cluster, 1 or more
    /// @param alike ρ, the intra-cluster correlation, 0…1
    public static Answer<Double> ofEqual(double size, double alike) {
        return ofUnequal(size, 0, alike);
    }

    /// Clusters of different sizes: 1 + ((cv² + 1)m̄ − 1)ρ.
    ///
    /// Source: Eldridge, Ashby & Kerry (2006) Int. J. Epidemiol. 35:1292. Assumes that large clusters are no better and
    /// no worse than small ones.
    ///
    /// @param meanSize m̄, sessions in a cluster on average, 1 or more
    /// @param spread cv, standard deviation of sizes divided by their mean, 0 or more
    /// @param alike ρ, the intra-cluster correlation, 0…1
    public static Answer<Double> ofUnequal(double meanSize, double spread, double alike) {
        if (!(meanSize >= 1 && spread >= 0 && alike >= 0 && alike <= 1)
                || Double.isInfinite(meanSize * (spread * spread + 1))) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "clusters of %s sessions, spread %s, correlation %s: a size is 1 or more, a spread 0 or more, a correlation 0 to 1"
                            .formatted(meanSize, spread, alike));
        }
        return Answer.known(unequal(meanSize, spread, alike));
    }

    /// The same of numbers that were looked at before; also of fewer than one session in a cluster, as plans have them.
    public static double unequal(double meanSize, double spread, double alike) {
        return 1 + ((spread * spread + 1) * meanSize - 1) * alike;
    }

    /// The clusters there are, if their sessions were so much alike: 1 + (Σn²/Σn − 1)ρ; 1 or more.
    ///
    /// @param alike ρ, the intra-cluster correlation, 0…1
    static double of(ClusterCounts clusters, double alike) {
        return 1 + Math.max(0, clusters.sizeSeenFromInside() - 1) * alike;
    }
}
