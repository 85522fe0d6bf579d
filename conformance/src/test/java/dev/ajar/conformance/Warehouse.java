package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Type;
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

    /// Whether it takes longer than people wait for more than some thousand events.
    default boolean isSmall() {
        return false;
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

    /// A new table of texts, whose columns are called `c0`, `c1`, `c2`.
    void fillTexts(String table, List<List<Value>> rows) throws SQLException;

    /// What makes a value of a text that is as values are told, an instant in µs.
    String typed(String text, Type type);

    /// A timestamp as µs since 1970.
    String inMicros(String timestamp);

    /// A column's name in quotes.
    String quoted(String column);

    /// The column of the table of events that holds an attribute.
    default String column(String attribute) {
        return quoted(attribute.replaceAll("[.-]", "_"));
    }

    /// What a query gives.
    Answer ask(String sql) throws SQLException;

    @Override
    void close() throws SQLException;

    /// An answer: the names of its columns, and its rows.
    record Answer(List<String> columns, List<List<Value>> rows) {}
}
