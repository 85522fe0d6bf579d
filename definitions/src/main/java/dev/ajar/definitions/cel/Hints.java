package dev.ajar.definitions.cel;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value.DoubleValue;

/// What to write where two types do not fit together.
final class Hints {

    private Hints() {}

    /// How a literal must be written to fit, if one of the two is one.
    static String of(Expression first, Expression second) {
        if (first instanceof Literal one && !(second instanceof Literal)) {
            return of(one, second.type());
        }
        if (second instanceof Literal two) {
            return of(two, first.type());
        }
        return isNumber(first) && isNumber(second) ? "; a cast: `double(x)` or `int(x)`" : "";
    }

    private static String of(Literal literal, Type wanted) {
        String text = literal.value().text();
        return switch (wanted) {
            case DOUBLE -> literal.type() == Type.INT ? ": `%s.0`".formatted(text) : "";
            case STRING -> ": `'%s'`".formatted(text);
            case INSTANT -> ": `timestamp('2026-03-01T10:00:00Z')`";
            case DURATION -> ": `duration('90s')`";
            case BOOL -> text.equals("true") || text.equals("false") ? ": `%s` without quotes".formatted(text) : "";
            case INT -> ofInt(literal, text);
        };
    }

    private static String ofInt(Literal literal, String text) {
        if (literal.value() instanceof DoubleValue(double number)) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? ": `%s`".formatted((long) number) : "; a cast: `double(x)` for the int";
        }
        return text.matches("-?[0-9]+") ? ": `%s` without quotes".formatted(text) : "";
    }

    /// What an arithmetic operator takes, near to what was written.
    static String operands(Operator operator, Expression first, Expression second) {
        boolean time = first.type() == Type.INSTANT || second.type() == Type.INSTANT;
        if (operator != Operator.TIMES && time) {
            return "an instant and a duration: `duration('90s')`";
        }
        return "two numbers of one type"
                + (isNumber(first) && isNumber(second) ? of(first, second) : ", or instants and durations");
    }

    private static boolean isNumber(Expression expression) {
        return expression.type() == Type.INT || expression.type() == Type.DOUBLE;
    }
}
