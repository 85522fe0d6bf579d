package dev.ajar.warehouse;

import dev.ajar.expression.Type;
import java.util.List;

/// A table as it stands in a database.
///
/// @param name its whole name, with dots between its parts and no quotes
public record Table(String name, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    /// A column.
    ///
    /// @param type as the database calls it
    public record Column(String name, String type, Kind kind) {}

    /// What a column's type is good for.
    public enum Kind {
        TEXT,
        INT,
        REAL,
        TRUTH,
        INSTANT,
        OTHER;

        /// Whether values of a type can be read from such a column.
        public boolean holds(Type type) {
            return switch (type) {
                case STRING -> this == TEXT;
                case INT -> this == INT;
                case DOUBLE -> this == REAL || this == INT;
                case BOOL -> this == TRUTH;
                case INSTANT -> this == INSTANT;
                case DURATION -> false;
            };
        }
    }
}
