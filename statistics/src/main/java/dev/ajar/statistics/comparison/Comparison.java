package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Estimate;
import org.apache.commons.statistics.distribution.TDistribution;

/// What a comparison says, with all that must be shown beside it.
///
/// @param arms what is compared
/// @param difference of standardised failure rates, candidate minus baseline: above 0 is worse
/// @param errors standard errors of the difference
/// @param candidate its counts, in all strata
/// @param baseline its counts, in all strata
/// @param relativeRisk unknown if one side has no failure
/// @param guard crude, standardised and mix part
/// @param forest the strata side by side
/// @param heterogeneity whether the strata differ
/// @param coverage for how much of the fleet this speaks
/// @param balance how far the mix was from the fleet's
/// @param candidatePlanned as how many independent sessions the candidate's count if clusters are as alike as planned
///     (intra-cluster correlation [StratifiedDifference#PLANNED_CORRELATION]); for bounds when failures are few
public record Comparison(
        Arms arms,
        Estimate difference,
        StandardErrors errors,
        Arm candidate,
        Arm baseline,
        Answer<RelativeRisk> relativeRisk,
        SimpsonGuard guard,
        Forest forest,
        Answer<Heterogeneity> heterogeneity,
        Coverage coverage,
        Balance balance,
        double candidatePlanned) {

    /// Failures on both sides.
    public long bad() {
        return candidate.bad() + baseline.bad();
    }

    /// Clusters of the smaller side.
    public int fewestClusters() {
        return Math.min(candidate.clusters(), baseline.clusters());
    }

    /// How probable so large a difference is by chance alone, either way: `2 P(T > |Δ|/SE)` with the interval's degrees
    /// of freedom; 1 where no variance is seen.
    public double p() {
        double error = errors.used();
        return error > 0
                ? Math.min(
                        1,
                        2
                                * TDistribution.of(difference.degreesOfFreedom())
                                        .survivalProbability(Math.abs(difference.rate()) / error))
                : 1;
    }

    /// What has been learned so far: one divided by the squared standard error.
    public double information() {
        return 1 / (errors.used() * errors.used());
    }
}
