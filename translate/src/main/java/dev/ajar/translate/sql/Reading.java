package dev.ajar.translate.sql;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What a query reads.
public sealed interface Reading {

    /// A table of events, by its name; where that has dots, each of its parts is a name.
    record Table(String name) implements Reading {}

    /// Something else that holds rows of events.
    ///
    /// @param sql what follows `from`, such as dbt's `{{ ref('events') }}`; trusted, and printed as it is
    record Relation(String sql) implements Reading {}

    /// What the stage [Stage#EVENTS] of the same definitions gave: every event once. Several experiences can share it.
    ///
    /// @param sql what follows `from`; trusted, and printed as it is
    record Standing(String sql) implements Reading {}

    /// What the stage [Stage#SESSIONS] of the same experience gave, as of the same instant: only judging is left to do.
    ///
    /// @param sql what follows `from`; trusted, and printed as it is
    record Sessions(String sql) implements Reading {}

    /// What follows `from`.
    default String source(Dialect dialect) {
        return switch (this) {
            case Table(String name) ->
                Arrays.stream(name.split("\\.", -1)).map(dialect::name).collect(Collectors.joining("."));
            case Relation(String sql) -> sql;
            case Standing(String sql) -> sql;
            case Sessions(String sql) -> sql;
        };
    }
}
