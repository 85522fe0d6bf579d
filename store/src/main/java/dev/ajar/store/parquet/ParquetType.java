package dev.ajar.store.parquet;

import java.util.ArrayList;
import java.util.List;

/// The type of a Parquet column, as far as it matters here.
sealed interface ParquetType {

    /// Something with a value that events can have.
    ///
    /// @param sql the type it is cast to before it is read; empty where it is read as it is
    record Scalar(Reading reading, String sql) implements ParquetType {}

    /// An object, flattened with dots.
    record Struct(List<Field> fields) implements ParquetType {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    record Field(String name, ParquetType type) {}

    /// An array.
    record Array() implements ParquetType {}

    /// A type that events cannot have.
    ///
    /// @param name as DuckDB calls it
    record Other(String name) implements ParquetType {}

    /// How cells are taken out of a vector.
    enum Reading {
        TEXT,
        /// An int of 64 bits.
        WHOLE,
        /// An int that may be larger, as text.
        LARGE,
        DOUBLE,
        BOOL,
        /// An instant, in µs.
        MICROS,
        /// An instant, in ns.
        NANOS
    }

    /// Reads a type as DuckDB describes it, for example `STRUCT("method" VARCHAR, tries INTEGER)`.
    static ParquetType of(String described) {
        if (described.endsWith("]")) {
            return new Array();
        }
        if (described.startsWith("STRUCT(")) {
            return new Struct(fields(described.substring("STRUCT(".length(), described.length() - 1)));
        }
        if (described.startsWith("ENUM(")) {
            return new Scalar(Reading.TEXT, "VARCHAR");
        }
        if (described.startsWith("DECIMAL(")) {
            return described.endsWith(",0)")
                    ? new Scalar(Reading.LARGE, "HUGEINT")
                    : new Scalar(Reading.DOUBLE, "DOUBLE");
        }
        return switch (described) {
            case "VARCHAR" -> new Scalar(Reading.TEXT, "");
            case "UUID", "JSON" -> new Scalar(Reading.TEXT, "VARCHAR");
            case "BIGINT" -> new Scalar(Reading.WHOLE, "");
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER" ->
                new Scalar(Reading.WHOLE, "BIGINT");
            case "UBIGINT", "HUGEINT", "UHUGEINT", "BIGNUM" -> new Scalar(Reading.LARGE, "");
            case "DOUBLE" -> new Scalar(Reading.DOUBLE, "");
            case "FLOAT" -> new Scalar(Reading.DOUBLE, "DOUBLE");
            case "BOOLEAN" -> new Scalar(Reading.BOOL, "");
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS" ->
                new Scalar(Reading.MICROS, "");
            case "TIMESTAMP_NS", "TIMESTAMP_NS WITH TIME ZONE" -> new Scalar(Reading.NANOS, "");
            default -> new Other(described);
        };
    }

    private static List<Field> fields(String described) {
        List<Field> fields = new ArrayList<>();
        int at = 0;
        while (at < described.length()) {
            int nameEnd = described.charAt(at) == '"' ? quoteEnd(described, at) : described.indexOf(' ', at);
            String name = described.substring(at, nameEnd);
            int typeEnd = typeEnd(described, nameEnd + 1);
            fields.add(new Field(
                    name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name,
                    of(described.substring(nameEnd + 1, typeEnd))));
            at = typeEnd + 2;
        }
        return fields;
    }

    /// Where the quotes end that begin here.
    private static int quoteEnd(String text, int from) {
        char quote = text.charAt(from);
        int at = from + 1;
        while (text.charAt(at) != quote || (at + 1 < text.length() && text.charAt(at + 1) == quote)) {
            at += text.charAt(at) == quote ? 2 : 1;
        }
        return at + 1;
    }

    /// Where a type ends: at a comma that is in no parentheses and no quotes.
    private static int typeEnd(String described, int from) {
        int depth = 0;
        int at = from;
        while (at < described.length()) {
            char character = described.charAt(at);
            if (character == '"' || character == '\'') {
                at = quoteEnd(described, at);
                continue;
            }
            if (character == ',' && depth == 0) {
                return at;
            }
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            at++;
        }
        return at;
    }
}
