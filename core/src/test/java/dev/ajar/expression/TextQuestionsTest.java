package dev.ajar.expression;

import static dev.ajar.expression.Asked.literal;
import static dev.ajar.expression.Asked.unknown;
import static dev.ajar.expression.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression.Matches;
import dev.ajar.expression.Expression.Size;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Expression.TextTest;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.IntValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A user agent or a path is asked the same question by every engine and gives every one the same answer.
class TextQuestionsTest {

    @ParameterizedTest
    @CsvSource({
        "STARTS_WITH, door-7, door, true",
        "STARTS_WITH, door-7, '', true",
        "STARTS_WITH, door-7, Door, false",
        "STARTS_WITH, door, door-7, false",
        "ENDS_WITH, door-7, '-7', true",
        "ENDS_WITH, door-7, 7-, false",
        "CONTAINS, door-7, or-, true",
        "CONTAINS, door-7, o-r, false",
        "CONTAINS, '', '', true",
        "CONTAINS, ＡＢ, A, false",
        "CONTAINS, ISTANBUL, ı, false"
    })
    void a_text_is_asked_for_its_beginning_its_end_or_any_part(
            TextQuestion question, String text, String part, boolean answer) {
        assertThat(value(new TextTest(question, literal(text), literal(part)))).isEqualTo(BoolValue.of(answer));
    }

    @Test
    void nothing_is_answered_about_a_text_that_is_unknown() {
        for (TextQuestion question : TextQuestion.values()) {
            assertThat(value(new TextTest(question, unknown(Type.STRING), literal(""))))
                    .isEqualTo(Value.UNKNOWN);
            assertThat(value(new TextTest(question, literal("a"), unknown(Type.STRING))))
                    .isEqualTo(Value.UNKNOWN);
        }
        assertThat(value(new Size(unknown(Type.STRING)))).isEqualTo(Value.UNKNOWN);
        assertThat(value(new Matches(unknown(Type.STRING), ".*"))).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void the_size_of_a_text_is_its_number_of_code_points() {
        assertThat(value(new Size(literal("")))).isEqualTo(new IntValue(0));
        assertThat(value(new Size(literal("鍵")))).isEqualTo(new IntValue(1));
        assertThat(value(new Size(literal("a😀b")))).isEqualTo(new IntValue(3));
        assertThat(value(new Size(literal("e\u0301")))).isEqualTo(new IntValue(2));
    }

    @Test
    void a_pattern_matches_anywhere_in_the_text() {
        assertThat(matches("app/4.2.0 (ios)", "4[.]2")).isTrue();
        assertThat(matches("app/4.2.0 (ios)", "^4")).isFalse();
        assertThat(matches("app", "")).isTrue();
    }

    @Test
    void a_dollar_is_the_very_end_of_the_text_and_not_before_its_last_newline() {
        assertThat(matches("opened", "opened$")).isTrue();
        assertThat(matches("opened\n", "opened$")).isFalse();
        assertThat(matches("opened\nlater", "opened$")).isFalse();
        assertThat(matches("later\nopened", "^opened")).isFalse();
    }

    @Test
    void a_dot_is_any_one_code_point_but_a_newline() {
        assertThat(matches("\n", "^.$")).isFalse();
        assertThat(matches("\r", "^.$")).isTrue();
        assertThat(matches("\u2028", "^.$")).isTrue();
        assertThat(matches("😀", "^.$")).isTrue();
        assertThat(matches("😀😁", "^.{2}$")).isTrue();
    }

    @Test
    void the_classes_know_ascii_only() {
        assertThat(matches("\t\n\f\r ", "^\\s{5}$")).isTrue();
        assertThat(matches("\u000b", "\\s")).isFalse();
        assertThat(matches("\u00a0\u3000", "\\s")).isFalse();
        assertThat(matches("0_Zz", "^\\w+$")).isTrue();
        assertThat(matches("éı鍵", "\\w")).isFalse();
        assertThat(matches("٣", "\\d")).isFalse();
    }

    @Test
    void groups_choices_classes_and_repetitions_are_what_they_are_in_re2() {
        assertThat(matches("tower-12", "^(tower|villa)-[0-9]{1,2}$")).isTrue();
        assertThat(matches("tower-123", "^(tower|villa)-[0-9]{1,2}$")).isFalse();
        assertThat(matches("villa", "^v[^aeiou]?i(ll)+a*$")).isTrue();
    }

    @Test
    void a_pattern_that_would_ruin_a_backtracking_engine_does_no_harm() {
        assertThat(matches("a".repeat(5_000) + "!", "^(a+)+$")).isFalse();
    }

    private static boolean matches(String text, String pattern) {
        return value(new Matches(literal(text), pattern)) == BoolValue.TRUE;
    }
}
