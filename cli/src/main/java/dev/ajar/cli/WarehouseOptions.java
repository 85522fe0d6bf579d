package dev.ajar.cli;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import dev.ajar.warehouse.Limits;
import dev.ajar.warehouse.Opening;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where events lie that are not in files, and how much may be done there.
final class WarehouseOptions {

    @Option(
            names = "--warehouse",
            paramLabel = "WAREHOUSE",
            description = "Measure a table where it lies, with --source TABLE: duckdb:FILE, trino:JDBC-URL, or"
                    + " bigquery:PROJECT.DATASET.")
    private String warehouse = "";

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "In a warehouse or with --engine sql: how long one query may take (default 10m).")
    private String timeout = "10m";

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "In a warehouse: how many rows one query may give (default 1000000); with --verdicts that is"
                    + " how many sessions.")
    private long rows = 1_000_000;

    @Option(
            names = "--reach",
            paramLabel = "DURATION",
            description =
                    "In a warehouse, with --from: read only rows that can matter to sessions from then on, if none"
                            + " takes longer than that.")
    private String reach = "";

    @Option(
            names = "--warehouse-files",
            paramLabel = "DIR",
            description = "In a DuckDB: a folder whose files its views may read. Repeat it for several.")
    private List<Path> folders = List.of();

    @Option(
            names = "--brief",
            description =
                    "In a warehouse: only what the verdicts tell; neither steps after steps, nor what is odd about"
                            + " the log. A third of the work.")
    private boolean brief;

    @Option(names = "--dry-run", description = "In BigQuery: only tell what it would scan and cost.")
    private boolean dryRun;

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description = "In BigQuery: refuse to run queries that would scan more in all.")
    private String bytes = "";

    @Option(
            names = "--price",
            paramLabel = "USD",
            description = "In BigQuery: the price of a TiB scanned (default 6.25).")
    private BigDecimal price = new BigDecimal("6.25");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    boolean isAsked() {
        return !warehouse.isEmpty();
    }

    /// The kind of warehouse, as it is written.
    String kind() {
        int colon = warehouse.indexOf(':');
        String kind = colon < 0 ? warehouse : warehouse.substring(0, colon);
        if (colon < 0 || !Opening.KINDS.contains(kind) || colon == warehouse.length() - 1) {
            List<String> nearest = new Problems().nearest(kind, Opening.KINDS);
            throw wrong("--warehouse %s: expected duckdb:FILE, trino:JDBC-URL or bigquery:PROJECT.DATASET%s"
                    .formatted(
                            kind,
                            nearest.isEmpty() || Opening.KINDS.contains(kind)
                                    ? ""
                                    : "\ndid you mean %s?".formatted(String.join(" or ", nearest))));
        }
        return kind;
    }

    /// What follows the kind. May hold a password, so it is never shown.
    String place() {
        return warehouse.substring(warehouse.indexOf(':') + 1);
    }

    List<Path> folders() {
        return List.copyOf(folders);
    }

    /// @param half whether the memory is shared with reading files
    Limits limits(Settings settings, boolean half) {
        if (rows < 1) {
            throw wrong("--max-rows %s: expected a number from 1 on".formatted(rows));
        }
        return new Limits(
                Duration.of(duration("--timeout", timeout), ChronoUnit.MICROS),
                half ? Long.MAX_VALUE : rows,
                most(),
                half ? settings.memory() / 2 : settings.memory(),
                settings.threads(),
                settings.temporary());
    }

    /// How many bytes all queries together may scan.
    OptionalLong most() {
        if (bytes.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(bytes));
        } catch (NumberFormatException wrong) {
            throw wrong("--max-bytes %s: expected a number of bytes, for example 1000000000".formatted(bytes));
        }
    }

    boolean brief() {
        return brief;
    }

    boolean dryRun() {
        return dryRun;
    }

    BigDecimal price() {
        if (price.signum() < 0) {
            throw wrong("--price %s: expected no number below 0".formatted(price));
        }
        return price;
    }

    /// How far back rows are read before `--from`; empty where all are.
    OptionalLong reach(boolean fromGiven) {
        if (reach.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!fromGiven) {
            throw wrong("--reach %s: without --from everything is read".formatted(reach));
        }
        return OptionalLong.of(duration("--reach", reach));
    }

    private long duration(String option, String text) {
        OptionalLong micros = Time.parseDuration(text, true);
        if (micros.isEmpty() || micros.getAsLong() <= 0) {
            throw wrong("%s %s: expected a duration, for example 90s or 36h".formatted(option, text));
        }
        return micros.getAsLong();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
