package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `ajar export dbt`: whoever manages a warehouse wants a project that runs as it is, and to keep what they added to
/// it.
class ExportDbtCommandTest {

    private static final String UNLOCK = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              visit.id: {type: string, about: One way through the door}
              door.id: {type: string}
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: un-lock, title: {en: Unlock}, owner: doors}
            purpose: Decide whether the release may go out.
            session: {key: [visit.id], settle: 3d}
            steps:
              pressed:  {when: "event.name == 'press'"}
              unlocked: {when: "event.name == 'unlock'"}
            attempt: pressed
            success: unlocked
            judge:
              - {exclude: demo, when: "first.door.id == 'demo'", because: Nobody lives there.}
            indicators:
              success: {sessions: good}
            dimensions: [door.id]
            """;

    private static final String OWN = """
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: door-log}
            format: table
            columns: {visit: int}
            events:
              - name: press
                id: visit
                time: pressed
                received: Came In
                attributes: {visit.id: visit, door.id: door}
              - name: unlock
                id: visit
                time: opened
                when: "has(column.opened) && column.state != '{{ x }}'"
                attributes: {visit.id: visit}
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: keypad}
            format: table
            events:
              - name: press
                id: entry
                time: {column: at_s, format: epoch-s}
                attributes: {visit.id: entry}
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: paper}
            format: table
            events:
              - name: press
                id: line
                time: {column: when, format: "dd/MM/uuuu HH:mm", zone: UTC}
                attributes: {visit.id: line}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_definition() throws IOException {
        define(UNLOCK);
    }

    @Test
    void a_project_has_models_tests_and_descriptions() throws IOException {
        assertThat(export("--dialect", "duckdb")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).contains(" files, ", " written, 0 removed", "Next: cd ");
        assertThat(read("models/duckdb/un_lock_verdicts.sql"))
                .startsWith("{{ config(\n    materialized='incremental',\n")
                .contains("from {{ ref('un_lock_sessions') }}", "{{ ajar_since() }}")
                .doesNotContain("\0");
        assertThat(read("models/duckdb/un_lock_sessions.sql")).contains("from {{ ref('ajar_events') }}");
        assertThat(read("models/duckdb/ajar_events.sql")).contains("from {{ source('ajar', 'events') }}");
        assertThat(read("models/un_lock.yml"))
                .contains("Decide whether the release may go out.", "demo: Nobody lives there.", "label: Unlock");
        assertThat(read("models/ajar.yml")).contains("name: visit_id", "One way through the door");
        assertThat(read("tests/un_lock_tallies_add_up.sql")).contains("verdicts.sessions * 1");
        assertThat(read("models/ajar_runs.sql")).contains("-- depends_on: {{ ref('un_lock_tallies') }}");
    }

    @Test
    void nothing_is_left_to_be_filled_in() throws IOException {
        export();
        try (Stream<Path> files = Files.walk(project(""))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("${", "\0");
            }
        }
    }

    @Test
    void a_run_looks_back_until_the_slowest_session_has_settled() throws IOException {
        define(UNLOCK.replace("settle: 3d", "settle: 30d"));

        assertThat(export()).isZero();
        assertThat(read("dbt_project.yml")).contains("ajar_look_back_days: 32\n");
    }

    @Test
    void what_a_definition_says_is_never_read_as_jinja() throws IOException {
        String hostile = "{{ env_var('SECRET') }} {% do x %} {# gone #}";
        define(UNLOCK.replace("Decide whether the release may go out.", "\"" + hostile + "\"")
                .replace("== 'press'", "== '" + hostile.replace("'", "") + "'")
                .replace("en: Unlock", "en: \"" + hostile + "\"")
                .replace("One way through the door", "\"" + hostile + "\"")
                .replace("Nobody lives there.", "\"" + hostile + "\""));

        assertThat(export("--dialect", "duckdb")).isZero();
        for (String file :
                new String[] {"models/un_lock.yml", "models/ajar.yml", "models/duckdb/un_lock_sessions.sql"}) {
            assertThat(read(file))
                    .doesNotContain("{{ env_var", "{% do", "{# gone")
                    .contains("env_var");
        }
        assertThat(read("models/duckdb/un_lock_sessions.sql"))
                .contains(
                        "name = '{{ '{' }}{ env_var(SECRET) }} {{ '{' }}% do x %} {{ '{' }}# gone #}' as hits_pressed");
    }

    @Test
    void a_second_export_writes_only_what_changed() throws IOException {
        export("--dialect", "duckdb");
        Files.writeString(project("models/mine.sql"), "select 1");
        define(UNLOCK.replace("un-lock", "open"));
        out.getBuffer().setLength(0);

        assertThat(export("--dialect", "duckdb")).isZero();
        assertThat(project("models/duckdb/un_lock_verdicts.sql")).doesNotExist();
        assertThat(project("models/duckdb/open_verdicts.sql")).exists();
        assertThat(project("models/mine.sql")).exists();
        out.getBuffer().setLength(0);
        assertThat(export("--dialect", "duckdb")).isZero();
        assertThat(out.toString()).contains(" files, 0 written, 0 removed");
    }

    @Test
    void what_somebody_changed_is_not_written_over() throws IOException {
        export("--dialect", "duckdb");
        Files.writeString(project("models/ajar_run.sql"), "select 1 as mine");
        Files.writeString(project("profiles.yml"), "mine: too");
        define(UNLOCK.replace("Decide", "Tell"));

        assertThat(export("--dialect", "duckdb")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "ajar_run.sql: not as an export left it (expected: unchanged, or --force to write it over)",
                        "nothing was written");
        assertThat(read("models/un_lock.yml")).contains("Decide");

        Files.writeString(project("models/ajar_run.sql"), "select 2 as mine");
        assertThat(export("--dialect", "duckdb", "--force")).isZero();
        assertThat(read("models/ajar_run.sql")).contains("received_until_us");
        assertThat(read("models/un_lock.yml")).contains("Tell");
    }

    @Test
    void the_profile_is_yours_once_it_is_there() throws IOException {
        export("--dialect", "duckdb");
        Files.writeString(project("profiles.yml"), "mine: too");
        out.getBuffer().setLength(0);

        assertThat(export("--dialect", "duckdb")).isZero();
        assertThat(out.toString()).contains("kept as it is: profiles.yml");
        assertThat(read("profiles.yml")).isEqualTo("mine: too");
    }

    @Test
    void models_of_two_experiences_never_share_a_name() throws IOException {
        String second = UNLOCK.substring(UNLOCK.indexOf("---")).replace("un-lock", "un.lock");
        String third = UNLOCK.substring(UNLOCK.indexOf("---")).replace("un-lock", "Ajar");
        define(UNLOCK + second + third);

        assertThat(export()).isEqualTo(1);
        assertThat(err.toString())
                .contains("un.lock: its models would be named like those of un-lock")
                .contains("Ajar: its models would be named like the project's own");
        assertThat(project("dbt_project.yml")).doesNotExist();
    }

    @Test
    void wrong_words_and_wrong_definitions_are_told() throws IOException {
        assertThat(export("--dialect", "oracle")).isEqualTo(2);
        assertThat(err.toString()).contains("--dialect oracle: expected ");
        define(UNLOCK.replace("success: unlocked", "success: unlokced"));
        assertThat(export()).isEqualTo(1);
        assertThat(err.toString()).contains("nothing was written: the definitions have problems");
        define(UNLOCK.substring(0, UNLOCK.indexOf("---")));
        assertThat(export()).isEqualTo(2);
        assertThat(err.toString()).contains("nothing to export: no Experience is defined");
    }

    @Test
    void tables_of_ones_own_become_sources_and_the_rows_they_give_one_model() throws IOException {
        define(UNLOCK + OWN);

        assertThat(export(
                        "--source", "door-log=lake.doors.log",
                        "--source", "keypad=pads",
                        "--source", "paper=old.paper"))
                .describedAs(err.toString())
                .isZero();
        assertThat(read("dbt_project.yml"))
                .contains(
                        "  ajar_door_log_database: lake\n",
                        "  ajar_door_log_schema: doors\n",
                        "  ajar_door_log_table: log\n",
                        "  ajar_keypad_table: pads\n")
                .doesNotContain("ajar_events_table");
        assertThat(read("models/sources.yml"))
                .contains(
                        "name: door_log",
                        "{{ var(''ajar_door_log_schema'', target.schema) }}",
                        "name: Came In",
                        "''duckdb'': ''\"Came In\"''",
                        "''bigquery'': ''`Came In`''",
                        "''duckdb'': ''make_timestamptz(")
                .doesNotContain("dd/MM");
        for (String dialect : new String[] {"duckdb", "bigquery", "trino"}) {
            assertThat(read("models/%s/ajar_rows.sql".formatted(dialect)))
                    .startsWith(
                            "{{ config(materialized='view') }}\n{{ ajar_expect(source('door_log', 'door_log'), ['visit',")
                    .contains("from {{ source('door_log', 'door_log') }} as own_table\n", "'{{ '{' }}{ x }}'")
                    .doesNotContain("\0");
            assertThat(read("models/%s/ajar_events.sql".formatted(dialect)))
                    .contains(
                            "from {{ source('door_log', 'door_log') }} as own_table\n",
                            "pressed >= ({{ ajar_instant(ajar_edge(2)) }}) or opened >= ",
                            "at_s >= ")
                    .doesNotContain("ajar_expect");
            assertThat(read("models/%s/un_lock_quality.sql".formatted(dialect)))
                    .contains("from {{ source('keypad', 'keypad') }} as own_table\n", "'refused' as finding");
        }
        assertThat(read("models/ajar_run.sql")).contains("from {{ ref('ajar_rows') }} as rows_of_events");
        assertThat(read("models/ajar.yml")).contains("name: ajar_rows");
        assertThat(read("README.md"))
                .contains(
                        "It reads tables of your own through their Sources (`door-log`, `keypad`, `paper`)",
                        "| `ajar_rows` |");
        try (Stream<Path> files = Files.walk(project(""))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("${", "\0", "'ajar', 'events'");
            }
        }
    }

    @Test
    void a_table_without_any_kept_time_has_no_freshness() throws IOException {
        define(UNLOCK + OWN);

        assertThat(export("--source", "paper=old.paper")).isZero();
        assertThat(read("models/sources.yml")).contains("name: paper").doesNotContain("freshness", "loaded_at");
    }

    @Test
    void tables_and_their_sources_are_checked() throws IOException {
        define(UNLOCK + OWN + OWN.substring(0, OWN.indexOf("---", 3)).replace("door-log", "door.log"));

        assertThat(export("--source", "door-lag=a", "--source", "keypad=")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--source door-lag: no such Source",
                        "did you mean door-log",
                        "--source keypad=: expected NAME=TABLE");
        assertThat(export("--source", "door-log=a", "--source", "door.log=b")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "source door.log: its variables would be named like those of door-log", "nothing was written");
    }

    private int export(String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "dbt";
        arguments[1] = "--definitions";
        arguments[2] = folder.resolve("definitions").toString();
        arguments[3] = "--out";
        arguments[4] = folder.resolve("project").toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return new CommandLine(new ExportCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private void define(String text) throws IOException {
        Files.createDirectories(folder.resolve("definitions"));
        Files.writeString(folder.resolve("definitions/unlock.yaml"), text);
    }

    private Path project(String file) {
        return folder.resolve("project").resolve(file);
    }

    private String read(String file) throws IOException {
        return Files.readString(project(file));
    }
}
