package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.translate.sql.Dialect;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `ajar sql`: whoever pipes it into a database wants a query or nothing at all, and to know why.
class SqlCommandTest {

    private static final String DOOR = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              visit.id: {type: string}
            """;

    private static final String UNLOCK = """
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: unlock}
            purpose: Decide whether the release may go out.
            session: {key: [visit.id], settle: 60s}
            steps:
              pressed:  {when: "event.name == 'press'"}
              unlocked: {when: "event.name == 'unlock'"}
            attempt: pressed
            success: unlocked
            indicators:
              success: {sessions: good}
            """;

    private static final String GATE = """
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: gate}
            format: table
            events:
              - {name: press, id: nr, time: at, attributes: {visit.id: visit}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_definition() throws IOException {
        write("unlock.yaml", DOOR + UNLOCK);
    }

    @Test
    void a_query_is_printed_and_nothing_else() {
        assertThat(sql("--dialect", "duckdb")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .startsWith("""
                        -- unlock: one row for each session, with its verdict.
                        -- Purpose: Decide whether the release may go out.
                        """)
                .contains("select\n  'unlock' as experience,\n  session_id,\n")
                .endsWith("from judged\norder by judged.started_us, judged.session_id\n");
    }

    @Test
    void of_several_experiences_each_is_a_statement() throws IOException {
        write("lock.yaml", UNLOCK.replace("---\n", "").replace("unlock}", "lock}"));

        assertThat(sql("--dialect", "duckdb", "--stage", "tallies")).isZero();
        assertThat(out.toString().split(";\n\n", -1)).hasSize(2);
    }

    @Test
    void one_of_several_is_chosen_by_its_name() throws IOException {
        write("lock.yaml", UNLOCK.replace("---\n", "").replace("unlock}", "lock}"));

        assertThat(sql("--dialect", "duckdb", "--experience", "lock", "--stage", "sessions"))
                .isZero();
        assertThat(out.toString())
                .startsWith("-- lock: one row for each session, with its facts.")
                .doesNotContain(";\n");
    }

    @Test
    void tables_that_people_have_are_read_through_their_sources() throws IOException {
        write("gate.yaml", GATE);

        assertThat(sql("--dialect", "duckdb", "--source", "gate=shop.visits")).isZero();
        assertThat(out.toString())
                .contains("rows_of_gate as (\n  select\n", "  from shop.visits\n", "events as (\n", "  from events\n")
                .endsWith("from judged\norder by judged.started_us, judged.session_id\n");
        out.getBuffer().setLength(0);
        assertThat(sql("--dialect", "duckdb", "--source", "gate=shop.visits", "--stage", "refused"))
                .isZero();
        assertThat(out.toString()).endsWith("select *\nfrom counts\norder by source, event\n");
    }

    @Test
    void a_source_that_is_none_or_reads_no_table_is_refused() throws IOException {
        write(
                "gate.yaml",
                GATE + "---\n" + GATE.replace("{name: gate}", "{name: file}").replace("table", "csv"));

        assertThat(sql("--dialect", "duckdb", "--source", "gat=shop.visits")).isEqualTo(2);
        assertThat(err.toString()).contains("--source gat: no such Source (there is: file, gate)\ndid you mean gate?");
        assertThat(sql("--dialect", "duckdb", "--source", "file=shop.visits", "--source", "gate"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--source file=shop.visits: its rows are `format: csv`; only `format: table` reads a table\n")
                .contains("--source gate: expected NAME=TABLE, for example charges=shop.charges");
        assertThat(sql("--dialect", "duckdb", "--source", "gate=a", "--table", "b"))
                .isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--stage", "refused")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void the_instant_of_the_question_may_be_given() {
        assertThat(sql("--dialect", "duckdb", "--as-of", "2026-03-01T10:00:00Z"))
                .isZero();
        assertThat(out.toString()).contains("select cast('1772359200000000' as bigint) as as_of_us");
    }

    @Test
    void sessions_may_be_asked_for_since_an_instant() {
        assertThat(sql("--dialect", "duckdb", "--since", "2026-03-03T00:00:00Z"))
                .isZero();
        assertThat(out.toString())
                .contains("where \"time\" >= '2026-03-01T00:00:00.000000Z'")
                .contains("and time_us >= 1772409600000000 /* 2026-03-02T00:00:00.000000Z */")
                .contains(">= 1772496000000000 /* 2026-03-03T00:00:00.000000Z */");
    }

    @Test
    void the_reach_of_a_session_may_be_given() {
        assertThat(sql("--dialect", "duckdb", "--since", "2026-03-03T00:00:00Z", "--reach", "12h"))
                .isZero();
        assertThat(out.toString()).contains("where \"time\" >= '2026-03-02T00:00:00.000000Z'");
    }

    @Test
    void the_table_may_have_another_name() {
        assertThat(sql("--dialect", "duckdb", "--table", "home.log")).isZero();
        assertThat(out.toString()).contains("\n  from home.log\n").doesNotContain("from events");
    }

    @Test
    void events_are_the_same_for_all_experiences_and_printed_once() throws IOException {
        write("lock.yaml", UNLOCK.replace("---\n", "").replace("unlock}", "lock}"));

        assertThat(sql("--dialect", "duckdb", "--stage", "events")).isZero();
        assertThat(out.toString())
                .startsWith("-- One row for each event, with all that the Schemas declare.\n")
                .endsWith("  visit_id,\n  make_timestamptz(time_us) as \"time\"\nfrom standing\n")
                .doesNotContain(";\n");
    }

    @Test
    void what_is_not_there_is_told_with_what_is() {
        assertThat(sql("--dialect", "oracle")).isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--stage", "facts")).isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--experience", "lock")).isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--as-of", "yesterday")).isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--since", "2026-03-01")).isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--since", "2026-03-01T10:00:00Z", "--reach", "long"))
                .isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--reach", "1d")).isEqualTo(2);
        assertThat(sql("--dialect", "duckdb", "--table", "home..log")).isEqualTo(2);
        assertThat(err.toString().lines().filter(line -> line.startsWith("--")))
                .containsExactly(
                        "--dialect oracle: expected "
                                + Dialect.all().stream().map(Dialect::name).collect(Collectors.joining(" or ")),
                        "--stage facts: expected events or sessions or verdicts or tallies or summary or quality or refused or transitions"
                                + " or paths",
                        "--experience lock: no such Experience (there is: unlock)",
                        "--as-of yesterday: expected an instant with an offset, for example 2026-03-01T10:00:00Z",
                        "--since 2026-03-01: expected an instant with an offset, for example 2026-03-01T10:00:00Z",
                        "--reach long: expected a duration, for example 36h",
                        "--reach 1d: without --since everything is read",
                        "--table home..log: expected a name, or names with dots between them");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void unsound_definitions_are_not_printed() throws IOException {
        write("unlock.yaml", DOOR + UNLOCK.replace("success: unlocked", "success: opened"));

        assertThat(sql("--dialect", "duckdb")).isOne();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).endsWith("nothing was printed: the definitions have problems\n");
    }

    @Test
    void what_cannot_be_said_alike_is_refused_by_name() throws IOException {
        write("unlock.yaml", DOOR + "  Visit.ID: {type: string}\n" + UNLOCK);

        assertThat(sql("--dialect", "duckdb")).isOne();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .endsWith("attribute visit.id: its column would be that of attribute Visit.ID, for databases do not"
                        + " tell case apart\nnothing was printed: that cannot be said alike in DuckDB\n");
    }

    private int sql(String... arguments) {
        CommandLine command = new CommandLine(new SqlCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[0] = "--definitions";
        all[1] = folder.toString();
        command.setParameterExceptionHandler((wrong, ignored) -> {
            err.write(wrong.getMessage() + "\n");
            return 2;
        });
        return command.execute(all);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
