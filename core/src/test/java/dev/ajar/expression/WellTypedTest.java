package dev.ajar.expression;

import static dev.ajar.expression.Asked.literal;
import static dev.ajar.expression.Asked.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.expression.Expression.And;
import dev.ajar.expression.Expression.Arithmetic;
import dev.ajar.expression.Expression.Cast;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.Conditional;
import dev.ajar.expression.Expression.Has;
import dev.ajar.expression.Expression.In;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Matches;
import dev.ajar.expression.Expression.Negation;
import dev.ajar.expression.Expression.Not;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.Or;
import dev.ajar.expression.Expression.Size;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Expression.TextTest;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// An engine that walks an expression need not ask again whether it makes sense.
class WellTypedTest {

    private static final Expression TRUE = literal(true);
    private static final Expression TEXT = literal("a");
    private static final Expression INT = literal(1);
    private static final Expression DOUBLE = literal(1.0);
    private static final Expression INSTANT = literal(Instant.EPOCH);
    private static final Expression DURATION = literal(Duration.ZERO);

    @Test
    void what_has_no_meaning_cannot_be_built() {
        refused(() -> new Not(INT));
        refused(() -> new And(TRUE, TEXT));
        refused(() -> new And(TEXT, TRUE));
        refused(() -> new Or(TRUE, INT));
        refused(() -> new Or(INT, TRUE));
        refused(() -> new Conditional(INT, TRUE, TRUE));
        refused(() -> new Conditional(TRUE, INT, DOUBLE));
        refused(() -> new Comparison(Comparator.EQUAL, INT, DOUBLE));
        refused(() -> new Comparison(Comparator.LESS, INSTANT, DURATION));
        refused(() -> new TextTest(TextQuestion.CONTAINS, TEXT, INT));
        refused(() -> new TextTest(TextQuestion.CONTAINS, INT, TEXT));
        refused(() -> new Matches(INT, "a"));
        refused(() -> new Size(INT));
        refused(() -> new Cast(TEXT, Type.INT));
        refused(() -> new Cast(INT, Type.STRING));
        refused(() -> new Negation(TRUE));
        refused(() -> new Negation(TEXT));
        refused(() -> new Negation(INSTANT));
        refused(() -> new In(TEXT, List.of(new StringValue("a"), new IntValue(1))));
        refused(() -> new In(TEXT, List.of(Value.UNKNOWN)));
        refused(() -> new Literal(Type.INT, new StringValue("1")));
    }

    @Test
    void arithmetic_is_only_there_where_it_has_a_meaning() {
        List<String> meaningful = Stream.of(Operator.values())
                .flatMap(operator -> Stream.of(Type.values())
                        .flatMap(left -> Stream.of(Type.values())
                                .filter(right -> Arithmetic.has(operator, left, right))
                                .map(right -> "%s %s %s gives %s"
                                        .formatted(
                                                left.word(),
                                                operator,
                                                right.word(),
                                                new Arithmetic(operator, name("l", left), name("r", right))
                                                        .type()
                                                        .word()))))
                .toList();
        assertThat(meaningful)
                .containsExactly(
                        "int PLUS int gives int",
                        "double PLUS double gives double",
                        "instant PLUS duration gives instant",
                        "duration PLUS instant gives instant",
                        "duration PLUS duration gives duration",
                        "int MINUS int gives int",
                        "double MINUS double gives double",
                        "instant MINUS instant gives duration",
                        "instant MINUS duration gives instant",
                        "duration MINUS duration gives duration",
                        "int TIMES int gives int",
                        "double TIMES double gives double");
        refused(() -> new Arithmetic(Operator.PLUS, INSTANT, INSTANT));
        refused(() -> new Arithmetic(Operator.TIMES, DURATION, INT));
        refused(() -> new Arithmetic(Operator.PLUS, INT, INT, Type.DOUBLE));
    }

    @Test
    void an_expression_knows_its_type() {
        assertThat(Stream.of(
                        new Has(name("x", Type.INT)),
                        new Not(TRUE),
                        new And(TRUE, TRUE),
                        new Or(TRUE, TRUE),
                        new Comparison(Comparator.EQUAL, INT, INT),
                        new In(TEXT, List.of(new StringValue("a"))),
                        new TextTest(TextQuestion.CONTAINS, TEXT, TEXT),
                        new Matches(TEXT, "a")))
                .allMatch(expression -> expression.type() == Type.BOOL);
        assertThat(new Size(TEXT).type()).isEqualTo(Type.INT);
        assertThat(new Cast(INT, Type.DOUBLE).type()).isEqualTo(Type.DOUBLE);
        assertThat(new Negation(DURATION).type()).isEqualTo(Type.DURATION);
        assertThat(new Conditional(TRUE, TEXT, TEXT).type()).isEqualTo(Type.STRING);
    }

    @Test
    void the_names_of_an_expression_are_told_from_left_to_right() {
        Expression expression = new And(
                new Or(new Has(name("a", Type.INT)), new Not(name("b", Type.BOOL))),
                new Comparison(
                        Comparator.LESS,
                        new Arithmetic(Operator.PLUS, name("a", Type.INT), new Size(name("c", Type.STRING))),
                        new Conditional(
                                new Matches(name("d", Type.STRING), "x"),
                                new Negation(name("e", Type.INT)),
                                new Cast(name("f", Type.DOUBLE), Type.INT))));
        assertThat(expression.names())
                .extracting(Expression.Name::name)
                .containsExactly("a", "b", "a", "c", "d", "e", "f");
        assertThat(new In(name("g", Type.STRING), List.of(new StringValue("x"))).names())
                .hasSize(1);
        assertThat(new TextTest(TextQuestion.CONTAINS, name("g", Type.STRING), name("h", Type.STRING)).names())
                .hasSize(2);
    }

    @Test
    void only_texts_ints_and_bools_may_name_something() {
        assertThat(Stream.of(Type.values()).filter(Type::isName)).containsExactly(Type.STRING, Type.INT, Type.BOOL);
    }

    private static void refused(ThrowingCallable construction) {
        assertThatIllegalArgumentException().isThrownBy(construction);
    }
}
