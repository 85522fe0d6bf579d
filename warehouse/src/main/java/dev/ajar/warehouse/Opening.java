package dev.ajar.warehouse;

import io.trino.jdbc.TrinoDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Finds the warehouse that a command line names.
public final class Opening {

    /// The kinds there are, as they are written.
    public static final List<String> KINDS = List.of("duckdb", "trino", "bigquery");

    private final Map<String, String> environment;
    private final List<Path> folders;
    private final Limits limits;

    /// @param environment variables of the process, for what stands in no command line
    /// @param folders whose files the views of a DuckDB may read
    public Opening(Map<String, String> environment, List<Path> folders, Limits limits) {
        this.environment = Map.copyOf(environment);
        this.folders = List.copyOf(folders);
        this.limits = limits;
    }

    /// Opens it for reading.
    ///
    /// @param kind one of [#KINDS]
    /// @param place a file, a JDBC URL, or `PROJECT.DATASET`
    public Warehouse open(String kind, String place) throws Refused {
        return switch (kind) {
            case "duckdb" -> DuckDbFile.open(Path.of(place), folders, limits);
            case "trino" ->
                TrinoCluster.open(place.startsWith("jdbc:") ? place : "jdbc:" + place, environment, new TrinoDriver());
            case "bigquery" -> BigQueryDataset.open(place, environment, limits);
            default -> throw new IllegalArgumentException("no kind of warehouse: " + kind);
        };
    }
}
