package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import java.sql.SQLException;
import java.util.List;

/// A database to try things in.
interface Engine extends AutoCloseable {

    /// One of each kind.
    static List<Engine> all() throws SQLException {
        return List.of(new Duck(), new Google());
    }

    /// What it understands.
    Dialect dialect();

    /// A new table `made_up`, with a column `number` that counts the rows from 0. Times are numbers in it, as they are
    /// within a query.
    void fill(List<Expression.Name> columns, List<List<Value>> rows) throws SQLException;

    /// A new table `events`, with these attributes, which hold texts.
    ///
    /// @param rows each with an id, a time, a sequence, a name and a value for every attribute
    void fillEvents(List<String> attributes, List<List<Value>> rows) throws SQLException;

    /// A new table as people may have it, whose instants are timestamps.
    void fillOwn(String table, List<Expression.Name> columns, List<List<Value>> rows) throws SQLException;

    /// A new table of what a query gives.
    void keep(String table, String sql) throws SQLException;

    /// The rows of an answer.
    List<List<Value>> ask(String sql) throws SQLException;

    @Override
    void close() throws SQLException;

    /// What a column of this type holds within a query.
    static Type within(Type type) {
        return switch (type) {
            case INSTANT, DURATION -> Type.INT;
            case STRING, INT, DOUBLE, BOOL -> type;
        };
    }

    /// A value as it is within a query.
    static Value within(Value value) {
        return switch (value) {
            case InstantValue(long micros) -> new IntValue(micros);
            case DurationValue(long micros) -> new IntValue(micros);
            default -> value;
        };
    }
}
