package dev.ajar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever keeps events in Parquet wants their types taken as they are.
class ParquetEventsTest {

    private static final String T = "TIMESTAMPTZ '2026-03-01 10:00:00Z'";

    @TempDir
    Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void lay() {
        desk = new Desk(folder);
    }

    @Test
    void every_native_type_serves_as_what_it_is() throws Exception {
        assertThat(told("""
                SELECT 'e1' AS id, %s AS time, 'n' AS name, 7::TINYINT AS "battery.level", 5::DECIMAL(4,1) AS "battery.voltage",
                       true AS "access.confirmed", TIMESTAMP '2026-01-01 00:00:00.000001' AS installed,
                       {'id': 'l1é', 'x': 1} AS lock, {'access': {'method': 'qr'}} AS attributes
                """.formatted(T))).isEqualTo("""
                10:00:00 #0 n e1 access.confirmed=true access.method=qr battery.level=7 battery.voltage=5.0 installed=2026-01-01T00:00:00.000001Z lock.id=l1é
                """);
    }

    @Test
    void a_time_may_be_of_any_precision_an_int_of_microseconds_or_text() throws Exception {
        String ns = "TIMESTAMP_NS '2026-03-01 10:00:00.000001999'";
        assertThat(told("SELECT 'e1' AS id, 'n' AS name, %s AS time".formatted(ns)))
                .startsWith("10:00:00.000001 ");
        assertThat(told("SELECT 'e1' AS id, 'n' AS name, TIMESTAMP_MS '2026-03-01 10:00:00.123' AS time"))
                .startsWith("10:00:00.123000 ");
        assertThat(told("SELECT 'e1' AS id, 'n' AS name, TIMESTAMP_S '2026-03-01 10:00:00' AS time"))
                .startsWith("10:00:00 ");
        assertThat(told("SELECT 'e1' AS id, 'n' AS name, 1772359200000001 AS time"))
                .startsWith("10:00:00.000001 ");
        assertThat(told("SELECT 'e1' AS id, 'n' AS name, '2026-03-01T19:00:00+09:00' AS time"))
                .startsWith("10:00:00 ");
        assertThat(told("SELECT 'e1' AS id, 'n' AS name, TIMESTAMP_NS '1969-12-31 23:59:59.9999999' AS time"))
                .isEqualTo("line 1: time is before 1970 or after 2199: 1969-12-31T23:59:59.999999Z\n");
    }

    @Test
    void texts_that_repeat_are_what_they_are_in_a_long_file() throws Exception {
        String told = told("""
                SELECT 'e' || i AS id, %s + to_microseconds(i) AS time, 'n' AS name,
                       CASE i %% 4 WHEN 0 THEN 'it''s é' WHEN 1 THEN '' WHEN 2 THEN 'l' || (i %% 300) END AS "lock.id",
                       CASE WHEN i = 60000 THEN 'late' ELSE 'qr' END AS "access.method" FROM range(60001) t(i)
                """.formatted(T));
        assertThat(told.lines().count()).isEqualTo(60_001);
        assertThat(told)
                .contains(
                        " e8 access.method=qr lock.id=it's é\n",
                        " e9 access.method=qr lock.id=\n",
                        " e302 access.method=qr lock.id=l2\n",
                        " e11 access.method=qr\n",
                        " e60000 access.method=late lock.id=it's é\n");
    }

    /// Rows are read in chunks, and what one chunk leaves behind must not be seen in the next.
    @Test
    void a_cell_without_a_value_after_cells_that_have_one_is_no_value() throws Exception {
        String told = told("""
                SELECT 'e' || i AS id, %s + to_microseconds(i) AS time, 'n' AS name,
                       CASE WHEN i < 3000 OR i = 8000 THEN 'l' || i END AS "lock.id",
                       CASE WHEN i < 3000 OR i %% 2 = 0 THEN 'm' || i END AS "access.method",
                       CASE WHEN i < 3000 THEN i::DECIMAL(38,0) END AS "battery.level",
                       CASE WHEN i < 3000 THEN 0.5::DOUBLE END AS "battery.voltage",
                       CASE WHEN i < 3000 THEN true END AS "access.confirmed",
                       {'type': CASE WHEN i < 3000 THEN 'busy' END} AS error FROM range(8001) t(i)
                """.formatted(T));
        assertThat(told.lines().count()).isEqualTo(8_001);
        assertThat(told.lines().skip(3_000))
                .allMatch(
                        line -> line.matches(".* n e\\d*[13579]|.* n e(\\d+) access\\.method=m\\1( lock\\.id=l8000)?"));
        assertThat(told)
                .contains(
                        " e2999 access.confirmed=true access.method=m2999 battery.level=2999 battery.voltage=0.5 error.type=busy lock.id=l2999\n",
                        " e3000 access.method=m3000\n",
                        " e8000 access.method=m8000 lock.id=l8000\n");
    }

