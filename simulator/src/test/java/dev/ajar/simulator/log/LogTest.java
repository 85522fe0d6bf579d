package dev.ajar.simulator.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Whoever reads a log reads it as the server got it: in the order of arrival, and nothing that never came.
class LogTest {

    private static final long BEGIN = Time.parse("2026-10-05T00:00:00Z").orElseThrow();
    private static final long DAY = 24 * 60 * Time.MINUTE;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Log log = new Log(bytes, BEGIN);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void events_come_out_in_the_order_of_arrival_whatever_the_order_of_telling() throws IOException {
        tell("third", 30);
        tell("first", 10);
        tell("second", 20);
        log.writeUntil(BEGIN + DAY);

        assertThat(ids()).containsExactly("first", "second", "third");
    }

    @Test
    void what_arrives_after_the_day_is_written_on_its_day_among_the_others_of_that_day() throws IOException {
        tell("today", 10);
        tell("in three days", 2 * DAY + 20);
        tell("tomorrow", DAY + 20);
        log.writeUntil(BEGIN + DAY);
        assertThat(ids()).containsExactly("today");

        tell("tomorrow, earlier", DAY + 10);
        tell("tomorrow, later", DAY + 30);
        log.writeUntil(BEGIN + 2 * DAY);
        assertThat(ids()).containsExactly("today", "tomorrow, earlier", "tomorrow", "tomorrow, later");

        log.writeUntil(BEGIN + 3 * DAY);
        assertThat(ids()).endsWith("in three days");
        assertThat(log.written()).isEqualTo(5);
    }

    @Test
    void midnight_belongs_to_the_day_that_begins() throws IOException {
        tell("midnight", DAY);
        log.writeUntil(BEGIN + DAY);
        assertThat(ids()).isEmpty();

        log.writeUntil(BEGIN + DAY + 1);
        assertThat(ids()).containsExactly("midnight");
    }

    @Test
    void what_has_not_arrived_is_dropped_when_all_is_over() throws IOException {
        tell("today", 10);
        tell("too late", DAY + 10);
        log.writeUntil(BEGIN + DAY);
        tell("never written", DAY + 5);
        log.close();

        assertThat(ids()).containsExactly("today");
        assertThat(log.written()).isEqualTo(1);
    }

    @Test
    void those_that_arrive_at_once_keep_the_order_of_telling() throws IOException {
        tell("a", DAY + 10);
        tell("b", DAY + 10);
        log.writeUntil(BEGIN + DAY);
        tell("c", DAY + 10);
        tell("d", DAY + 10);
        log.writeUntil(BEGIN + 2 * DAY);

        assertThat(ids()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void nothing_arrives_before_the_beginning() throws IOException {
        log.tell(new Telling(Product.HOMEHUB, "old", BEGIN - 400 * DAY, "device.install"), BEGIN - DAY);
        log.writeUntil(BEGIN + DAY);

        assertThat(lines())
                .containsExactly("{\"id\":\"old\",\"time\":\"2025-08-31T00:00:00.000000Z\",\"name\":\"device.install\","
                        + "\"received\":\"2026-10-05T00:00:00.000000Z\"}");
    }

    @Test
    void an_event_is_one_line_with_its_attributes_in_the_order_of_saying() throws IOException {
        log.tell(
                new Telling(Product.HOMEHUB, "lock-1/0", BEGIN + 1, "access.step")
                        .say("lock.id", "lock-1")
                        .say("signal.rssi_dbm", -72)
                        .say("http.server.request.duration", 0.0625),
                BEGIN + Time.SECOND);
        log.writeUntil(BEGIN + DAY);

        assertThat(lines())
                .containsExactly(
                        "{\"id\":\"lock-1/0\",\"time\":\"2026-10-05T00:00:00.000001Z\",\"name\":\"access.step\","
                                + "\"received\":\"2026-10-05T00:00:01.000000Z\",\"lock.id\":\"lock-1\","
                                + "\"signal.rssi_dbm\":-72,\"http.server.request.duration\":0.0625}");
        assertThat(log.attributes())
                .isEqualTo(Map.of(
                        "http.server.request.duration", Type.DOUBLE,
                        "lock.id", Type.STRING,
                        "signal.rssi_dbm", Type.INT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"quoted\"",
                "two\nlines\r\n",
                "back\\slash/",
                "tab\tand\u0000nothing\u001b[31m",
                "鍵が開きません",
                "🚪🔑 👩‍👩‍👧",
                "\u2028\u2029\u007f\ufeff",
                "",
            })
    void odd_texts_stay_on_one_line_and_come_back_as_they_were(String text) throws IOException {
        log.tell(new Telling(Product.HOMEHUB, text, BEGIN, text).say(text + ".key", text), BEGIN);
        tell("next", 1);
        log.writeUntil(BEGIN + DAY);

        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(bytes.toString(StandardCharsets.UTF_8).chars().filter(unit -> unit == '\n'))
                .hasSize(2);
        assertThat(lines).hasSize(2);
        assertThat(strings(lines.get(0)))
                .containsExactly(
                        "id",
                        text,
                        "time",
                        "2026-10-05T00:00:00.000000Z",
                        "name",
                        text,
                        "received",
                        "2026-10-05T00:00:00.000000Z",
                        text + ".key",
                        text);
    }

    @Test
    void more_events_than_fit_at_first_are_all_there() throws IOException {
        for (int number = 0; number < 5_000; number++) {
            tell("e" + number, (number * 7_919L) % 5_000);
        }
        log.writeUntil(BEGIN + DAY);

        assertThat(ids()).hasSize(5_000).startsWith("e0").doesNotHaveDuplicates();
        assertThat(lines()).isSortedAccordingTo((a, b) -> received(a).compareTo(received(b)));
    }

    @Test
    void each_product_has_a_log_of_its_own() throws IOException {
        try (Logs logs = Logs.in(folder, BEGIN)) {
            logs.tell(new Telling(Product.HOMEHUB, "home", BEGIN, "x").say("a", "1"), BEGIN);
            logs.tell(new Telling(Product.WORKHUB, "work", BEGIN, "x").say("b", 2), BEGIN);
            logs.writeUntil(BEGIN + DAY);
            assertThat(logs.written(Product.HOMEHUB)).isEqualTo(1);
            assertThat(logs.written(Product.GATEWAYS)).isZero();
            assertThat(logs.attributes(Product.WORKHUB).keySet()).isEqualTo(Set.of("b"));
        }
        assertThat(Files.readString(folder.resolve("homehub/events.ndjson")))
                .startsWith("{\"id\":\"home\"")
                .hasLineCount(1);
        assertThat(Files.readString(folder.resolve("workhub/events.ndjson")))
                .startsWith("{\"id\":\"work\"")
                .hasLineCount(1);
    }

    private void tell(String id, long after) {
        log.tell(new Telling(Product.HOMEHUB, id, BEGIN, "x"), BEGIN + after);
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> ids() {
        return lines().stream().map(line -> strings(line).get(1)).toList();
    }

    private static String received(String line) {
        return strings(line).get(7);
    }

    /// Names and values of an object, one after the other.
    private static List<String> strings(String line) {
        var strings = new ArrayList<String>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME || token.isScalarValue()) {
                    strings.add(json.getString());
                }
            }
        }
        return strings;
    }
}
