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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has tables of their own, and no table of events, wants the report without making one.
class MeasureOwnTablesTest {

    /// One row a visit, with a column for each moment; and a registry that has no dates.
    private static final String DEFINITION = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: charging}
            attributes:
              charge.id: {type: string}
              station.id: {type: int}
              site: {type: string, values: [yard, street]}
              energy: {type: double, unit: kWh}
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: charges}
            format: table
            columns: {visit: int, kwh: string}
            missing: [n/a]
            events:
              - name: charge.asked
                id: visit
                time: asked_at
                received: loaded_at
                attributes: {charge.id: visit, station.id: station}
              - name: charge.started
                id: visit
                time: {column: [day, started], format: "uuuu-MM-dd HH:mm:ss", zone: Europe/Berlin}
                when: "has(column.started) && column.status != 'test'"
                attributes: {charge.id: visit, station.id: station, energy: kwh}
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: stations}
            format: table
            columns: {number: int}
            events:
              - name: station.installed
                id: number
                time: {at: "2026-01-01T00:00:00Z"}
                attributes: {station.id: number, site: where it is}
            ---
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: station}
            entity: station.id
            properties:
              site: [{set: site, when: "event.name == 'station.installed'"}]
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: charging}
            purpose: Decide whether the chargers' new firmware may be rolled out.
            relevant: "has(charge.id)"
            session: {key: [charge.id], settle: 5m}
            steps:
              asked: {when: "event.name == 'charge.asked'", then: [started]}
              started: {when: "event.name == 'charge.started'"}
            attempt: asked
            success: started
            judge:
              - {exclude: yard, when: "station.site == 'yard'", because: Nobody drives there.}
            indicators:
              success: {sessions: good}
              wait: {from: asked, to: started, within: 60s}
            dimensions: [station.id, station.site]
            """;

    private static final String[] ROWS = {
        "create schema shop",
        "create table shop.shop.charges (visit bigint, station integer, asked_at timestamptz, loaded_at timestamptz,"
                + " day varchar, started varchar, status varchar, kwh varchar, card varchar)",
        """
        insert into shop.shop.charges (visit, station, asked_at, day, started, status, kwh) values
          (1, 4, '2026-03-02 08:00:00+01', '2026-03-02', '08:00:21', 'ok', '11.2'),
          (2, 4, '2026-03-02 08:10:00+01', '2026-03-02', null, 'fail', null),
          (3, 7, '2026-03-02 09:00:00+01', '2026-03-02', '09:02:05', 'ok', 'n/a'),
          (3, 7, '2026-03-02 09:00:00+01', '2026-03-02', '09:02:06', 'ok', 'n/a'),
          (4, 7, '2026-03-02 09:30:00+01', '2026-02-30', '09:30:10', 'ok', '7.5'),
          (5, 7, '2026-03-02 10:00:00+01', '2026-03-02', '10:00:09', 'ok', '12,5'),
          (6, 9, '2026-03-02 10:20:00+01', '2026-03-02', '10:20:10', 'ok', '3'),
          (7, 8, '2026-03-02 10:30:00+01', '2026-03-02', '10:30:10', 'test', '3'),
          (8, 8, null, '2026-03-02', '10:40:10', 'ok', '3'),
          (9, 8, '2026-03-02 12:00:00+01', '2026-03-02', null, 'ok', null)
        """,
        "create table registry (number smallint, \"where it is\" varchar, model varchar)",
        "insert into registry values (4, 'street', 'x'), (7, 'street', 'x'), (9, 'yard', 'x'), (9, 'yard', 'y')"
    };

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void chargers_their_tables_and_the_same_as_files() throws IOException, SQLException {
        Files.writeString(folder.resolve("tables.yaml"), DEFINITION);
        Files.writeString(
                folder.resolve("files.yaml"),
                DEFINITION.replace("format: table", "format: parquet").replaceAll("(?m)^columns:.*\\n", ""));
        make(ROWS);
        make(
                "copy shop.shop.charges to '%s' (format parquet)".formatted(file("charges.parquet")),
                "copy registry to '%s' (format parquet)".formatted(file("stations.parquet")));
    }

    private void make(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file("shop.duckdb"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void tables_give_the_answer_that_their_rows_give_as_files() throws IOException {
        for (List<String> more : List.of(
                List.<String>of(),
                List.of("--from", "2026-03-02T07:05:00Z"),
                List.of("--from", "2026-03-02T07:05:00Z", "--to", "2026-03-02T09:25:00Z"),
                List.of("--by", "station.site", "--by", "station.id", "--as-of", "2026-03-02T08:02:05Z"))) {
            String there = json(more, true, "--verdicts", file("there.csv"));
            String here = json(more, false, "--verdicts", file("here.csv"));
            assertThat(Files.readString(folder.resolve("there.csv")))
                    .describedAs(more.toString())
                    .isEqualTo(Files.readString(folder.resolve("here.csv")))
                    .contains("charging,3,2026-03-02T08:00:00.000000Z");
            if (!more.contains("--to")) {
                assertThat(experiences(there)).describedAs(more.toString()).isEqualTo(experiences(here));
            }
            if (more.isEmpty()) {
                assertThat(number("read", there))
                        .isEqualTo(number("read", here))
                        .isEqualTo(21);
                assertThat(number("duplicates", there))
                        .isEqualTo(number("duplicates", here))
                        .isEqualTo(2);
                assertThat(number("conflicting", there))
                        .isEqualTo(number("conflicting", here))
                        .isOne();
                assertThat(number("refused", there))
                        .isEqualTo(number("quarantined", here))
                        .isEqualTo(3);
            }
        }
    }

    /// All that is told of the experiences, but for what only reading every event shows.
    private static String experiences(String json) {
        return json.substring(json.indexOf("\"experiences\""), json.indexOf("\"unasked\""))
                .replaceAll("\"(step|relevant)[^\"]*condition was unknown[^\"]*\"", "");
    }

    private static long number(String name, String json) {
        var found = Pattern.compile("\"%s\" ?: ?(\\d+)".formatted(name)).matcher(json);
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    @Test
    void the_report_tells_of_which_events_rows_were_refused() {
        assertThat(run(inShop("charges=shop.charges", "stations=registry"))).isZero();
        assertThat(out.toString())
                .contains("as of 2026-03-02T11:00:00.000000Z (the time of the latest event)")
                .containsPattern("events read +21\n")
                .containsPattern("refused +3 ")
                .contains("charges/charge.asked: 1 event is refused")
                .contains("charges/charge.started: 2 events are refused");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_strict_run_minds_what_is_refused() {
        String[] shop = inShop("charges=shop.charges", "stations=registry");
        assertThat(run(more(shop, "--strict"))).isEqualTo(3);
        assertThat(run(more(shop, "--brief", "--by", "station.id"))).isZero();
        assertThat(out.toString()).doesNotContain("refused").contains("not asked for here: rows of the table");
    }

    @Test
    void a_source_of_a_table_that_is_given_none_is_told() {
        assertThat(run(inShop("charges=shop.charges"))).isZero();
        assertThat(out.toString())
                .contains("source stations: no table was given for it; expected --source stations=TABLE");
    }

    @Test
    void all_that_tables_lack_is_told_at_once() throws SQLException {
        make("create table odd as select cast(visit as varchar) as visit, station, asked_at, loaded_at, day, starte,"
                + " status, kwh from (select *, started as starte from shop.shop.charges)");
        assertThat(run(inShop("charges=odd", "stations=registri"))).isOne();
        assertThat(err.toString().lines())
                .containsExactly(
                        "DuckDB: these tables are not what their sources say",
                        "  source charges, table main.odd: column visit: VARCHAR (expected: an integer, for `id` of"
                                + " charge.asked)",
                        "  source charges, table main.odd: no column started (expected: a text, for `time` of"
                                + " charge.started); did you mean starte?",
                        "  source stations: no table registri; did you mean registry? (expected: one of odd, registry,"
                                + " shop.charges)",
                        "mend the names; a column of another type is told in its source, `columns: {visit: int}`, or cast"
                                + " in a view; docs/reference/sql.md shows how");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void names_of_sources_are_checked_all_at_once() {
        assertThat(run(inShop("charge=shop.charges", "stations=a", "stations=b", "stations=", "charges=shop..charges")))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("""
                --source charge: no such Source (there is: charges, stations)
                did you mean charges?
                --source stations=b: its table is a already (expected: one, or a view of both)
                --source stations=: expected NAME=TABLE, for example charges=shop.charges
                --source charges=shop..charges: expected NAME=TABLE, for example charges=shop.charges
                """);
    }

    @Test
    void a_table_of_events_and_tables_of_ones_own_are_not_mixed() {
        assertThat(run(inShop("charges=shop.charges", "registry"))).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("--source registry beside --source NAME=TABLE: expected a table of events, or tables that");
    }

    @Test
    void a_source_of_files_reads_no_table() {
        assertThat(run("files.yaml", inShop("charges=shop.charges"))).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "--source charges=shop.charges: its rows are `format: parquet`; only `format: table` reads a"
                                + " table");
    }

    private String json(List<String> more, boolean there, String... arguments) {
        List<String> all = new ArrayList<>(
                there
                        ? List.of(inShop("charges=shop.charges", "stations=registry"))
                        : List.of(
                                "--source",
                                "charges=" + file("charges.parquet"),
                                "--source",
                                "stations=" + file("stations.parquet")));
        all.addAll(List.of("--format", "json"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(more);
        assertThat(run(there ? "tables.yaml" : "files.yaml", all.toArray(String[]::new)))
                .describedAs(err.toString())
                .isZero();
        return out.toString();
    }

    private String[] inShop(String... sources) {
        return Stream.concat(
                        Stream.of("--warehouse", "duckdb:" + file("shop.duckdb")),
                        Stream.of(sources).flatMap(source -> Stream.of("--source", source)))
                .toArray(String[]::new);
    }

    private static String[] more(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return run("tables.yaml", arguments);
    }

    private int run(String definitions, String[] arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("measure", "--definitions", file(definitions)));
        all.addAll(Arrays.asList(arguments));
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        return Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 128 << 20, folder)),
                all.toArray(String[]::new));
    }
}
