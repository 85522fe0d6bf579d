package dev.ajar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.Has;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Limit;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has a log already wants it read as it is.
class SourceTest {

    private static final When AT = when(new TimeFormat.Rfc3339(), "at");

    @TempDir
    Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void lay() {
        desk = new Desk(folder);
    }

    @Test
    void cells_become_attributes_of_their_type() throws IOException {
        Source gate = source(
                Format.CSV,
                event(
                        "n",
                        column("nr"),
                        AT,
                        Map.of(
                                "lock.id", column("door"),
                                "battery.level", new Mapping.Extract("text", "level=([^ ]*)"),
                                "access.confirmed", new Mapping.Constant(BoolValue.TRUE))));
        assertThat(told(gate, """
                nr,at,door,text
                1,2026-03-01T10:00:00Z,17,level=7
                2,2026-03-01T10:00:00Z,l,level= low
                3,2026-03-01T10:00:00Z,l,nothing
                4,2026-03-01T10:00:00Z,l,level=low
                """)).isEqualTo("""
                10:00:00 #0 n gate/1 access.confirmed=true battery.level=7 lock.id=17
                10:00:00 #1 n gate/2 access.confirmed=true lock.id=l
                10:00:00 #2 n gate/3 access.confirmed=true lock.id=l
                line 5: battery.level is not an int: low
                """);
    }

    @Test
    void missing_cells_are_unknown_everywhere() throws IOException {
        Source gate = new Source(
                "gate",
                Format.CSV,
                List.of("NA", "-"),
                List.of(event("n", column("nr"), AT, Map.of("lock.id", column("door")), new Has(text("door")))),
                0,
                Limit.NONE);
        assertThat(told(gate, """
                nr,at,door,note
                1,2026-03-01T10:00:00Z,NA,
                2,2026-03-01T10:00:00Z,l1,
                NA,2026-03-01T10:00:00Z,l1,NA
                -,2026-03-01T10:00:00Z,l1,-
                5,NA,l1,
                """)).isEqualTo("""
                10:00:00 #1 n gate/2 lock.id=l1
                10:00:00 #2 n gate/c3fde27e8ab0b1a9ff1eebe5e9cf96de lock.id=l1
                10:00:00 #3 n gate/c3fde27e8ab0b1a9ff1eebe5e9cf96de-2 lock.id=l1
                line 6: no time
                """.replace(
                "c3fde27e8ab0b1a9ff1eebe5e9cf96de", Hashes.of("{\"at\":\"2026-03-01T10:00:00Z\",\"door\":\"l1\"}")));
    }

    @Test
    void one_row_may_give_several_events_each_sound_or_not_by_itself() throws IOException {
        Source cloud = source(
                Format.CSV,
                event("pressed", column("nr"), when(new TimeFormat.Epoch(1_000_000), "s"), Map.of()),
                event("granted", column("nr"), when(new TimeFormat.Epoch(1_000), "ms"), Map.of(), new Has(text("ms"))),
                event("opened", column("nr"), when(new TimeFormat.Epoch(1), "us"), Map.of()));
        assertThat(told(cloud, """
                nr,s,ms,us
                1,1772359200,1772359200500,1772359201000001
                2,1772359200,,
                3,1772359200.5,-1,9223372036854775807
                4,9223372036854775807,x,0
                """)).isEqualTo("""
                00:00:00 #11 opened gate/4/opened
                10:00:00 #0 pressed gate/1/pressed
                10:00:00 #3 pressed gate/2/pressed
                10:00:00.500000 #1 granted gate/1/granted
                10:00:01.000001 #2 opened gate/1/opened
                line 3: no time
                line 4: time is not a whole number of units since 1970: 1772359200.5
                line 4: time is before 1970 or after 2199: 1969-12-31T23:59:59.999000Z
                line 4: time is before 1970 or after 2199: +294247-01-10T04:00:54.775807Z
                line 5: time is not a whole number of units since 1970: 9223372036854775807
                line 5: time is not a whole number of units since 1970: x
                """);
    }

    @Test
    void rows_without_ids_of_which_several_events_come_are_numbered_by_row() throws IOException {
        Source cloud = source(
                Format.CSV,
                event("a", new Mapping.Absent(), AT, Map.of()),
                event("b", new Mapping.Absent(), AT, Map.of()));
        String hash = Hashes.of("{\"at\":\"2026-03-01T10:00:00Z\"}");
        assertThat(told(cloud, """
                at
                2026-03-01T10:00:00Z
                2026-03-01T10:00:00Z
                """)).isEqualTo("""
                10:00:00 #0 a gate/HASH/a
                10:00:00 #1 b gate/HASH/b
                10:00:00 #2 a gate/HASH-2/a
                10:00:00 #3 b gate/HASH-2/b
                """.replace("HASH", hash));
    }

