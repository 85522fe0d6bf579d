package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has events in a database already wants the answer from there: the same one, or a word on what is missing.
class MeasureInWarehouseTest {

    private static final String DEFINITION = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              visit: {type: string}
              door: {type: string, values: [north, south, test]}
              rssi: {type: double}
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: enter}
            purpose: Try a warehouse.
            session: {key: [visit], settle: 10s}
            steps:
              pressed: {when: "event.name == 'pressed'", then: [opened]}
              opened: {when: "event.name == 'opened'"}
            attempt: pressed
            success: opened
            judge:
              - {exclude: test-door, when: "first.door == 'test'", because: Nobody lives there.}
            indicators:
              success: {sessions: good}
              speed: {from: pressed, to: opened, within: 1s}
            dimensions: [door]
            """;
    private static final List<String> EVENTS = List.of(
            "'1', '2026-03-01 10:00:00+00', 'pressed', 'ann', 'north'",
            "'2', '2026-03-01 10:00:01+00', 'opened', 'ann', null",
            "'2', '2026-03-01 10:00:01+00', 'opened', 'ann', null",
            "'3', '2026-03-01 10:01:00+00', 'pressed', 'ben', 'south'",
            "'3', '2026-03-01 10:01:09+00', 'pressed', 'ben', 'south'",
            "'4', '2026-03-01 10:02:00+00', 'opened', 'eva', 'south'",
            "'5', '2026-03-01 10:03:00+00', 'opened', null, 'south'",
            "'6', '2026-03-01 10:04:00+00', 'pressed', 'tim', 'test'",
            "'7', '2026-03-01 10:05:00+00', 'pressed', 'bob', 'south'",
            "'8', '2026-03-01 10:05:01+00', 'pressed', 'bob', 'south'",
            "'9', '2026-03-01 10:05:03.000001+00', 'opened', 'bob', 'south'",
            "'10', '2026-03-01 11:00:00+00', 'pressed', 'cat', 'south'");

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_door_its_log_and_its_table() throws IOException, SQLException {
        Files.writeString(folder.resolve("door.yaml"), DEFINITION);
        make(
                "create table events (id varchar, \"time\" timestamptz, name varchar, visit varchar, door varchar,"
                        + " sequence bigint, rssi double)",
                EVENTS.stream()
                        .map(event -> "(%s)".formatted(event))
                        .collect(Collectors.joining(
                                ", ", "insert into events (id, \"time\", name, visit, door) values ", "")),
                "copy (select * exclude (sequence, rssi) from events) to '%s'".formatted(file("log.parquet")));
    }

    private void make(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file("doors.duckdb"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void a_table_gives_the_answer_that_its_events_give_as_a_file() throws IOException {
        for (List<String> more : List.of(
                List.<String>of(),
                List.of("--from", "2026-03-01T10:01:00Z"),
                List.of("--from", "2026-03-01T10:01:00Z", "--to", "2026-03-01T10:05:00Z"),
                List.of("--by", "door", "--as-of", "2026-03-01T10:05:02Z"))) {
            String there = measured(more, inWarehouse("--format", "json", "--verdicts", file("there.csv")));
            String here =
                    measured(more, "--events", file("log.parquet"), "--format", "json", "--verdicts", file("here.csv"));
            assertThat(Files.readString(folder.resolve("there.csv")))
                    .describedAs(more.toString())
                    .isEqualTo(Files.readString(folder.resolve("here.csv")));
            if (!more.contains("--to")) {
                assertThat(experiences(there)).describedAs(more.toString()).isEqualTo(experiences(here));
            }
        }
    }

    /// All that is told of the experiences, but for what only reading every event shows.
    private static String experiences(String json) {
        return json.substring(json.indexOf("\"experiences\""), json.indexOf("\"unasked\""))
                .replaceAll("\"(step|relevant)[^\"]*condition was unknown[^\"]*\"", "");
    }

    @Test
    void the_report_tells_what_is_in_the_table_and_what_was_not_asked_for() {
        measured(List.of(), inWarehouse());
        assertThat(out.toString())
                .contains("as of 2026-03-01T11:00:00.000000Z (the time of the latest event)")
                .containsPattern("events read +12\n")
                .containsPattern("duplicates +1\n")
                .containsPattern("conflicting +1 ")
                .contains("not asked for here: what conditions on events lacked");
    }

    @Test
    void a_brief_report_says_what_it_leaves_out() {
        measured(List.of(), inWarehouse("--brief"));
        assertThat(out.toString())
                .contains("not asked for here: from step to step")
                .contains("not asked for here: unkeyed events")
                .doesNotContain("orphans  ")
                .doesNotContain("events read");
    }

    @Test
    void all_that_a_table_lacks_is_told_at_once() throws SQLException {
        make("create table odd as select id, cast(\"time\" as varchar) as \"time\", name, visit as visitt, door,"
                + " rssi > 0 as rssi from events");
        assertThat(run(inWarehouse("odd", new String[0]))).isOne();
        assertThat(err.toString().lines())
                .containsExactly(
                        "DuckDB, table main.odd: it is no table of events yet",
                        "  column time: VARCHAR (expected: a timestamp, for when it happened)",
                        "  no column sequence (expected: an integer, for order among events of one time)",
                        "  column rssi: BOOLEAN (expected: a number, for attribute rssi)",
                        "  no column visit (expected: a text, for attribute visit); did you mean visitt?",
                        "make a view that names and casts its columns; docs/reference/sql.md shows how");
    }

    @Test
    void a_table_that_is_not_there_is_told_with_the_nearest() {
        assertThat(run(inWarehouse("event", new String[0]))).isOne();
        assertThat(err.toString())
                .isEqualTo("DuckDB: no table event; did you mean events? (expected: one of events)\n");
    }

    @Test
    void too_many_rows_are_refused_and_nothing_is_written() {
        assertThat(run(inWarehouse("--max-rows", "2", "--verdicts", file("there.csv"))))
                .isOne();
        assertThat(err.toString()).contains("more than 2 rows").contains("--max-rows");
        assertThat(folder.resolve("there.csv")).doesNotExist();
    }

    @Test
    void duckdb_knows_no_cost_and_says_so() {
        assertThat(run(inWarehouse("--dry-run"))).isOne();
        assertThat(err.toString()).contains("it does not tell what a query would scan");
    }

    @Test
    void a_warehouse_that_is_none_is_told_with_the_nearest_and_without_its_place() {
        assertThat(run("--warehouse", "dukdb:secret", "--source", "events")).isEqualTo(2);
        assertThat(err.toString()).startsWith("""
                        --warehouse dukdb: expected duckdb:FILE, trino:JDBC-URL or bigquery:PROJECT.DATASET
                        did you mean duckdb?
                        """).doesNotContain("secret");
    }

    @Test
    void a_warehouse_is_asked_about_one_table_and_no_file() {
        assertThat(run("--warehouse", "duckdb:" + file("doors.duckdb"))).isEqualTo(2);
        assertThat(err.toString()).contains("expected --source TABLE, once");
        assertThat(run(inWarehouse("--events", file("log.parquet")))).isEqualTo(2);
        assertThat(err.toString()).contains("--events and --warehouse: expected one of them");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThat(run("--warehouse", "duckdb:" + file("none.duckdb"), "--source", "events"))
                .isOne();
        assertThat(err.toString()).isEqualTo(file("none.duckdb") + ": no such file\n");
    }

    @Test
    void only_one_experience_is_measured_where_one_is_asked_for() {
        assertThat(run(inWarehouse("--experience", "entre"))).isEqualTo(2);
        assertThat(err.toString())
                .contains("--experience entre: no such Experience (there is: enter)\ndid you mean enter?");
    }

    private String measured(List<String> more, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(more);
        assertThat(run(all.toArray(String[]::new))).describedAs(err.toString()).isZero();
        return out.toString();
    }

    private String[] inWarehouse(String... more) {
        return inWarehouse("events", more);
    }

    private String[] inWarehouse(String table, String[] more) {
        List<String> all = new ArrayList<>(List.of("--warehouse", "duckdb:" + file("doors.duckdb"), "--source", table));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("measure", "--definitions", file("door.yaml")));
        all.addAll(Arrays.asList(arguments));
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        return Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 128 << 20, folder)),
                all.toArray(String[]::new));
    }
}
