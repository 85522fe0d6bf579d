package dev.ajar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Rows of a verdict table as `ajar measure --verdicts` writes it, for fleets whose truth a test makes up.
final class VerdictRows {

    /// When the first session of every made-up fleet starts.
    static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    private final StringBuilder csv =
            new StringBuilder("experience,session_id,started_at,ended_at,verdict,reason,furthest_step,attempts");
    private final int dimensions;
    private String experience = "unlock";
    private int written;

    VerdictRows(String... dimensions) {
        this.dimensions = dimensions.length;
        for (String dimension : dimensions) {
            csv.append(',').append(dimension);
        }
        csv.append(",fingerprint\n");
    }

    /// What follows is of another experience.
    VerdictRows experience(String name) {
        experience = name;
        return this;
    }

    /// One session.
    VerdictRows session(Instant start, String verdict, String... values) {
        if (values.length != dimensions) {
            throw new IllegalArgumentException("expected a value for each of %s dimensions".formatted(dimensions));
        }
        written++;
        csv.append(String.join(
                        ",",
                        cell(experience),
                        "s" + written,
                        start.toString(),
                        start.plusSeconds(9).toString(),
                        verdict,
                        verdict.equals("bad") ? "no-answer" : "",
                        verdict.equals("good") ? "unlocked" : "pressed",
                        "1"))
                .append(',');
        for (String value : values) {
            csv.append(cell(value)).append(',');
        }
        csv.append("f\n");
        return this;
    }

    /// As many good sessions, and bad ones between them, at even distances.
    VerdictRows sessions(Instant from, Duration during, int good, int bad, String... values) {
        int all = good + bad;
        for (int at = 0; at < all; at++) {
            boolean failed = (long) (at + 1) * bad / all > (long) at * bad / all;
            session(from.plus(during.multipliedBy(at).dividedBy(all)), failed ? "bad" : "good", values);
        }
        return this;
    }

    /// An empty text stands for a value that nobody knows.
    private static String cell(String value) {
        return value.chars().allMatch(each -> Character.isLetterOrDigit(each) || each == '-' || each == '.')
                ? value
                : '"' + value.replace("\"", "\"\"") + '"';
    }

    String text() {
        return csv.toString();
    }

    Path csv(Path file) throws IOException {
        return Files.writeString(file, csv);
    }

    /// The same as Parquet; an instant is one there, as Ajar writes it.
    Path parquet(Path file) throws IOException {
        Path rows = csv(file.resolveSibling(file.getFileName() + ".rows.csv"));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("""
                    copy (
                      select * replace (started_at::timestamptz as started_at, ended_at::timestamptz as ended_at)
                      from read_csv('%s', header = true, all_varchar = true)
                    ) to '%s' (format parquet)
                    """.formatted(rows, file));
        } catch (SQLException broken) {
            throw new IOException(broken);
        }
        return file;
    }

    /// Locks that run one version, and locks that run another, for seven days; the first few locks of each version
    /// have all its failures.
    static VerdictRows parallel(int locks, int sessions, int candidateBad, int baselineBad) {
        VerdictRows rows = new VerdictRows("lock_id", "service_version", "lock_door");
        for (int lock = 0; lock < locks; lock++) {
            boolean candidate = lock % 2 == 0;
            int bad = share(candidate ? candidateBad : baselineBad, locks / 2, lock / 2);
            rows.sessions(
                    FIRST.plusSeconds(lock),
                    Duration.ofDays(7),
                    sessions - bad,
                    bad,
                    "lock-" + lock,
                    candidate ? "4.3.0" : "4.2.1",
                    lock % 4 < 2 ? "wood" : "steel");
        }
        return rows;
    }

    /// How many of so many failures fall on one of so many locks: as evenly as can be.
    static int share(int failures, int locks, int lock) {
        return (int) ((long) (lock + 1) * failures / locks - (long) lock * failures / locks);
    }
}