    @Test
    void the_clock_of_a_source_may_be_narrowed() throws IOException {
        Source garage = new Source(
                "garage",
                Format.CSV,
                List.of(),
                List.of(event("n", column("nr"), AT, Map.of())),
                Desk.at("2020-01-01T00:00:00Z"),
                new Limit(600_000_000));
        assertThat(told(garage, """
                nr,at
                1,2019-12-31T23:59:59.999999Z
                2,2020-01-01T00:00:00Z
                3,2026-03-01T10:10:00Z
                4,2026-03-01T10:10:00.000001Z
                """)).isEqualTo("""
                00:00:00 #1 n garage/2
                10:10:00 #2 n garage/3
                line 2: time is before 2020-01-01T00:00:00.000000Z, the earliest that source garage allows: 2019-12-31T23:59:59.999999Z
                line 5: time is further ahead of now than source garage allows: 2026-03-01T10:10:00.000001Z
                """);
    }

    @Test
    void a_mapped_sequence_counts_for_the_whole_file_or_not_at_all() throws IOException {
        Source gate = source(
                Format.CSV,
                new Source.Row(
                        "n",
                        column("nr"),
                        AT,
                        new When.Absent(),
                        new When.Absent(),
                        column("c"),
                        Literal.TRUE,
                        Map.of()));
        assertThat(told(gate, "nr,at,c\n1,2026-03-01T10:00:00Z,\n2,2026-03-01T10:00:00Z,7\n3,2026-03-01T10:00:00Z,x\n"))
                .isEqualTo("""
                10:00:00 #0 n gate/1
                10:00:00 #7 n gate/2
                line 4: sequence is not an int: x
                """);
        assertThat(told(gate, "nr,at,c\n1,2026-03-01T10:00:00Z,\n2,2026-03-01T10:00:00Z,\n"))
                .isEqualTo("""
                10:00:00 #0 n gate/1
                10:00:00 #1 n gate/2
                """);
    }

    @Test
    void in_json_an_int_serves_as_text_and_a_null_is_unknown() throws IOException {
        Source gate = source(
                Format.NDJSON,
                event(
                        "n",
                        column("nr"),
                        when(new TimeFormat.Epoch(1), "time.us"),
                        Map.of("lock.id", column("door"), "battery.level", column("level")),
                        new Comparison(
                                Comparator.EQUAL, text("door"), new Literal(Type.STRING, new StringValue("17")))));
        assertThat(told(gate, """
                {"nr":1,"time":{"us":1772359200000001},"door":17,"level":"7"}
                {"nr":"","time":{"us":"1772359200000001"},"door":"17","level":null}
                {"nr":12345678901234567890,"time":{"us":1772359200000001},"door":17,"level":7.0}
                {"nr":4,"time":{"us":1772359200000001},"door":17.5}
                {"nr":5,"time":{"us":1772359200000001},"door":17,"door":18}
                {"nr":[6],"time":{"us":1772359200000001},"door":17}
                {"nr":12345678901234567890,"time":{"us":1772359200000001},"door":17}
                """))
                .isEqualTo("""
                10:00:00.000001 #0 n gate/1 battery.level=7 lock.id=17
                10:00:00.000001 #1 n gate/%s lock.id=17
                10:00:00.000001 #6 n gate/12345678901234567890 lock.id=17
                line 3: battery.level is not an int: 7.0
                line 5: one name twice: door
                line 6: id is not a text: an array
                """.formatted(Hashes.of("{\"door\":\"17\",\"nr\":\"\",\"time.us\":\"1772359200000001\"}")));
    }

    @Test
    void a_log_of_lines_has_one_column() throws IOException {
        When time = new When.Read(
                List.of("line"), "^(.*?) hub", new TimeFormat.Pattern("MMM d HH:mm:ss", "Asia/Tokyo", 2026));
        Source door = source(
                Format.LINES,
                event("n", new Mapping.Absent(), time, Map.of("lock.id", new Mapping.Extract("line", "door=(\\w+)"))));
        assertThat(told(door, """
                Mar 1 19:00:00 hub door=l1

                Mar 01 19:00:00 hub door=l2
                Feb 30 19:00:00 hub door=l3
                mar 1 19:00:00 hub door=l4
                nothing""")).isEqualTo("""
                10:00:00 #0 n gate/%s lock.id=l1
                10:00:00 #1 n gate/%s lock.id=l2
                line 4: time is not written as MMM d HH:mm:ss: Feb 30 19:00:00
                line 5: time is not written as MMM d HH:mm:ss: mar 1 19:00:00
                line 6: no time
                """.formatted(
                        Hashes.of("{\"line\":\"Mar 1 19:00:00 hub door=l1\"}"),
                        Hashes.of("{\"line\":\"Mar 01 19:00:00 hub door=l2\"}")));
    }

