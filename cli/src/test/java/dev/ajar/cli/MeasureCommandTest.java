package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever measures on the command line wants an answer, or to be told what to do, and never to lose a file.
class MeasureCommandTest {

    private static final String DEFINITION = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              visit: {type: string}
              door: {type: string}
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: gate}
            format: csv
            events:
              - {name: opened, time: at, attributes: {visit: who}}
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: enter}
            purpose: Try the command line.
            session: {key: [visit], settle: 10s}
            steps:
              pressed: {when: "event.name == 'pressed'", then: [opened]}
              opened: {when: "event.name == 'opened'"}
            attempt: pressed
            success: opened
            indicators:
              success: {sessions: good}
            dimensions: [door]
            """;
    private static final String LOG = """
            {"id":"1","time":"2026-03-01T10:00:00Z","name":"pressed","visit":"ann","door":"north"}
            {"id":"2","time":"2026-03-01T10:00:01Z","name":"opened","visit":"ann"}
            {"id":"3","time":"2026-03-01T10:01:00Z","name":"pressed","visit":"ben","door":"south"}
            {"id":"4","time":"2026-03-01T11:00:00Z","name":"pressed","visit":"cat","door":"south"}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String standardInput = "";

    @BeforeEach
    void a_door_and_its_log() throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DEFINITION);
        Files.writeString(folder.resolve("log.ndjson"), LOG);
    }

    @Test
    void the_answer_is_a_text_that_one_can_paste() {
        assertThat(measure("--events", file("log.ndjson"), "--by", "door")).isZero();
        assertThat(out.toString())
                .contains("as of 2026-03-01T11:00:00.000000Z (the time of the latest event)")
                .containsPattern("success +1 +1 +0 +1 +50.00 % +50.00 %")
                .containsPattern("south +0 +1 +0 +1")
                .contains("events read  4");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void as_of_an_instant_the_rest_of_the_log_does_not_exist() {
        assertThat(measure("--events", file("log.ndjson"), "--as-of", "2026-03-01T10:00:30Z", "--format", "csv"))
                .isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("enter,ann,2026-03-01T10:00:00.000000Z");
    }

    @Test
    void from_and_to_look_at_starts() {
        assertThat(measure(
                        "--events",
                        file("log.ndjson"),
                        "--format",
                        "csv",
                        "--from",
                        "2026-03-01T10:01:00Z",
                        "--to",
                        "2026-03-01T11:00:00Z"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2).last().asString().startsWith("enter,ben,");
    }

    @Test
    void standard_input_and_wildcards_are_files_too() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/part.ndjson"), LOG);
        Files.writeString(folder.resolve("a/part.ndjson"), LOG);
        standardInput = LOG;
        assertThat(measure("--events", "-", folder + "/a/**/*.ndjson")).isZero();
        assertThat(out.toString()).contains("events read  12").contains("duplicates    8");
    }

    @Test
    void verdicts_are_written_as_csv_and_as_parquet() throws IOException {
        assertThat(measure("--events", file("log.ndjson"), "--verdicts", file("v.csv")))
                .isZero();
        assertThat(measure("--events", file("log.ndjson"), "--verdicts", file("v.parquet")))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("v.csv"))).hasSize(4);
        assertThat(Files.size(folder.resolve("v.parquet"))).isPositive();
    }

    @Test
    void what_is_set_aside_is_written_down_and_strict_minds_it() throws IOException {
        Files.writeString(folder.resolve("log.ndjson"), LOG + "{\"id\":\"5\",\"name\":\"pressed\"}\nnonsense\n");
        assertThat(measure("--events", file("log.ndjson"), "--quarantine", file("q.ndjson")))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("q.ndjson"))).hasSize(2);
        assertThat(out.toString()).contains("quarantined  2").contains("log.ndjson:5");
        assertThat(measure("--events", file("log.ndjson"), "--strict")).isEqualTo(3);
    }

    @Test
    void no_file_that_is_read_is_overwritten() throws IOException {
        assertThat(measure("--events", file("log.ndjson"), "--quarantine", file("log.ndjson")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("it is read as an input, and would be lost");
        assertThat(Files.readString(folder.resolve("log.ndjson"))).isEqualTo(LOG);
    }

    @Test
    void wrong_usage_is_told_in_a_line_and_is_exit_code_2() {
        assertThat(measure("--events", file("none.ndjson"))).isEqualTo(2);
        assertThat(measure("--events", folder.toString())).isEqualTo(2);
        assertThat(measure("--events", file("log.ndjson"), "--by", "dor")).isEqualTo(2);
        assertThat(measure("--events", file("log.ndjson"), "--as-of", "yesterday"))
                .isEqualTo(2);
        assertThat(measure("--source", "gat=" + file("log.ndjson"))).isEqualTo(2);
        assertThat(measure()).isEqualTo(2);
        assertThat(err.toString())
                .contains("none.ndjson: no such file")
                .contains("a folder (expected: a file")
                .contains("--by dor: no experience has this dimension (there is: door)")
                .contains("--as-of yesterday: expected an instant with an offset")
                .contains("--source gat: no such Source (there is: gate)\ndid you mean gate?")
                .contains("nothing to read: expected --events FILE or --source NAME=FILE")
                .doesNotContain("\tat ");
    }

    @Test
    void an_empty_dimension_is_refused() {
        assertThat(measure("--events", file("log.ndjson"), "--by", "")).isEqualTo(2);
        assertThat(measure("--events", file("log.ndjson"), "--by", "door,,door"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .filteredOn(line -> line.startsWith("--by"))
                .containsExactly(
                        "--by '': expected the name of a dimension (there is: door)",
                        "--by '': expected the name of a dimension (there is: door)");
    }

    @Test
    void definitions_are_one_folder_or_file_for_each_option_and_swallow_nothing_else() throws IOException {
        Files.writeString(folder.resolve("more.yaml"), "# nothing yet");
        assertThat(run(
                        "measure",
                        "--definitions",
                        file("door.yaml"),
                        "--definitions",
                        file("more.yaml"),
                        "--events",
                        file("log.ndjson")))
                .isZero();
        assertThat(run("measure", "--definitions", file("door.yaml"), file("log.ndjson")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "log.ndjson",
                        "Every file and folder stands after its option; --definitions takes one, and is repeated for more.");
    }

    @Test
    void what_is_defined_and_never_met_is_told() throws IOException {
        assertThat(measure("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString()).contains("! source gate: no file was given for it; expected --source gate=FILE");
        Files.writeString(folder.resolve("gate.csv"), "at,who\n2026-03-01T10:00:01Z,ann\n");
        Files.writeString(folder.resolve("door.yaml"), DEFINITION + """
                ---
                apiVersion: ajar.dev/v1
                kind: Timeline
                metadata: {name: lock}
                entity: door
                properties:
                  battery:
                    - {set: "'gone'", when: "event.name == 'removed'"}
                    - {set: visit, when: "event.name == 'pressed' && visit != 'ann'"}
                    - {set: visit, when: "event.name == 'nobody'"}
                ---
                apiVersion: ajar.dev/v1
                kind: Timeline
                metadata: {name: person}
                entity: visit2
                properties:
                  name: [{set: visit, when: "event.name == 'hired'"}]
                """);
        Files.writeString(
                folder.resolve("door.yaml"),
                Files.readString(folder.resolve("door.yaml"))
                        .replace("  door: {type: string}", "  door: {type: string}\n  visit2: {type: string}"));
        Files.writeString(
                folder.resolve("log.ndjson"),
                LOG
                        + "{\"id\":\"5\",\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"pressed\",\"door\":\"x\",\"hue\":1}\n");
        out.getBuffer().setLength(0);
        assertThat(measure("--events", file("log.ndjson"), "--source", "gate=" + file("gate.csv")))
                .isZero();
        assertThat(out.toString().lines())
                .filteredOn(line -> line.startsWith("  !"))
                .containsExactly(
                        "  ! no Schema declares hue (1): no definition can use them",
                        "  ! lock.battery: setter 1 was never hit",
                        "  ! lock.battery: setter 2: its condition was unknown for 1 of 4 events (missing: visit), and so did not hold. If they should count: !has(visit) || …",
                        "  ! lock.battery: setter 3 was never hit",
                        "  ! timeline person: no event has visit2");
    }

    @Test
    void definitions_with_problems_measure_nothing() throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DEFINITION.replace("success: opened", "success: opend"));
        assertThat(measure("--events", file("log.ndjson"))).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("did you mean").contains("opened").contains("nothing was measured");
    }

    @Test
    void a_file_that_breaks_off_is_told_and_is_exit_code_1() throws IOException {
        Files.write(folder.resolve("log.ndjson.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2});
        assertThat(measure("--events", file("log.ndjson.gz"))).isEqualTo(1);
        assertThat(err.toString()).contains("log.ndjson.gz: ").doesNotContain("\tat ");
    }

    @Test
    void a_log_without_a_single_event_is_said_to_be_one() throws IOException {
        Files.writeString(folder.resolve("log.ndjson"), "x\ny\n");
        assertThat(measure("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString()).contains("nothing could be read").contains("no data");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int measure(String... arguments) {
        List<String> all = new ArrayList<>(List.of("measure", "--definitions", file("door.yaml")));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        return Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(
                        new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                        false,
                        new Settings(now, now, 2, 64 << 20, folder)),
                arguments);
    }
}
