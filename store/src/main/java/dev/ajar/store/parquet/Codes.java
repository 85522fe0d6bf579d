package dev.ajar.store.parquet;

import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.duck.Duck;
import dev.ajar.store.row.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The texts of a column that has few of them. Its cells are then read as numbers, each the place of a text among
/// these, from 1; 0 is no text. So a text is carried from C++ to Java and looked at once, and not in every row.
///
/// @param texts all that the column has
record Codes(List<StringValue> texts) {

    /// DuckDB looks up a text once for each entry of a Parquet dictionary, but from the first to the last of these.
    private static final int MOST = 512;

    /// How many rows show whether it is worth looking at all.
    private static final int SAMPLE = 20_000;

    /// The columns among some that have few texts.
    static Map<ParquetColumn, Codes> of(ParquetFile file, List<ParquetColumn> columns) throws SQLException {
        Map<ParquetColumn, Codes> found = new HashMap<>();
        try (Statement statement = file.statement()) {
            List<String> inDictionaries = inDictionaries(statement, file);
            for (ParquetColumn column : columns) {
                if (column.isText()
                        && !column.column().isNested()
                        && inDictionaries.contains(column.column().name())) {
                    Codes codes = of(statement, file, column);
                    if (codes.isUsable()) {
                        found.put(column, codes);
                    }
                }
            }
        }
        return found;
    }

    /// The columns that have a dictionary in every row group.
    private static List<String> inDictionaries(Statement statement, ParquetFile file) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(
                "SELECT path_in_schema FROM parquet_metadata(%s) GROUP BY ALL HAVING bool_and(contains(encodings, 'DICTIONARY'))"
                        .formatted(Duck.text(file.path().toString())))) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private static Codes of(Statement statement, ParquetFile file, ParquetColumn column) throws SQLException {
        String few = "SELECT count(DISTINCT %s) FROM %s WHERE file_row_number < %s"
                .formatted(column.path(), file.source(), SAMPLE);
        try (ResultSet sample = statement.executeQuery(few)) {
            if (!sample.next() || sample.getLong(1) > MOST) {
                return new Codes(List.of());
            }
        }
        List<StringValue> texts = new ArrayList<>();
        String all = "SELECT DISTINCT %s FROM %s WHERE %s IS NOT NULL LIMIT %s"
                .formatted(column.path(), file.source(), column.path(), MOST + 1);
        try (ResultSet found = statement.executeQuery(all)) {
            while (found.next()) {
                texts.add(new StringValue(found.getString(1)));
            }
        }
        return new Codes(texts);
    }

    /// Whether there are few enough texts, and all of them are sound.
    private boolean isUsable() {
        return !texts.isEmpty()
                && texts.size() <= MOST
                && texts.stream().map(StringValue::text).allMatch(Texts::isSound);
    }

    /// The SQL that gives the place of a cell's text.
    String sql(String cell) {
        return "coalesce(list_position([%s], %s), 0)"
                .formatted(
                        texts.stream().map(StringValue::text).map(Duck::text).collect(Collectors.joining(", ")), cell);
    }
}
