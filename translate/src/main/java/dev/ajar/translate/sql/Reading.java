package dev.ajar.translate.sql;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a query reads.
public sealed interface Reading {

    /// What holds rows: of events, or of people's own.
    sealed interface Rows extends Reading permits Table, Relation {}

    /// A table, by its name; where that has dots, each of its parts is a name.
    record Table(String name) implements Rows {}

    /// Something else that holds rows.
    ///
    /// @param sql what follows `from`, such as dbt's `{{ ref('events') }}`; trusted, and printed as it is
    record Relation(String sql) implements Rows {}

    /// Tables that people have, whose rows become events as sources say.
    ///
    /// @param tables for each source, by name, what holds its rows
    record Sources(SortedMap<String, Rows> tables) implements Reading {
        public Sources {
            tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        }

        /// Tables that have names.
        ///
        /// @param tables for each source, by name, its table; where that has dots, each of its parts is a name
        public static Sources named(Map<String, String> tables) {
            SortedMap<String, Rows> rows = new TreeMap<>();
            tables.forEach((source, table) -> rows.put(source, new Table(table)));
            return new Sources(rows);
        }
    }

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
            case Table(String name) -> table(dialect, name);
            case Sources ignored -> Scope.TABLE;
            case Relation(String sql) -> sql;
            case Standing(String sql) -> sql;
            case Sessions(String sql) -> sql;
        };
    }

    /// The same, with another name where a column is called like the table, for BigQuery would take that for the whole
    /// row. Nobody knows how a relation is called.
    default String source(Dialect dialect, List<String> columns) {
        String source = source(dialect);
        String called = this instanceof Table(String name) ? name.substring(name.lastIndexOf('.') + 1) : source;
        List<String> plain =
                columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        return this instanceof Relation || plain.contains(called.toLowerCase(Locale.ROOT))
                ? "%s as %s".formatted(source, new Aliases(plain).take("own_table"))
                : source;
    }

    /// A table's name, whose parts have dots between them.
    private static String table(Dialect dialect, String name) {
        return Arrays.stream(name.split("\\.", -1)).map(dialect::name).collect(Collectors.joining("."));
    }
}
