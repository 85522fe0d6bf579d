package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.problems;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Limit;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How rows that people already have become events.
class SourcesTest {

    @Test
    void a_value_comes_from_a_column_a_part_of_one_or_is_the_same_for_every_row() {
        Source.Row row = row("csv", """
                id: {column: nr}
                time: at
                sequence: counter
                attributes:
                  lock.id: " prox-id"
                  error.type: {column: line, pattern: 'error=([a-z]+)'}
                  access.method: {value: nfc}
                  vendor.code: {value: 62}
                  battery.voltage: {value: 3}
                  lock.installed_at: {value: 2026-03-01T00:00:00Z}""");

        assertThat(row.id()).isEqualTo(new Mapping.Column("nr"));
        assertThat(row.sequence()).isEqualTo(new Mapping.Column("counter"));
        assertThat(row.attributes())
                .containsEntry("lock.id", new Mapping.Column(" prox-id"))
                .containsEntry("error.type", new Mapping.Extract("line", "error=([a-z]+)"))
                .containsEntry("access.method", new Mapping.Constant(new StringValue("nfc")))
                .containsEntry("vendor.code", new Mapping.Constant(new IntValue(62)))
                .containsEntry("battery.voltage", new Mapping.Constant(new DoubleValue(3)))
                .containsEntry(
                        "lock.installed_at",
                        new Mapping.Constant(new InstantValue(
                                Time.parse("2026-03-01T00:00:00Z").orElseThrow())));
    }

    @Test
    void what_is_not_said_is_absent() {
        Source.Row row = row("csv", "time: at");

        assertThat(row.id()).isEqualTo(new Mapping.Absent());
        assertThat(row.sequence()).isEqualTo(new Mapping.Absent());
        assertThat(row.recorded()).isEqualTo(new When.Absent());
        assertThat(row.received()).isEqualTo(new When.Absent());
        assertThat(row.when()).isEqualTo(Literal.TRUE);
        assertThat(row.attributes()).isEmpty();
    }

    @Test
    void a_time_is_read_from_columns_in_many_ways() {
        assertThat(time("at")).isEqualTo(read("", new TimeFormat.Rfc3339(), "at"));
        assertThat(time("{column: at, format: epoch-ms}")).isEqualTo(read("", new TimeFormat.Epoch(1_000), "at"));
        assertThat(time("{column: [day, hour], format: \"uuuu-MM-dd HH:mm\", zone: Asia/Tokyo}"))
                .isEqualTo(read("", new TimeFormat.Pattern("uuuu-MM-dd HH:mm", "Asia/Tokyo", 0), "day", "hour"));
        assertThat(
                        time(
                                "{column: line, pattern: '^(.{15}) ', format: \"MMM d HH:mm:ss\", zone: \"+09:00\", year: 2025}"))
                .isEqualTo(read("^(.{15}) ", new TimeFormat.Pattern("MMM d HH:mm:ss", "+09:00", 2025), "line"));
        assertThat(time("{column: at, format: \"dd/MMM/uuuu:HH:mm:ss XX\"}"))
                .isEqualTo(read("", new TimeFormat.Pattern("dd/MMM/uuuu:HH:mm:ss XX", "", 0), "at"));
        assertThat(time("{at: 1970-01-01T00:00:01Z}")).isEqualTo(new When.At(1_000_000));
    }

    @Test
    void a_year_of_an_era_is_taken_for_the_year_that_is_meant() {
        assertThat(time("{column: at, format: \"yyyyMMdd\", zone: UTC}"))
                .isEqualTo(read("", new TimeFormat.Pattern("uuuuMMdd", "UTC", 0), "at"));
    }

    @Test
    void an_instant_of_an_attribute_is_read_like_a_time() {
        assertThat(row(
                                "csv",
                                "time: at\nattributes: {lock.installed_at: {column: since, format: \"uuuu-MM-dd\", zone: UTC}}")
                        .attributes())
                .containsEntry(
                        "lock.installed_at",
                        new Mapping.Instant(
                                new When.Read(List.of("since"), "", new TimeFormat.Pattern("uuuu-MM-dd", "UTC", 0))));
    }

