package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Limit;
import dev.ajar.model.Schema;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody's table becomes a table of events, whatever its columns are called and whatever they hold.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnTableTest {

    private static final String HOSTILE = "'\"\\`$$; drop table canary; --\n*/ drop table canary; /*\r\u2028{{}}";
    private static final Value TEN = at("2026-03-01T10:00:00Z");
    private static final When AT = new When.Read(List.of("at"), "", new TimeFormat.Rfc3339());

    private final List<Engine> engines = new ArrayList<>();

    /// Those that can be had in this room.
    List<Engine> engines() throws SQLException {
        return Engine.all();
    }

    @BeforeAll
    void all() throws SQLException {
        engines.addAll(engines());
    }

    @AfterAll
    void nothing_stays() throws SQLException {
        for (Engine engine : engines) {
            engine.close();
        }
    }

    @Test
    void no_text_of_a_source_becomes_sql() throws SQLException {
        for (Engine engine : engines) {
            Dialect dialect = engine.dialect();
            String attribute = dialect.cannotBeColumn(HOSTILE).isPresent() ? "order.by" : HOSTILE;
            engine.fillOwn(
                    HOSTILE,
                    List.of(text("nr"), new Name("at", Type.INSTANT), text(HOSTILE)),
                    List.of(
                            List.of(new StringValue("1"), TEN, new StringValue(HOSTILE)),
                            List.of(new StringValue("2"), TEN, new StringValue("NA"))));
            Source.Row row = new Source.Row(
                    HOSTILE,
                    new Mapping.Column("nr"),
                    AT,
                    new When.Absent(),
                    new When.Absent(),
                    new Mapping.Absent(),
                    new Expression.Comparison(
                            Expression.Comparator.EQUAL,
                            text("column." + HOSTILE),
                            new Expression.Literal(Type.STRING, new StringValue(HOSTILE))),
                    Map.of(attribute, new Mapping.Column(HOSTILE)));
            Source source = source(
                    HOSTILE, List.of(HOSTILE + "2", "NA"), Map.of(HOSTILE, Type.STRING, "at", Type.INSTANT), row);

            List<List<Value>> events = engine.ask(sql(
                    sources(dialect, source, HOSTILE, attribute, Type.STRING).events()));

            assertThat(events).describedAs(dialect.title()).hasSize(1);
            assertThat(events.get(0).get(0)).isEqualTo(new StringValue(HOSTILE + "/1"));
            assertThat(events.get(0).get(3)).isEqualTo(new StringValue(HOSTILE));
            assertThat(events.get(0).get(6)).isEqualTo(new StringValue(HOSTILE));
        }
    }

    @Test
    void a_row_without_an_id_or_a_time_is_refused_and_counted() throws SQLException {
        for (Engine engine : engines) {
            List<List<Value>> rows = new ArrayList<>(List.of(
                    List.of(new StringValue("1"), TEN),
                    List.of(new StringValue(""), TEN),
                    List.of(Value.UNKNOWN, TEN),
                    List.of(new StringValue("NA"), TEN),
                    List.of(new StringValue("5"), Value.UNKNOWN),
                    List.of(new StringValue("6"), at("1969-12-31T23:59:00Z")),
                    List.of(new StringValue("7"), at("2200-01-01T00:00:00Z"))));
            engine.fillOwn("log", List.of(text("nr"), new Name("at", Type.INSTANT)), rows);
            if (engine instanceof Duck duck) {
                duck.run("insert into log values ('8', 'infinity')");
                rows.add(List.of());
            }
            Sources sources = sources(
                    engine.dialect(),
                    source("gate", List.of("NA"), Map.of("at", Type.INSTANT), row(Map.of())),
                    "log",
                    "a",
                    Type.INT);

            assertThat(engine.ask(sql(sources.events()))).hasSize(1);
            assertThat(engine.ask(sql(sources.refused())))
                    .isEqualTo(List.of(List.of(
                            new StringValue("gate"),
                            new StringValue("opened"),
                            new IntValue(rows.size()),
                            new IntValue(rows.size() - 1))));
        }
    }

    @Test
    void an_int_that_is_missing_is_unknown_and_no_fault() throws SQLException {
        for (Engine engine : engines) {
            engine.fillOwn(
                    "log",
                    List.of(new Name("nr", Type.INT), new Name("at", Type.INSTANT), new Name("code", Type.INT)),
                    List.of(
                            List.of(new IntValue(1), TEN, new IntValue(7)),
                            List.of(new IntValue(2), TEN, new IntValue(-1))));
            if (engine instanceof Duck duck) {
                duck.run("alter table log alter code type hugeint");
                duck.run("insert into log values (3, '2026-03-01 10:00', 99999999999999999999)");
            }
            Source source = source(
                    "gate",
                    List.of("-1", "01"),
                    Map.of("nr", Type.INT, "code", Type.INT, "at", Type.INSTANT),
                    row(Map.of("code", new Mapping.Column("code"))));

            assertThat(engine.ask("select id, code from (%s) order by id"
                            .formatted(sql(sources(engine.dialect(), source, "log", "code", Type.INT)
                                    .events()))))
                    .describedAs(engine.dialect().title())
                    .isEqualTo(List.of(
                            List.of(new StringValue("gate/1"), new IntValue(7)),
                            List.of(new StringValue("gate/2"), Value.UNKNOWN)));
        }
    }

    /// What is given in a text is given in a column of that type too, but for what a text alone can say.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            int    | 7                          | 7
            int    | +5                         | 5
            int    | -0                         | 0
            int    | 0000000000000000000000012  | 12
            int    | 9223372036854775807        | 9223372036854775807
            int    | -9223372036854775808       | -9223372036854775808
            int    | 9223372036854775808        | -
            int    | " 7"                       | -
            int    | "7\n"                      | -
            int    | 0x1F                       | -
            int    | 1_000                      | -
            int    | 7.0                        | -
            int    | ١٢                         | -
            double | 1.5                        | 1.5
            double | -0.0                       | 0.0
            double | 1E-7                       | 1.0E-7
            double | 1e-400                     | 0.0
            double | 1e400                      | -
            double | -1e400                     | -
            double | 5.                         | -
            double | 01.5                       | -
            double | NaN                        | -
            double | Infinity                   | -
            double | 1.5d                       | -
            bool   | tRuE                       | true
            bool   | FALSE                      | false
            bool   | t                          | -
            bool   | "true "                    | -
            """)
    void a_text_is_read_strictly(String type, String text, String expected) throws SQLException {
        String written = text.replace("\\n", "\n");
        for (Engine engine : engines) {
            engine.fillOwn(
                    "log",
                    List.of(text("nr"), new Name("at", Type.INSTANT), text("a")),
                    List.of(List.of(new StringValue("1"), TEN, new StringValue(written))));
            Source source =
                    source("gate", List.of(), Map.of("at", Type.INSTANT), row(Map.of("a", new Mapping.Column("a"))));

            assertThat(engine
                            .ask("select a from (%s)"
                                    .formatted(sql(sources(engine.dialect(), source, "log", "a", type(type))
                                            .events())))
                            .stream()
                            .map(each -> each.get(0).text())
                            .toList())
                    .describedAs(engine.dialect().title())
                    .isEqualTo(expected == null ? List.of() : List.of(expected));
        }
    }

    @Test
    void a_double_that_is_no_number_is_refused() throws SQLException {
        for (Engine engine : engines) {
            List<Double> numbers =
                    List.of(1.5, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308);
            fillDoubles(engine, numbers);
            Source source = source(
                    "gate",
                    List.of(),
                    Map.of("at", Type.INSTANT, "a", Type.DOUBLE),
                    row(Map.of("a", new Mapping.Column("a"))));

            assertThat(engine.ask("select id from (%s) order by id"
                            .formatted(sql(sources(engine.dialect(), source, "log", "a", Type.DOUBLE)
                                    .events()))))
                    .describedAs(engine.dialect().title())
                    .isEqualTo(List.of(
                            List.of(new StringValue("gate/0")),
                            List.of(new StringValue("gate/1")),
                            List.of(new StringValue("gate/5"))));
        }
    }

    /// Not every engine stops at the first condition that does not hold: none of them may be an error.
    @Test
    void a_clock_that_is_absurdly_far_from_now_is_refused() throws SQLException {
        for (Engine engine : engines) {
            List<List<Value>> rows = new ArrayList<>();
            for (long micros : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1_772_359_200_000_000L}) {
                rows.add(List.of(new StringValue(Integer.toString(rows.size())), new IntValue(micros)));
            }
            engine.fillOwn("log", List.of(text("nr"), new Name("at", Type.INT)), rows);
            for (long ahead : new long[] {0, Long.MAX_VALUE}) {
                Source source = new Source(
                        "gate",
                        Format.TABLE,
                        List.of(),
                        Map.of("at", Type.INT),
                        List.of(row(Map.of())),
                        0,
                        new Limit(ahead));

                assertThat(engine.ask("select id from (%s) order by id"
                                .formatted(sql(sources(engine.dialect(), source, "log", "a", Type.INT)
                                        .events()))))
                        .describedAs(engine.dialect().title())
                        .isEqualTo(List.of(List.of(new StringValue("gate/3")), List.of(new StringValue("gate/4"))));
            }
        }
    }

    /// Databases have more kinds of numbers than definitions have.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            int    | smallint       | int64      | smallint       | 7                    | int    | 7
            int    | hugeint        | numeric    | decimal(38, 0) | 9223372036854775807  | int    | 9223372036854775807
            int    | hugeint        | bignumeric | decimal(38, 0) | 99999999999999999999 | int    | -
            int    | hugeint        | numeric    | decimal(38, 0) | 99999999999999999999 | string | 99999999999999999999
            int    | hugeint        | numeric    | decimal(38, 0) | -12                  | string | -12
            int    | hugeint        | numeric    | decimal(38, 0) | 3                    | double | 3.0
            double | decimal(12, 3) | numeric    | decimal(12, 3) | -99.125              | double | -99.125
            double | float          | float64    | real           | 0.5                  | double | 0.5
            double | float          | float64    | real           | NaN                  | double | -
            """)
    void numbers_of_other_kinds_are_read_too(
            String own, String duck, String google, String trino, String text, String type, String expected)
            throws SQLException {
        for (Engine engine : engines) {
            Dialect dialect = engine.dialect();
            engine.fillOwn(
                    "texts",
                    List.of(text("nr"), new Name("at", Type.INSTANT), text("a")),
                    List.of(List.of(new StringValue("1"), TEN, new StringValue(text))));
            String cast = switch (dialect.name()) {
                case "duckdb" -> duck;
                case "bigquery" -> google;
                default -> trino;
            };
            engine.keep("log", "select nr, %s, cast(a as %s) as a from texts".formatted(dialect.quoted("at"), cast));
            Source source = source(
                    "gate",
                    List.of("-1"),
                    Map.of("at", Type.INSTANT, "a", type(own)),
                    row(Map.of("a", new Mapping.Column("a"))));

            assertThat(engine
                            .ask("select a from (%s)"
                                    .formatted(sql(sources(dialect, source, "log", "a", type(type))
                                            .events())))
                            .stream()
                            .map(each -> each.get(0).text())
                            .toList())
                    .describedAs(dialect.title())
                    .isEqualTo(expected == null ? List.of() : List.of(expected));
        }
    }

    private static Type type(String word) {
        return Stream.of(Type.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /// What a table is called, its columns may be called too.
    @Test
    void a_column_may_be_called_like_its_table_or_like_a_step() throws SQLException {
        for (Engine engine : engines) {
            engine.fillOwn(
                    "log",
                    List.of(text("nr"), new Name("at", Type.INSTANT), text("log"), text("own_table")),
                    List.of(List.of(new StringValue("1"), TEN, new StringValue("a"), new StringValue("b"))));
            Source source = source(
                    "gate",
                    List.of("NA"),
                    Map.of("at", Type.INSTANT),
                    row(Map.of("read_gate_opened", new Mapping.Extract("log", "(.)"))));

            assertThat(engine.ask("select read_gate_opened from (%s)"
                            .formatted(sql(sources(engine.dialect(), source, "log", "read_gate_opened", Type.STRING)
                                    .events()))))
                    .describedAs(engine.dialect().title())
                    .isEqualTo(List.of(List.of(new StringValue("a"))));
        }
    }

    private static void fillDoubles(Engine engine, List<Double> numbers) throws SQLException {
        List<List<Value>> rows = new ArrayList<>();
        for (int number = 0; number < numbers.size(); number++) {
            rows.add(List.of(
                    new StringValue(Integer.toString(number)),
                    TEN,
                    new StringValue(Double.toString(numbers.get(number)))));
        }
        engine.fillOwn("texts", List.of(text("nr"), new Name("at", Type.INSTANT), text("a")), rows);
        engine.keep(
                "log",
                "select nr, %s, cast(a as %s) as a from texts"
                        .formatted(
                                engine.dialect().quoted("at"), engine.dialect().type(Type.DOUBLE)));
    }

    /// Of two groups the first is taken; what takes nothing is unknown.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            error=([a-z]*)( )?   | error=timeout x | timeout
            error=([a-z]*)( )?   | error= x        | -
            error=([a-z]*)( )?   | warning         | -
            "(?:x|(.))"          | x               | -
            "(?:x|(.))"          | éx              | é
            ([0-9.]+)$           | v1 2.5          | 2.5
            ^\\S+\\s([^ ]+)$     | "a b"           | b
            ([^']+)'             | "o'clock"       | o
            """)
    void a_pattern_takes_its_first_group(String pattern, String text, String expected) throws SQLException {
        for (Engine engine : engines) {
            engine.fillOwn(
                    "log",
                    List.of(text("nr"), new Name("at", Type.INSTANT), text("a")),
                    List.of(List.of(new StringValue("1"), TEN, new StringValue(text))));
            Source source = source(
                    "gate", List.of(), Map.of("at", Type.INSTANT), row(Map.of("a", new Mapping.Extract("a", pattern))));

            assertThat(engine.ask("select a from (%s)"
                            .formatted(sql(sources(engine.dialect(), source, "log", "a", Type.STRING)
                                    .events()))))
                    .describedAs(engine.dialect().title())
                    .isEqualTo(List.of(List.of(expected == null ? Value.UNKNOWN : new StringValue(expected))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            uuuu-MM-dd HH:mm:ss | Asia/Tokyo          | 2026-03-01 19:00:00 | 2026-03-01 10:00:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-04-05 02:30:00 | 2026-04-04 15:30:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-10-04 02:30:00 | 2026-10-03 16:30:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-04-05 03:00:00 | 2026-04-04 17:00:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-04-05 12:00:00 | 2026-04-05 02:00:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-10-04 02:00:00 | 2026-10-03 16:00:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-10-04 03:00:00 | 2026-10-03 16:00:00
            uuuu-MM-dd HH:mm    | Australia/Lord_Howe | 2026-04-05 01:45    | 2026-04-04 14:45:00
            uuuu-MM-dd HH:mm    | Australia/Lord_Howe | 2026-10-04 02:15    | 2026-10-03 15:45:00
            uuuu-MM-dd HH:mm:ss.SSSSSS | America/New_York | 2024-03-10 02:30:00.000001 | 2024-03-10 07:30:00.000001
            uuuu-MM-dd HH:mm    | America/New_York    | 2024-11-03 01:30    | 2024-11-03 05:30:00
            uuuu-MM-dd HH:mm    | Pacific/Apia        | 2011-12-30 10:00    | 2011-12-30 20:00:00
            uuuu-MM-dd HH:mm:ss.SSSSSSSSS | UTC       | 2026-03-01 10:00:00.123456789 | 2026-03-01 10:00:00.123456
            uuuu-MM-dd HH:mm:ss | UTC                 | 2026-02-30 10:00:00 |
            uuuu-MM-dd HH:mm:ss | UTC                 | 2026-02-28 24:00:00 |
            uuuu-MM-dd HH:mm:ss | UTC                 | 2026-02-28 10:00:00Z |
            '00'yy-MM-dd        | -03:00              | 0026-03-01          | 2026-03-01 03:00:00
            d/M/yy H            | UTC                 | 1/3/26 9            | 2026-03-01 09:00:00
            uuuuMd              | UTC                 | 2026315             |
            uuuuMd              | UTC                 | 20261231            | 2026-12-31 00:00:00
            MMM d uuuu HH:mm    | Etc/GMT+9           | Mar 1 2026 10:00    | 2026-03-01 19:00:00
            MMM d uuuu HH:mm    | UTC                 | mar 1 2026 10:00    |
            """)
    void a_time_is_read_as_it_is_written_and_not_otherwise(String letters, String zone, String text, String expected)
            throws SQLException {
        read(new TimeFormat.Pattern(letters, zone, 0), text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2026-03-01T10:00:00Z            | 2026-03-01 10:00:00
            2026-03-01t10:00:00.1234567z    | 2026-03-01 10:00:00.123456
            2026-03-01 10:00:00-00:30       | 2026-03-01 10:30:00
            2026-03-01 10:00:00+23:59       | 2026-02-28 10:01:00
            2026-03-01 10:00:00+24:00       |
            2026-03-01T10:00:00             |
            2026-03-01T10:00:60Z            |
            2026-03-01T10:00:00.Z           |
            2026-02-29T10:00:00Z            |
            2199-12-31T23:59:59.999999Z     | 2199-12-31 23:59:59.999999
            9999-12-31T23:59:59-23:59       |
            0001-01-01T00:00:00+00:01       |
            0000-01-01T00:00:00Z            |
            """)
    void an_instant_with_an_offset_is_read_strictly(String text, String expected) throws SQLException {
        read(new TimeFormat.Rfc3339(), text, expected);
    }

    @Test
    void what_no_table_can_say_is_refused_by_name() {
        Source csv = new Source("a\0", Format.CSV, List.of("\0"), List.of(row(Map.of())), 0, Limit.NONE);

        assertThat(sources(new DuckDb(), csv, "a..b", "x", Type.STRING).events())
                .isEqualTo(new Translated.NotExpressible(List.of(
                        "source a?: its rows are `format: csv`; only `format: table` reads a table",
                        "source a?: U+0000 in a?",
                        "source a?: U+0000 in ?",
                        "source a?: a..b is no name of a table")));
        assertThat(sources(
                                new DuckDb(),
                                source("gate", List.of(), Map.of(), row(Map.of())),
                                "Rows_of_gate",
                                "Time",
                                Type.INT)
                        .refused())
                .isEqualTo(new Translated.NotExpressible(List.of(
                        "attribute Time: its column would be that of the table's own time,"
                                + " for databases do not tell case apart",
                        "source gate: a step of the query is named like the table Rows_of_gate;"
                                + " write it with its schema")));
    }

    @Test
    void only_the_first_group_is_one() {
        assertThat(Groups.onlyFirst("\\((a(b)|[(](c))(?:d)$")).isEqualTo("\\((a(?:b)|[(](?:c))(?:d)\\z");
        assertThat(Groups.onlyFirst("(?:x)([\\]()])(y)")).isEqualTo("(?:x)([\\]()])(?:y)");
    }

    /// What no timestamp of every database holds is refused, not an error.
    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31 23:30", "0001-01-01 00:30", "0000-06-01 00:00"})
    void an_instant_that_no_timestamp_holds_is_refused(String text) throws SQLException {
        for (Engine engine : engines) {
            engine.fillOwn(
                    "log",
                    List.of(text("nr"), new Name("at", Type.INSTANT), text("a")),
                    List.of(List.of(new StringValue("1"), TEN, new StringValue(text))));
            for (String zone : List.of(
                    text.startsWith("9") ? "America/New_York" : "Asia/Tokyo",
                    text.startsWith("9") ? "-05:00" : "+09:00")) {
                When.Read read = new When.Read(List.of("a"), "", new TimeFormat.Pattern("uuuu-MM-dd HH:mm", zone, 0));
                Source source = source(
                        "gate", List.of(), Map.of("at", Type.INSTANT), row(Map.of("a", new Mapping.Instant(read))));

                assertThat(engine.ask(sql(sources(engine.dialect(), source, "log", "a", Type.INSTANT)
                                .refused())))
                        .describedAs("%s, %s", engine.dialect().title(), zone)
                        .isEqualTo(List.of(List.of(
                                new StringValue("gate"), new StringValue("opened"), new IntValue(1), new IntValue(1))));
                assertThat(engine.ask(sql(sources(engine.dialect(), source, "log", "a", Type.INSTANT)
                                .events())))
                        .isEmpty();
            }
        }
    }

    /// In every engine the time is read from a text in the only row of a table; nothing is expected where the row is
    /// refused.
    private void read(TimeFormat format, String text, String expected) throws SQLException {
        Source.Row row = new Source.Row(
                "opened",
                new Mapping.Column("nr"),
                new When.Read(List.of("at"), "", format),
                new When.Absent(),
                new When.Absent(),
                new Mapping.Absent(),
                Expression.Literal.TRUE,
                Map.of());
        Source source = source("gate", List.of(), Map.of("at", Type.STRING), row);
        for (Engine engine : engines) {
            engine.fillOwn(
                    "log",
                    List.of(text("nr"), text("at")),
                    List.of(List.of(new StringValue("1"), new StringValue(text))));
            Dialect dialect = engine.dialect();
            assertThat(engine.ask("select %s from (%s)"
                            .formatted(
                                    dialect.micros(Term.whole(dialect.quoted("time"))),
                                    sql(sources(dialect, source, "log", "a", Type.INT)
                                            .events()))))
                    .describedAs(dialect.title())
                    .isEqualTo(
                            expected == null
                                    ? List.of()
                                    : List.of(List.of(new IntValue(Time.parse(expected.replace(' ', 'T') + "Z")
                                            .orElseThrow()))));
        }
    }

    private static Name text(String column) {
        return new Name(column, Type.STRING);
    }

    private static Value at(String instant) {
        return new InstantValue(Time.parse(instant).orElseThrow());
    }

    private static Source.Row row(Map<String, Mapping> attributes) {
        return new Source.Row(
                "opened",
                new Mapping.Column("nr"),
                AT,
                new When.Absent(),
                new When.Absent(),
                new Mapping.Absent(),
                Expression.Literal.TRUE,
                attributes);
    }

    private static Source source(String name, List<String> missing, Map<String, Type> columns, Source.Row row) {
        return new Source(name, Format.TABLE, missing, columns, List.of(row), 0, Limit.NONE);
    }

    private static Sources sources(Dialect dialect, Source source, String table, String attribute, Type type) {
        Attributes attributes = new Attributes(
                List.of(new Schema("door", List.of(new Attribute(attribute, type, "", List.of(), "", false)))));
        return new Sources(
                dialect,
                new Definitions(attributes, List.of(source), List.of(), List.of(), List.of()),
                Reading.Sources.named(Map.of(source.name(), table)));
    }

    private static String sql(Translated translated) {
        return translated instanceof Translated.Query(String sql) ? sql : translated.toString();
    }
}
