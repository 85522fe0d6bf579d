package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// How alike the sessions of one cluster are. 0: no more than those of different clusters. 1: all good or all bad.
///
/// @param correlation ρ; slightly below 0 if clusters differ less than chance would make them
/// @param between mean square between clusters
/// @param within mean square within clusters
/// @param size n₀, the size of clusters that counts
public record IntraClusterCorrelation(double correlation, double between, double within, double size) {

    /// The ANOVA estimator: ρ = (MSB − MSW)/(MSB + (n₀ − 1)MSW), with MSB = Σn_c(p_c − p)²/(m − 1), MSW = Σn_c p_c(1 −
    /// p_c)/(N − m), n₀ = (N − Σn_c²/N)/(m − 1).
    ///
    /// Source: Ridout, Demétrio & Firth (1999) Biometrics 55:137. Assumes independent clusters whose sessions are all
    /// equally alike. Rough below 20 clusters: plan with the 80th percentile of several past ones.
    public static Answer<IntraClusterCorrelation> anova(ClusterCounts clusters) {
        int count = clusters.size();
        double sessions = clusters.allSessions();
        double bad = clusters.allBad();
        if (count < 2) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "%s %s: how alike a cluster's sessions are shows only beside another cluster's, so it takes 2, better 20"
                            .formatted(count, count == 1 ? "cluster" : "clusters"));
        }
        if (sessions == count) {
            return Answer.unknown(
                    Why.NO_DATA,
                    "%s clusters with one session each: how alike a cluster's sessions are shows where it has 2 or more"
                            .formatted(count));
        }
        if (bad == 0 || bad == sessions) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "%s of %s sessions are bad: how alike a cluster's sessions are shows where some are and some are not"
                            .formatted(clusters.allBad(), clusters.allSessions()));
        }
        double rate = bad / sessions;
        double between = 0;
        double within = 0;
        for (int at = 0; at < count; at++) {
            double size = clusters.sessions(at);
            double own = clusters.bad(at) / size;
            between += size * (own - rate) * (own - rate);
            within += size * own * (1 - own);
        }
        between /= count - 1;
        within /= sessions - count;
        double size = (sessions - clusters.sizeSeenFromInside()) / (count - 1);
        return Answer.known(new IntraClusterCorrelation(
                (between - within) / (between + (size - 1) * within), between, within, size));
    }
}
