package dev.ajar.warehouse;

import dev.ajar.expression.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// A file of DuckDB, or one that this process has just made. Opened for reading; a query reads no other file, unless a
/// folder is named whose files its views may read.
public final class DuckDbFile implements Warehouse {

    private static final String TITLE = "DuckDB";

    /// What stands before the reason where DuckDB fails before it has begun: it helps nobody.
    private static final String WRAPPING = "unsuccessful or closed pending query result";

    private final DuckDBConnection connection;
    private final AtomicReference<Optional<Statement>> running = new AtomicReference<>(Optional.empty());

    private final SpillFolder spill;

    private DuckDbFile(DuckDBConnection connection, SpillFolder spill) {
        this.connection = connection;
        this.spill = spill;
    }

    /// Opens a file.
    ///
    /// @param folders whose files the views in it may read
    /// @throws Refused if it is not there, is no file of DuckDB, or another process has it open for writing
    public static DuckDbFile open(Path file, List<Path> folders, Limits limits) throws Refused {
        if (!Files.exists(file)) {
            throw new Refused(file.toString(), "no such file");
        }
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new Refused(folder.toString(), "no such folder");
            }
        }
        Properties settings = new Properties();
        settings.setProperty("duckdb.read_only", "true");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        SpillFolder spill = SpillFolder.in(limits.temporary());
        try {
            DuckDBConnection connection = DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), settings)
                    .unwrap(DuckDBConnection.class);
            close(connection, folders, spill, limits);
            return new DuckDbFile(connection, spill);
        } catch (SQLException broken) {
            spill.close();
            throw new Refused(file.toString(), "cannot be opened: " + firstLine(broken));
        }
    }

    /// What this process has filled itself, which from now on is only read.
    static DuckDbFile of(DuckDBConnection connection, Limits limits) throws SQLException, Refused {
        SpillFolder spill = SpillFolder.in(limits.temporary());
        close(connection, List.of(), spill, limits);
        return new DuckDbFile(connection, spill);
    }

    /// Shuts the database off from all that is around it, for good.
    private static void close(DuckDBConnection connection, List<Path> folders, SpillFolder spill, Limits limits)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + limits.threads());
            statement.execute("SET memory_limit = '%sMiB'".formatted(Math.max(64, limits.memory() >> 20)));
            statement.execute("SET temp_directory = " + text(spill.path().toString()));
            statement.execute("SET TimeZone = 'UTC'");
            if (!folders.isEmpty()) {
                statement.execute("SET allowed_directories = "
                        + folders.stream()
                                .map(folder -> text(folder.toAbsolutePath() + "/"))
                                .toList());
            }
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    @Override
    public String dialect() {
        return "duckdb";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Optional<Table> table(String name) throws Refused {
        Map<String, Table> tables = all();
        return List.of("", "main.").stream()
                .flatMap(schema -> tables.entrySet().stream()
                        .filter(each -> each.getKey().equalsIgnoreCase(schema + name)
                                || each.getValue().name().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue))
                .findFirst();
    }

    @Override
    public List<String> tables(String name) throws Refused {
        return all().keySet().stream()
                .map(each -> each.startsWith("main.") && name.indexOf('.') < 0 ? each.substring(5) : each)
                .toList();
    }

    /// By schema and name. Where a schema is named like the file, DuckDB takes the one for the other unless both stand
    /// there.
    private Map<String, Table> all() throws Refused {
        Map<String, List<Table.Column>> columns = new LinkedHashMap<>();
        Map<String, String> whole = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        select
                          table_schema || '.' || table_name, column_name, data_type,
                          if(lower(table_schema) = lower(table_catalog), table_catalog || '.', '') as catalog
                        from information_schema.columns
                        where table_catalog = current_database()
                        order by table_schema, table_name, ordinal_position
                        """)) {
            while (result.next()) {
                String type = result.getString(3);
                String name = result.getString(1);
                whole.put(name, result.getString(4) + name);
                columns.computeIfAbsent(name, ignored -> new ArrayList<>())
                        .add(new Table.Column(result.getString(2), type, kind(type)));
            }
        } catch (SQLException broken) {
            throw refused(broken);
        }
        return columns.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> new Table(whole.getOrDefault(each.getKey(), each.getKey()), each.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Table.Kind kind(String type) {
        String plain = type.toUpperCase(Locale.ROOT);
        if (plain.startsWith("DECIMAL")) {
            return Table.Kind.REAL;
        }
        return switch (plain) {
            case "VARCHAR" -> Table.Kind.TEXT;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> Table.Kind.INT;
            case "FLOAT", "DOUBLE" -> Table.Kind.REAL;
            case "BOOLEAN" -> Table.Kind.TRUTH;
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
                Table.Kind.INSTANT;
            default -> Table.Kind.OTHER;
        };
    }

    @Override
    public OptionalLong scan(String sql) {
        return OptionalLong.empty();
    }

    @Override
    public void ask(String sql, Consumer<List<Value>> rows) throws Refused {
        try (Statement statement = connection.createStatement()) {
            running.set(Optional.of(statement));
            try (ResultSet result = statement.executeQuery(sql)) {
                Cells.read(result, OffsetDateTime.class, rows);
            }
        } catch (SQLException broken) {
            throw refused(broken);
        } finally {
            running.set(Optional.empty());
        }
    }

    @Override
    public void cancel() {
        running.get().ifPresent(statement -> {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                // it has ended by itself
            }
        });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } finally {
            spill.close();
        }
    }

    private static Refused refused(SQLException broken) {
        String why = firstLine(broken);
        return why.contains("disabled by configuration") || why.contains("Permission Error")
                ? new Refused(
                        TITLE,
                        "a view reads files: " + why,
                        "--warehouse-files with the folder they are in, or a table in place of the view")
                : new Refused(TITLE, why);
    }

    static String firstLine(SQLException broken) {
        String message = broken.getMessage();
        return message == null
                ? "it does not say why"
                : message.lines()
                        .filter(line -> !line.contains(WRAPPING))
                        .findFirst()
                        .orElse(WRAPPING)
                        .replaceFirst("^Error: ", "");
    }

    /// A text as SQL writes it.
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
