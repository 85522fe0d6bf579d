package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.model.Attributes;
import dev.ajar.translate.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

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

    /// Of how many trials one asks all that there is to ask; the others ask for verdicts and tallies.
    default int thorough() {
        return 1;
    }

    /// Fills the table anew.
    ///
    /// @param disguise the rows that there are of each event
    /// @return how many rows there are beside those, none of them an event
    long fill(List<Event> events, Attributes attributes, Function<Event, List<Event>> disguise) throws SQLException;

    /// Keeps what a query gives as a table.
    void keep(String table, String sql) throws SQLException;

    /// What a query gives.
    Answer ask(String sql) throws SQLException;

    @Override
    void close() throws SQLException;

    /// An answer: the names of its columns, and its rows.
    record Answer(List<String> columns, List<List<Value>> rows) {}
}
