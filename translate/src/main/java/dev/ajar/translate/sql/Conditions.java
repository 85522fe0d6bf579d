package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Arithmetic;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.translate.sql.Term.Binding;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Prints expressions: the twin of [Compiler][dev.ajar.expression.Compiler], case by case.
///
/// SQL's three-valued logic is Kleene's, so `and`, `or`, `not` and comparisons stand as they are.
///
/// @param names how a name is read
record Conditions(Dialect dialect, Function<Expression.Name, Term> names) {

    Term print(Expression expression) {
        return switch (expression) {
            case Expression.Literal(Type type, Value value) -> literal(type, value);
            case Expression.Name name -> names.apply(name);
            case Expression.Has(Expression.Name name) -> names.apply(name).isKnown();
            case Expression.Not(Expression operand) -> print(operand).not();
            case Expression.And(Expression left, Expression right) ->
                print(left).and(print(right));
            case Expression.Or(Expression left, Expression right) -> print(left).or(print(right));
            case Expression.Conditional conditional -> conditional(conditional);
            case Expression.Comparison(Comparator comparator, Expression left, Expression right) ->
                Term.comparison(print(left), sign(comparator), print(right));
            case Arithmetic arithmetic ->
                arithmetic.type() == Type.DOUBLE
                        ? dialect.finite(roughly(arithmetic))
                        : dialect.exactly(
                                arithmetic.operator(), operand(arithmetic.left()), operand(arithmetic.right()));
            case Expression.Negation(Expression operand) ->
                operand.type() == Type.DOUBLE ? minus(print(operand)) : dialect.negated(operand(operand));
            case Expression.In in ->
                new Term(
                        in.values().stream()
                                .map(value ->
                                        literal(in.operand().type(), value).text())
                                .collect(Collectors.joining(
                                        ", ", print(in.operand()).within(Binding.SUM) + " in (", ")")),
                        Binding.COMPARISON);
            case Expression.TextTest(var question, Expression text, Expression part) ->
                dialect.question(question, print(text), print(part));
            case Expression.Matches(Expression text, String pattern) ->
                dialect.matches(print(text), toTheVeryEnd(pattern));
            case Expression.Size(Expression text) -> dialect.size(print(text));
            case Expression.Cast(Expression operand, Type type) ->
                operand.type() == type
                        ? print(operand)
                        : type == Type.INT ? dialect.cut(print(operand)) : dialect.real(print(operand));
        };
    }

    /// Unknown where the condition is: never SQL's plain `else`.
    private Term conditional(Expression.Conditional conditional) {
        return Term.whole("case %s when true then %s when false then %s end"
                .formatted(
                        print(conditional.condition()).within(Binding.SUM),
                        operand(conditional.then()),
                        operand(conditional.otherwise())));
    }

    /// Doubles are looked at once, where they leave arithmetic: what is infinite or no number inside stays so.
    private Term roughly(Expression expression) {
        if (expression instanceof Arithmetic arithmetic) {
            return dialect.roughly(arithmetic.operator(), roughly(arithmetic.left()), roughly(arithmetic.right()));
        }
        return expression instanceof Expression.Negation(Expression operand)
                ? minus(roughly(operand))
                : print(expression);
    }

    private static Term minus(Term number) {
        return new Term("-" + number.within(Binding.WHOLE), Binding.SIGN);
    }

    /// What is computed with: an int literal must have all its 64 bits.
    private Term operand(Expression expression) {
        return expression instanceof Expression.Literal(Type ignored, Value value)
                ? switch (value) {
                    case IntValue(long number) -> dialect.wide(number);
                    case InstantValue(long micros) -> dialect.wide(micros);
                    case DurationValue(long micros) -> dialect.wide(micros);
                    case StringValue other -> print(expression);
                    case DoubleValue other -> print(expression);
                    case BoolValue other -> print(expression);
                    case Value.Unknown other -> print(expression);
                }
                : print(expression);
    }

    Term literal(Type type, Value value) {
        return switch (value) {
            case StringValue(String text) -> dialect.text(text);
            case IntValue(long number) -> whole(number);
            case DoubleValue(double number) -> dialect.number(number);
            case BoolValue truth -> Term.whole(truth.text());
            case InstantValue(long micros) -> instant(micros);
            case DurationValue(long micros) -> whole(micros);
            case Value.Unknown ignored -> dialect.unknown(type);
        };
    }

    /// An instant, in µs since 1970, with a comment that people can read.
    Term instant(long micros) {
        Term number = whole(micros);
        return new Term("%s /* %s */".formatted(number, Time.text(micros)), number.binding());
    }

    private Term whole(long number) {
        return number == Long.MIN_VALUE
                ? dialect.wide(number)
                : new Term(Long.toString(number), number < 0 ? Binding.SIGN : Binding.WHOLE);
    }

    private static String sign(Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    /// `$` is the very end of the text; not every engine says that with `$`, and all say it with `\z`.
    static String toTheVeryEnd(String pattern) {
        boolean anchored = pattern.endsWith("$");
        int escapes = 0;
        for (int at = pattern.length() - 2; anchored && at >= 0 && pattern.charAt(at) == '\\'; at--) {
            escapes++;
        }
        return anchored && escapes % 2 == 0 ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
    }
}
