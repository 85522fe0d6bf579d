package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever asks every day wants the sessions of that day, whole, and does not want to pay for reading last year.
class SinceTest {

    private static final String KNOCKS = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              visit.id: {type: string}
              door.id: {type: string}
              door.state: {type: string}
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: knock}
            purpose: Decide whether a bell is needed.
            session: {key: [visit.id], settle: 60s}
            steps:
              knocked: {when: "event.name == 'knock'"}
              opened:  {when: "event.name == 'open'"}
            attempt: knocked
            success: opened
            """;

    private static final String LOG = """
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: log}
            format: table
            columns: {nr: int}
            events:
              - {name: knock, id: nr, time: %s, attributes: {visit.id: visit}}
            """;

    private static final String[] OWN = {"--source", "log=log"};

    private static final String CLOSED = """
            judge:
              - {exclude: closed, when: "door.is == 'closed'", because: Nobody is in.}
            ---
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: door}
            entity: door.id
            properties:
              is:
                - {set: "door.state", when: "event.name == 'sign'"}
            """;

    private static final String HEARTBEAT = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              door.id: {type: string}
            ---
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: door}
            entity: door.id
            properties:
              there: [{set: "true"}]
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: beat}
            purpose: Decide which doors need a visit.
            expect: {every: 1h, per: door.id, while: "door.there", from: 2026-01-01T00:00:00Z}
            session: {settle: 60s}
            steps:
              beat: {when: "event.name == 'beat'"}
            success: beat
            """;

    @TempDir
    private Path folder;

    private final Connection connection = connection();

    @BeforeEach
    void a_table() throws SQLException {
        run("set timezone = 'Asia/Tokyo'"); // whose days are not those of UTC
        run("create table events (id varchar, time timestamp, sequence int, name varchar, \"visit.id\" varchar,"
                + " \"door.id\" varchar, \"door.state\" varchar)");
    }

    @AfterEach
    void nothing_stays() throws SQLException {
        connection.close();
    }

    @Test
    void a_session_that_starts_at_the_instant_is_told_and_one_just_before_is_not() throws Exception {
        event("2026-03-01 10:00:00", "knock", "at", "");
        event("2026-03-01 09:59:59.999999", "knock", "before", "");
        event("2026-03-01 10:00:01", "open", "before", "");

        assertThat(verdicts(KNOCKS, "1h")).containsExactly("at bad no-outcome");
    }

    @Test
    void what_belongs_to_a_session_is_seen_as_far_back_as_the_reach() throws Exception {
        event("2026-03-01 10:00:00", "knock", "a", "");
        event("2026-03-01 09:00:00", "open", "a", "");
        event("2026-03-01 10:00:00", "knock", "b", "");
        event("2026-03-01 08:59:59.999999", "open", "b", "");

        assertThat(verdicts(KNOCKS, "1h")).containsExactly("a good succeeded", "b bad no-outcome");
        assertThat(verdicts(KNOCKS, "2h")).containsExactly("a good succeeded", "b good succeeded");
    }

    @Test
    void a_session_that_began_before_does_not_begin_anew() throws Exception {
        event("2026-03-01 09:30:00", "knock", "a", "");
        event("2026-03-01 10:00:01", "knock", "a", "");

        assertThat(verdicts(KNOCKS, "1h")).isEmpty();
    }

    @Test
    void a_copy_does_not_stand_for_an_event_that_lies_further_back() throws Exception {
        run("insert into events values ('same', '2026-03-01 08:30', 0, 'open', 'a', null, null),"
                + " ('same', '2026-03-01 09:15', 0, 'open', 'a', null, null)");
        event("2026-03-01 10:00:00", "knock", "a", "");

        assertThat(verdicts(KNOCKS, "1h")).containsExactly("a bad no-outcome");
    }

    @Test
    void what_was_set_of_a_thing_is_known_however_long_ago_that_was() throws Exception {
        run("insert into events values ('s', '2025-01-01 00:00', 0, 'sign', null, 'front', 'closed')");
        event("2026-03-01 10:00:00", "knock", "a", "front");
        event("2026-03-01 10:00:00", "knock", "b", "back");

        assertThat(verdicts(KNOCKS + CLOSED, "1h")).containsExactly("a excluded closed", "b bad no-outcome");
    }

    @Test
    void a_thing_that_was_seen_long_ago_is_expected_from_the_instant_on() throws Exception {
        run("insert into events values ('x', '2026-01-15 00:30', 0, 'y', null, 'front', null),"
                + " ('y', '2026-03-01 11:15', 0, 'beat', null, 'back', null),"
                + " ('z', '2026-03-01 12:15', 0, 'beat', null, 'front', null)");

        assertThat(verdicts(HEARTBEAT, "0s"))
                .containsExactly(
                        "front|1772359200000000 bad silent",
                        "front|1772362800000000 bad silent",
                        "back|1772366400000000 pending null",
                        "front|1772366400000000 good succeeded");
    }

    @Test
    void with_nothing_since_then_nothing_is_expected() throws Exception {
        run("insert into events values ('x', '2026-01-15 00:30', 0, 'y', null, 'front', null)");

        assertThat(verdicts(HEARTBEAT, "1h")).isEmpty();
    }

    /// The first half of the file is destroyed: who reads it cannot but notice.
    @Test
    void what_lies_before_is_not_even_read() throws Exception {
        run("insert into events select cast(hour as varchar), timestamp '2026-01-01' + to_hours(cast(hour as int)),"
                + " 0, 'knock', 'visit ' || hour, 'front', null from range(4096) as hours(hour)");
        Path file = folder.resolve("events.parquet");
        run("copy (select * from events order by time) to '%s' (format parquet, row_group_size 2048)".formatted(file));
        run("drop table events");
        run("create view events as select * from read_parquet('%s')".formatted(file));
        assertThat(ask(sql(KNOCKS))).hasSize(4096);
        destroyFirstRowGroup(file);

        assertThat(verdicts(KNOCKS, "1d", "2026-04-01T00:00:00Z"))
                .hasSize(4096 - 90 * 24)
                .contains("visit 2160 bad no-outcome");
        assertThatThrownBy(() -> ask(sql(KNOCKS))).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> verdicts(KNOCKS, "10d", "2026-04-01T00:00:00Z"))
                .isInstanceOf(SQLException.class);
    }

    /// The same where people's own tables keep the time as it is, whatever it is kept in.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make_timestamptz(us) | at",
                "make_timestamp(us)   | at",
                "us                   | {column: at, format: epoch-us}",
                "us // 1000           | {column: at, format: epoch-ms}",
            })
    void what_lies_before_in_a_table_of_ones_own_is_not_even_read(String kept, String time) throws Exception {
        String definitions = KNOCKS + LOG.formatted(time);
        run("create table log as select nr, %s as at, 'visit ' || nr as visit from (select hour as nr,".formatted(kept)
                + " epoch_us(timestamptz '2026-01-01 00:00:00+00') + hour * 3600000000 as us"
                + " from range(4096) as hours(hour))");
        run("update log set \"at\" = null where nr = 4000");
        run("update log set nr = null where nr in (1, 2, 4001)");
        Path file = folder.resolve("log.parquet");
        run("copy log to '%s' (format parquet, row_group_size 2048)".formatted(file));
        run("drop table log");
        run("create view log as select * from read_parquet('%s')".formatted(file));
        assertThat(ask(sql(definitions, OWN))).hasSize(4092);
        String[] april = {"--since", "2026-04-01T00:00:00Z", "--source", "log=log"};
        assertThat(refused(definitions)).isEqualTo("4");
        assertThat(refused(definitions, april)).isEqualTo("2");
        destroyFirstRowGroup(file);

        assertThat(ask(sql(definitions, april)))
                .hasSize(4096 - 90 * 24 - 2)
                .extracting(row -> row.get(1))
                .contains("visit 2160");
        assertThatThrownBy(() -> ask(sql(definitions, OWN))).isInstanceOf(SQLException.class);
    }

    /// Where a time is a text, or what was set of things long ago is asked, all rows are looked at; nothing is lost.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strftime(make_timestamp(us), '%Y-%m-%d %H:%M:%S') | {column: at, format: 'uuuu-MM-dd HH:mm:ss', zone: UTC}|''",
                "make_timestamptz(us)                              | at                                                    |door"
            })
    void what_cannot_be_told_by_the_table_is_read(String kept, String time, String timeline) throws Exception {
        String definitions = KNOCKS + (timeline.isEmpty() ? "" : CLOSED) + LOG.formatted(time);
        run("create table log as select nr, %s as at, 'visit ' || nr as visit from (select hour as nr,".formatted(kept)
                + " epoch_us(timestamptz '2026-01-01 00:00:00+00') + hour * 3600000000 as us"
                + " from range(4096) as hours(hour))");

        assertThat(ask(sql(definitions, "--since", "2026-04-01T00:00:00Z", "--source", "log=log")))
                .hasSize(4096 - 90 * 24);
        assertThat(sql(definitions, "--since", "2026-04-01T00:00:00Z", "--source", "log=log"))
                .doesNotContain("What is too old to matter is not read.");
    }

    private String refused(String definitions, String... more) throws IOException, SQLException {
        List<String> asking = new ArrayList<>(List.of("--stage", "quality"));
        asking.addAll(List.of(more.length == 0 ? OWN : more));
        return ask(sql(definitions, asking.toArray(String[]::new))).stream()
                .filter(row -> row.get(1).equals("refused"))
                .map(row -> row.get(3))
                .collect(Collectors.joining());
    }

    private void destroyFirstRowGroup(Path file) throws SQLException, IOException {
        List<List<String>> chunks = ask("select min(coalesce(dictionary_page_offset, data_page_offset)),"
                + " sum(total_compressed_size) from parquet_metadata('%s') where row_group_id = 0".formatted(file));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[Integer.parseInt(chunks.get(0).get(1))];
            Arrays.fill(noise, (byte) 0xff);
            bytes.seek(Long.parseLong(chunks.get(0).get(0)));
            bytes.write(noise);
        }
    }

    private void event(String time, String name, String visit, String door) throws SQLException {
        run(
                "insert into events select cast(count(*) as varchar), '%s', 0, '%s', '%s', nullif('%s', ''), null from events"
                        .formatted(time, name, visit, door));
    }

    private List<String> verdicts(String definitions, String reach) throws IOException, SQLException {
        return verdicts(definitions, reach, "2026-03-01T10:00:00Z");
    }

    private List<String> verdicts(String definitions, String reach, String since) throws IOException, SQLException {
        return ask(sql(definitions, "--since", since, "--reach", reach)).stream()
                .map(row -> "%s %s %s".formatted(row.get(1), row.get(4), row.get(5)))
                .toList();
    }

    private String sql(String definitions, String... more) throws IOException {
        Path file = folder.resolve("knock.yaml");
        Files.writeString(file, definitions);
        List<String> arguments =
                new ArrayList<>(List.of("sql", "--definitions", file.toString(), "--dialect", "duckdb"));
        if (!definitions.equals(HEARTBEAT)) {
            arguments.addAll(List.of("--as-of", "2026-12-01T00:00:00Z"));
        }
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(0, 0, 1, 1 << 20, folder)),
                arguments.toArray(String[]::new));
        assertThat(exit).describedAs(err.toString()).isZero();
        return out.toString();
    }

    private static Connection connection() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<List<String>> ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
