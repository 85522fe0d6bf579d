package dev.ajar.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.store.Crew;
import dev.ajar.store.parquet.IdCheck.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has events twice, in one file or in two, wants each counted once, also on a small machine.
class IdCheckTest {

    private static final long ENOUGH = 64 << 20;

    /// So little that hashes are read a hundred times.
    private static final long LITTLE = 20_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void ids_that_repeat_within_a_file_are_found_and_no_others() throws Exception {
        String select = "SELECT 'e' || (i % 150000) AS id FROM range(150700) t(i)";
        for (long memory : List.of(ENOUGH, LITTLE)) {
            Repeated repeated = repeated(memory, select);
            assertThat(repeated.size()).isEqualTo(700);
            assertThat(repeated.contains(hash("e0"))).isTrue();
            assertThat(repeated.contains(hash("e699"))).isTrue();
            assertThat(repeated.contains(hash("e700"))).isFalse();
        }
    }

    @Test
    void ids_that_repeat_from_file_to_file_are_found_whatever_file_has_them() throws Exception {
        String[] files = {
            "SELECT 'e' || i AS id FROM range(120000) t(i)",
            "SELECT 'f' || i AS id FROM range(10) t(i)",
            "SELECT CASE WHEN i < 5 THEN 'e' || (119995 + i) WHEN i = 5 THEN 'f9' ELSE 'g' || i END AS id FROM range(110000) t(i)"
        };
        for (long memory : List.of(ENOUGH, LITTLE)) {
            Repeated repeated = repeated(memory, files);
            assertThat(repeated.size()).isEqualTo(6);
            for (String id : List.of("e119995", "e119999", "f9")) {
                assertThat(repeated.contains(hash(id))).describedAs(id).isTrue();
            }
            assertThat(repeated.contains(hash("e119994"))).isFalse();
        }
    }

    @Test
    void rows_without_an_id_repeat_nothing() throws Exception {
        assertThat(repeated(ENOUGH, "SELECT NULL::VARCHAR AS id FROM range(1000) t(i)")
                        .size())
                .isZero();
        assertThat(repeated(ENOUGH, "SELECT 'x' AS id WHERE false").size()).isZero();
    }

    @Test
    void with_too_many_that_repeat_all_events_had_better_wait() throws Exception {
        assertThat(look(ENOUGH, "SELECT 'e' || (i // 2) AS id FROM range(4200000) t(i)"))
                .isEmpty();
    }

    private Repeated repeated(long memory, String... selects) throws IOException, SQLException {
        return look(memory, selects).orElseThrow();
    }

    private Optional<Repeated> look(long memory, String... selects) throws IOException, SQLException {
        List<ParquetFile> files = new ArrayList<>();
        try (Crew crew = new Crew(2);
                Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            List<Ids> ids = new ArrayList<>();
            for (String select : selects) {
                Path path = folder.resolve("%s.parquet".formatted(files.size()));
                statement.execute("COPY (%s) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 50000)".formatted(select, path));
                ParquetFile file = new ParquetFile(path, path.toString(), folder, ENOUGH);
                files.add(file);
                ids.add(new Ids(file, "\"id\""));
            }
            return IdCheck.repeated(ids, crew, memory);
        } finally {
            for (ParquetFile file : files) {
                file.close();
            }
        }
    }

    private static long hash(String id) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet hash = statement.executeQuery("SELECT " + IdCheck.hash("'" + id + "'"))) {
            hash.next();
            return hash.getLong(1);
        }
    }
}
