package dev.ajar.conformance;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has tables of their own in Trino wants the report that their rows give as files.
@NeedsTrino
class TrinoOwnTablesMeasuredTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tables_in_trino_are_measured_as_their_rows_in_files_are() throws IOException, SQLException {
        try (Connection connection = TrinoServer.connect("shop")) {
            make(connection, "visits", Shop.VISITS, Shop.visits());
            make(connection, "stations", Shop.STATIONS, Shop.stations());
            new Shop(folder).agrees("trino:" + connection.getMetaData().getURL(), Map.of("AJAR_TRINO_USER", "court"));
        }
    }

    private static void make(Connection connection, String table, Map<String, Type> columns, List<List<Value>> rows)
            throws SQLException {
        List<Type> types = List.copyOf(columns.values());
        String values = rows.stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>();
                    for (int place = 0; place < row.size(); place++) {
                        cells.add(cell(row.get(place), types.get(place)));
                    }
                    return "(%s)".formatted(String.join(", ", cells));
                })
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table %s as select * from (values %s) as rows_of_it(%s)"
                    .formatted(table, values, String.join(", ", columns.keySet())));
        }
    }

    private static String cell(Value value, Type type) {
        String sql = switch (type) {
            case STRING -> "varchar";
            case INT, DURATION -> "bigint";
            case DOUBLE -> "double";
            case BOOL -> "boolean";
            case INSTANT -> "timestamp(6) with time zone";
        };
        if (!value.isKnown()) {
            return "cast(null as %s)".formatted(sql);
        }
        String text =
                value instanceof InstantValue ? value.text().replace('T', ' ').replace("Z", " UTC") : value.text();
        return "cast('%s' as %s)".formatted(text, sql);
    }
}
