package dev.ajar.store.parquet;

import dev.ajar.store.row.Row;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/// Reads rows of a Parquet file, for one thread.
///
/// All texts of a row come as one, with the length of each beside it: crossing from C++ to Java is what costs most, and
/// so it is crossed once a row and not once a cell.
public final class ParquetRows implements AutoCloseable {

    private final DuckDBConnection connection;
    private final String name;
    private final String select;
    private final List<ParquetColumn> wanted;
    private final RowVectors vectors;

    ParquetRows(DuckDBConnection connection, String name, String source, List<ParquetColumn> wanted, String id) {
        this.connection = connection;
        this.name = name;
        this.wanted = List.copyOf(wanted);
        this.vectors = new RowVectors(wanted);
        this.select = "SELECT *, strlen(joined) FROM (SELECT %s FROM %s WHERE ".formatted(columns(id), source);
    }

    private static String within(ParquetFile.Range range) {
        return "file_row_number >= %s AND file_row_number < %s)".formatted(range.from(), range.to());
    }

    /// Told that the next row was read.
    @FunctionalInterface
    public interface Each {
        void row() throws IOException;
    }

    private String columns(String id) {
        List<String> sql = new ArrayList<>(List.of("file_row_number"));
        List<String> texts = new ArrayList<>();
        for (ParquetColumn column : wanted) {
            if (RowVectors.isText(column)) {
                texts.add(column.sql());
                sql.add("strlen(%s)".formatted(column.sql()));
            } else {
                sql.add(column.sql());
            }
        }
        sql.add(IdCheck.hash(id));
        sql.add((texts.isEmpty() ? "''" : "concat(%s)".formatted(String.join(", ", texts))) + " AS joined");
        return String.join(", ", sql);
    }

    /// Gives every row of a range, one after the other in the same [Row].
    public void read(ParquetFile.Range range, Row row, Each each) throws IOException {
        try (DuckDBPreparedStatement statement =
                        connection.prepareStatement(select + within(range)).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                vectors.take(result.chunk());
                for (int at = 0; at < vectors.rows(); at++) {
                    vectors.fill(at, row);
                    each.row();
                }
            }
        } catch (SQLException broken) {
            throw Duck.told(name, broken);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw Duck.told(name, broken);
        }
    }
}
