package dev.ajar.store.table;

import dev.ajar.expression.Type;
import dev.ajar.store.duck.Duck;
import dev.ajar.verdict.VerdictTable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The SQL that keeps and writes a verdict table. Instants are kept as ints of µs.
record TableSql(List<VerdictTable.Column> columns) {

    static final String NAME = "verdicts";

    private static final String ORDER = "ORDER BY experience, started_at, session_id";

    TableSql {
        columns = List.copyOf(columns);
    }

    static List<String> settings(Path folder, long memory) {
        return List.of(
                "SET memory_limit = '%sMiB'".formatted(Math.max(64, memory >> 20)),
                "SET threads = 2",
                "SET TimeZone = 'UTC'",
                "SET temp_directory = " + Duck.text(folder.toString()));
    }

    String create() {
        return columns.stream()
                .map(column -> "%s %s".formatted(name(column), kept(column.type())))
                .collect(Collectors.joining(", ", "CREATE TABLE %s (".formatted(NAME), ")"));
    }

    private static String kept(Type type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case INT, INSTANT, DURATION -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOL -> "BOOLEAN";
        };
    }

    String header() {
        return columns.stream().map(VerdictTable.Column::name).collect(Collectors.joining(",", "", "\n"));
    }

    /// Every row as a line of CSV.
    String lines() {
        return columns.stream()
                .map(TableSql::cell)
                .collect(Collectors.joining(" || ',' || ", "SELECT ", " FROM %s %s".formatted(NAME, ORDER)));
    }

    /// A cell as CSV has it: nothing where it is unknown, quotes around an empty text and where they are needed
    /// (RFC 4180).
    private static String cell(VerdictTable.Column column) {
        String name = name(column);
        String known = switch (column.type()) {
            case STRING -> """
                        CASE WHEN %1$s = '' OR contains(%1$s, ',') OR contains(%1$s, '"') OR contains(%1$s, chr(10))
                        OR contains(%1$s, chr(13)) THEN '"' || replace(%1$s, '"', '""') || '"' ELSE %1$s END""".formatted(name);
            case INT, DURATION, DOUBLE, BOOL -> "CAST(%s AS VARCHAR)".formatted(name);
            case INSTANT -> "strftime(make_timestamp(%s), '%%Y-%%m-%%dT%%H:%%M:%%S.%%fZ')".formatted(name);
        };
        return "coalesce(%s, '')".formatted(known);
    }

    String parquet(Path file) {
        String selected = columns.stream()
                .map(column -> column.type() == Type.INSTANT
                        ? "make_timestamptz(%1$s) AS %1$s".formatted(name(column))
                        : name(column))
                .collect(Collectors.joining(", "));
        return "COPY (SELECT %s FROM %s %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
                .formatted(selected, NAME, ORDER, Duck.text(file.toString()));
    }

    private static String name(VerdictTable.Column column) {
        return Duck.name(column.name());
    }
}
