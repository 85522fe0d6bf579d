package dev.ajar.definitions.document;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.And;
import dev.ajar.expression.Expression.Or;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Expressions as lists for JSON: what they say, not how they were written.
final class ExpressionText {

    private ExpressionText() {}

    static List<Object> of(Expression expression) {
        return switch (expression) {
            case Expression.Literal(Type type, Value value) ->
                value.isKnown() ? List.of("literal", type.word(), value.text()) : List.of("unknown", type.word());
            case Expression.Name(String name, Type ignored) -> List.of("name", name);
            case Expression.Has(Expression.Name name) -> List.of("has", name.name());
            case Expression.Not(Expression operand) -> List.of("!", of(operand));
            case And and -> list("&&", conjuncts(and).stream());
            case Or or -> list("||", disjuncts(or).stream());
            case Expression.Conditional choice ->
                list("?", Stream.of(choice.condition(), choice.then(), choice.otherwise()));
            case Expression.Comparison comparison ->
                list(comparison.comparator().name(), Stream.of(comparison.left(), comparison.right()));
            case Expression.Arithmetic sum -> list(sum.operator().name(), Stream.of(sum.left(), sum.right()));
            case Expression.Negation(Expression operand) -> List.of("-", of(operand));
            case Expression.In(Expression operand, List<Value> values) ->
                List.of(
                        "in",
                        of(operand),
                        values.stream().map(Value::text).distinct().sorted().toList());
            case Expression.TextTest test -> list(test.question().name(), Stream.of(test.text(), test.part()));
            case Expression.Matches(Expression text, String pattern) -> List.of("matches", of(text), pattern);
            case Expression.Size(Expression text) -> List.of("size", of(text));
            case Expression.Cast(Expression operand, Type type) -> List.of("cast", type.word(), of(operand));
        };
    }

    private static List<Object> list(String sign, Stream<Expression> parts) {
        return Stream.concat(Stream.<Object>of(sign), parts.<Object>map(ExpressionText::of))
                .toList();
    }

    /// The parts of a chain of `&&`, however it was put in parentheses.
    static List<Expression> conjuncts(Expression expression) {
        var parts = new ArrayList<Expression>();
        if (expression instanceof And(Expression left, Expression right)) {
            parts.addAll(conjuncts(left));
            parts.addAll(conjuncts(right));
        } else {
            parts.add(expression);
        }
        return parts;
    }

    /// The parts of a chain of `||`.
    static List<Expression> disjuncts(Expression expression) {
        var parts = new ArrayList<Expression>();
        if (expression instanceof Or(Expression left, Expression right)) {
            parts.addAll(disjuncts(left));
            parts.addAll(disjuncts(right));
        } else {
            parts.add(expression);
        }
        return parts;
    }
}
