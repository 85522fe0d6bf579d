/// Since when is it worse? From which lot, firmware or day on.
///
/// - **Comes in:** [lots][dev.ajar.statistics.change.Lot] in their order, or [Cells][dev.ajar.statistics.Cells] of
///   locks in lots, with strata for what lots must be compared at: age in service, door material.
/// - **Goes out:** the [shifts][dev.ajar.statistics.change.LotShift], each with the lots where it may as well have
///   been, and how often chance alone would show as much.
///
/// Begin with [LotShift][dev.ajar.statistics.change.LotShift]; how lots of different ages become comparable says
/// [Lots][dev.ajar.statistics.change.Lots].
///
/// Where the moment is known beforehand (a roll-out, another supplier from a date on) nothing needs to be searched for:
/// that is a comparison of before and after against those that did not change, in `comparison`.
@NullMarked
package dev.ajar.statistics.change;

import org.jspecify.annotations.NullMarked;
