package dev.ajar.store.table;

import dev.ajar.expression.Type;
import dev.ajar.store.NoRoom;
import dev.ajar.store.Unwritable;
import dev.ajar.store.duck.Duck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Rewrites a file of events, one line of JSON each, as Parquet: typed columns, in the order of the lines.
public final class EventSheet {

    private static final List<String> INSTANTS = List.of("time", "received");

    private EventSheet() {}

    /// Rewrites it.
    ///
    /// @param lines events with `id`, `time`, `name`, `received` and attributes under their own names
    /// @param attributes the type of every attribute
    /// @param temporary the folder for what does not fit in memory
    /// @param memory bytes that may be held in memory
    /// @throws Unwritable if the Parquet file cannot be written
    public static void write(Path lines, Path parquet, SortedMap<String, Type> attributes, Path temporary, long memory)
            throws IOException {
        String columns = "id: 'VARCHAR', time: 'TIMESTAMP', name: 'VARCHAR', received: 'TIMESTAMP'"
                + attributes.entrySet().stream()
                        .map(each -> ", %s: '%s'".formatted(Duck.name(each.getKey()), type(each.getValue())))
                        .collect(Collectors.joining());
        String selected = INSTANTS.stream()
                .map(instant -> "CAST(%s AS TIMESTAMP WITH TIME ZONE) AS %s".formatted(instant, instant))
                .collect(Collectors.joining(", "));
        String copy =
                "COPY (SELECT * REPLACE (%s) FROM read_json(%s, format = 'newline_delimited', columns = {%s})) TO %s (FORMAT parquet, COMPRESSION zstd)"
                        .formatted(
                                selected,
                                Duck.text(lines.toAbsolutePath().toString()),
                                columns,
                                Duck.text(parquet.toAbsolutePath().toString()));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String setting : TableSql.settings(temporary, memory)) {
                statement.execute(setting);
            }
            statement.execute(copy);
        } catch (SQLException broken) {
            String why = broken.getMessage() == null ? "" : broken.getMessage();
            if (why.contains("Out of Memory")) {
                throw new NoRoom("while writing %s: %s".formatted(parquet, why));
            }
            throw new Unwritable(parquet.toString(), why);
        }
    }

    private static String type(Type type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case INT, DURATION -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOL -> "BOOLEAN";
            case INSTANT -> "TIMESTAMP";
        };
    }
}
