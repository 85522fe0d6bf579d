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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reviews a definition wants to see the flow; whoever answers for it, how people really go.
class DrawCommandTest {

    private static final String SCHEMA = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              visit: {type: string}
              door: {type: string}
            """;

    private static final String ENTER = """
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: enter, title: {en: Come in, ja: 入る}}
            purpose: See where people are lost.
            session: {key: [visit], settle: 10s}
            steps:
              pressed: {when: "event.name == 'pressed'", then: [opened, pressed]}
              opened: {when: "event.name == 'opened'"}
              knocked: {when: "event.name == 'knocked'", aside: true}
            attempt: pressed
            success: opened
            judge:
              - {bad: gave-up, when: "steps.knocked.reached && !succeeded", because: Whoever knocks has given up.}
            indicators:
              success: {sessions: good}
            """;

    private static final String HEARD = """
            ---
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: door}
            entity: door
            properties:
              alive: [{set: "true"}]
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: heard}
            purpose: Know whether a door is alive.
            expect: {every: 10s, per: door, while: "door.alive", from: 2026-03-01T00:00:00Z}
            session: {settle: 0s}
            steps:
              beat: {when: "event.name == 'beat'"}
            success: beat
            indicators:
              heard: {sessions: good}
            """;

    private static final String LOG = """
            {"id":"1","time":"2026-03-01T10:00:00Z","name":"pressed","visit":"ann"}
            {"id":"2","time":"2026-03-01T10:00:01.5Z","name":"opened","visit":"ann"}
            {"id":"3","time":"2026-03-01T10:01:00Z","name":"pressed","visit":"ben"}
            {"id":"4","time":"2026-03-01T10:01:04Z","name":"pressed","visit":"ben"}
            {"id":"5","time":"2026-03-01T10:01:05Z","name":"knocked","visit":"ben"}
            {"id":"6","time":"2026-03-01T10:02:00Z","name":"opened","visit":"cat"}
            {"id":"7","time":"2026-03-01T10:02:01Z","name":"pressed","visit":"cat"}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_door_and_its_log() throws IOException {
        write("door.yaml", SCHEMA + ENTER);
        write("log.ndjson", LOG);
    }

    @Test
    void without_a_log_what_is_foreseen_is_drawn() {
        assertThat(draw()).isZero();
        assertThat(out.toString()).isEqualTo("""
                ## Come in

                `enter`: See where people are lost.

                ```mermaid
                %% enter, drawn by Ajar. Change the definition, not this text.
                flowchart TD
                  accTitle: Come in
                  step_pressed(["pressed<br/>the attempt"])
                  step_opened[["opened<br/>the success"]]
                  subgraph aside["aside"]
                    step_knocked("knocked")
                  end
                  step_pressed --> step_opened
                  step_pressed --> step_pressed
                  classDef attempt fill:#dbeafe,stroke:#1d4ed8,stroke-width:2px,color:#1e3a8a
                  class step_pressed attempt
                  classDef success fill:#dcfce7,stroke:#15803d,stroke-width:2px,color:#14532d
                  class step_opened success
                  classDef aside fill:#f3f4f6,stroke:#6b7280,stroke-dasharray:4 3,color:#374151
                  class step_knocked aside
                  style aside fill:none,stroke:#6b7280,stroke-dasharray:4 3
                ```

                Solid arrows are what the definition foresees (`then`). Steps that stand `aside` are marks, no part of the way.
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void with_a_log_the_ways_are_counted_surprises_are_dashed_and_the_lost_are_shown() {
        assertThat(draw("--events", file("log.ndjson"), "--plain")).isZero();
        assertThat(out.toString())
                .startsWith("%% enter")
                .contains("""
                          begin(("3 sessions"))
                          step_pressed(["pressed<br/>the attempt<br/>3 sessions<br/>4 times<br/>again 1 · 25.00 %<br/>median 4 s"])
                          step_opened[["opened<br/>the success<br/>2 sessions"]]
                          lost{{"ended without success<br/>1 session · 33.33 %"}}
                          subgraph aside["aside"]
                            step_knocked("knocked<br/>1 session")
                          end
                          begin -->|"2 · 66.66 %"| step_pressed
                          begin -.->|"1 · 33.33 %"| step_opened
                          step_pressed -->|"1 · 25.00 %<br/>median 1.5 s"| step_opened
                          step_opened -.->|"1 · 50.00 %<br/>median 1 s"| step_pressed
                          step_pressed -->|"1 bad · 25.00 %"| lost
                        """.replace("\n  ", "\n  "))
                .contains("  linkStyle 1,3 stroke:#d97706\n  linkStyle 4 stroke:#dc2626\n");
    }

    @Test
    void the_page_says_of_when_and_of_what_the_numbers_are() {
        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString().lines()).last().asString().isEqualTo("""
                As of 2026-03-01T10:02:01.000000Z (the time of the latest event). In a step: how many sessions reached it, \
                and how many times it was hit where that is more. On an arrow (and, where a step comes right again, in \
                its box): how many times, their share of all times the step it leaves was hit (cut, not rounded), and \
                the median time between the two events. Solid arrows are what the definition foresees (`then`). Dashed \
                arrows were not foreseen. Red arrows: sessions that ended at that step and had no success, by their \
                verdicts. Steps that stand `aside` are marks, no part of the way.""");
    }

    @Test
    void as_of_an_instant_the_rest_of_the_log_does_not_exist() {
        assertThat(draw("--events", file("log.ndjson"), "--as-of", "2026-03-01T10:01:01Z"))
                .isZero();
        assertThat(out.toString())
                .contains("begin((\"2 sessions\"))")
                .contains("step_pressed -->|\"1 pending · 50.00 %\"| lost")
                .contains("\nAs of 2026-03-01T10:01:01.000000Z. In a step");
    }

    @Test
    void the_order_of_the_log_and_copies_in_it_change_nothing() throws IOException {
        assertThat(draw("--events", file("log.ndjson"))).isZero();
        String once = out.toString();
        out.getBuffer().setLength(0);
        List<String> lines = new ArrayList<>((LOG + LOG).lines().toList());
        Collections.shuffle(lines, new Random(1));
        write("log.ndjson", String.join("\n", lines) + "\n");

        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString()).isEqualTo(once);
    }

    @Test
    void slots_of_time_are_drawn_as_heard_or_silent() throws IOException {
        write("door.yaml", SCHEMA + HEARD);
        write("log.ndjson", """
                {"id":"1","time":"2026-03-01T10:00:00Z","name":"beat","door":"north"}
                {"id":"2","time":"2026-03-01T10:00:21Z","name":"beat","door":"north"}
                {"id":"3","time":"2026-03-01T10:00:30Z","name":"beat","door":"north"}
                """);

        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString()).contains("""
                          slot(["a slot of 10 s<br/>of one door<br/>4 slots"])
                          step_beat[["beat<br/>the success<br/>every 9 s in the median"]]
                          silent{{"silent"}}
                          slot -->|"3 · 75.00 %"| step_beat
                          slot -->|"1 bad · 25.00 %"| silent
                        """).contains("it has no way from step to step");
    }

    @Test
    void slots_without_a_log_are_drawn_too() throws IOException {
        write("door.yaml", SCHEMA + HEARD);

        assertThat(draw("--plain")).isZero();
        assertThat(out.toString()).contains("""
                  slot(["a slot of 10 s<br/>of one door"])
                  step_beat[["beat<br/>the success"]]
                  silent{{"silent"}}
                  slot --> step_beat
                  slot --> silent
                """);
    }

    @Test
    void of_several_experiences_each_has_its_heading() throws IOException {
        write("door.yaml", SCHEMA + ENTER + HEARD);

        assertThat(draw()).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("#")))
                .containsExactly("## Come in", "## heard");
        assertThat(draw("--plain")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--plain: one drawing at a time; expected --experience NAME");
    }

    @Test
    void one_of_several_is_chosen_by_its_name() throws IOException {
        write("door.yaml", SCHEMA + ENTER + HEARD);

        assertThat(draw("--experience", "heard", "--plain")).isZero();
        assertThat(out.toString()).startsWith("%% heard");
    }

    @Test
    void a_log_in_which_nothing_is_found_still_gives_the_drawing_and_says_so() throws IOException {
        write("log.ndjson", "");

        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString())
                .contains("  step_pressed --> step_opened\n")
                .contains("\n**No session was found** as of ")
                .doesNotContain("begin");
    }

    @Test
    void rows_that_were_set_aside_are_told_of() throws IOException {
        write("log.ndjson", LOG + "{\"id\":\"8\",\"name\":\"pressed\",\"visit\":\"dan\"}\n");

        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(err.toString())
                .isEqualTo(
                        "1 row was set aside and not in the drawing; 'ajar measure' with the same files tells why\n");
    }

    @Test
    void where_nothing_comes_then_no_way_is_a_surprise() throws IOException {
        write("door.yaml", SCHEMA + ENTER.replace(", then: [opened, pressed]", ""));

        assertThat(draw()).isZero();
        assertThat(out.toString()).doesNotContain("-->").contains("The definition says nowhere what comes `then`");
        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString())
                .doesNotContain("-.->")
                .contains("step_opened -->|\"1 · 50.00 %<br/>median 1 s\"| step_pressed");
    }

    @Test
    void a_step_that_comes_right_again_though_nobody_foresaw_it_says_so() throws IOException {
        write("door.yaml", SCHEMA + ENTER.replace("[opened, pressed]", "[opened]"));

        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString()).contains("again 1 · 25.00 %, not foreseen<br/>median 4 s");
        out.getBuffer().setLength(0);
        write("log.ndjson", LOG.lines().skip(2).limit(2).collect(Collectors.joining("\n")));
        assertThat(draw("--events", file("log.ndjson"))).isZero();
        assertThat(out.toString()).contains("again 1 · 50.00 %, not foreseen").doesNotContain("Dashed arrows");
    }

    @Test
    void a_flow_larger_than_mermaid_takes_loses_its_rarest_arrows_and_says_so() throws IOException {
        String names = IntStream.range(0, 64)
                .mapToObj(step -> "a_step_with_a_rather_long_name_so_that_texts_grow_" + step)
                .collect(Collectors.joining(", "));
        StringBuilder steps = new StringBuilder();
        for (String name : names.split(", ", -1)) {
            steps.append("  %s: {when: \"event.name == '%s'\", then: [%s]}\n".formatted(name, name, names));
        }
        write(
                "door.yaml",
                SCHEMA
                        + ENTER.replaceFirst(
                                "(?s)steps:\n.*indicators:\n",
                                "steps:\n" + steps
                                        + "attempt: a_step_with_a_rather_long_name_so_that_texts_grow_0\n"
                                        + "success: a_step_with_a_rather_long_name_so_that_texts_grow_63\nindicators:\n"));

        assertThat(draw("--experience", "enter")).isZero();
        assertThat(out.toString().length()).isBetween(20_000, 50_000);
        assertThat(out.toString())
                .containsPattern("Not drawn, for it would be too much: [34],[0-9]{3} rarer arrows\\.");
    }

    @Test
    void what_is_not_there_is_told_with_what_was_meant() throws IOException {
        write("door.yaml", SCHEMA + ENTER + HEARD);
        assertThat(draw("--experience", "entre")).isEqualTo(2);
        assertThat(draw("--experience", "garage")).isEqualTo(2);
        assertThat(draw("--as-of", "yesterday")).isEqualTo(2);
        assertThat(draw("--as-of", "2026-03-01T10:00:00Z")).isEqualTo(2);
        assertThat(draw("--events", file("nothing.ndjson"))).isEqualTo(2);
        assertThat(draw("--source", "gate=" + file("log.ndjson"))).isEqualTo(2);
        assertThat(err.toString().lines().filter(line -> !line.startsWith("Try ")))
                .containsExactly(
                        "--experience entre: no such Experience (there is: enter, heard)",
                        "did you mean enter?",
                        "--experience garage: no such Experience (there is: enter, heard)",
                        "--as-of yesterday: expected an instant with an offset, for example 2026-03-01T10:00:00Z",
                        "--as-of: nothing is counted without --events FILE or --source NAME=FILE",
                        file("nothing.ndjson") + ": no such file",
                        "--source gate: no Source is defined");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void unsound_definitions_are_not_drawn() throws IOException {
        write("door.yaml", SCHEMA + ENTER.replace("attempt: pressed\n", ""));

        assertThat(draw()).isOne();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).endsWith("nothing was drawn: the definitions have problems\n");
    }

    @Test
    void where_no_experience_is_defined_there_is_nothing_to_draw() throws IOException {
        write("door.yaml", SCHEMA);

        assertThat(draw()).isEqualTo(2);
        assertThat(err.toString()).startsWith("nothing to draw: no Experience is defined\n");
    }

    private int draw(String... arguments) {
        List<String> all = new ArrayList<>(List.of("draw", "--definitions", file("door.yaml")));
        all.addAll(List.of(arguments));
        long now = Time.parse("2026-03-02T00:00:00Z").orElseThrow();
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 16 << 20, folder)),
                all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
