/// The corner that compares two releases on clustered sessions, and says what may be done with the candidate.
///
/// - **Comes in:** [Cells][dev.ajar.statistics.Cells] by cluster, stratum and group, which groups are
///   [compared][dev.ajar.statistics.comparison.Arms], the [fleet's shares][dev.ajar.statistics.comparison.FleetShares],
///   a [margin][dev.ajar.statistics.comparison.Margin] and, at a look of a planned gate, its two critical values.
/// - **Goes out:** a [Comparison][dev.ajar.statistics.comparison.Comparison] with everything that must be shown beside
///   the difference, and a [ReleaseVerdict][dev.ajar.statistics.comparison.ReleaseVerdict].
///
/// Begin at [StratifiedDifference][dev.ajar.statistics.comparison.StratifiedDifference]. All differences are of failure
/// rates, candidate minus baseline: above zero is worse.
/// For sessions that are independent, one a lock, there are [Newcombe][dev.ajar.statistics.comparison.Newcombe],
/// [MiettinenNurminen][dev.ajar.statistics.comparison.MiettinenNurminen],
/// [FarringtonManning][dev.ajar.statistics.comparison.FarringtonManning] and
/// [MantelHaenszel][dev.ajar.statistics.comparison.MantelHaenszel].
@NullMarked
package dev.ajar.statistics.comparison;

import org.jspecify.annotations.NullMarked;