    @Test
    void a_clock_says_what_is_believed() {
        Source source = sound(
                        SCHEMA, source("csv", "time: at") + "clock: {earliest: 1970-01-01T00:00:01Z, ahead: 10m}\n")
                .sources()
                .getFirst();

        assertThat(source.earliest()).isEqualTo(1_000_000);
        assertThat(source.ahead()).isEqualTo(new Limit(600_000_000));
    }

    @Test
    void a_column_is_a_text_in_csv() {
        assertThat(row("csv", "time: at\nwhen: \"column['result:code'] == '1' && has(column.kwh)\"")
                        .when())
                .isEqualTo(new Expression.And(
                        new Comparison(
                                Comparator.EQUAL,
                                new Name("column.result:code", Type.STRING),
                                new Literal(Type.STRING, new StringValue("1"))),
                        new Expression.Has(new Name("column.kwh", Type.STRING))));
        assertThat(problems(SCHEMA, source("csv", "time: at\nwhen: column.code == 1")))
                .contains("error: `when`: `column.code` is a string, `1` is an int\n");
    }

    @Test
    void in_parquet_a_column_has_the_type_of_what_it_is_compared_with() {
        assertThat(row(
                                "parquet",
                                "time: at\nwhen: \"has(column.kwh) && 0.1 <= column.kwh && -column.kwh < 2.0 && !column.test && column.code in [1]\"")
                        .when()
                        .names())
                .containsExactly(
                        new Name("column.kwh", Type.DOUBLE),
                        new Name("column.kwh", Type.DOUBLE),
                        new Name("column.kwh", Type.DOUBLE),
                        new Name("column.test", Type.BOOL),
                        new Name("column.code", Type.INT));
        assertThat(problems(SCHEMA, source("parquet", "time: at\nwhen: column.a == 1 && column.a == 'x'")))
                .contains("error: `when`: the column `a` is used as a string here and as an int before\n");
    }

    @Test
    void a_file_of_lines_has_one_column() {
        assertThat(
                        problems(
                                SCHEMA,
                                source(
                                        "lines",
                                        "time: at\nwhen: column.lin == 'x'\nattributes: {lock.id: {column: id, pattern: '(.)'}}")))
                .contains(
                        "error: `time`: no column `at`\n",
                        "error: `when`: no column `lin`\n",
                        "error: `lock.id`: no column `id`\n",
                        "did you mean line?",
                        "did you mean column.line?");
    }

    @Test
    void a_table_needs_ids_and_patterns_that_its_warehouse_reads() {
        assertThat(problems(
                        SCHEMA, source("table", "time: at\nattributes: {lock.id: {column: id, pattern: '(?i)(x)'}}")))
                .contains(
                        "error: an event of a table without `id`\n",
                        "error: `lock.id`: `(?i` in the pattern `(?i)(x)` is not read alike by all engines\n");
        assertThat(row("csv", "time: at\nattributes: {lock.id: {column: id, pattern: '(?i)(x)'}}")
                        .attributes())
                .containsEntry("lock.id", new Mapping.Extract("id", "(?i)(x)"));
    }

