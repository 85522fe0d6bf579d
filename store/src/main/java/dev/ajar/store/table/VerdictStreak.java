package dev.ajar.store.table;

/// What somebody lived through, beyond a share.
///
/// @param value whose: a value of the column that was asked for
/// @param failures the most bad sessions in a row; excluded and pending ones neither count nor break the row
/// @param shutOut the longest time from the start of a bad session to the start of the next good one, or to that of
///     the last session where no good one followed, in µs
public record VerdictStreak(String value, long failures, long shutOut) {}
