package dev.ajar.translate.sql;

import java.util.Locale;

/// How far a query goes.
public enum Stage {
    /// One row a session, with its facts.
    SESSIONS,
    /// One row a session, with its verdict: the table of semantics.md §6.
    VERDICTS,
    /// One row for each indicator and minute, and for each value of each dimension.
    TALLIES,
    /// Few rows, however many sessions: all that a report shows of them.
    SUMMARY;

    /// As the command line says it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