    @Test
    void a_column_of_a_table_has_the_type_of_what_is_read_from_it_unless_it_is_told() {
        Source source = sound(SCHEMA, source("table", """
                                id: nr
                                time: at
                                received: {column: sent, format: epoch-ms}
                                sequence: counter
                                when: "column.kind == 7 && has(column.note) && has(column.kwh)"
                                attributes:
                                  battery.voltage: kwh
                                  access.confirmed: {column: line, pattern: '^(true)$'}
                                  vendor.code: code
                                  lock.installed_at: {column: [day, hour], format: "uuuu-MM-dd H", zone: UTC}""") + "columns: {nr: int, code: string, hour: int}\n")
                .sources()
                .getFirst();

        assertThat(source.columns())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("nr", Type.INT),
                        Map.entry("at", Type.INSTANT),
                        Map.entry("sent", Type.INT),
                        Map.entry("counter", Type.INT),
                        Map.entry("kind", Type.INT),
                        Map.entry("note", Type.STRING),
                        Map.entry("kwh", Type.DOUBLE),
                        Map.entry("line", Type.STRING),
                        Map.entry("code", Type.STRING),
                        Map.entry("day", Type.STRING),
                        Map.entry("hour", Type.INT)));
        assertThat(sound(SCHEMA, source("csv", "time: at")).sources().getFirst().columns())
                .isEmpty();
    }

    @Test
    void a_condition_goes_by_the_type_that_a_column_is_told_to_have() {
        assertThat(problems(
                        SCHEMA,
                        source("table", "id: nr\ntime: at\nwhen: column.code == 7") + "columns: {code: string}\n"))
                .contains("error: `when`: `column.code` is a string, `7` is an int\n");
    }

    @Test
    void a_column_of_a_table_has_one_type_and_serves_what_is_read_from_it() {
        assertThat(problems(
                        SCHEMA,
                        source("table", "id: code\ntime: at\nattributes: {vendor.code: code, battery.voltage: volt}")
                                + "columns: {volt: bool, ta: int}\n"))
                .contains(
                        "error: `vendor.code`: the column `code` is taken for an int here and for a string before\n",
                        "expected: its type in the table: `columns: {code: string}`\n",
                        "error: `battery.voltage`: the column `volt` is a bool, which does not serve here\n",
                        "expected: a column that is a string, an int or a double\n",
                        "warning: `columns`: no event uses the column `ta`\n",
                        "did you mean at?");
        assertThat(problems(
                        SCHEMA,
                        source("table", "id: nr\ntime: at\nattributes: {lock.installed_at: at}")
                                + "columns: {at: int, nr: strin}\n"))
                .contains(
                        "error: `lock.installed_at`: the column `at` is an int, which does not serve here\n",
                        "error: column `nr` cannot be `strin`\n",
                        "did you mean string?");
        assertThat(problems(SCHEMA, source("table", "id: nr\ntime: at\nwhen: column.took > duration('1s')")))
                .contains("error: `when`: the column `took` is taken for a duration\n");
        assertThat(problems(SCHEMA, source("csv", "time: at") + "columns: {at: int}\n"))
                .contains("error: `columns` of a source of format `csv`\n");
    }

    @Test
    void a_mapping_says_one_thing() {
        assertThat(problems(SCHEMA, source("csv", """
                                time: {at: 2026-03-01T00:00:00Z, column: x}
                                id: {}
                                attributes:
                                  lock.id: {column: x, value: y}
                                  error.type: {column: x, pattern: 'no group'}
                                  vendor.code: {column: x, format: epoch-s}
                                  access.method: {value: nfk}
                                  access.confirmed: {value: yes}""")))
                .contains(
                        "error: `time`: `column` beside `at`\n",
                        "error: `id`: neither a column nor a value\n",
                        "error: `lock.id`: both a column and a value\n",
                        "error: `error.type`: nothing in the pattern `no group` is in a group\n",
                        "error: `vendor.code`: `format`, but it is an int\n",
                        "warning: `access.method`: `nfk` is not one of the values of `access.method`\n",
                        "error: `access.confirmed`: yes is no bool\n",
                        "expected: true or false\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dd HH:mm:ss              | zone: UTC         | no year                                       | `uuuu` or `yy`, or `year:` beside `format:`
            uuuu-MM-dd               | zone: UTC, year: 2026 | a year in the pattern and beside it       | one of them
            uuuu HH:mm               | zone: UTC         | no month                                      | `MM`, `M` or `MMM`
            uuuu-MM                  | zone: UTC         | no day                                        | `dd` or `d`
            uuuu-MM-dd HH:mm         |                   | neither an offset nor a zone                  | `zone:` beside `format:`, for example `zone: UTC`, or `XXX` in it
            uuuu-MM-dd HH:mmXXX      | zone: UTC         | an offset in the pattern and a zone beside it | one of them
            uuuu-MM-dd mm:ss         | zone: UTC         | a minute without an hour                      | `HH:mm:ss`
            uuuu-MM-dd HH:mm:ss.S MM | zone: UTC         | the month stands here twice                   | everything once
            uuuu-MM-ddTHH:mm         | zone: UTC         | `T` is not understood                         | quotes around text: `'T'`
            uuuu-MM-dd hh:mm a       | zone: UTC         | `hh` is not understood                        | `HH`, the hour from 00 to 23
            uuuu-MM-DD               | zone: UTC         | `DD` is not understood                        | `dd`: `D` is the day of the year
            uuuu-MM-dd HH:mm z       |                   | `z` is not understood                         | no zone in the text; `zone:` beside `format:`
            uuuu-MM-dd'T             | zone: UTC         | this quote is never closed                    | `'` where the quoted text ends
            [uuuu]-MM-dd             | zone: UTC         | `[` has a meaning of its own                  | quotes around it: `'['`
            uuuu-MM-dd ssssss        | zone: UTC         | `ssssss` is not understood                    | quotes around text, and else only uuuu yy MM M MMM dd d HH H mm m ss s S… XX XXX
            """)
    void a_pattern_that_does_not_tell_the_time(String format, String beside, String what, String expected) {
        String more = beside == null ? "" : ", " + beside;
        assertThat(problems(SCHEMA, source("csv", "time: {column: at, format: \"%s\"%s}".formatted(format, more))))
                .contains("error: `time`: `format`: " + what + "\n", "  expected: " + expected + "\n");
    }

    @Test
    void what_a_format_needs_and_needs_not() {
        assertThat(problems(SCHEMA, source("csv", "time: {column: at, format: epoch-s, zone: UTC}")))
                .contains("error: `time`: `zone` without a pattern\n", "expected: no `zone`: epoch-s needs none\n");
        assertThat(problems(SCHEMA, source("csv", "time: {column: at, zone: UTC}")))
                .contains("expected: a `format` that says how the time is written\n");
        assertThat(problems(SCHEMA, source("csv", "time: {at: 2200-01-01T00:00:00Z}")))
                .contains("error: `time`: out of time\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JST", "Tokyo", "+9", "GMT+9", "+25:00"})
    void a_zone_that_is_none(String zone) {
        assertThat(problems(
                        SCHEMA,
                        source("csv", "time: {column: at, format: \"uuuu-MM-dd\", zone: \"%s\"}".formatted(zone))))
                .contains("error: no zone `%s`\n".formatted(zone));
    }

    @Test
    void names_of_columns_that_yaml_would_take_for_something_else_are_quoted() {
        assertThat(problems(SCHEMA, source("csv", "time: 2026\nid: no\nattributes: {lock.id: ~}")))
                .contains(
                        "error: `time`: YAML reads `2026` as a number\n",
                        "error: `id`: YAML reads `no` as a bool\n",
                        "error: `lock.id`: nothing is written\n");
    }

    private static When time(String time) {
        return row("csv", "time: " + time).time();
    }

    private static When read(String pattern, TimeFormat format, String... columns) {
        return new When.Read(List.of(columns), pattern, format);
    }

    private static Source.Row row(String format, String event) {
        return sound(SCHEMA, source(format, event))
                .sources()
                .getFirst()
                .events()
                .getFirst();
    }

    /// A source of one event.
    private static String source(String format, String event) {
        return "apiVersion: ajar.dev/v1\nkind: Source\nmetadata: {name: log}\nformat: %s\nevents:\n  - name: lock.operation\n%s\n"
                .formatted(format, event.indent(4).stripTrailing());
    }
}
