package dev.ajar.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beside the number stands what casts doubt on it, for people and for programs alike.
class ReportsTest {

    private static final String SCHEMA = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              who: {type: string}
              door: {type: string}
              status: {type: string, values: [ok, error]}
              firmware: {type: string}
            ---
            """;

    private static final String UNLOCK = SCHEMA + """
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: unlock, title: {en: Unlock the door}}
            purpose: Try the report.
            relevant: has(who)
            session: {key: [who], gap: 1m}
            steps:
              asked: {when: "event.name == 'asked'", then: [opened]}
              opened: {when: "event.name == 'opened' && status != 'error'"}
              closed: {when: "event.name == 'closed' && door == 'x'", aside: true}
            attempt: asked
            success: opened
            judge:
              - {exclude: drill, when: "steps.closed.count > 0", because: A drill.}
              - {bad: wrong-door, when: "last.firmware == 'old'", because: It may not.}
            indicators:
              success: {sessions: good}
              speed: {from: asked, to: opened, within: 3s}
            dimensions: [firmware]
            accepted:
              - {that: Nobody looks., because: Nobody can., effect: none}
            """;

    private static final String ALIVE = SCHEMA + """
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: lock}
            entity: door
            properties:
              state: [{set: status, when: "event.name == 'state'"}]
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: alive}
            purpose: Try the report.
            expect: {every: 10s, per: door, while: "lock.state == 'ok'", from: 2026-01-01T00:00:00Z}
            session: {settle: 1s}
            steps:
              beat: {when: "event.name == 'beat'"}
            success: beat
            indicators:
              success: {sessions: good}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_only_the_data_shows_is_told_in_lines_that_begin_with_a_mark() throws IOException {
        assertThat(findings(UNLOCK, evening()))
                .containsExactly(
                        "step closed: no session ever hit it; its condition was unknown for 1 of 37 events (missing: door)",
                        "step opened: its condition was unknown for 1 of 37 events (missing: status), and so did not hold. If they should count: !has(status) || …",
                        "rule drill: decided no session",
                        "rule wrong-door: decided 1 session, 1 of them had succeeded",
                        "dimension firmware: unknown in 83.33 % of bad, 0.00 % of good sessions; only some events carry it",
                        "step opened: reached 6 times without an attempt before it; may more than the gap of 1 min lie between?",
                        "status has a value that is not listed: 'odd' (1)",
                        "no Schema declares hue (2): no definition can use them");
    }

    @Test
    void an_experience_that_nothing_belongs_to_says_why() throws IOException {
        assertThat(findings(UNLOCK, event(0, "asked", "\"door\":\"x\"")))
                .containsExactly("relevant: held for none of 1 event");
        assertThat(findings(UNLOCK.replace("has(who)", "status == 'ok'"), event(0, "asked", "\"who\":\"ann\"")))
                .containsExactly(
                        "relevant: held for none of 1 event; its condition was unknown for 1 of 1 event (missing: status)");
    }

    @Test
    void slots_that_nobody_can_judge_and_a_beat_as_long_as_its_slot_are_told() throws IOException {
        StringBuilder log = new StringBuilder();
        log.append(event(0, "beat", "\"door\":\"x\""));
        log.append(event(25, "state", "\"door\":\"x\",\"status\":\"ok\""));
        for (int beat = 30; beat <= 100; beat += 10) {
            log.append(event(beat == 60 ? 61 : beat == 70 ? 81 : beat, "beat", "\"door\":\"x\""));
        }
        assertThat(findings(ALIVE, log.toString()))
                .containsExactly(
                        "interval of door: median 10 s, every: 10 s; so a slot can be silent though none was missed. Use every: 20 s",
                        "while: unknown for 3 slots, and so they were not judged (judged: 718)");
    }

    @Test
    void clocks_that_disagree_are_told_with_the_latencies_they_spoil() throws IOException {
        String log = event(0, "opened", "\"who\":\"ann\",\"status\":\"ok\",\"firmware\":\"new\"")
                + event(1, "asked", "\"who\":\"ann\"");
        assertThat(findings(UNLOCK.replace("gap: 1m}", "gap: 1m, until: none}"), log))
                .contains("skewed 100.00 %: the success came before the start, so two clocks disagree; mixed in speed");
    }

    @Test
    void programs_are_given_the_same_under_names_that_stay() throws IOException {
        String json = measure(UNLOCK, evening(), "--format", "json", "--by", "firmware");
        assertThat(json.replaceAll("\\s+", " "))
                .contains(
                        "\"read\" : 37,",
                        "\"undeclared\" : [ { \"attribute\" : \"hue\", \"count\" : 2 } ]",
                        "\"findings\" : [ ]",
                        "\"unlistedValues\" : [ { \"attribute\" : \"status\", \"value\" : \"odd\", \"count\" : 1 } ]",
                        "\"name\" : \"unlock\"",
                        "\"verdicts\" : { \"good\" : 11, \"bad\" : 6, \"excluded\" : 0, \"pending\" : 0 }",
                        "\"name\" : \"success\", \"good\" : 11, \"bad\" : 6, \"excluded\" : 0, \"pending\" : 0, \"sli\" : 0.647",
                        "{ \"verdict\" : \"bad\", \"reason\" : \"wrong-door\", \"count\" : 1 }",
                        "{ \"step\" : \"opened\", \"count\" : 12, \"good\" : 11, \"bad\" : 1,",
                        "{ \"from\" : \"asked\", \"to\" : \"opened\", \"count\" : 12, \"foreseen\" : true }",
                        "{ \"name\" : \"speed\", \"count\" : 11, \"p50Micros\" : 1000000,",
                        "\"by\" : { \"firmware\" : [ { \"value\" : null, \"good\" : 0, \"bad\" : 5,",
                        "\"orphans\" : 6,",
                        "\"orphansByFurthest\" : [ { \"step\" : \"opened\", \"count\" : 6 } ]",
                        "\"findings\" : [ \"step closed: ");
    }

    @Test
    void people_are_given_a_text_with_all_of_it() throws IOException {
        assertThat(measure(UNLOCK, evening(), "--by", "firmware"))
                .contains(
                        "unlock · Unlock the door · 17 sessions",
                        "  bad      wrong-door         1   5.88 %  It may not.",
                        "  by firmware, worst first\n",
                        "  (unknown)     0    5         0        0    0.00 %",
                        "  - Nobody looks. Nobody can. Effect: none.",
                        "  asked → opened  12\n",
                        "  orphans         6  opened 6\n");
    }

    /// Eleven get in within a second and one with old firmware; four ask in vain, and one is let in by nobody knows
    /// what; six doors open long after they were asked.
    private static String evening() {
        StringBuilder log = new StringBuilder();
        for (int one = 0; one < 12; one++) {
            String who = "\"who\":\"a%s\"".formatted(one);
            log.append(event(one * 10, "asked", who + (one < 2 ? ",\"hue\":1" : "")));
            String firmware = one == 0 ? "old" : "new";
            log.append(event(
                    one * 10 + 1,
                    "opened",
                    who + ",\"status\":\"%s\",\"firmware\":\"%s\"".formatted(one == 1 ? "odd" : "ok", firmware)));
        }
        log.append(event(200, "asked", "\"who\":\"b\""));
        log.append(event(201, "opened", "\"who\":\"b\",\"door\":\"y\""));
        log.append(event(202, "closed", "\"who\":\"b\""));
        for (int one = 0; one < 4; one++) {
            log.append(event(210, "asked", "\"who\":\"c%s\"".formatted(one)));
        }
        for (int one = 0; one < 6; one++) {
            log.append(event(400, "opened", "\"who\":\"c%s\",\"status\":\"ok\"".formatted(one)));
        }
        return log.toString();
    }

    private static String event(int second, String name, String attributes) {
        String time = Time.text(Time.parse("2026-03-01T10:00:00Z").orElseThrow() + second * 1_000_000L);
        return "{\"time\":\"%s\",\"name\":\"%s\",%s}\n".formatted(time, name, attributes);
    }

    private List<String> findings(String definition, String log) throws IOException {
        return measure(definition, log)
                .lines()
                .filter(line -> line.startsWith("  ! "))
                .map(line -> line.substring(4))
                .toList();
    }

    private String measure(String definition, String log, String... more) throws IOException {
        Files.writeString(folder.resolve("d.yaml"), definition);
        Files.writeString(folder.resolve("log.ndjson"), log);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        String[] arguments = Stream.concat(
                        Stream.of(
                                "measure",
                                "--definitions",
                                folder.resolve("d.yaml").toString(),
                                "--events",
                                folder.resolve("log.ndjson").toString(),
                                "--as-of",
                                "2026-03-01T12:00:00Z"),
                        Stream.of(more))
                .toArray(String[]::new);
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 64 << 20, folder)),
                arguments);
        assertThat(exit).describedAs(err.toString()).isZero();
        return out.toString();
    }
}
