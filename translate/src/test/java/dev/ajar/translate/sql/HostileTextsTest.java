package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Definitions come from people, and the SQL runs with somebody's rights: no text of a definition may become SQL.
class HostileTextsTest {

    static final String HOSTILE = "'\"\\`$$; drop table canary; --\n*/ drop table canary; /*\r\u2028{{}}";

    private static final String NO_COLUMN =
            "a column of BigQuery has letters from A to Z, digits and _ only, and begins with no digit";

    static final List<List<Value>> EVENTS = List.of(List.of(
            new StringValue("1"),
            new InstantValue(1),
            new IntValue(0),
            new StringValue(HOSTILE),
            new StringValue(HOSTILE),
            new StringValue(HOSTILE)));

    private final Dialect dialect = new DuckDb();

    @Test
    void every_text_of_a_definition_stays_a_text() throws SQLException {
        Definitions definitions = OneText.definitions(HOSTILE);
        try (Duck duck = new Duck()) {
            duck.run("create table canary (alive boolean)");
            duck.fillEvents(List.of(HOSTILE, HOSTILE + " key"), EVENTS);

            tellsTheText(duck, definitions);
            assertThat(duck.ask("select count(*) from canary")).isEqualTo(List.of(List.of(new IntValue(0))));
        }
    }

    /// Its columns have plain names, but these may be words of SQL.
    @Test
    void every_text_of_a_definition_stays_a_text_in_bigquery() throws SQLException {
        try (Google google = new Google()) {
            google.fillEvents(List.of("select", "order.by"), EVENTS);

            tellsTheText(google, OneText.definitions(HOSTILE, "select", "order.by"));
        }
    }

    @TestFactory
    Stream<DynamicTest> columns_may_be_called_like_the_table_or_like_a_step() throws SQLException {
        return Engine.all().stream()
                .map(engine -> dynamicTest(engine.dialect().title(), () -> {
                    try (engine) {
                        engine.fillEvents(List.of("events", "sessions"), EVENTS);

                        tellsTheText(engine, OneText.definitions(HOSTILE, "events", "sessions"));
                    }
                }));
    }

    static void tellsTheText(Engine engine, Definitions definitions) throws SQLException {
        List<List<Value>> verdicts = engine.ask(sql(engine.dialect(), definitions, Stage.VERDICTS));
        assertThat(verdicts).hasSize(1);
        assertThat(verdicts.get(0).get(0)).isEqualTo(new StringValue(HOSTILE));
        assertThat(verdicts.get(0).get(1))
                .isEqualTo(new StringValue(HOSTILE.replace("\\", "\\\\").replace("|", "\\|")));
        assertThat(verdicts.get(0).get(4)).isEqualTo(new StringValue("excluded"));
        assertThat(verdicts.get(0).get(5)).isEqualTo(new StringValue(HOSTILE));
        assertThat(verdicts.get(0).get(9)).isEqualTo(new StringValue(HOSTILE));
        assertThat(engine.ask(sql(engine.dialect(), definitions, Stage.SESSIONS)))
                .hasSize(1);
        assertThat(engine.ask(sql(engine.dialect(), definitions, Stage.TALLIES)))
                .hasSize(4);
    }

    @TestFactory
    Stream<DynamicTest> a_literal_gives_its_text_and_nothing_else() throws SQLException {
        List<String> texts = texts();
        return Engine.all().stream()
                .map(engine -> dynamicTest(engine.dialect().title(), () -> {
                    try (engine) {
                        for (String text : texts) {
                            String literal = engine.dialect().text(text).text();
                            assertThat(engine.ask("select " + literal))
                                    .describedAs(literal)
                                    .isEqualTo(List.of(List.of(new StringValue(text))));
                        }
                    }
                }));
    }

