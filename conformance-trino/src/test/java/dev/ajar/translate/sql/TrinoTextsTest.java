package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.ajar.conformance.NeedsTrino;
import dev.ajar.conformance.TrinoServer;
import dev.ajar.definitions.cel.PatternSubset;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever people write in definitions, Trino takes it for the text or pattern that it is.
@NeedsTrino
class TrinoTextsTest {

    private static final int PATTERNS = 400;

    private final Dialect dialect = new Trino();

    @Test
    void every_text_of_a_definition_stays_a_text() throws SQLException {
        String name = HostileTextsTest.HOSTILE;
        try (InTrino trino = new InTrino()) {
            trino.run("drop table if exists canary");
            trino.run("create table canary (alive boolean)");
            trino.fillEvents(List.of(name, name + " key"), HostileTextsTest.EVENTS);

            HostileTextsTest.tellsTheText(trino, OneText.definitions(name));
            assertThat(trino.ask("select count(*) from canary")).isEqualTo(List.of(List.of(new IntValue(0))));
        }
    }

    @Test
    void columns_may_be_called_like_words_of_sql() throws SQLException {
        try (InTrino trino = new InTrino()) {
            trino.fillEvents(List.of("select", "order.by"), HostileTextsTest.EVENTS);

            HostileTextsTest.tellsTheText(trino, OneText.definitions(HostileTextsTest.HOSTILE, "select", "order.by"));
        }
    }

    @Test
    void a_literal_gives_its_text_and_nothing_else() throws SQLException {
        List<String> texts = HostileTextsTest.texts();
        String literals = texts.stream().map(text -> dialect.text(text).text()).collect(Collectors.joining(", "));
        try (InTrino trino = new InTrino()) {
            assertThat(trino.ask("select " + literals))
                    .isEqualTo(List.of(texts.stream().map(StringValue::new).toList()));
        }
    }

    /// Names without quotes are those that are no keyword: this one asks Trino's own driver which they are.
    @Test
    void no_keyword_of_trino_stands_without_quotes() throws SQLException {
        try (Connection connection = TrinoServer.connect("trials")) {
            List<String> unknown = new ArrayList<>();
            for (String word : connection.getMetaData().getSQLKeywords().split(",", -1)) {
                if (!Keywords.isOne(word)) {
                    unknown.add(word);
                }
            }
            try (InTrino trino = new InTrino()) {
                for (String word : unknown) {
                    assertThat(trino.ask("select %1$s from (select 1 as %1$s) as %1$s".formatted(word)))
                            .describedAs(word)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void two_attributes_of_one_column_are_refused_by_name() {
        assertThat(HostileTextsTest.refusals(dialect, OneText.definitions("knock", "door-id", "door.id")))
                .containsExactly("attribute door.id: its column would be that of attribute door-id,"
                        + " for both are called door_id in Trino");
        assertThat(HostileTextsTest.refusals(dialect, OneText.definitions("knock", "a b", "日本")))
                .isEmpty();
    }

    /// Patterns are made up, and kept where definitions accept them: Trino's engine is another one, and reads what RE2
    /// would not.
    @Test
    void a_pattern_means_the_same_as_in_java() throws SQLException {
        Random random = new Random(20261129);
        List<String> texts = new ArrayList<>(List.of("", "a", "ab\n", "\n", "a\nb", "b\u000b", "é", "😀", "٣", "_"));
        List<String> pieces = List.of(
                "a", "b", ".", "\\d", "\\w", "\\s", "[ab]", "[^a]", "[\\s]", "[^\\s]", "[^\\w]", "[a-z😀]", "é", "😀",
                "(", "(?:", ")", "|", "*", "+", "?", "{1,2}", "{2}", "^", "$", "\\n", "\\\\", "\\$", "-", "[.]", "[-a]",
                "'", "\\.", "{", "}", "]", "&", "#", " ", "[a&b]", "/", "\\/", "\\-");
        for (int number = 0; number < 40; number++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(5); length > 0; length--) {
                text.append(
                        List.of("a", "b", "\n", " ", "\u000b", "\r", "é", "😀", "1", "_", "\\", "$", "\u0085", "-", "'")
                                .get(random.nextInt(15)));
            }
            texts.add(text.toString());
        }
        List<String> patterns = new ArrayList<>();
        while (patterns.size() < PATTERNS) {
            StringBuilder pattern = new StringBuilder();
            for (int length = 1 + random.nextInt(6); length > 0; length--) {
                pattern.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (PatternSubset.slip(pattern.toString()).isEmpty()) {
                patterns.add(pattern.toString());
            }
        }
        Conditions conditions = new Conditions(dialect, name -> Term.whole(name.name()));
        try (InTrino trino = new InTrino()) {
            for (int from = 0; from < PATTERNS; from += 40) {
                List<String> some = patterns.subList(from, from + 40);
                String columns = some.stream()
                        .map(pattern -> conditions
                                .print(new Expression.Matches(new Expression.Name("t", Type.STRING), pattern))
                                .text())
                        .collect(Collectors.joining(",\n  "));
                String rows = texts.stream()
                        .map(text -> "(%s)".formatted(dialect.text(text)))
                        .collect(Collectors.joining(", "));
                List<List<Value>> answers =
                        trino.ask("select t, %s from (values %s) as texts(t)".formatted(columns, rows));
                for (List<Value> answer : answers) {
                    for (int place = 0; place < some.size(); place++) {
                        assertThat(answer.get(place + 1))
                                .describedAs("%s of %s", some.get(place), answer.get(0))
                                .isEqualTo(BoolValue.of(Pattern.compile(some.get(place))
                                        .matcher(answer.get(0).text())
                                        .find()));
                    }
                }
            }
        }
    }
}
