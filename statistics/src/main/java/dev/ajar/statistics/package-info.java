/// The room that says how sure we may be.
///
/// - **Comes in:** counts by cluster, stratum and group ([Cells][dev.ajar.statistics.Cells]), and what was planned.
/// - **Goes out:** an [Estimate][dev.ajar.statistics.Estimate], a verdict on a release, a list, a place in time: each
///   with its interval, its method and what it takes for granted, or a reason why [nothing can be
///   said][dev.ajar.statistics.Answer].
/// - **Next room:** `dev.ajar.cli`.
///
/// What was counted is exact: that is a [Tally][dev.ajar.tally.Tally], and it has no interval. An
/// [Estimate][dev.ajar.statistics.Estimate] speaks of the rate behind the count: of locks, people and days not seen.
///
/// Promised here: pure functions. No clock, no file, no chance that was not handed in as a seed. The order of cells and
/// the way a cluster's counts are split change no digit. Honest data never throw, and nothing is ever `NaN`.
@NullMarked
package dev.ajar.statistics;

import org.jspecify.annotations.NullMarked;
