package dev.ajar.expression;

import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.story.Conditions;
import java.util.Map;

/// Asks expressions of a subject that is nothing but names and what they hold.
final class Asked {

    private Asked() {}

    /// What an expression of literals alone gives.
    static Value value(Expression expression) {
        return value(expression, Map.of());
    }

    /// What an expression gives where names hold these values; what is not there is unknown.
    static Value value(Expression expression, Map<String, Value> held) {
        return evaluation(expression).of(held);
    }

    static Evaluation<Map<String, Value>> evaluation(Expression expression) {
        return new Compiler<Map<String, Value>>(name -> held -> held.getOrDefault(name.name(), Value.UNKNOWN))
                .compile(expression);
    }

    static Literal literal(Object literal) {
        return Conditions.literal(literal);
    }

    /// Something of this type that is not known.
    static Literal unknown(Type type) {
        return new Literal(type, Value.UNKNOWN);
    }

    static Name name(String name, Type type) {
        return new Name(name, type);
    }
}
