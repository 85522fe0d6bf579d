package dev.ajar.translate.sql;

import java.util.Locale;

/// How far a query goes.
public enum Stage {
    /// Every event once, with all declared attributes: the same for every experience.
    EVENTS("event"),
    /// One row a session, with its facts.
    SESSIONS("session, with its facts"),
    /// One row a session, with its verdict: the table of semantics.md §6.
    VERDICTS("session, with its verdict"),
    /// One row for each indicator and minute, and for each value of each dimension.
    TALLIES("indicator and minute, and for each value of every dimension"),
    /// Few rows, however many sessions: all that a report shows of them.
    SUMMARY("kind of session, with how many are alike in all that a report shows of them");

    private final String rows;

    Stage(String rows) {
        this.rows = rows;
    }

    /// As the command line says it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What there is one row for.
    String rows() {
        return rows;
    }
}
