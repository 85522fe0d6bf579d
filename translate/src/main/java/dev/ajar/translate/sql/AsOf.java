package dev.ajar.translate.sql;

/// The instant of the question.
public sealed interface AsOf {

    /// The time of the latest event that is not after now; now where there is none.
    record Latest() implements AsOf {}

    /// An instant that was asked for, in µs since 1970.
    record At(long micros) implements AsOf {}
}
