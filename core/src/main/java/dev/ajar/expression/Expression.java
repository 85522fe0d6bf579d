package dev.ajar.expression;

import dev.ajar.expression.Value.BoolValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A condition or a value computed from names: all of the language there is (semantics.md §2).
///
/// Every expression is well typed by construction: the constructors refuse anything else, so an engine that walks this
/// tree needs no checks of its own.
public sealed interface Expression {

    /// The type of what this gives.
    Type type();

    /// A value written down. The unknown value may have any type.
    record Literal(Type type, Value value) implements Expression {

        /// Always true: the condition of whoever gives none.
        public static final Literal TRUE = new Literal(Type.BOOL, BoolValue.TRUE);

        public Literal {
            if (!type.admits(value)) {
                throw new IllegalArgumentException("%s (expected: %s)".formatted(value, type));
            }
        }
    }

    /// Something known by name: an attribute, `event.time`, a fact, a column.
    record Name(String name, Type type) implements Expression {}

    /// Whether a name is known; itself never unknown.
    record Has(Name name) implements Expression {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `!operand`
    record Not(Expression operand) implements Expression {
        public Not {
            expect(operand, Type.BOOL);
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `left && right`
    record And(Expression left, Expression right) implements Expression {
        public And {
            expect(left, Type.BOOL);
            expect(right, Type.BOOL);
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `left || right`
    record Or(Expression left, Expression right) implements Expression {
        public Or {
            expect(left, Type.BOOL);
            expect(right, Type.BOOL);
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `condition ? then : otherwise`, unknown where the condition is.
    record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {
        public Conditional {
            expect(condition, Type.BOOL);
            expect(otherwise, then.type());
        }

        @Override
        public Type type() {
            return then.type();
        }
    }

    /// Two values of one type compared.
    record Comparison(Comparator comparator, Expression left, Expression right) implements Expression {
        public Comparison {
            expect(right, left.type());
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// How two values are compared.
    enum Comparator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /// What the comparison says, given the sign of left − right.
        boolean accepts(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    /// `left + right`, `left - right` or `left * right`: two ints, two doubles, or instants and durations where that
    /// has a meaning.
    record Arithmetic(Operator operator, Expression left, Expression right, Type type) implements Expression {

        public Arithmetic(Operator operator, Expression left, Expression right) {
            this(operator, left, right, result(operator, left.type(), right.type()));
        }

        public Arithmetic {
            if (type != result(operator, left.type(), right.type())) {
                throw new IllegalArgumentException("%s does not give %s".formatted(operator, type));
            }
        }

        /// Whether the operator has a meaning for operands of these types.
        public static boolean has(Operator operator, Type left, Type right) {
            boolean same = left == right;
            boolean shift = left == Type.INSTANT && right == Type.DURATION;
            return switch (operator) {
                case TIMES -> same && (left == Type.INT || left == Type.DOUBLE);
                case PLUS ->
                    (same && (left == Type.INT || left == Type.DOUBLE || left == Type.DURATION))
                            || shift
                            || (left == Type.DURATION && right == Type.INSTANT);
                case MINUS -> (same && left != Type.STRING && left != Type.BOOL) || shift;
            };
        }

        private static Type result(Operator operator, Type left, Type right) {
            if (!has(operator, left, right)) {
                throw new IllegalArgumentException("%s %s %s".formatted(left, operator, right));
            }
            if (left == Type.INSTANT && right == Type.INSTANT) {
                return Type.DURATION;
            }
            return right == Type.INSTANT ? Type.INSTANT : left;
        }
    }

    /// What is done with two numbers or times.
    enum Operator {
        PLUS,
        MINUS,
        TIMES
    }

    /// `-operand`, of an int, a double or a duration.
    record Negation(Expression operand) implements Expression {
        public Negation {
            if (operand.type() != Type.INT && operand.type() != Type.DOUBLE && operand.type() != Type.DURATION) {
                throw new IllegalArgumentException("-%s".formatted(operand.type()));
            }
        }

        @Override
        public Type type() {
            return operand.type();
        }
    }

    /// Whether the operand is one of some literals of its type.
    record In(Expression operand, List<Value> values) implements Expression {
        public In {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("in []: expected at least one literal");
            }
            for (Value value : values) {
                if (!value.isKnown() || !operand.type().admits(value)) {
                    throw new IllegalArgumentException("in %s (expected: %s only)".formatted(values, operand.type()));
                }
            }
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// A question about two texts.
    record TextTest(TextQuestion question, Expression text, Expression part) implements Expression {
        public TextTest {
            expect(text, Type.STRING);
            expect(part, Type.STRING);
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// What can be asked of two texts.
    enum TextQuestion {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS
    }

    /// Whether some part of a text matches a pattern: RE2, in the subset that all engines read alike.
    record Matches(Expression text, String pattern) implements Expression {
        public Matches {
            expect(text, Type.STRING);
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// The number of code points of a text.
    record Size(Expression text) implements Expression {
        public Size {
            expect(text, Type.STRING);
        }

        @Override
        public Type type() {
            return Type.INT;
        }
    }

    /// `int(operand)`, cut toward zero, or `double(operand)`.
    record Cast(Expression operand, Type type) implements Expression {
        public Cast {
            if (!isNumber(operand.type()) || !isNumber(type)) {
                throw new IllegalArgumentException("%s(%s)".formatted(type, operand.type()));
            }
        }

        private static boolean isNumber(Type type) {
            return type == Type.INT || type == Type.DOUBLE;
        }
    }

    /// The expressions this one is made of, from left to right.
    default List<Expression> parts() {
        return switch (this) {
            case Literal ignored -> List.of();
            case Name ignored -> List.of();
            case Has(Name name) -> List.of(name);
            case Not(Expression operand) -> List.of(operand);
            case And(Expression left, Expression right) -> List.of(left, right);
            case Or(Expression left, Expression right) -> List.of(left, right);
            case Conditional(Expression condition, Expression then, Expression otherwise) ->
                List.of(condition, then, otherwise);
            case Comparison(Comparator ignored, Expression left, Expression right) -> List.of(left, right);
            case Arithmetic(Operator ignored, Expression left, Expression right, Type type) -> List.of(left, right);
            case Negation(Expression operand) -> List.of(operand);
            case In(Expression operand, List<Value> ignored) -> List.of(operand);
            case TextTest(TextQuestion ignored, Expression text, Expression part) -> List.of(text, part);
            case Matches(Expression text, String ignored) -> List.of(text);
            case Size(Expression text) -> List.of(text);
            case Cast(Expression operand, Type ignored) -> List.of(operand);
        };
    }

    /// Every name that this expression mentions, from left to right, repetitions included.
    default List<Name> names() {
        List<Name> names = new ArrayList<>();
        Deque<Expression> left = new ArrayDeque<>(List.of(this));
        while (!left.isEmpty()) {
            Expression next = left.pop();
            if (next instanceof Name name) {
                names.add(name);
            }
            List<Expression> parts = next.parts();
            for (int part = parts.size() - 1; part >= 0; part--) {
                left.push(parts.get(part));
            }
        }
        return names;
    }

    private static void expect(Expression operand, Type type) {
        if (operand.type() != type) {
            throw new IllegalArgumentException("%s is %s (expected: %s)".formatted(operand, operand.type(), type));
        }
    }
}
