package dev.ajar.store.parquet;

import dev.ajar.store.row.Column;
import java.util.ArrayList;
import java.util.List;

/// A column of a Parquet file, or a field within one.
///
/// @param path the SQL expression that names it
public record ParquetColumn(Column column, ParquetType type, String path) {

    /// All columns of a file, those in structs flattened.
    static List<ParquetColumn> flattened(List<ParquetType.Field> fields) {
        List<ParquetColumn> columns = new ArrayList<>();
        for (ParquetType.Field field : fields) {
            flatten(columns, field.name(), "", Duck.name(field.name()), field.type());
        }
        return columns;
    }

    private static void flatten(List<ParquetColumn> columns, String head, String rest, String path, ParquetType type) {
        if (type instanceof ParquetType.Struct(List<ParquetType.Field> fields)) {
            for (ParquetType.Field field : fields) {
                flatten(
                        columns,
                        head,
                        rest.isEmpty() ? field.name() : rest + "." + field.name(),
                        path + "." + Duck.name(field.name()),
                        field.type());
            }
        } else {
            int index = columns.size();
            Column column = rest.isEmpty() ? Column.flat(index, head) : Column.nested(index, head, rest);
            columns.add(new ParquetColumn(column, type, path));
        }
    }

    /// The SQL that gives the value in the form in which it is read.
    String sql() {
        return switch (type) {
            case ParquetType.Scalar(ParquetType.Reading reading, String cast) -> {
                String value = cast.isEmpty() ? path : "CAST(%s AS %s)".formatted(path, cast);
                yield switch (reading) {
                    case TEXT, WHOLE, DOUBLE, BOOL -> value;
                    case LARGE -> "CAST(%s AS VARCHAR)".formatted(value);
                    case MICROS -> "epoch_us(%s)".formatted(value);
                    case NANOS -> "epoch_ns(%s)".formatted(value);
                };
            }
            case ParquetType.Array ignored -> path;
            case ParquetType.Struct ignored -> path;
            case ParquetType.Other ignored -> path;
        };
    }

    /// Whether its cells can be read.
    public boolean isReadable() {
        return type instanceof ParquetType.Scalar;
    }

    /// Whether its cells are arrays.
    public boolean isArray() {
        return type instanceof ParquetType.Array;
    }

    /// Whether its cells are texts.
    public boolean isText() {
        return type instanceof ParquetType.Scalar(ParquetType.Reading reading, String ignored)
                && reading == ParquetType.Reading.TEXT;
    }

    /// What its cells are, in words, where they cannot be read.
    public String typeName() {
        return switch (type) {
            case ParquetType.Scalar(ParquetType.Reading reading, String ignored) -> reading.toString();
            case ParquetType.Array ignored -> "array";
            case ParquetType.Struct ignored -> "struct";
            case ParquetType.Other(String name) -> name;
        };
    }
}
