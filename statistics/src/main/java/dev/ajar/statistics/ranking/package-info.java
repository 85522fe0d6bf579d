/// Who struggles? Customers and locks with few sessions each, put in an order that chance does not make.
///
/// - **Comes in:** [units][dev.ajar.statistics.ranking.Unit] (or [Cells][dev.ajar.statistics.Cells] with a unit as
///   cluster) with their bad and all sessions, and the rate to be expected under their conditions.
/// - **Goes out:** a [StrugglingList][dev.ajar.statistics.ranking.StrugglingList]: all units in order, how many of them
///   are listed, and how many of those are listed wrongly, on average. Beside it, as the picture, a
///   [FunnelPlot][dev.ajar.statistics.ranking.FunnelPlot].
///
/// Begin with [StrugglingList][dev.ajar.statistics.ranking.StrugglingList]; the heart is the fit in
/// [BetaBinomial][dev.ajar.statistics.ranking.BetaBinomial].
@NullMarked
package dev.ajar.statistics.ranking;

import org.jspecify.annotations.NullMarked;
