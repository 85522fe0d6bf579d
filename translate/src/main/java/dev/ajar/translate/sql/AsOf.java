package dev.ajar.translate.sql;

/// The instant of the question.
public sealed interface AsOf {

    /// The time of the latest event that is not after now; now where there is none.
    record Latest() implements AsOf {}

    /// An instant that was asked for, in µs since 1970.
    record At(long micros) implements AsOf {}

    /// An instant that somebody else puts in, such as a macro of dbt.
    ///
    /// @param sql gives int64 µs since 1970; trusted, and printed as it is
    record Told(String sql) implements AsOf {}
}
