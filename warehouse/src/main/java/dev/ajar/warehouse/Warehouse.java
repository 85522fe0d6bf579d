package dev.ajar.warehouse;

import dev.ajar.expression.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A database with tables of events, open for reading and nothing else.
///
/// For one thread, except [#cancel].
public sealed interface Warehouse extends AutoCloseable permits DuckDbFile, TrinoCluster, BigQueryDataset {

    /// The name of its dialect of SQL: `duckdb`.
    String dialect();

    /// As people say it: `DuckDB`.
    String title();

    /// A table or view, if it is there.
    ///
    /// @param name as people write it, with dots where it has a schema
    Optional<Table> table(String name) throws Refused;

    /// The names of tables that stand where this one was looked for, so that a slip of the pen can be told.
    List<String> tables(String name) throws Refused;

    /// How many bytes a query would scan, found out without running it; empty where the database does not tell.
    OptionalLong scan(String sql) throws Refused;

    /// Runs a query.
    ///
    /// @param rows is given each row, a value for each column of the query
    void ask(String sql, Consumer<List<Value>> rows) throws Refused;

    /// Ends the query that runs, from another thread. What was asked is then [refused][Refused].
    void cancel();

    @Override
    void close();
}
