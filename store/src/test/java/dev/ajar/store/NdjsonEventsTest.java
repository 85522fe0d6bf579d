package dev.ajar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever writes one JSON object a line wants each to be an event, or to be told why it is none.
class NdjsonEventsTest {

    @TempDir
    Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void lay() {
        desk = new Desk(folder);
    }

    @Test
    void attributes_may_stand_inside_or_beside() throws IOException {
        assertThat(told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"pressed","attributes":{"lock.id":"l1","access":{"method":"qr"}}}
                {"id":"e2","time":"2026-03-01T10:00:01Z","name":"pressed","lock.id":"l1","access":{"method":"qr"}}
                """)).isEqualTo("""
                10:00:00 #0 pressed e1 access.method=qr lock.id=l1
                10:00:01 #1 pressed e2 access.method=qr lock.id=l1
                """);
    }

    @Test
    void types_are_strict() throws IOException {
        assertThat(told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n","battery.level":7,"battery.voltage":5,"access.confirmed":true,"installed":"2026-01-01T00:00:00+09:00"}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","battery.level":7.0}
                {"id":"e3","time":"2026-03-01T10:00:00Z","name":"n","battery.level":"7"}
                {"id":"e4","time":"2026-03-01T10:00:00Z","name":"n","battery.level":9223372036854775808}
                {"id":"e5","time":"2026-03-01T10:00:00Z","name":"n","battery.voltage":"5"}
                {"id":"e6","time":"2026-03-01T10:00:00Z","name":"n","battery.voltage":1e400}
                {"id":"e7","time":"2026-03-01T10:00:00Z","name":"n","access.confirmed":"true"}
                {"id":"e8","time":"2026-03-01T10:00:00Z","name":"n","installed":"yesterday"}
                {"id":"e9","time":"2026-03-01T10:00:00Z","name":"n","lock.id":17}
                {"id":"f1","time":"2026-03-01T10:00:00Z","name":"n","lock.id":["l1"]}
                {"id":"f2","time":"2026-03-01T10:00:00Z","name":"n","lock.id":null}
                """)).isEqualTo("""
                10:00:00 #0 n e1 access.confirmed=true battery.level=7 battery.voltage=5.0 installed=2025-12-31T15:00:00.000000Z
                10:00:00 #10 n f2
                line 2: battery.level is not an int: 7.0
                line 3: battery.level is not an int: 7
                line 4: battery.level is not an int: 9223372036854775808
                line 5: battery.voltage is not a double: 5
                line 6: battery.voltage is not finite: 1e400
                line 7: access.confirmed is not true or false: true
                line 8: installed is not an instant with an offset (RFC 3339): yesterday
                line 9: lock.id is not a text: 17
                line 10: lock.id is not a text: an array
                """);
    }

    @Test
    void time_and_name_are_needed_and_the_time_must_be_possible() throws IOException {
        assertThat(told("""
                {"id":"e1","name":"n"}
                {"id":"e2","time":"2026-03-01T10:00:00Z"}
                {"id":"e3","time":"2026-03-01T10:00:00Z","name":""}
                {"id":"e4","time":"2026-03-01T10:00:00","name":"n"}
                {"id":"e5","time":"1969-12-31T23:59:59.999999Z","name":"n"}
                {"id":"e6","time":"2200-01-01T00:00:00Z","name":"n"}
                {"id":"e7","time":1772359200,"name":"n"}
                {"id":"e8","time":"2026-02-30T10:00:00Z","name":"n"}
                """)).isEqualTo("""
                line 1: no time
                line 2: no name
                line 3: no name
                line 4: time is not an instant with an offset (RFC 3339): 2026-03-01T10:00:00
                line 5: time is before 1970 or after 2199: 1969-12-31T23:59:59.999999Z
                line 6: time is before 1970 or after 2199: 2200-01-01T00:00:00.000000Z
                line 7: time is not an instant with an offset (RFC 3339): 1772359200
                line 8: time is not an instant with an offset (RFC 3339): 2026-02-30T10:00:00Z
                """);
    }

    @Test
    void text_that_is_none_is_refused_even_where_nobody_declared_it() throws IOException {
        assertThat(told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n","lock.id":"\\u0000"}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","lock.id":"\\ud83d"}
                {"id":"e3","time":"2026-03-01T10:00:00Z","name":"n","theme":"\\udc00x"}
                {"id":"e4","time":"2026-03-01T10:00:00Z","name":"n","\\u0000":"x"}
                {"id":"e5","time":"2026-03-01T10:00:00Z","name":"n","lock.id":"\\ud83d\\ude00"}
                """)).isEqualTo("""
                10:00:00 #4 n e5 lock.id=😀
                line 1: lock.id has broken Unicode or U+0000: \0
                line 2: lock.id has broken Unicode or U+0000: \ud83d
                line 3: theme has broken Unicode or U+0000: \udc00x
                line 4: a name with broken Unicode or U+0000: \0
                """);
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() throws IOException {
        desk.events("e.ndjson", new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}', '\n'});
        assertThat(desk.story()).isEqualTo("line 1: broken UTF-8\n");
    }

    @Test
    void a_name_given_twice_is_refused_however_it_is_written() throws IOException {
        assertThat(told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n","lock.id":"a","lock":{"id":"a"}}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","lock.id":"a","attributes":{"lock":{"id":null}}}
                {"id":"e3","id":"e3","time":"2026-03-01T10:00:00Z","name":"n"}
                {"id":"e4","time":"2026-03-01T10:00:00Z","name":"n","theme":"a","theme":"b"}
                """)).isEqualTo("""
                line 1: one name twice: lock.id
                line 2: one name twice: lock.id
                line 3: one name twice: id
                line 4: one name twice: theme
                """);
    }

    @Test
    void attributes_that_nobody_declared_are_counted_by_name() throws IOException {
        desk.events("a.ndjson", """
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n","lock.id":"l1","theme":"dark","app":{"build":7}}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","theme":null,"app":{"build":8},"tags":["x"]}
                {"id":"e3","name":"n","theme":"dark"}
                """).events("b.csv", """
                id,time,name,theme,lock.id
                e4,2026-03-01T10:00:00Z,n,light,
                e5,2026-03-01T10:00:00Z,n,,l1
                """);
        assertThat(desk.read().undeclared())
                .containsExactly(new ReadQuality.Undeclared("app.build", 2), new ReadQuality.Undeclared("theme", 2));
    }

    @Test
    void what_is_no_object_is_no_event() throws IOException {
        assertThat(told("""
                [1]
                "text"
                {"id":"e1"} {"id":"e2"}
                {"id":"e1",}
                {"id":e1}
                {"id":"\\e"}
                {"id":01}
                {"id":"a	b"}
                {"id":''}
                {"id":1x}
                {"id":NaN}
                {"id":1.}
                {]
                {"id":"e1","time":"2026-03-01T10:00:00Z","na""")).isEqualTo("""
                line 1: not a JSON object: [
                line 2: not a JSON object: text
                line 3: more than one JSON object: {
                line 4: not JSON: column 12: '}' does not belong here
                line 5: not JSON: column 7: 'e1' has no quotes
                line 6: not JSON: column 9: a backslash that escapes nothing
                line 7: not JSON: column 8: a number as JSON does not write it
                line 8: not JSON: column 9: a control character
                line 9: not JSON: column 7: ''' does not belong here
                line 10: not JSON: column 8: 'x' does not belong here
                line 11: not JSON: column 10: 'NaN' is no number of JSON
                line 12: not JSON: column 9: '}' does not belong here
                line 13: not JSON: column 2: ']' does not belong here
                line 14: not JSON: column 45: it breaks off
                """);
    }

    @Test
    void empty_lines_are_no_rows_but_lines_they_are() throws IOException {
        assertThat(told("\uFEFF\r\n{\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"n\",\"id\":\"a\"}\r\n\r\n"
                        + "{\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"n\",\"id\":\"b\"}\r\n{}"))
                .isEqualTo("""
                        10:00:00 #0 n a
                        10:00:00 #1 n b
                        line 5: no time
                        """);
    }

    @Test
    void one_sequence_and_rows_no_longer_count() throws IOException {
        assertThat(told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n"}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","sequence":-3}
                {"id":"e3","time":"2026-03-01T10:00:00Z","name":"n","sequence":1.0}
                """)).isEqualTo("""
                10:00:00 #-3 n e2
                10:00:00 #0 n e1
                line 3: sequence is not an int: 1.0
                """);
    }

    @Test
    void a_sequence_is_seen_however_its_name_is_written() throws IOException {
        assertThat(told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n"}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","\\u0073equence":5}
                {"id":"e3","time":"2026-03-01T10:00:00Z","name":"sequence"}
                """)).isEqualTo("""
                10:00:00 #0 n e1
                10:00:00 #0 sequence e3
                10:00:00 #5 n e2
                """);
    }

    @Test
    void the_word_sequence_elsewhere_is_no_sequence() throws IOException {
        assertThat(told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"sequence","x":{"sequence":4}}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","sequence":null}
                """)).isEqualTo("""
                10:00:00 #0 sequence e1
                10:00:00 #1 n e2
                """);
    }

    @Test
    void cloud_events_and_plain_ones_may_be_mixed() throws IOException {
        assertThat(told("""
                {"specversion":"1.0","id":"1","source":"/phone/7","type":"pressed","time":"2026-03-01T10:00:00Z","subject":"l1","sequence":"7","data":{"lock":{"id":"l1"}}}
                {"id":"e2","time":"2026-03-01T10:00:01Z","name":"n","source":"s","type":"t"}
                {"specversion":"1.0","id":"2","type":"pressed","time":"2026-03-01T10:00:00Z"}
                {"specversion":"1.0","id":"3","source":"s","type":"pressed","time":"2026-03-01T10:00:02Z","lock.id":"a","data":{"lock.id":"b"}}
                {"specversion":"1.0","id":"4","source":"s","type":"pressed","time":"2026-03-01T10:00:02Z","sequence":"x"}
                """)).isEqualTo("""
                10:00:00 #7 pressed /phone/7/1 cloudevents.event_subject=l1 lock.id=l1
                10:00:01 #0 n e2
                line 3: a CloudEvent without source
                line 4: one name twice: lock.id
                line 5: sequence is not an int: x
                """);
    }

    @Test
    void sizes_have_limits() throws IOException {
        String line = "{\"id\":\"%s\",\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"%s\",\"lock.id\":\"%s\"%s}\n";
        StringBuilder many = new StringBuilder();
        StringBuilder more = new StringBuilder();
        for (int number = 0; number < 255; number++) {
            many.append(",\"a").append(number).append("\":1");
        }
        more.append(many).append(",\"b\":1");
        String large = "x".repeat(13_100);
        String five = ",\"a\":\"%s\",\"b\":\"%s\",\"c\":\"%s\",\"d\":\"%s\"".formatted(large, large, large, large);
        assertThat(told(line.formatted("é".repeat(128), "n", "l", "")
                                + line.formatted("é".repeat(129), "n", "l", "")
                                + line.formatted("e3", "n", "é".repeat(8 << 10), "")
                                + line.formatted("e4", "n", "é".repeat(8 << 10) + "x", "")
                                + line.formatted("e5", "n", "l", many)
                                + line.formatted("e6", "n", "l", more)
                                + line.formatted("e7", "n", large, five)
                                + line.formatted("e8", "n", large + "x".repeat(100), five))
                        .replaceAll("x{9,}|é{9,}", "…"))
                .isEqualTo("""
                        10:00:00 #0 n … lock.id=l
                        10:00:00 #2 n e3 lock.id=…
                        10:00:00 #4 n e5 lock.id=l
                        10:00:00 #6 n e7 lock.id=…
                        line 2: id is longer than 128 characters: ……
                        line 4: lock.id is larger than 16 KiB: ……
                        line 6: more than 256 attributes
                        line 8: an event larger than 64 KiB: 65614 bytes
                        """);
    }

    @Test
    void quarantine_keeps_what_was_read_with_its_place() throws IOException {
        told("{\"id\":\"e1\"}\nnonsense\n");
        assertThat(desk.quarantine)
                .extracting(Quarantined::line, Quarantined::raw)
                .containsExactly(tuple(1L, "{\"id\":\"e1\"}"), tuple(2L, "nonsense"));
    }

    @Test
    void when_it_was_received_is_taken_from_the_line_or_is_the_moment_of_reading() throws IOException {
        told("""
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n","received":"2026-03-02T00:00:00Z","recorded":"2026-03-01T23:00:00Z"}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n"}
                {"id":"e3","time":"2026-03-01T10:00:00Z","name":"n","recorded":"soon"}
                """);
        assertThat(desk.given())
                .extracting(event -> event.received())
                .containsExactly(Desk.at("2026-03-02T00:00:00Z"), Desk.at("2026-03-01T10:00:00Z"));
        assertThat(desk.quarantine)
                .extracting(Quarantined::reason)
                .containsExactly("recorded is not an instant with an offset (RFC 3339)");
    }

    @Test
    void progress_is_told_up_to_the_last_byte() throws IOException {
        Path file = desk.file("e.ndjson", "{}\n".repeat(400_000));
        long[] last = new long[2];
        new EventReader(Desk.DOOR, new Settings(0, 0, 1, 1 << 20, folder))
                .read(List.of(new Input.Events(new Origin.File(file))), () -> event -> {}, row -> {}, (done, total) -> {
                    assertThat(done).isGreaterThan(last[0]);
                    last[0] = done;
                    last[1] = total;
                });
        assertThat(last).containsExactly(1_200_000, 1_200_000);
    }

    private String told(String text) throws IOException {
        return desk.events("events.ndjson", text).story();
    }
}
