package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A DuckDB to try things in.
final class Duck implements Engine {

    private final Connection connection;

    Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Dialect dialect() {
        return new DuckDb();
    }

    @Override
    public void fill(List<Expression.Name> columns, List<List<Value>> rows) throws SQLException {
        Conditions conditions = new Conditions(dialect(), name -> Term.whole(name.name()));
        run(columns.stream()
                .map(name -> ", %s %s".formatted(name.name(), dialect().type(name.type())))
                .collect(Collectors.joining("", "create or replace table made_up (number integer", ")")));
        List<String> tuples = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Value> values = rows.get(row);
            List<String> cells = new ArrayList<>(List.of(Integer.toString(row)));
            for (int place = 0; place < values.size(); place++) {
                cells.add(conditions
                        .literal(columns.get(place).type(), values.get(place))
                        .text());
            }
            tuples.add(cells.stream().collect(Collectors.joining(", ", "(", ")")));
        }
        run("insert into made_up values " + String.join(",\n", tuples));
    }

    @Override
    public void fillEvents(List<String> attributes, List<List<Value>> rows) throws SQLException {
        run(attributes.stream()
                .map(name -> ", %s varchar".formatted(dialect().quoted(name)))
                .collect(Collectors.joining(
                        "",
                        "create or replace table events (id varchar, time timestamp, sequence bigint, name varchar",
                        ")")));
        for (List<Value> row : rows) {
            run(row.stream().map(this::literal).collect(Collectors.joining(", ", "insert into events values (", ")")));
        }
    }

    @Override
    public void fillOwn(String table, List<Expression.Name> columns, List<List<Value>> rows) throws SQLException {
        String name = dialect().quoted(table);
        run("drop table if exists " + name);
        run(columns.stream()
                .map(column -> "%s %s"
                        .formatted(
                                dialect().quoted(column.name()),
                                column.type() == Type.INSTANT
                                        ? "timestamp"
                                        : dialect().type(column.type())))
                .collect(Collectors.joining(", ", "create table %s (".formatted(name), ")")));
        for (List<Value> row : rows) {
            run(row.stream()
                    .map(this::literal)
                    .collect(Collectors.joining(", ", "insert into %s values (".formatted(name), ")")));
        }
    }

    @Override
    public void keep(String table, String sql) throws SQLException {
        run("drop table if exists " + table);
        run("create table %s as %s".formatted(table, sql));
    }

    private String literal(Value value) {
        return switch (value) {
            case StringValue(String text) -> dialect().text(text).text();
            case InstantValue(long micros) -> "make_timestamp(%s)".formatted(micros);
            case IntValue(long number) -> dialect().wide(number).text();
            case DoubleValue(double number) -> dialect().number(number).text();
            case BoolValue truth -> Boolean.toString(truth == BoolValue.TRUE);
            case Value.Unknown ignored -> "null";
            default -> throw new IllegalArgumentException("no literal for " + value);
        };
    }

    @Override
    public List<List<Value>> ask(String sql) throws SQLException {
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
