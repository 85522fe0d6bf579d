package dev.ajar.store.parquet;

import dev.ajar.expression.Type;
import dev.ajar.store.duck.Duck;
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

    /// Whether it is a column of this name, and in no struct.
    public boolean isNamed(String name) {
        return !column.isNested() && column.name().equals(name);
    }

    /// Whether its cells are texts, as they are in the file.
    public boolean isText() {
        return type instanceof ParquetType.Scalar(ParquetType.Reading reading, String cast)
                && reading == ParquetType.Reading.TEXT
                && cast.isEmpty();
    }

    /// Whether its cells serve as values of this type.
    public boolean servesAs(Type wanted) {
        if (!(type instanceof ParquetType.Scalar(ParquetType.Reading reading, String ignored))) {
            return false;
        }
        return switch (reading) {
            case TEXT -> wanted == Type.STRING;
            case WHOLE, LARGE -> wanted == Type.INT || wanted == Type.DOUBLE;
            case DOUBLE -> wanted == Type.DOUBLE;
            case BOOL -> wanted == Type.BOOL;
            case MICROS, NANOS -> wanted == Type.INSTANT;
        };
    }

    /// What its cells are, in a word.
    public String typeName() {
        return switch (type) {
            case ParquetType.Scalar(ParquetType.Reading reading, String ignored) ->
                switch (reading) {
                    case TEXT -> "text";
                    case WHOLE, LARGE -> "int";
                    case DOUBLE -> "double";
                    case BOOL -> "bool";
                    case MICROS, NANOS -> "timestamp";
                };
            case ParquetType.Array ignored -> "array";
            case ParquetType.Struct ignored -> "struct";
            case ParquetType.Other(String name) -> name;
        };
    }
}
