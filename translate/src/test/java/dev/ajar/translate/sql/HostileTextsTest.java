package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Definitions come from people, and the SQL runs with somebody's rights: no text of a definition may become SQL.
class HostileTextsTest {

    private static final String HOSTILE = "'\"\\`$$; drop table canary; --\n*/ drop table canary; /*\r\u2028{{}}";

    private final Dialect dialect = new DuckDb();

    @Test
    void every_text_of_a_definition_stays_a_text() throws SQLException {
        Definitions definitions = OneText.definitions(HOSTILE);
        Experience experience = definitions.experiences().get(0);
        try (Duck duck = new Duck()) {
            duck.run("create table canary (alive boolean)");
            duck.run(("create table events (id varchar, time timestamp, sequence bigint, name varchar,"
                            + " \"%1$s\" varchar, \"%1$s key\" varchar)")
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
                                OneText.definitions("a\0b"),
                                OneText.definitions("a\0b").experiences().get(0),
                                Stage.VERDICTS,
                                Scope.of(new AsOf.Latest())))
                .isEqualTo(new Translated.NotExpressible(List.of(
                        "attribute a?b: U+0000 in a name",
                        "attribute a?b key: U+0000 in a name",
                        "a?b: a text with U+0000, which no event can hold")));
    }

    @Test
    void an_attribute_named_like_a_column_of_the_table_is_refused_by_name() {
        assertThat(new Translator(dialect)
                        .translate(
                                OneText.definitions("Time"),
                                OneText.definitions("Time").experiences().get(0),
                                Stage.VERDICTS,
                                Scope.of(new AsOf.Latest())))
                .isEqualTo(new Translated.NotExpressible(
                        List.of("attribute Time: its column would be that of the table's own time,"
                                + " for databases do not tell case apart")));
    }

    private String sql(Definitions definitions, Stage stage) {
        Translated translated = new Translator(dialect)
                .translate(definitions, definitions.experiences().get(0), stage, Scope.of(new AsOf.Latest()));
        return translated instanceof Translated.Query(String sql) ? sql : "not expressible";
    }
}
