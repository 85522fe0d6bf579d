package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.model.Attributes;
import dev.ajar.translate.sql.Dialect;
import java.sql.SQLException;
import java.util.List;

/// A database with one table of events, as somebody's warehouse has it: with rows that come twice, with copies that say
/// something else, and with rows that are no events.
interface Warehouse extends AutoCloseable {

    /// Every warehouse that can be asked within this process.
    static List<Warehouse> all() {
        return List.of(new DuckDbWarehouse(), new GoogleSqlWarehouse());
    }

    /// The dialect it understands.
    Dialect dialect();

    /// How many events it can be filled with before it takes longer than people wait.
    default int capacity() {
        return Integer.MAX_VALUE;
    }

    /// Fills the table anew.
    void fill(List<Event> events, Attributes attributes) throws SQLException;

    /// What a query gives.
    Answer ask(String sql) throws SQLException;

    @Override
    void close() throws SQLException;

    /// An answer: the names of its columns, and its rows.
    record Answer(List<String> columns, List<List<Value>> rows) {}
}
