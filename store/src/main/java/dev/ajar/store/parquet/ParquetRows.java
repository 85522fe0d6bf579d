package dev.ajar.store.parquet;

import dev.ajar.store.duck.Duck;
import dev.ajar.store.row.Row;
import java.io.IOException;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/// Reads rows of a Parquet file, for one thread.
public final class ParquetRows implements AutoCloseable {

    private final DuckDBConnection connection;
    private final String name;
    private final String select;
    private final RowVectors vectors;

    /// @param select what a [Selection] wants, up to its condition
    ParquetRows(DuckDBConnection connection, String name, String select, RowVectors vectors) {
        this.connection = connection;
        this.name = name;
        this.select = select;
        this.vectors = vectors;
    }

    /// Told that the next row was read.
    @FunctionalInterface
    public interface Each {
        void row() throws IOException;
    }

    /// Gives every row of a range, one after the other in the same [Row].
    public void read(ParquetFile.Range range, Row row, Each each) throws IOException {
        try (DuckDBPreparedStatement statement =
                        connection.prepareStatement(select + range.sql() + ")").unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                vectors.take(result.chunk());
                for (int at = 0; at < vectors.rows(); at++) {
                    vectors.fill(at, row);
                    each.row();
                }
            }
        } catch (SQLException broken) {
            throw Duck.told(name, "Parquet", broken);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw Duck.told(name, "Parquet", broken);
        }
    }
}