    static List<String> texts() {
        List<String> texts =
                new ArrayList<>(List.of("", HOSTILE, "\\", "'", "''", "\\'", "r'", "\"\"\"", "'''", "@p", "?", "\\z"));
        String marks = "'\"\\`$nux0{}%\n\r\t-*/#";
        List<Integer> unseen = List.of(0x85, 0x200b, 0x2028, 0x202e, 0xfeff, 0xfb01, 0x1f600, 0xe0001, 0x10ffff);
        Random random = new Random(20261129);
        for (int number = 0; number < 200; number++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                text.appendCodePoint(
                        switch (random.nextInt(3)) {
                            case 0 -> marks.charAt(random.nextInt(marks.length()));
                            case 1 -> 1 + random.nextInt(0x2ff);
                            default -> unseen.get(random.nextInt(unseen.size()));
                        });
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void a_pattern_stays_a_pattern_whatever_quotes_are_in_it() throws SQLException {
        String text = "it's a \\ \"door\"\n`3`";
        for (String pattern : List.of(
                "^it's a \\\\ \"door\"\n`\\d`$", "\\\\ \"", "'s\\sa", "r\"$|\"\\n`", "^.{4}\\s", "\"door\"", "\\x60")) {
            try (Google google = new Google()) {
                assertThat(google.ask("select "
                                + google.dialect().matches(google.dialect().text(text), pattern)))
                        .describedAs(pattern)
                        .isEqualTo(List.of(List.of(Value.BoolValue.TRUE)));
            }
        }
    }

    @Test
    void a_nul_is_refused_by_name() {
        assertThat(refusals(dialect, OneText.definitions("a\0b")))
                .containsExactly(
                        "attribute a?b: U+0000 in a name",
                        "attribute a?b key: U+0000 in a name",
                        "a?b: a text with U+0000, which no event can hold");
    }

    @Test
    void an_attribute_named_like_a_column_of_the_table_is_refused_by_name() {
        assertThat(refusals(dialect, OneText.definitions("Time")))
                .containsExactly("attribute Time: its column would be that of the table's own time,"
                        + " for databases do not tell case apart");
        assertThat(refusals("knock", "Received"))
                .containsExactly("attribute Received: its column would be that of the table's own received,"
                        + " for databases do not tell case apart");
    }

    @Test
    void what_cannot_be_a_column_of_bigquery_is_refused_by_name() {
        assertThat(refusals("a b", "key"))
                .containsExactly(
                        "attribute a b: " + NO_COLUMN,
                        "column latency_a b2_us of the verdicts: " + NO_COLUMN,
                        "column a b of the verdicts: " + NO_COLUMN);
        assertThat(refusals("knock", "4x4")).containsExactly("attribute 4x4: " + NO_COLUMN);
        assertThat(refusals("knock", "Türe")).containsExactly("attribute Türe: " + NO_COLUMN);
        assertThat(refusals("knock", "a`; drop table events; --\n"))
                .containsExactly("attribute a`; drop table events; --?: " + NO_COLUMN);
        assertThat(refusals("knock", "_Partition.time"))
                .containsExactly(
                        "attribute _Partition.time: BigQuery keeps names that begin with _partition for itself");
        assertThat(refusals("knock", "k".repeat(300))).isEmpty();
        assertThat(refusals("knock", "k".repeat(301)))
                .containsExactly("attribute %s: a column of BigQuery has at most 300 characters in its name"
                        .formatted("k".repeat(301)));
    }

    @Test
    void two_attributes_of_one_column_are_refused_by_name() {
        assertThat(refusals("door-id", "door.id"))
                .containsExactly("attribute door.id: its column would be that of attribute door-id,"
                        + " for both are called door_id in BigQuery");
        assertThat(refusals("DOOR.id", "door.id"))
                .containsExactly("attribute door.id: its column would be that of attribute DOOR.id,"
                        + " for databases do not tell case apart");
        assertThat(refusals(dialect, OneText.definitions("knock", "door-id", "door.id")))
                .isEmpty();
    }

    private static List<String> refusals(String attribute, String key) {
        return refusals(new GoogleSql(), OneText.definitions("knock", attribute, key));
    }

    static List<String> refusals(Dialect dialect, Definitions definitions) {
        return switch (translated(dialect, definitions, Stage.VERDICTS)) {
            case Translated.Query ignored -> List.of();
            case Translated.NotExpressible(List<String> why) -> why;
        };
    }

    private static String sql(Dialect dialect, Definitions definitions, Stage stage) {
        return switch (translated(dialect, definitions, stage)) {
            case Translated.Query(String sql) -> sql;
            case Translated.NotExpressible(List<String> why) -> throw new AssertionError(String.join("; ", why));
        };
    }

    private static Translated translated(Dialect dialect, Definitions definitions, Stage stage) {
        return new Translator(dialect)
                .translate(definitions, definitions.experiences().get(0), stage, Scope.of(new AsOf.Latest()));
    }
}
