package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Interval;

/// A line of the forest: what one stratum alone says.
///
/// @param name of the stratum
/// @param share of the fleet among the strata compared, 0…1
/// @param candidateClusters clusters on the candidate's side
/// @param baselineClusters clusters on the baseline's side
/// @param candidateRate failure rate there, 0…1
/// @param baselineRate failure rate there, 0…1
/// @param difference candidate minus baseline
/// @param standardError CR2 within the stratum; never below what independent sessions would give with half a failure
///     added to each side: no failure is not no uncertainty
/// @param interval by Student's t with one degree of freedom less than the smaller side has clusters
/// @param shrunk the difference drawn towards what the strata have in common (see [RandomEffects])
public record Stratum(
        String name,
        double share,
        int candidateClusters,
        int baselineClusters,
        double candidateRate,
        double baselineRate,
        double difference,
        double standardError,
        Interval interval,
        double shrunk) {}