    @Test
    void a_registry_without_dates_has_one_time_for_all() throws IOException {
        Source registry = source(
                Format.CSV,
                event(
                        "installed",
                        column("lock"),
                        new When.At(Desk.at("2026-01-01T00:00:00Z")),
                        Map.of("lock.id", column("lock"))));
        assertThat(told(registry, "lock\nl1\n")).isEqualTo("00:00:00 #0 installed gate/l1 lock.id=l1\n");
    }

    @Test
    void an_attribute_may_be_an_instant_written_otherwise() throws IOException {
        When.Read read = new When.Read(List.of("day"), "", new TimeFormat.Pattern("dd.MM.uuuu", "UTC", 0));
        Source registry =
                source(Format.CSV, event("n", column("nr"), AT, Map.of("installed", new Mapping.Instant(read))));
        assertThat(told(registry, "nr,at,day\n1,2026-03-01T10:00:00Z,01.02.2026\n2,2026-03-01T10:00:00Z,31.02.2026\n"))
                .isEqualTo("""
                10:00:00 #0 n gate/1 installed=2026-02-01T00:00:00.000000Z
                line 3: installed is not written as dd.MM.uuuu: 31.02.2026
                """);
    }

    @Test
    void parquet_keeps_its_own_types() throws Exception {
        Expression busy = new Comparison(
                Comparator.GREATER, new Name("column.level", Type.INT), new Literal(Type.INT, new IntValue(3)));
        Source gate = source(
                Format.PARQUET,
                event(
                        "n",
                        column("nr"),
                        AT,
                        Map.of("lock.id", column("door"), "battery.level", column("level")),
                        busy));
        Path file = ParquetEventsTest.parquet(folder, """
                SELECT i AS nr, TIMESTAMP '2026-03-01 10:00:00' AS at, 17 + i AS door, i AS level, 'x' AS note,
                       CASE WHEN i = 5 THEN NULL ELSE 'k' || i END AS key FROM range(6) t(i)
                """);
        assertThat(desk.rows(gate, file).story()).isEqualTo("""
                10:00:00 #4 n gate/4 battery.level=4 lock.id=21
                10:00:00 #5 n gate/5 battery.level=5 lock.id=22
                """);
        Source byKey = source(Format.PARQUET, event("n", column("key"), AT, Map.of(), busy));
        desk = new Desk(folder);
        assertThat(desk.rows(byKey, file).story()).isEqualTo("""
                10:00:00 #4 n gate/k4
                10:00:00 #5 n gate/%s
                """.formatted(Hashes.of(
                "{\"at\":\"2026-03-01T10:00:00.000000Z\",\"door\":22,\"level\":5,\"note\":\"x\",\"nr\":5}")));
        Expression wrong =
                new Comparison(Comparator.EQUAL, text("level"), new Literal(Type.STRING, new StringValue("3")));
        assertThatThrownBy(() -> new Desk(folder)
                        .rows(source(Format.PARQUET, event("n", column("nr"), AT, Map.of(), wrong)), file)
                        .read())
                .hasMessageEndingWith("column level is of type int, but `when` in source gate takes it for string");
    }

    @Test
    void columns_that_are_not_there_are_told_all_at_once_with_what_was_probably_meant() {
        Source gate = source(Format.CSV, event("n", column("prox-id"), AT, Map.of("lock.id", column("Door"))));
        assertThatThrownBy(() -> told(gate, "timestamp, prox-id,door,at\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith(
                        "no column prox-id. Nearest: ' prox-id' (a space before it); no column Door. Nearest: door");
        Source parquet = source(Format.PARQUET, event("n", column("nr"), AT, Map.of()));
        assertThatThrownBy(() -> told(parquet, "nr,at\n")).hasMessageContaining("no Parquet file");
        assertThatThrownBy(() -> new Desk(folder)
                        .rows(gate, ParquetEventsTest.parquet(folder, "SELECT 1 AS at"))
                        .read())
                .hasMessageContaining("a Parquet file, but source gate says `format: csv`");
    }

    private String told(Source source, String text) throws IOException {
        desk = new Desk(folder);
        return desk.rows(source, "gate.txt", text).story();
    }

    static Source source(Format format, Source.Row... events) {
        return new Source("gate", format, List.of(), List.of(events), 0, Limit.NONE);
    }

    static Source.Row event(String name, Mapping id, When time, Map<String, Mapping> attributes) {
        return event(name, id, time, attributes, Literal.TRUE);
    }

    private static Source.Row event(
            String name, Mapping id, When time, Map<String, Mapping> attributes, Expression when) {
        return new Source.Row(
                name, id, time, new When.Absent(), new When.Absent(), new Mapping.Absent(), when, attributes);
    }

    static When when(TimeFormat format, String column) {
        return new When.Read(List.of(column), "", format);
    }

    static Mapping column(String name) {
        return new Mapping.Column(name);
    }

    private static Name text(String column) {
        return new Name("column." + column, Type.STRING);
    }
}
