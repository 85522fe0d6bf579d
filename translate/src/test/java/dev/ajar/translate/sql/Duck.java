package dev.ajar.translate.sql;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A DuckDB to try things in.
final class Duck implements AutoCloseable {

    private final Connection connection;

    Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The rows of an answer.
    List<List<Value>> ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<List<Value>> rows = new ArrayList<>();
            while (result.next()) {
                List<Value> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(value(result.getObject(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static Value value(@Nullable Object cell) {
        return switch (cell) {
            case null -> Value.UNKNOWN;
            case String text -> new StringValue(text);
            case Integer number -> new IntValue(number);
            case Long number -> new IntValue(number);
            case Double number -> new DoubleValue(number);
            case Boolean truth -> BoolValue.of(truth);
            default -> new StringValue(cell.toString());
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