    @Test
    void wrong_values_go_to_quarantine_row_by_row() throws Exception {
        assertThat(told("""
                SELECT * FROM (VALUES
                  ('e1', %1$s, 'n', 1.5::DOUBLE, 'l'), ('e2', %1$s, 'n', 'nan'::DOUBLE, 'l'), ('e3', %1$s, 'n', 'inf'::DOUBLE, 'l'),
                  ('e4', NULL, 'n', 1, 'l'), ('e5', %1$s, NULL, 1, 'l'), ('e6', %1$s, 'n', NULL, 'a' || chr(0)), ('e7', %1$s, 'n', NULL, ''))
                  t(id, time, name, "battery.voltage", "lock.id")
                """.formatted(T))).isEqualTo("""
                10:00:00 #0 n e1 battery.voltage=1.5 lock.id=l
                10:00:00 #6 n e7 lock.id=
                line 2: battery.voltage is not finite: NaN
                line 3: battery.voltage is not finite: Infinity
                line 4: no time
                line 5: no name
                line 6: lock.id has broken Unicode or U+0000: a\0
                """);
        assertThat(desk.quarantine.get(0).raw()).startsWith("{\"battery.voltage\":");
    }

    @Test
    void a_column_of_another_type_than_declared_is_wrong_in_every_row() throws Exception {
        assertThat(told("SELECT 'e1' AS id, %s AS time, 'n' AS name, 17 AS \"lock.id\"".formatted(T)))
                .isEqualTo("line 1: lock.id is not a text: 17\n");
        assertThat(told("SELECT 'e1' AS id, %s AS time, 'n' AS name, 3.0::DOUBLE AS \"battery.level\"".formatted(T)))
                .isEqualTo("line 1: battery.level is not an int: 3.0\n");
        assertThat(told(
                        "SELECT 'e1' AS id, %s AS time, 'n' AS name, 99999999999999999999::DECIMAL(38,0) AS \"battery.level\""
                                .formatted(T)))
                .startsWith("line 1: battery.level is not an int: ");
        assertThat(told(
                        "SELECT 'e1' AS id, %s AS time, 'n' AS name, 18446744073709551615::UBIGINT AS \"battery.voltage\""
                                .formatted(T)))
                .contains("battery.voltage=1.8446744073709552E19");
    }

    @Test
    void a_column_that_no_attribute_can_hold_refuses_the_file_if_it_is_declared() {
        assertThatThrownBy(
                        () -> told("SELECT 'e1' AS id, %s AS time, 'n' AS name, 'x'::BLOB AS \"lock.id\"".formatted(T)))
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith("column lock.id is of type BLOB (expected: text, number, bool or timestamp)");
        assertThatThrownBy(() -> told("SELECT 'e1' AS id, DATE '2026-03-01' AS time, 'n' AS name"))
                .hasMessageContaining("column time is of type DATE");
        assertThatThrownBy(() -> told("SELECT 'e1' AS id, 'n' AS name")).hasMessageContaining("no column time.");
    }

    @Test
    void what_nobody_declared_does_no_harm_and_arrays_are_counted() throws Exception {
        desk.events(parquet("""
                SELECT 'e' || i AS id, %s AS time, 'n' AS name, 'x'::BLOB AS photo, DATE '2026-03-01' AS day,
                       CASE WHEN i = 1 THEN ['b1', 'b2'] END AS beacons FROM range(3) t(i)
                """.formatted(T)));
        ReadQuality quality = desk.read();
        assertThat(quality.read()).isEqualTo(3);
        assertThat(quality.dropped()).isEqualTo(1);
        assertThat(quality.quarantined()).isZero();
    }

