package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule;
import dev.ajar.model.Schema;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Definitions come from people, and the SQL runs with somebody's rights: no text of a definition may become SQL.
class HostileTextsTest {

    private static final String HOSTILE = "'\"\\`$$; drop table canary; --\n*/ drop table canary; /*\r\u2028{{}}";

    private final Dialect dialect = new DuckDb();

    @Test
    void every_text_of_a_definition_stays_a_text() throws SQLException {
        Definitions definitions = definitions(HOSTILE);
        Experience experience = definitions.experiences().get(0);
        try (Duck duck = new Duck()) {
            duck.run("create table canary (alive boolean)");
            duck.run(
                    "create table events (id varchar, time timestamp, sequence bigint, name varchar, \"%1$s\" varchar, \"%1$s key\" varchar)"
                            .formatted(HOSTILE.replace("\"", "\"\"")));
            duck.run("insert into events values ('1', '2026-03-01 10:00', 0, %1$s, %1$s, %1$s)"
                    .formatted(dialect.text(HOSTILE)));

            List<List<Value>> verdicts = duck.ask(sql(definitions, Stage.VERDICTS));
            assertThat(verdicts).hasSize(1);
            assertThat(verdicts.get(0).get(0)).isEqualTo(new StringValue(experience.name()));
            assertThat(verdicts.get(0).get(1))
                    .isEqualTo(new StringValue(HOSTILE.replace("\\", "\\\\").replace("|", "\\|")));
            assertThat(verdicts.get(0).get(4)).isEqualTo(new StringValue("excluded"));
            assertThat(verdicts.get(0).get(5)).isEqualTo(new StringValue(HOSTILE));
            assertThat(verdicts.get(0).get(9)).isEqualTo(new StringValue(HOSTILE));
            assertThat(duck.ask(sql(definitions, Stage.SESSIONS))).hasSize(1);
            assertThat(duck.ask(sql(definitions, Stage.TALLIES))).hasSize(4);
            assertThat(duck.ask("select count(*) from canary")).isEqualTo(List.of(List.of(new IntValue(0))));
        }
    }

    @Test
    void a_nul_is_refused_by_name() {
        assertThat(new Translator(dialect)
                        .translate(
                                definitions("a\0b"),
                                definitions("a\0b").experiences().get(0),
                                Stage.VERDICTS,
                                new AsOf.Latest()))
                .isEqualTo(new Translated.NotExpressible(List.of(
                        "attribute a?b: U+0000 in a name",
                        "attribute a?b key: U+0000 in a name",
                        "a?b: a text with U+0000, which no event can hold")));
    }

    @Test
    void an_attribute_named_like_a_column_of_the_table_is_refused_by_name() {
        assertThat(new Translator(dialect)
                        .translate(
                                definitions("Time"),
                                definitions("Time").experiences().get(0),
                                Stage.VERDICTS,
                                new AsOf.Latest()))
                .isEqualTo(
                        new Translated.NotExpressible(
                                List.of(
                                        "attribute Time: its column would be that of the table's own time, for databases do not tell case apart")));
    }

    private String sql(Definitions definitions, Stage stage) {
        Translated translated = new Translator(dialect)
                .translate(definitions, definitions.experiences().get(0), stage, new AsOf.Latest());
        return translated instanceof Translated.Query(String sql) ? sql : "not expressible";
    }

    /// A definition that says one text wherever it says one.
    private static Definitions definitions(String text) {
        Name attribute = new Name(text, Type.STRING);
        Name key = new Name(text + " key", Type.STRING);
        Expression literal = new Literal(Type.STRING, new StringValue(text));
        Expression same = new Expression.Comparison(Comparator.EQUAL, attribute, literal);
        Attributes attributes = new Attributes(List.of(new Schema(
                text,
                List.of(
                        new Attribute(text, Type.STRING, text, List.of(new StringValue(text)), "", false),
                        new Attribute(text + " key", Type.STRING, text, List.of(), "", false)))));
        Timeline timeline = new Timeline(
                text,
                key,
                List.of(new Timeline.Property(
                        text, Type.STRING, List.of(new Timeline.Setter(same, attribute)), new StringValue(text))));
        Dimension dimension = new Dimension(text, new Name("first." + text, Type.STRING));
        Experience experience = new Experience(
                text,
                Map.of("en", text),
                text,
                text,
                text,
                same,
                new SessionRule.Keyed(List.of(key), "tried", 0),
                List.of(
                        new Step("tried", same, List.of(), false),
                        new Step("done", new Expression.Not(same), List.of(), false)),
                "done",
                Limit.NONE,
                List.of(new Rule(
                        text,
                        Rule.Ruling.EXCLUDE,
                        new Expression.In(new Name(text + "." + text, Type.STRING), List.of(new StringValue(text))),
                        text,
                        false)),
                new Name("last." + text, Type.STRING),
                List.of(
                        new Indicator.Sessions(text, 1, new Limit(1)),
                        new Indicator.Latency(text + "2", "tried", "done", new Limit(1)),
                        new Indicator.Sessions(text + "3", Long.MAX_VALUE, Limit.NONE)),
                List.of(dimension),
                List.of(new Experience.Simplification(text, text, text)),
                text);
        Exclusion window =
                new Exclusion(text, List.of(), 0, 1, Map.of(text, List.of(new StringValue(text))), text, text);
        return new Definitions(attributes, List.of(), List.of(timeline), List.of(experience), List.of(window));
    }
}
