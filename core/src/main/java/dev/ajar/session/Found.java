package dev.ajar.session;

/// What folding finds: sessions, and what would have been one.
public sealed interface Found {

    /// Events that belong together and have an attempt.
    record Complete(Session session) implements Found {}

    /// Events that belong together and have no attempt: a finding about the log, not about the door.
    ///
    /// @param at the time of the first of them, in µs since 1970
    /// @param furthest the last step in declared order that they reached; −1 where there is none
    record Orphan(long at, int furthest) implements Found {}

    /// A slot of which nobody can tell whether anything was expected in it, because its `while` is unknown.
    ///
    /// @param at when it begins, in µs since 1970
    record Unclear(long at) implements Found {}
}
