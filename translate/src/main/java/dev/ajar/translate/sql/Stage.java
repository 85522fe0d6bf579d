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
    SUMMARY("kind of session, with how many are alike in all that a report shows of them"),
    /// One row for each thing that is odd about the log, with how often it is: what `measure` shows beside the
    /// verdicts.
    QUALITY("finding, with how often it is"),
    /// One row for each event of each source, with how often rows gave it, and how many of those are refused.
    REFUSED("event of a source, with how many of its rows are refused"),
    /// One row for each step that followed another.
    TRANSITIONS("step that followed another"),
    /// One row for each way that sessions went, from step to step.
    PATHS("way that sessions went");

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
