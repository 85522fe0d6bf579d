package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody's table becomes a table of events, whatever its columns are called and whatever they hold.
class OwnTableTest {

    private static final String HOSTILE = "'\"\\`$$; drop table canary; --\n*/ drop table canary; /*\r\u2028{{}}";
    private static final When AT = new When.Read(List.of("at"), "", new TimeFormat.Rfc3339());

    private final Dialect dialect = new DuckDb();
    private final Duck duck = duck();

    @AfterEach
    void nothing_stays() throws SQLException {
        duck.close();
    }

    @Test
    void no_text_of_a_source_becomes_sql() throws SQLException {
        duck.run("create table canary (alive boolean)");
        duck.run("create table \"%s\" (nr varchar, \"at\" timestamptz, \"%s\" varchar)"
                .formatted(HOSTILE.replace("\"", "\"\""), HOSTILE.replace("\"", "\"\"")));
        duck.run("insert into \"%s\" values ('1', '2026-03-01 10:00:00+00', %s), ('2', '2026-03-01 10:00:00+00', 'NA')"
                .formatted(HOSTILE.replace("\"", "\"\""), dialect.text(HOSTILE)));
        Expression.Name column = new Expression.Name("column." + HOSTILE, Type.STRING);
        Source.Row row = new Source.Row(
                HOSTILE,
                new Mapping.Column("nr"),
                AT,
                new When.Absent(),
                new When.Absent(),
                new Mapping.Absent(),
                new Expression.Comparison(
                        Expression.Comparator.EQUAL,
                        column,
                        new Expression.Literal(Type.STRING, new StringValue(HOSTILE))),
                Map.of(HOSTILE, new Mapping.Column(HOSTILE)));
        Source source =
                source(HOSTILE, List.of(HOSTILE + "2", "NA"), Map.of(HOSTILE, Type.STRING, "at", Type.INSTANT), row);

        List<List<Value>> events =
                duck.ask(sql(sources(source, HOSTILE, HOSTILE, Type.STRING).events()));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).get(0)).isEqualTo(new StringValue(HOSTILE + "/1"));
        assertThat(events.get(0).get(3)).isEqualTo(new StringValue(HOSTILE));
        assertThat(events.get(0).get(6)).isEqualTo(new StringValue(HOSTILE));
        assertThat(duck.ask("select count(*) from canary")).isEqualTo(List.of(List.of(new IntValue(0))));
    }

    @Test
    void a_row_without_an_id_or_a_time_is_refused_and_counted() throws SQLException {
        duck.run("create table log (nr varchar, \"at\" timestamp)");
        duck.run(
                "insert into log values ('1', '2026-03-01 10:00'), ('', '2026-03-01 10:00'), (null, '2026-03-01 10:00'),"
                        + " ('NA', '2026-03-01 10:00'), ('5', null), ('6', '1969-12-31 23:59'), ('7', '2200-01-01 00:00'),"
                        + " ('8', 'infinity')");
        Source source = source("gate", List.of("NA"), Map.of("at", Type.INSTANT), row(Map.of()));

        assertThat(duck.ask(sql(sources(source, "log", "a", Type.INT).events())))
                .hasSize(1);
        assertThat(duck.ask(sql(sources(source, "log", "a", Type.INT).refused())))
                .isEqualTo(List.of(
                        List.of(new StringValue("gate"), new StringValue("opened"), new IntValue(8), new IntValue(7))));
    }

    @Test
    void an_int_that_is_missing_is_unknown_and_no_fault() throws SQLException {
        duck.run("create table log (nr integer, \"at\" timestamp, code hugeint)");
        duck.run("insert into log values (1, '2026-03-01 10:00', 7), (2, '2026-03-01 10:00', -1),"
                + " (3, '2026-03-01 10:00', 99999999999999999999)");
        Source source = source(
                "gate",
                List.of("-1", "01"),
                Map.of("nr", Type.INT, "code", Type.INT, "at", Type.INSTANT),
                row(Map.of("code", new Mapping.Column("code"))));

        assertThat(duck.ask("select id, code from (%s) order by id"
                        .formatted(sql(sources(source, "log", "code", Type.INT).events()))))
                .isEqualTo(List.of(
                        List.of(new StringValue("gate/1"), new IntValue(7)),
                        List.of(new StringValue("gate/2"), Value.UNKNOWN)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            uuuu-MM-dd HH:mm:ss | Asia/Tokyo          | 2026-03-01 19:00:00 | 2026-03-01 10:00:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-04-05 02:30:00 | 2026-04-04 15:30:00
            uuuu-MM-dd HH:mm:ss | Australia/Sydney    | 2026-10-04 02:30:00 | 2026-10-03 16:30:00
            uuuu-MM-dd HH:mm    | Australia/Lord_Howe | 2026-04-05 01:45    | 2026-04-04 14:45:00
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
        assertThat(instant(new TimeFormat.Pattern(letters, zone, 0), text))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
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
            """)
    void an_instant_with_an_offset_is_read_strictly(String text, String expected) throws SQLException {
        assertThat(instant(new TimeFormat.Rfc3339(), text)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void what_no_table_can_say_is_refused_by_name() {
        Source csv = new Source("a\0", Format.CSV, List.of("\0"), List.of(row(Map.of())), 0, Limit.NONE);

        assertThat(sources(csv, "a..b", "x", Type.STRING).events())
                .isEqualTo(new Translated.NotExpressible(List.of(
                        "source a?: its rows are `format: csv`; only `format: table` reads a table",
                        "source a?: a..b is no name of a table",
                        "source a?: U+0000 in a?",
                        "source a?: U+0000 in ?")));
        assertThat(sources(source("gate", List.of(), Map.of(), row(Map.of())), "Rows_of_gate", "Time", Type.INT)
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

    /// The time that is read from a text in the only row of a table; none where the row is refused.
    private List<String> instant(TimeFormat format, String text) throws SQLException {
        duck.run("create table log (nr varchar, \"at\" varchar)");
        duck.run("insert into log values ('1', '%s')".formatted(text));
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
        return duck
                .ask("select cast(make_timestamp(epoch_us(\"time\")) as varchar) from (%s)"
                        .formatted(sql(sources(source, "log", "a", Type.INT).events())))
                .stream()
                .map(each -> each.get(0).text())
                .toList();
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

    private Sources sources(Source source, String table, String attribute, Type type) {
        Attributes attributes = new Attributes(
                List.of(new Schema("door", List.of(new Attribute(attribute, type, "", List.of(), "", false)))));
        return new Sources(
                dialect,
                new Definitions(attributes, List.of(source), List.of(), List.of(), List.of()),
                Map.of(source.name(), table));
    }

    private static String sql(Translated translated) {
        return translated instanceof Translated.Query(String sql) ? sql : translated.toString();
    }

    private static Duck duck() {
        try {
            return new Duck();
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
