package dev.ajar.warehouse;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cells of a JDBC result as values.
final class Cells {

    private Cells() {}

    /// Hands on every row.
    ///
    /// @param zoned what the driver gives timestamps with a zone as
    static void read(ResultSet result, Class<?> zoned, Consumer<List<Value>> rows) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<Class<?>> classes = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            classes.add(read(result.getMetaData().getColumnTypeName(column), zoned));
        }
        while (result.next()) {
            List<Value> row = new ArrayList<>(columns);
            for (int column = 1; column <= columns; column++) {
                Class<?> as = classes.get(column - 1);
                row.add(value(as == Object.class ? result.getObject(column) : result.getObject(column, as)));
            }
            rows.accept(row);
        }
    }

    /// How a column is read: timestamps by name, for what a driver gives unasked depends on where it runs.
    private static Class<?> read(String type, Class<?> zoned) {
        String plain = type.toLowerCase(Locale.ROOT);
        if (!plain.startsWith("timestamp")) {
            return Object.class;
        }
        return plain.contains("with time zone") ? zoned : LocalDateTime.class;
    }

    private static Value value(@Nullable Object cell) throws SQLException {
        return switch (cell) {
            case null -> Value.UNKNOWN;
            case String text -> new StringValue(text);
            case Integer number -> new IntValue(number);
            case Long number -> new IntValue(number);
            case BigInteger number -> new IntValue(number.longValueExact());
            case Double number -> new DoubleValue(number);
            case Boolean truth -> BoolValue.of(truth);
            case OffsetDateTime moment -> instant(moment.toInstant());
            case ZonedDateTime moment -> instant(moment.toInstant());
            case LocalDateTime moment -> instant(moment.toInstant(ZoneOffset.UTC));
            default ->
                throw new SQLException(
                        "a %s, which no verdict has".formatted(cell.getClass().getSimpleName()));
        };
    }

    private static Value instant(Instant moment) {
        return new InstantValue(Time.micros(moment));
    }
}
