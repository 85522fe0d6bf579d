package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `ajar check`: its words and its exit codes are what builds and editors rely on.
class CheckCommandTest {

    private static final String SCHEMA = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              lock.id: {type: string}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void sound_definitions_are_summed_up() throws IOException {
        write("door.yaml", SCHEMA);

        assertThat(check(folder.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "sound: experiences: 0, timelines: 0, sources: 0, exclusions: 0, attributes: 1; errors: 0, warnings: 0");
    }

    @Test
    void what_a_dialect_cannot_say_is_told_by_name() throws IOException {
        write(
                "door.yaml",
                SCHEMA.replace("lock.id: {type: string}", "lock.id: {type: string}\n  Lock.id: {type: string}"));
        write("enter.yaml", """
                apiVersion: ajar.dev/v1
                kind: Experience
                metadata: {name: enter}
                purpose: Try a dialect.
                session: {key: [lock.id], settle: 10s}
                steps:
                  opened: {when: "event.name == 'opened'"}
                attempt: opened
                success: opened
                indicators: {success: {sessions: good}}
                """);

        assertThat(check(folder.toString())).isZero();
        assertThat(check(folder.toString(), "--dialect", "duckdb")).isOne();
        assertThat(out.toString())
                .contains(
                        "cannot be said alike in DuckDB: attribute lock.id: its column would be that of attribute Lock.id");
    }

    @Test
    void a_dialect_that_is_none_is_told_with_the_nearest() throws IOException {
        write("door.yaml", SCHEMA);

        assertThat(check(folder.toString(), "--dialect", "dukdb")).isEqualTo(2);
        assertThat(err.toString()).contains("--dialect dukdb: expected duckdb").contains("did you mean duckdb?");
    }

    @Test
    void warnings_are_shown_and_all_is_well() throws IOException {
        write("door.yaml", SCHEMA);
        write("lock.yaml", timeline("front-lock", "1"));

        assertThat(check(folder.toString())).isZero();
        assertThat(out.toString())
                .contains("lock.yaml:3:18: warning: no condition can name properties of `front-lock`")
                .endsWith("timelines: 1, sources: 0, exclusions: 0, attributes: 1; errors: 0, warnings: 1\n");
    }

    @Test
    void every_problem_of_every_file_is_told_at_its_place() throws IOException {
        write("door.yaml", SCHEMA.replace("string", "text"));
        write("lock.yaml", timeline("lock", "removed"));

        assertThat(check(
                        folder.resolve("lock.yaml").toString(),
                        folder.resolve("door.yaml").toString()))
                .isOne();
        assertThat(out.toString().replace(folder + "/", "")).isEqualTo("""
                door.yaml:5:19: error: attribute `lock.id`: `type` cannot be `text`
                  |   lock.id: {type: text}
                  |                   ^^^^
                  expected: string, int, double, bool or instant

                lock.yaml:6:19: error: `set`: unknown name `removed`
                  |   battery: [{set: removed}]
                  |                   ^^^^^^^
                  expected: a text needs its own quotes: "'removed'"

                errors: 2, warnings: 0
                """);
    }

    @Test
    void programs_read_json() throws IOException {
        write("door.yaml", SCHEMA.replace("attributes:", "atributes:"));

        assertThat(check("--format", "json", folder.toString())).isOne();
        assertThat(out.toString()
                        .replace(folder + "/", "")
                        .replaceAll("\\s+", " ")
                        .strip())
                .isEqualTo("""
                        { "errors" : 1, "warnings" : 0, "problems" : [ { "file" : "door.yaml", "line" : 4, "column" : 1, \
                        "length" : 9, "severity" : "error", "what" : "unknown key `atributes` in Schema", \
                        "expected" : "apiVersion, kind, metadata or attributes", "nearest" : [ "attributes" ] } ] }""");
    }

    @Test
    void a_path_that_cannot_be_read_is_wrong_usage() {
        assertThat(check(folder.resolve("nothing").toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(folder.resolve("nothing") + ": no such file or folder\n");
    }

    @Test
    void so_is_an_option_that_there_is_not() {
        assertThat(check()).isEqualTo(2);
        assertThat(check("--format", "xml", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--format xml: expected text or json");
    }

    private int check(String... arguments) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static String timeline(String name, String set) {
        return "apiVersion: ajar.dev/v1\nkind: Timeline\nmetadata: {name: %s}\nentity: lock.id\nproperties:\n  battery: [{set: %s}]\n"
                .formatted(name, set);
    }
}