    @Test
    void rows_without_an_id_get_the_hash_of_all_their_columns() throws Exception {
        String told = told("""
                SELECT id, TIMESTAMPTZ '2026-03-01 10:00:00Z' AS time, 'n' AS name, 'l' AS "lock.id", note, 1.0::DOUBLE AS one,
                       12345678901234567890123::DECIMAL(38,0) AS big, NULL AS nothing
                FROM (VALUES (NULL, 'a'), ('', 'b'), (NULL, 'a'), ('given', 'a')) t(id, note)
                """);
        String rest = "\"one\":1,\"time\":\"2026-03-01T10:00:00.000000Z\"}";
        String a =
                Hashes.of("{\"big\":12345678901234567890123,\"lock.id\":\"l\",\"name\":\"n\",\"note\":\"a\"," + rest);
        String b = Hashes.of(
                "{\"big\":12345678901234567890123,\"id\":\"\",\"lock.id\":\"l\",\"name\":\"n\",\"note\":\"b\"," + rest);
        assertThat(told).isEqualTo("""
                10:00:00 #0 n events/%1$s lock.id=l
                10:00:00 #1 n events/%2$s lock.id=l
                10:00:00 #2 n events/%1$s-2 lock.id=l
                10:00:00 #3 n given lock.id=l
                """.formatted(a, b));
    }

    @Test
    void one_sequence_and_rows_no_longer_count() throws Exception {
        assertThat(told(
                        "SELECT 'e' || i AS id, %s AS time, 'n' AS name, CASE WHEN i = 1 THEN -1 END AS sequence FROM range(2) t(i)"
                                .formatted(T)))
                .isEqualTo("10:00:00 #-1 n e1\n10:00:00 #0 n e0\n");
        assertThat(told("SELECT 'e' || i AS id, %s AS time, 'n' AS name, NULL::INT AS sequence FROM range(2) t(i)"
                        .formatted(T)))
                .isEqualTo("10:00:00 #0 n e0\n10:00:00 #1 n e1\n");
    }

    @Test
    void a_file_is_found_whatever_its_name() throws Exception {
        Path plain = parquet("SELECT 'e1' AS id, %s AS time, 'n' AS name".formatted(T));
        Path odd = folder.resolve("day='1' [a-z]*?{b}.parquet");
        Files.move(plain, odd);
        Path inFolder = Files.createDirectories(folder.resolve("lock.id=7")).resolve("x.pq");
        Files.copy(odd, inFolder);
        assertThat(desk.events(odd).story()).isEqualTo("10:00:00 #0 n e1\n");
        desk = new Desk(folder);
        assertThat(desk.events(inFolder).story()).isEqualTo("10:00:00 #0 n e1\n");
        try (var left = Files.list(folder)) {
            assertThat(left.count()).isEqualTo(2);
        }
    }

    @Test
    void a_file_that_is_broken_is_told_as_such() throws Exception {
        byte[] sound = Files.readAllBytes(parquet("SELECT 'e1' AS id, %s AS time, 'n' AS name".formatted(T)));
        assertThatThrownBy(() -> desk.events("cut.parquet", Arrays.copyOf(sound, sound.length / 2))
                        .read())
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("cut.parquet: cannot be read as Parquet: Invalid Input Error: No magic bytes");
        desk = new Desk(folder);
        assertThatThrownBy(() -> desk.events("no.parquet", "id,time\n").read())
                .hasMessageEndingWith("no.parquet: no Parquet file: it does not begin with PAR1");
    }

    @Test
    void a_file_without_rows_has_no_events() throws Exception {
        assertThat(told("SELECT 'e1' AS id, %s AS time, 'n' AS name WHERE false".formatted(T)))
                .isEmpty();
    }

    @Test
    void columns_that_differ_only_by_case_refuse_the_file() throws Exception {
        Path file = parquet("SELECT 'e1' AS id, %s AS time, 'n' AS name, 'x' AS xxxx".formatted(T));
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace("xxxx", "NAME"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> desk.events(file).read())
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("two columns are named NAME_1, but for capital letters");
    }

    private String told(String select) throws IOException, SQLException {
        desk = new Desk(folder);
        return desk.events(parquet(select)).story();
    }

    private Path parquet(String select) throws SQLException {
        return parquet(folder, select);
    }

    static Path parquet(Path folder, String select) throws SQLException {
        Path file = folder.resolve("events.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(select, file));
        }
        return file;
    }
}
