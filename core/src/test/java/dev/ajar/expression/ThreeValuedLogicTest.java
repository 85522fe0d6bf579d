package dev.ajar.expression;

import static dev.ajar.expression.Asked.literal;
import static dev.ajar.expression.Asked.name;
import static dev.ajar.expression.Asked.unknown;
import static dev.ajar.expression.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression.And;
import dev.ajar.expression.Expression.Conditional;
import dev.ajar.expression.Expression.Has;
import dev.ajar.expression.Expression.Not;
import dev.ajar.expression.Expression.Or;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// Whoever writes a condition about a log with holes in it wants the answer SQL would give.
class ThreeValuedLogicTest {

    private static final List<Value> ALL = List.of(BoolValue.TRUE, BoolValue.FALSE, Value.UNKNOWN);

    @Test
    void false_decides_a_conjunction_even_beside_what_is_unknown() {
        assertThat(table(And::new)).isEqualTo("""
                   true   false  ?
            true   true   false  ?
            false  false  false  false
            ?      ?      false  ?
            """);
    }

    @Test
    void true_decides_a_disjunction_even_beside_what_is_unknown() {
        assertThat(table(Or::new)).isEqualTo("""
                   true   false  ?
            true   true   true   true
            false  true   false  ?
            ?      true   ?      ?
            """);
    }

    @Test
    void the_contrary_of_unknown_is_unknown() {
        assertThat(ALL)
                .map(each -> value(new Not(bool("x")), Map.of("x", each)))
                .containsExactly(BoolValue.FALSE, BoolValue.TRUE, Value.UNKNOWN);
    }

    @Test
    void a_choice_whose_condition_is_unknown_is_unknown_even_between_two_equals() {
        Expression choice = new Conditional(bool("x"), literal(1), literal(1));
        assertThat(ALL)
                .map(each -> value(choice, Map.of("x", each)))
                .containsExactly(new IntValue(1), new IntValue(1), Value.UNKNOWN);
    }

    @Test
    void a_choice_takes_no_notice_of_the_branch_it_does_not_take() {
        Expression choice = new Conditional(bool("x"), literal("yes"), unknown(Type.STRING));
        assertThat(ALL)
                .map(each -> value(choice, Map.of("x", each)))
                .containsExactly(new StringValue("yes"), Value.UNKNOWN, Value.UNKNOWN);
    }

    @Test
    void whether_something_is_known_is_always_known() {
        Expression known = new Has(bool("x"));
        assertThat(ALL)
                .map(each -> value(known, Map.of("x", each)))
                .containsExactly(BoolValue.TRUE, BoolValue.TRUE, BoolValue.FALSE);
    }

    @Test
    void a_condition_holds_only_when_it_is_true() {
        Evaluation<Map<String, Value>> condition = Asked.evaluation(bool("x"));
        assertThat(ALL).map(each -> condition.holds(Map.of("x", each))).containsExactly(true, false, false);
    }

    /// What an operator makes of every pair, left operands downward; the same for names and for literals.
    private static String table(BinaryOperator<Expression> operator) {
        StringBuilder table = new StringBuilder(row("", ALL));
        for (Value left : ALL) {
            List<Value> named = ALL.stream()
                    .map(right -> value(operator.apply(bool("l"), bool("r")), Map.of("l", left, "r", right)))
                    .toList();
            List<Value> literal = ALL.stream()
                    .map(right -> value(operator.apply(
                            new Expression.Literal(Type.BOOL, left), new Expression.Literal(Type.BOOL, right))))
                    .toList();
            assertThat(literal).isEqualTo(named);
            table.append(row(text(left), named));
        }
        return table.toString();
    }

    private static String row(String head, List<Value> cells) {
        StringBuilder row = new StringBuilder(padded(head));
        cells.forEach(cell -> row.append(padded(text(cell))));
        return row.toString().stripTrailing() + "\n";
    }

    private static String text(Value value) {
        return value.isKnown() ? value.text() : "?";
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, 7 - text.length()));
    }

    private static Expression.Name bool(String name) {
        return name(name, Type.BOOL);
    }
}
