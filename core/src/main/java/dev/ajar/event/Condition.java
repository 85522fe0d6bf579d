package dev.ajar.event;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.Unknown;
import dev.ajar.model.Attributes;
import java.util.SortedMap;
import java.util.TreeMap;

/// A condition on events that counts what comes of it. Not for several threads at once.
public final class Condition {

    private final Evaluation<Event> evaluation;
    private final Attributes attributes;
    private final boolean negative;
    private final int[] places;
    private final long[] missing;
    private long asked;
    private long held;
    private long unknown;

    /// @throws IllegalArgumentException if the condition mentions a name that there is not
    public Condition(Expression when, Attributes attributes) {
        this.evaluation = new Compiler<>(new EventNames(attributes)).compile(when);
        this.attributes = attributes;
        negative = isNegative(when, true);
        places = when.names().stream()
                .mapToInt(name -> attributes.place(name.name()))
                .filter(place -> place != Attributes.UNDECLARED)
                .distinct()
                .toArray();
        missing = new long[places.length];
    }

    /// Whether it holds: only when it is true, not when it is unknown.
    public boolean holds(Event event) {
        asked++;
        Value value = evaluation.of(event);
        if (value == BoolValue.TRUE) {
            held++;
            return true;
        }
        if (value instanceof Unknown) {
            unknown++;
            for (int at = 0; at < places.length; at++) {
                missing[at] += event.value(places[at]) instanceof Unknown ? 1 : 0;
            }
        }
        return false;
    }

    /// What came of it so far.
    public Asked asked() {
        SortedMap<String, Long> named = new TreeMap<>();
        for (int at = 0; at < places.length; at++) {
            if (missing[at] > 0) {
                named.put(attributes.at(places[at]).name(), missing[at]);
            }
        }
        return new Asked(asked, held, unknown, named, negative);
    }

    /// Whether a value like no other, in place of one that is missing, may make this what is wanted.
    private static boolean isNegative(Expression expression, boolean wanted) {
        return switch (expression) {
            case Expression.Not(Expression operand) -> isNegative(operand, !wanted);
            case Expression.And(Expression left, Expression right) ->
                isNegative(left, wanted) || isNegative(right, wanted);
            case Expression.Or(Expression left, Expression right) ->
                isNegative(left, wanted) || isNegative(right, wanted);
            case Expression.Conditional choice ->
                isNegative(choice.condition(), true)
                        || isNegative(choice.condition(), false)
                        || isNegative(choice.then(), wanted)
                        || isNegative(choice.otherwise(), wanted);
            case Expression.Comparison comparison -> (comparison.comparator() == Comparator.NOT_EQUAL) == wanted;
            case Expression.Name ignored -> !wanted;
            case Expression.In ignored -> !wanted;
            case Expression.TextTest ignored -> !wanted;
            case Expression.Matches ignored -> !wanted;
            case Expression.Literal ignored -> false;
            case Expression.Has ignored -> false;
            case Expression.Arithmetic ignored -> false;
            case Expression.Negation ignored -> false;
            case Expression.Size ignored -> false;
            case Expression.Cast ignored -> false;
        };
    }
}
