package dev.ajar.conformance;

import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A Trino of one node in this JVM, whose tables are in memory.
///
/// Its classes are looked up by name: they are made for Java 25, and whoever has an older JDK must be able to compile
/// this. All the rest goes over JDBC, as with any other Trino.
public final class TrinoServer {

    private static final String CATALOG = "memory";

    /// A whole table comes as one literal; and nobody looks back at old queries.
    private static final Map<String, String> SETTINGS = Map.of(
            "query.max-length", "100000000",
            "query.max-history", "10");

    /// Tables are small, so what costs is to plan a query and to begin it: what helps large ones is off.
    private static final String SESSION = String.join(
            ";",
            "task_concurrency:1",
            "join_reordering_strategy:NONE",
            "join_distribution_type:BROADCAST",
            "enable_dynamic_filtering:false",
            "use_cost_based_partitioning:false",
            "collect_plan_statistics_for_all_queries:false");

    /// Begins with the first who asks, and ends with the JVM.
    private static final class Only {
        static final URI ADDRESS = begin("io.trino.plugin.memory.MemoryPlugin", CATALOG, Map.of());
    }

    /// Kept, for a logger that nobody holds forgets its level.
    private static final Logger ROOT = Logger.getLogger("");

    private TrinoServer() {}

    /// A connection whose tables are in a schema of its own.
    public static Connection connect(String schema) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "court");
        properties.setProperty("sessionProperties", SESSION);
        String address = "jdbc:trino://" + Only.ADDRESS.getAuthority();
        try (Connection first = DriverManager.getConnection(address, properties);
                var statement = first.createStatement()) {
            statement.execute("create schema if not exists %s.%s".formatted(CATALOG, schema));
        }
        return DriverManager.getConnection("%s/%s/%s".formatted(address, CATALOG, schema), properties);
    }

    /// Begins one, with one catalog.
    ///
    /// @param pluginClass the class of the plugin that brings the connector
    /// @param connector its name, and that of the catalog
    static URI begin(String pluginClass, String connector, Map<String, String> properties) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            Class<?> server = Class.forName("io.trino.server.testing.TestingTrinoServer");
            Object builder = server.getMethod("builder").invoke(server);
            builder.getClass().getMethod("setProperties", Map.class).invoke(builder, SETTINGS);
            Object running = builder.getClass().getMethod("build").invoke(builder);
            ROOT.setLevel(Level.WARNING);
            Object plugin = Class.forName(pluginClass).getConstructor().newInstance();
            server.getMethod("installPlugin", Class.forName("io.trino.spi.Plugin"))
                    .invoke(running, plugin);
            server.getMethod("createCatalog", String.class, String.class, Map.class)
                    .invoke(running, connector, connector, properties);
            return (URI) server.getMethod("getBaseUrl").invoke(running);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("another Trino than this was written for", other);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
