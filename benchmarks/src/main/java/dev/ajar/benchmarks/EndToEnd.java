package dev.ajar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `ajar measure` as a user starts it, from files to the report, beside SQL that somebody wrote by hand for the same
/// log and DuckDB runs: by turns, on the same machine, and both must count the same.
public final class EndToEnd {

    private static final double MILLION = 1e6;
    private static final double SECOND = 1e9;
    private static final double GIGABYTE = 1 << 20;

    /// Only the columns that the SQL needs.
    private static final String NDJSON = """
            read_json('%s', format = 'newline_delimited', columns = {
              id: VARCHAR, time: TIMESTAMP, received: TIMESTAMP, name: VARCHAR, "access.session.id": VARCHAR,
              "access.method": VARCHAR, "access.operation": VARCHAR, "battery.state": VARCHAR, "error.type": VARCHAR,
              "lock.id": VARCHAR})
            """;

    private final Path ajar;
    private final Path folder;
    private final int runs;

    private EndToEnd(Path ajar, Path folder, int runs) {
        this.ajar = ajar;
        this.folder = folder;
        this.runs = runs;
    }

    /// Makes the log and compares.
    ///
    /// @param arguments the launcher, the folder to work in, about how many events, how many runs
    public static void main(String... arguments) throws IOException, SQLException, InterruptedException {
        long events = Long.parseLong(arguments[2]);
        Path folder = Files.createDirectories(Path.of(arguments[1], Long.toString(events)));
        EndToEnd benchmark = new EndToEnd(Path.of(arguments[0]), folder, Integer.parseInt(arguments[3]));
        UnlockLog.make(folder, events);
        System.out.printf("%-8s %10s %-8s %8s %8s %8s %9s%n", "log", "events", "", "s", "M/s", "CPU s", "peak GB");
        benchmark.compare("parquet", "read_parquet('%s')");
        benchmark.compare("ndjson", NDJSON);
    }

    private void compare(String format, String reading) throws IOException, SQLException, InterruptedException {
        Path log = folder.resolve("log." + format);
        String source = reading.formatted(log);
        long events = Long.parseLong(rows("SELECT count(*) FROM " + source).get(0));
        List<Cost> ofAjar = new ArrayList<>();
        List<Cost> byHand = new ArrayList<>();
        Path report = folder.resolve("report.json");
        for (int run = 0; run < runs; run++) {
            long begin = System.nanoTime();
            List<String> expected =
                    rows("CREATE TEMP VIEW events AS FROM " + source, UnlockLog.text("app-unlock.sql", Map.of()));
            byHand.add(new Cost(System.nanoTime() - begin, Duration.ZERO, 0));
            ofAjar.add(measure(log, report));
            List<String> found = rows(UnlockLog.text("same-answer.sql", Map.of("report", report.toString())));
            if (!found.equals(expected)) {
                throw new IllegalStateException("ajar: %s%nby hand: %s".formatted(found, expected));
            }
        }
        for (int run = 0; run < runs; run++) {
            Cost cost = ofAjar.get(run);
            System.out.printf(
                    "%-8s %10d %-8s %8.2f %8.2f %8.1f %9.2f%n",
                    format,
                    events,
                    "ajar",
                    cost.nanos / SECOND,
                    events / MILLION / (cost.nanos / SECOND),
                    cost.processor.toMillis() / 1e3,
                    cost.kilobytes / GIGABYTE);
            System.out.printf("%-8s %10d %-8s %8.2f%n", format, events, "by hand", byHand.get(run).nanos / SECOND);
        }
        System.out.printf(
                "%-8s ajar takes %.1f times as long as by hand (medians of %d runs)%n",
                format, (double) median(ofAjar) / median(byHand), runs);
    }

    /// What a run costs.
    ///
    /// @param nanos from start to end
    /// @param processor the time of all processors
    /// @param kilobytes of memory, at most
    private record Cost(long nanos, Duration processor, long kilobytes) {}

    private static long median(List<Cost> costs) {
        return costs.stream().mapToLong(Cost::nanos).sorted().toArray()[costs.size() / 2];
    }

    private Cost measure(Path log, Path report) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        ajar.toString(),
                        "measure",
                        "--definitions",
                        folder.resolve("app-unlock.yaml").toString(),
                        "--events",
                        log.toString(),
                        "--format",
                        "json")
                .redirectOutput(report.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Duration processor = Duration.ZERO;
        long kilobytes = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            processor = process.info().totalCpuDuration().orElse(processor);
            kilobytes = Math.max(kilobytes, peak(process.pid()));
        }
        long nanos = System.nanoTime() - begin;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("ajar measure: exit code " + process.exitValue());
        }
        return new Cost(nanos, processor, kilobytes);
    }

    /// The most memory a process has held so far, in KiB; 0 where the system does not tell as Linux does.
    private static long peak(long process) {
        Path status = Path.of("/proc", Long.toString(process), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /// The rows that the last of some statements gives.
    private static List<String> rows(String... statements) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (int place = 0; place < statements.length - 1; place++) {
                statement.execute(statements[place]);
            }
            try (ResultSet found = statement.executeQuery(statements[statements.length - 1])) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        cells.add(found.getString(column));
                    }
                    rows.add(String.join(" ", cells));
                }
            }
        }
        return rows;
    }
}
