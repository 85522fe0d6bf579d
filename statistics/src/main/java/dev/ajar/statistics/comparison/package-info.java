/// Whether two groups differ, and by how much.
///
/// - **Comes in:** counts of two groups, by cluster and stratum, or of independent sessions.
/// - **Goes out:** the difference of their rates of failure, how sure it is, and what speaks for and against.
/// - **Begin at:** `StratifiedDifference`. [Newcombe], [MiettinenNurminen], [FarringtonManning] and [MantelHaenszel]
///   are for sessions that are independent: one a lock.
@NullMarked
package dev.ajar.statistics.comparison;

import org.jspecify.annotations.NullMarked;
