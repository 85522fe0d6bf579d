package dev.ajar.warehouse;

import dev.ajar.expression.Value;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A cluster of Trino, over its JDBC driver.
public final class TrinoCluster implements Warehouse {

    private static final String TITLE = "Trino";

    /// Milliseconds that a word to the cluster may be on its way.
    private static final long SENDING = 1_000;

    private final String where;
    private final Connection connection;
    private final AtomicReference<Optional<Statement>> running = new AtomicReference<>(Optional.empty());

    private TrinoCluster(String where, Connection connection) {
        this.where = where;
        this.connection = connection;
    }

    /// Connects. The cluster is asked something at once, so that wrong credentials show here.
    ///
    /// @param url `jdbc:trino://HOST:PORT/CATALOG/SCHEMA`, with the driver's own parameters behind a `?`
    /// @param environment where user and password are looked for: `AJAR_TRINO_USER`, `AJAR_TRINO_PASSWORD`
    /// @param driver that knows how to talk to it
    public static TrinoCluster open(String url, Map<String, String> environment, Driver driver) throws Refused {
        String where = url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
        Properties properties = new Properties();
        Optional<String> user = Optional.ofNullable(environment.get("AJAR_TRINO_USER"));
        if (!url.matches(".*[?&]user=.*")) {
            properties.setProperty("user", user.orElse("ajar"));
        }
        Optional.ofNullable(environment.get("AJAR_TRINO_PASSWORD"))
                .ifPresent(password -> properties.setProperty("password", password));
        try {
            Connection connection = connect(driver, url, properties);
            if (connection == null) {
                throw new Refused(where, "no URL of Trino", "jdbc:trino://HOST:PORT/CATALOG/SCHEMA");
            }
            TrinoCluster cluster = new TrinoCluster(where, connection);
            cluster.ask("select 1", row -> {});
            return cluster;
        } catch (SQLException broken) {
            throw refused(where, broken);
        }
    }

    /// The driver writes the number of the port in the digits of the locale, which no server understands.
    private static @Nullable Connection connect(Driver driver, String url, Properties properties) throws SQLException {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try {
            return driver.connect(url, properties);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Override
    public String dialect() {
        return "trino";
    }

    @Override
    public String title() {
        return TITLE;
    }

    /// A table by its parts, with what the URL says for those that are not there.
    private record Name(String catalog, String schema, String table) {}

    private Name name(String name) throws Refused {
        try {
            List<String> parts =
                    new ArrayList<>(Arrays.asList(name.toLowerCase(Locale.ROOT).split("\\.", -1)));
            if (parts.size() < 2) {
                parts.add(0, Optional.ofNullable(connection.getSchema()).orElse(""));
            }
            if (parts.size() < 3) {
                parts.add(0, Optional.ofNullable(connection.getCatalog()).orElse(""));
            }
            if (parts.size() != 3 || parts.contains("")) {
                throw new Refused(where, "table " + name + ": which catalog and schema?", "CATALOG.SCHEMA.TABLE");
            }
            return new Name(parts.get(0), parts.get(1), parts.get(2));
        } catch (SQLException broken) {
            throw refused(where, broken);
        }
    }

    @Override
    public Optional<Table> table(String name) throws Refused {
        Name asked = name(name);
        List<Table.Column> columns = new ArrayList<>();
        ask(
                "select column_name, data_type from %s.information_schema.columns where table_schema = %s and table_name = %s order by ordinal_position"
                        .formatted(quoted(asked.catalog()), text(asked.schema()), text(asked.table())),
                row -> columns.add(new Table.Column(
                        row.get(0).text(), row.get(1).text(), kind(row.get(1).text()))));
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table("%s.%s.%s".formatted(asked.catalog(), asked.schema(), asked.table()), columns));
    }

    @Override
    public List<String> tables(String name) throws Refused {
        Name asked = name(name);
        List<String> tables = new ArrayList<>();
        ask(
                "select table_schema, table_name from %s.information_schema.tables where table_schema <> 'information_schema' order by 1, 2 limit 10000"
                        .formatted(quoted(asked.catalog())),
                row -> tables.add(
                        row.get(0).text().equals(asked.schema()) && name.indexOf('.') < 0
                                ? row.get(1).text()
                                : row.get(0).text() + "." + row.get(1).text()));
        return tables;
    }

    private static Table.Kind kind(String type) {
        String plain = type.toLowerCase(Locale.ROOT).replaceFirst("\\(.*?\\)", "");
        return switch (plain) {
            case "varchar" -> Table.Kind.TEXT;
            case "tinyint", "smallint", "integer", "bigint" -> Table.Kind.INT;
            case "real", "double", "decimal" -> Table.Kind.REAL;
            case "boolean" -> Table.Kind.TRUTH;
            case "timestamp", "timestamp with time zone" -> Table.Kind.INSTANT;
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
                Cells.read(result, ZonedDateTime.class, rows);
            }
        } catch (SQLException broken) {
            throw refused(where, broken);
        } finally {
            running.set(Optional.empty());
        }
    }

    @Override
    public void cancel() {
        running.get().ifPresent(statement -> {
            try {
                statement.cancel();
                Thread.sleep(SENDING); // the driver says it in the background, and the process may be about to end
            } catch (SQLException ended) {
                // it has ended by itself
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Refused refused(String where, SQLException broken) {
        String why = DuckDbFile.firstLine(broken);
        if (why.contains("Authentication failed") || why.contains("401")) {
            return new Refused(
                    where,
                    "it does not take these credentials",
                    "AJAR_TRINO_USER and AJAR_TRINO_PASSWORD in the environment, and SSL=true in the URL where it has a password");
        }
        if (why.startsWith("Error executing query") || why.contains("Connection refused")) {
            return new Refused(where, "it cannot be reached: " + root(broken));
        }
        return new Refused(where, why.replaceFirst("^Query failed \\(#[^)]*\\): ", ""));
    }

    private static String root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null
                ? failure.getClass().getSimpleName() + " "
                        + Optional.ofNullable(failure.getMessage()).orElse("")
                : root(cause);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
