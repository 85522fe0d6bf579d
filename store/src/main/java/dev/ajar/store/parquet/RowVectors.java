package dev.ajar.store.parquet;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.parquet.ParquetType.Reading;
import dev.ajar.store.row.Block;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.ColumnTexts;
import dev.ajar.store.row.Kind;
import dev.ajar.store.row.Row;
import dev.ajar.store.row.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Columns of values, as DuckDB gives them, turned into rows.
final class RowVectors {

    private static final byte[] NO_BYTES = {};
    private static final StringValue[] NO_CODES = {};
    private static final StringValue NO_TEXT = new StringValue("");

    private final int columns;
    private final Reading[] readings;
    private final int[] joined;
    private final Texts[] texts;
    private final StringValue[][] codes;
    private final Block block;
    private @Nullable DuckDBReadableVector numbers;
    private @Nullable DuckDBReadableVector hashes;
    private int rows;

    RowVectors(List<ParquetColumn> wanted, Map<ParquetColumn, Codes> coded) {
        columns = wanted.size();
        block = new Block(wanted.stream().map(ParquetColumn::column).toArray(Column[]::new));
        readings = wanted.stream().map(RowVectors::reading).toArray(Reading[]::new);
        ColumnTexts columnTexts = new ColumnTexts();
        codes = wanted.stream().map(column -> numbered(column, coded)).toArray(StringValue[][]::new);
        texts = wanted.stream().map(column -> columnTexts.of(column.column())).toArray(Texts[]::new);
        joined = IntStream.range(0, columns)
                .filter(column -> codes[column].length == 0 && isText(wanted.get(column)))
                .toArray();
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

    /// Reads a chunk, column by column.
    void take(DuckDBDataChunkReader chunk) {
        rows = Math.toIntExact(chunk.rowCount());
        numbers = chunk.vector(0);
        hashes = chunk.vector(columns + 1L);
        block.begin(rows);
        for (int column = 0; column < columns; column++) {
            if (codes[column].length > 0) {
                coded(chunk.vector(column + 1L), codes[column], block.column(column));
            } else {
                plain(chunk.vector(column + 1L), column);
            }
        }
        if (joined.length > 0) {
            parted(chunk);
        }
    }

    int rows() {
        return rows;
    }

    private void coded(DuckDBReadableVector vector, StringValue[] texts, Value[] into) {
        for (int at = 0; at < rows; at++) {
            int code = vector.getInt(at);
            into[at] = code == 0 ? Value.UNKNOWN : texts[code];
        }
    }

    private void plain(DuckDBReadableVector vector, int column) {
        Value[] into = block.column(column);
        for (int at = 0; at < rows; at++) {
            if (vector.isNull(at)) {
                into[at] = Value.UNKNOWN;
                continue;
            }
            switch (readings[column]) {
                case TEXT, LARGE -> {}
                case WHOLE -> into[at] = new IntValue(vector.getLong(at));
                case DOUBLE -> number(column, at, vector.getDouble(at));
                case BOOL -> into[at] = BoolValue.of(vector.getBoolean(at));
                case MICROS -> into[at] = new InstantValue(vector.getLong(at));
                case NANOS -> into[at] = new InstantValue(Math.floorDiv(vector.getLong(at), 1_000L));
            }
        }
    }

    /// Parts the joined texts again.
    private void parted(DuckDBDataChunkReader chunk) {
        DuckDBReadableVector all = chunk.vector(columns + 2L);
        DuckDBReadableVector bytesOfAll = chunk.vector(columns + 3L);
        DuckDBReadableVector[] lengths = new DuckDBReadableVector[joined.length];
        Arrays.setAll(lengths, place -> chunk.vector(joined[place] + 1L));
        for (int at = 0; at < rows; at++) {
            String text = all.getString(at);
            // Text that is only ASCII is sound and its bytes are its characters; U+0000 is neither.
            boolean plain = text.length() == bytesOfAll.getLong(at) && text.indexOf('\0') < 0;
            byte[] bytes = plain ? NO_BYTES : text.getBytes(StandardCharsets.UTF_8);
            int from = 0;
            for (int place = 0; place < joined.length; place++) {
                int column = joined[place];
                if (lengths[place].isNull(at)) {
                    block.column(column)[at] = Value.UNKNOWN;
                    continue;
                }
                int to = from + (int) lengths[place].getLong(at);
                StringValue part =
                        plain ? texts[column].sound(text, from, to) : texts[column].of(bytes, from, to, false);
                text(column, at, part, plain || texts[column].wasSound());
                from = to;
            }
        }
    }

    private void text(int column, int at, StringValue text, boolean sound) {
        if (readings[column] == Reading.TEXT) {
            block.set(column, at, sound ? Kind.VALUE : Kind.BROKEN, text);
            return;
        }
        String digits = text.text();
        try {
            block.set(column, at, Kind.VALUE, new IntValue(Long.parseLong(digits)));
        } catch (NumberFormatException large) {
            block.set(column, at, Kind.BIG_INT, text);
        }
    }

    private void number(int column, int at, double number) {
        if (Double.isFinite(number)) {
            block.set(column, at, Kind.VALUE, new DoubleValue(number));
        } else {
            block.set(column, at, Kind.NOT_FINITE, new StringValue(Double.toString(number)));
        }
    }

    /// Gives one row of the chunk.
    void fill(int at, Row row) {
        if (numbers == null || hashes == null) {
            throw new IllegalStateException("no rows were taken yet");
        }
        row.begin(numbers.getLong(at) + 1, block, at);
        row.idHash(hashes.getLong(at, 0));
    }
}
