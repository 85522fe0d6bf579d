package dev.ajar.cli.measure;

/// What is asked of a log.
///
/// @param asOf the instant of the question, in µs since 1970, or [#LATEST]
/// @param from only sessions that started at or after this instant, in µs
/// @param to only sessions that started before this instant, in µs
public record Question(long asOf, long from, long to) {

    /// As of the latest event that is not after now.
    public static final long LATEST = Long.MIN_VALUE;

    /// All sessions, as of the latest event.
    public static final Question EVERYTHING = new Question(LATEST, Long.MIN_VALUE, Long.MAX_VALUE);

    boolean isAboutStart(long start) {
        return from <= start && start < to;
    }
}
