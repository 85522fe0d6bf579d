package dev.ajar.tally;

import dev.ajar.expression.Value;

/// What a tally is kept for.
///
/// @param minute the minute of the session's start, in µs since 1970 (UTC)
/// @param dimension a dimension's name, or empty for all sessions
/// @param value the dimension's value, unknown where it is not known or where there is no dimension
public record Slot(String experience, String indicator, long minute, String dimension, Value value) {}
