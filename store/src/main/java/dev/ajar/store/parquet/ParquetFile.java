package dev.ajar.store.parquet;

import dev.ajar.store.Unreadable;
import dev.ajar.store.duck.Duck;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/// A Parquet file that was opened: its columns, and the ranges of rows in which it is read.
public final class ParquetFile implements Closeable {

    /// The SQL expression of an id where none is wanted.
    public static final String NO_ID = "''";

    private static final int RANGE = 100_000;

    /// With fewer rows, looking for texts that repeat takes longer than reading them all.
    private static final int WORTH_CODES = 50_000;

    private final String name;
    private final Path link;
    private final String source;
    private final Duck duck;
    private final FileTime changed;
    private final long size;
    private final List<ParquetColumn> columns;
    private final List<Range> ranges;

    /// Some rows of the file: from the first, counted from 0, to before the last.
    public record Range(long from, long to) {

        /// The SQL condition of these rows.
        String sql() {
            return "file_row_number >= %s AND file_row_number < %s".formatted(from, to);
        }
    }

    /// @param name how people call the file
    /// @param folder for what does not fit in memory, and for links to files whose names DuckDB would take for patterns
    /// @param memory bytes that may be used while reading
    public ParquetFile(Path path, String name, Path folder, long memory) throws IOException {
        this.name = name;
        this.link = plain(path.toAbsolutePath(), folder);
        this.source = "read_parquet(%s, file_row_number = true, hive_partitioning = false)"
                .formatted(Duck.text(link.toString()));
        this.changed = Files.getLastModifiedTime(link);
        this.size = Files.size(link);
        this.duck = Duck.on(List.of(link), name, memory, folder, 1);
        try {
            this.columns = ParquetColumn.flattened(described());
            this.ranges = rowGroups();
        } catch (SQLException broken) {
            close();
            throw Duck.told(name, "Parquet", broken);
        }
    }

    private static Path plain(Path path, Path folder) throws IOException {
        if (path.toString().chars().noneMatch(character -> "*?[]{}".indexOf(character) >= 0)) {
            return path;
        }
        Path link = Files.createTempFile(folder, "ajar-", ".parquet");
        Files.delete(link);
        link.toFile().deleteOnExit();
        return Files.createSymbolicLink(link, path);
    }

    private List<ParquetType.Field> described() throws SQLException, Unreadable {
        List<ParquetType.Field> fields = describe();
        List<String> written = written();
        for (ParquetType.Field field : fields) {
            if (!written.contains(field.name())) {
                throw new Unreadable(name, "two columns are named %s, but for capital letters".formatted(field.name()));
            }
        }
        return fields;
    }

    /// The names of the columns as they are in the file. DuckDB gives the second of two that differ only by case
    /// another name.
    private List<String> written() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = duck.connection().createStatement();
                ResultSet nodes =
                        statement.executeQuery("SELECT name, coalesce(num_children, 0) FROM parquet_schema(%s)"
                                .formatted(Duck.text(link.toString())))) {
            nodes.next(); // the root
            long below = 0;
            while (nodes.next()) {
                if (below == 0) {
                    names.add(nodes.getString(1));
                } else {
                    below--;
                }
                below += nodes.getLong(2);
            }
        }
        return names;
    }

    private List<ParquetType.Field> describe() throws SQLException {
        List<ParquetType.Field> fields = new ArrayList<>();
        try (Statement statement = duck.connection().createStatement();
                ResultSet described =
                        statement.executeQuery("DESCRIBE SELECT * EXCLUDE (file_row_number) FROM " + source)) {
            while (described.next()) {
                fields.add(new ParquetType.Field(
                        described.getString("column_name"), ParquetType.of(described.getString("column_type"))));
            }
        }
        return fields;
    }

    private List<Range> rowGroups() throws SQLException {
        List<Range> found = new ArrayList<>();
        try (Statement statement = duck.connection().createStatement();
                ResultSet groups = statement.executeQuery(
                        "SELECT row_group_id, any_value(row_group_num_rows) FROM parquet_metadata(%s) GROUP BY ALL ORDER BY ALL"
                                .formatted(Duck.text(link.toString())))) {
            long from = 0;
            long to = 0;
            while (groups.next()) {
                to += groups.getLong(2);
                if (to - from >= RANGE) {
                    found.add(new Range(from, to));
                    from = to;
                }
            }
            if (to > from) {
                found.add(new Range(from, to));
            }
        }
        return found;
    }

    public String name() {
        return name;
    }

    /// Where it is, under a name that DuckDB takes as it is.
    Path path() {
        return link;
    }

    /// The table function that reads it.
    String source() {
        return source;
    }

    /// All columns, those in structs flattened.
    public List<ParquetColumn> columns() {
        return columns;
    }

    /// All rows, in ranges that are quick to find.
    public List<Range> ranges() {
        return ranges;
    }

    /// The number that a query over the whole file gives.
    ///
    /// @param what an aggregate
    public long ask(String what) throws IOException {
        try (Statement statement = duck.connection().createStatement();
                ResultSet answer = statement.executeQuery("SELECT %s FROM %s".formatted(what, source))) {
            return answer.next() ? answer.getLong(1) : 0;
        } catch (SQLException broken) {
            throw Duck.told(name, "Parquet", broken);
        }
    }

    /// How many rows there are.
    public long rows() {
        return ranges.isEmpty() ? 0 : ranges.get(ranges.size() - 1).to();
    }

    /// These columns, made ready to be read.
    ///
    /// @param id the SQL expression of the id whose hash is wanted too, or [#NO_ID]
    public Selection select(List<ParquetColumn> wanted, String id) throws IOException {
        try {
            return new Selection(this, wanted, id, rows() < WORTH_CODES ? Map.of() : Codes.of(this, wanted));
        } catch (SQLException broken) {
            throw Duck.told(name, "Parquet", broken);
        }
    }

    /// Makes sure that all that was read was one file: it is opened again for each range, and what was learned of it
    /// before the first holds for all.
    public void expectUnchanged() throws IOException {
        if (!Files.getLastModifiedTime(link).equals(changed) || Files.size(link) != size) {
            throw new Unreadable(name, "was changed while it was read");
        }
    }

    Statement statement() throws SQLException {
        return duck.connection().createStatement();
    }

    /// A connection for one more thread.
    DuckDBConnection another() throws SQLException {
        return duck.another();
    }

    @Override
    public void close() throws IOException {
        duck.close();
        if (Files.isSymbolicLink(link) && link.getFileName().toString().startsWith("ajar-")) {
            Files.deleteIfExists(link);
        }
    }
}
