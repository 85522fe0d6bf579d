package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.googlesql.Dataset;
import dev.ajar.googlesql.Table;
import dev.ajar.googlesql.Table.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// BigQuery's SQL to try things in.
final class Google implements Engine {

    private Dataset dataset = new Dataset(new Table("nothing", List.of(new Column("number", Type.INT))));

    @Override
    public Dialect dialect() {
        return new GoogleSql();
    }

    @Override
    public void fill(List<Expression.Name> columns, List<List<Value>> rows) {
        List<Column> all = new ArrayList<>(List.of(new Column("number", Type.INT)));
        columns.forEach(name -> all.add(new Column(name.name(), Engine.within(name.type()))));
        Table table = new Table("made_up", all);
        for (int row = 0; row < rows.size(); row++) {
            List<Value> values = new ArrayList<>(List.of(new IntValue(row)));
            rows.get(row).forEach(value -> values.add(Engine.within(value)));
            table.add(values);
        }
        fill(table);
    }

    @Override
    public void fillEvents(List<String> attributes, List<List<Value>> rows) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("id", Type.STRING),
                new Column("time", Type.INSTANT),
                new Column("sequence", Type.INT),
                new Column("name", Type.STRING)));
        attributes.forEach(name -> columns.add(new Column(name.replaceAll("[.-]", "_"), Type.STRING)));
        Table events = new Table("events", columns);
        rows.forEach(events::add);
        fill(events);
    }

    @Override
    public void fillOwn(String table, List<Expression.Name> columns, List<List<Value>> rows) {
        Table own = new Table(
                table,
                columns.stream()
                        .map(name -> new Column(name.name(), name.type()))
                        .toList());
        rows.forEach(own::add);
        fill(own);
    }

    @Override
    public void keep(String table, String sql) throws SQLException {
        dataset.keep(table, sql);
    }

    private void fill(Table table) {
        dataset.close();
        dataset = new Dataset(table);
    }

    @Override
    public List<List<Value>> ask(String sql) throws SQLException {
        return dataset.ask(sql).rows();
    }

    @Override
    public void close() {
        dataset.close();
    }
}
