package dev.ajar.store.parquet;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.parquet.ParquetType.Reading;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.ColumnTexts;
import dev.ajar.store.row.Kind;
import dev.ajar.store.row.Row;
import dev.ajar.store.row.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Columns of values, as DuckDB gives them, turned into rows.
final class RowVectors {

    private static final byte[] NO_BYTES = {};
    private static final StringValue[] NO_CODES = {};
    private static final StringValue NO_TEXT = new StringValue("");

    private final Column[] columns;
    private final Reading[] readings;
    private final DuckDBReadableVector[] vectors;
    private final Texts[] texts;
    private final StringValue[][] codes;
    private @Nullable DuckDBReadableVector numbers;
    private @Nullable DuckDBReadableVector hashes;
    private @Nullable DuckDBReadableVector joined;
    private @Nullable DuckDBReadableVector lengths;
    private int rows;

    RowVectors(List<ParquetColumn> wanted, Map<ParquetColumn, Codes> coded) {
        columns = wanted.stream().map(ParquetColumn::column).toArray(Column[]::new);
        readings = wanted.stream().map(RowVectors::reading).toArray(Reading[]::new);
        vectors = new DuckDBReadableVector[columns.length];
        ColumnTexts columnTexts = new ColumnTexts();
        codes = wanted.stream().map(column -> numbered(column, coded)).toArray(StringValue[][]::new);
        texts = wanted.stream().map(column -> columnTexts.of(column.column())).toArray(Texts[]::new);
    }

    private static Reading reading(ParquetColumn column) {
        if (column.type() instanceof ParquetType.Scalar(Reading reading, String ignored)) {
            return reading;
        }
        throw new IllegalArgumentException("column %s cannot be read".formatted(column.column()));
    }

    /// The texts of a column with codes, each at the place that is its number.
    private static StringValue[] numbered(ParquetColumn column, Map<ParquetColumn, Codes> coded) {
        Codes codes = coded.get(column);
        return codes == null
                ? NO_CODES
                : Stream.concat(Stream.of(NO_TEXT), codes.texts().stream()).toArray(StringValue[]::new);
    }

    /// Whether a column's cells come joined with those of others.
    static boolean isText(ParquetColumn column) {
        Reading reading = reading(column);
        return reading == Reading.TEXT || reading == Reading.LARGE;
    }

    void take(DuckDBDataChunkReader chunk) {
        rows = Math.toIntExact(chunk.rowCount());
        numbers = chunk.vector(0);
        for (int column = 0; column < columns.length; column++) {
            vectors[column] = chunk.vector(column + 1L);
        }
        hashes = chunk.vector(columns.length + 1L);
        joined = chunk.vector(columns.length + 2L);
        lengths = chunk.vector(columns.length + 3L);
    }

    int rows() {
        return rows;
    }

    void fill(int at, Row row) {
        if (numbers == null || hashes == null || joined == null || lengths == null) {
            throw new IllegalStateException("no rows were taken yet");
        }
        row.begin(numbers.getLong(at) + 1);
        row.idHash(hashes.getLong(at, 0));
        String all = joined.getString(at);
        boolean plain = all.length() == lengths.getLong(at);
        byte[] bytes = plain ? NO_BYTES : all.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int column = 0; column < columns.length; column++) {
            DuckDBReadableVector vector = vectors[column];
            if (codes[column].length > 0) {
                int code = vector.getInt(at);
                row.add(columns[column], code == 0 ? Value.UNKNOWN : codes[column][code]);
                continue;
            }
            if (vector.isNull(at)) {
                row.add(columns[column], Value.UNKNOWN);
                continue;
            }
            switch (readings[column]) {
                case TEXT, LARGE -> {
                    int to = from + (int) vector.getLong(at);
                    StringValue text =
                            plain ? texts[column].of(all, from, to) : texts[column].of(bytes, from, to, false);
                    text(columns[column], readings[column], text, texts[column].wasSound(), row);
                    from = to;
                }
                case WHOLE -> row.add(columns[column], new IntValue(vector.getLong(at)));
                case DOUBLE -> number(columns[column], vector.getDouble(at), row);
                case BOOL -> row.add(columns[column], BoolValue.of(vector.getBoolean(at)));
                case MICROS -> row.add(columns[column], new InstantValue(vector.getLong(at)));
                case NANOS -> row.add(columns[column], new InstantValue(Math.floorDiv(vector.getLong(at), 1_000L)));
            }
        }
    }

    private static void text(Column column, Reading reading, StringValue text, boolean sound, Row row) {
        if (reading == Reading.TEXT) {
            row.add(column, text, sound);
            return;
        }
        String digits = text.text();
        try {
            row.add(column, new IntValue(Long.parseLong(digits)));
        } catch (NumberFormatException large) {
            row.add(column, Kind.BIG_INT, text);
        }
    }

    private static void number(Column column, double number, Row row) {
        if (Double.isFinite(number)) {
            row.add(column, new DoubleValue(number));
        } else {
            row.add(column, Kind.NOT_FINITE, new StringValue(Double.toString(number)));
        }
    }
}
