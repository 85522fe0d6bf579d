package dev.ajar.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.store.Settings;
import dev.ajar.store.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictReaderTest {

    private static final String HEADER = "experience,session_id,started_at,verdict,attempts,lock_id,lock_lot\n";
    private static final String ROWS = """
            unlock,s1,2026-11-01T10:00:00.000000Z,good,1,l1,A1
            unlock,s2,2026-11-01T11:00:00.000000Z,bad,3,l1,A1
            unlock,s3,2026-11-01T11:10:00.000000Z,bad,1,l1,A1
            unlock,s4,2026-11-01T11:30:00.000000Z,excluded,1,l1,A1
            unlock,s5,2026-11-02T00:00:00.000000Z,good,1,l1,A1
            unlock,s6,2026-11-02T10:00:00.000000Z,bad,1,l2,
            unlock,s7,2026-11-02T10:05:00.000000Z,bad,1,l2,""
            lock,t1,2026-11-02T10:05:00.000000Z,good,1,l2,A1
            """;

    @TempDir
    private Path folder = Path.of("");

    private Settings settings() {
        return new Settings(0, 0, 1, 1L << 28, folder);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private VerdictReader csv() throws IOException {
        return VerdictReader.open(List.of(file("verdicts.csv", HEADER + ROWS)), settings());
    }

    private static List<VerdictCount> counts(VerdictReader reader, VerdictChoice choice, long slice, String... columns)
            throws IOException {
        List<VerdictCount> counts = new ArrayList<>();
        reader.count(choice, List.of(columns), slice, counts::add);
        return counts;
    }

    private static VerdictCount count(String value, long good, long bad, long excluded) {
        return new VerdictCount(List.of(Optional.of(value)), 0, good, bad, excluded, 0);
    }

    @Test
    void verdicts_are_counted_by_the_values_of_columns() throws IOException {
        try (VerdictReader reader = csv()) {
            assertThat(reader.experiences()).containsEntry("unlock", 7L).containsEntry("lock", 1L);
            assertThat(reader.dimensions()).containsExactly("lock_id", "lock_lot");
            assertThat(counts(reader, VerdictChoice.of("unlock"), 0, "lock_id"))
                    .containsExactly(count("l1", 2, 2, 1), count("l2", 0, 2, 0));
        }
    }

    @Test
    void an_unknown_value_is_not_an_empty_one() throws IOException {
        try (VerdictReader reader = csv()) {
            assertThat(counts(reader, VerdictChoice.of("unlock"), 0, "lock_lot"))
                    .containsExactlyInAnyOrder(
                            count("A1", 2, 2, 1),
                            count("", 0, 1, 0),
                            new VerdictCount(List.of(Optional.empty()), 0, 0, 1, 0, 0));
        }
    }

    @Test
    void time_is_sliced_and_chosen() throws IOException {
        long day = 86_400_000_000L;
        long first = 1_793_491_200_000_000L; // 2026-11-01
        try (VerdictReader reader = csv()) {
            assertThat(counts(reader, VerdictChoice.of("unlock"), day))
                    .containsExactly(
                            new VerdictCount(List.of(), first, 1, 2, 1, 0),
                            new VerdictCount(List.of(), first + day, 1, 2, 0, 0));
            assertThat(counts(reader, VerdictChoice.of("unlock").within(first + day, first + 2 * day), 0))
                    .containsExactly(new VerdictCount(List.of(), 0, 1, 2, 0, 0));
            assertThat(counts(reader, VerdictChoice.of("unlock").where("lock_id", new TreeSet<>(List.of("l2"))), 0))
                    .containsExactly(new VerdictCount(List.of(), 0, 0, 2, 0, 0));
        }
    }

    @Test
    void parquet_and_csv_are_one_table() throws IOException, SQLException {
        Path parquet = folder.resolve("verdicts.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("""
                    copy (select 'unlock' as experience, 's9' as session_id, timestamptz '2026-11-03 10:00:00Z' as started_at,
                    'good' as verdict, 7 as lock_id) to '%s' (format parquet)""".formatted(parquet));
        }
        try (VerdictReader reader =
                VerdictReader.open(List.of(file("verdicts.csv", HEADER + ROWS), parquet), settings())) {
            assertThat(counts(reader, VerdictChoice.of("unlock"), 0, "lock_id"))
                    .containsExactly(count("7", 1, 0, 0), count("l1", 2, 2, 1), count("l2", 0, 2, 0));
        }
    }

    @Test
    void dimensions_are_called_as_in_the_definition_or_as_in_the_table() throws IOException {
        try (VerdictReader reader = csv()) {
            assertThat(reader.column("lock.lot")).contains("lock_lot");
            assertThat(reader.column("lock_lot")).contains("lock_lot");
            assertThat(reader.column("session_id")).isEmpty();
            assertThat(reader.missing(List.of("lock.lto"))).isEqualTo("no column lock_lto. Nearest: lock_lot");
        }
    }

    @Test
    void failures_in_a_row_and_the_time_shut_out_are_told() throws IOException {
        List<VerdictStreak> streaks = new ArrayList<>();
        try (VerdictReader reader = csv()) {
            reader.streaks(VerdictChoice.of("unlock"), "lock_id", streaks::add);
        }
        long minute = 60_000_000L;
        assertThat(streaks)
                .containsExactly(new VerdictStreak("l1", 2, 13 * 60 * minute), new VerdictStreak("l2", 2, 5 * minute));
    }

    @Test
    void what_is_no_verdict_table_is_told() throws IOException {
        refused("notes.txt", "x", "expected a verdict table, .csv or .parquet, as ajar measure --verdicts writes it");
        refused(
                "a.csv",
                "experience,session,started_at,verdict\n",
                "is no verdict table, as ajar measure --verdicts writes it: no column session_id. Nearest: session");
        refused(
                "b.csv",
                HEADER + "unlock,s1,yesterday,fine,1,l1,A1\n",
                "verdict fine in 1 rows; started_at 'yesterday' in 1 rows (expected: good, bad, excluded or pending, and instants such as 2026-03-01T10:00:00.000000Z)");
        assertThatThrownBy(() -> VerdictReader.open(List.of(folder.resolve("none.csv")), settings()))
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith("none.csv: there is no such file");
    }

    private void refused(String name, String text, String reason) throws IOException {
        Path file = file(name, text);
        assertThatThrownBy(() -> VerdictReader.open(List.of(file), settings()))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
    }
}
