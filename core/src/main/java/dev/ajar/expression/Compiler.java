package dev.ajar.expression;

import com.google.re2j.Pattern;
import dev.ajar.expression.Expression.Arithmetic;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.In;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.TextTest;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.expression.Value.Unknown;
import java.util.Set;
import java.util.function.LongBinaryOperator;

/// Makes expressions ready to be evaluated: a tree of closures, each doing one thing.
///
/// @param names how names are read from the subject
/// @param <S> what is asked: an event, a session, a row
public record Compiler<S>(Names<S> names) {

    /// The evaluation of one expression.
    ///
    /// @throws IllegalArgumentException if it mentions a name that there is not
    public Evaluation<S> compile(Expression expression) {
        return switch (expression) {
            case Expression.Literal(Type ignored, Value value) -> subject -> value;
            case Expression.Name name -> names.reader(name);
            case Expression.Has(Expression.Name name) -> {
                Evaluation<S> reader = names.reader(name);
                yield subject -> BoolValue.of(reader.of(subject).isKnown());
            }
            case Expression.Not(Expression operand) -> not(compile(operand));
            case Expression.And(Expression left, Expression right) ->
                absorbing(BoolValue.FALSE, compile(left), compile(right));
            case Expression.Or(Expression left, Expression right) ->
                absorbing(BoolValue.TRUE, compile(left), compile(right));
            case Expression.Conditional(Expression condition, Expression then, Expression otherwise) ->
                conditional(compile(condition), compile(then), compile(otherwise));
            case Comparison comparison -> comparison(comparison);
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.Negation(Expression operand) -> negation(compile(operand));
            case In in -> in(in);
            case TextTest test -> textTest(test);
            case Expression.Matches(Expression text, String pattern) -> matches(compile(text), pattern);
            case Expression.Size(Expression text) -> size(compile(text));
            case Expression.Cast(Expression operand, Type type) -> cast(compile(operand), type);
        };
    }

    private static <S> Evaluation<S> not(Evaluation<S> operand) {
        return subject -> operand.of(subject) instanceof BoolValue truth
                ? truth == BoolValue.TRUE ? BoolValue.FALSE : BoolValue.TRUE
                : Value.UNKNOWN;
    }

    /// Kleene's `&&` (false absorbs) and `||` (true absorbs).
    private static <S> Evaluation<S> absorbing(BoolValue absorber, Evaluation<S> left, Evaluation<S> right) {
        return subject -> {
            Value first = left.of(subject);
            if (first == absorber) {
                return absorber;
            }
            Value second = right.of(subject);
            return second == absorber || !(first instanceof Unknown) ? second : Value.UNKNOWN;
        };
    }

    private static <S> Evaluation<S> conditional(Evaluation<S> condition, Evaluation<S> then, Evaluation<S> otherwise) {
        return subject -> condition.of(subject) instanceof BoolValue truth
                ? (truth == BoolValue.TRUE ? then : otherwise).of(subject)
                : Value.UNKNOWN;
    }

    private Evaluation<S> comparison(Comparison comparison) {
        Evaluation<S> left = compile(comparison.left());
        Evaluation<S> right = compile(comparison.right());
        Comparator comparator = comparison.comparator();
        boolean equality = comparator == Comparator.EQUAL || comparator == Comparator.NOT_EQUAL;
        if (equality && comparison.right() instanceof Expression.Literal(Type ignored, Value literal)) {
            BoolValue same = BoolValue.of(comparator == Comparator.EQUAL);
            BoolValue other = BoolValue.of(comparator != Comparator.EQUAL);
            return switch (literal) {
                case StringValue(String text) ->
                    subject -> left.of(subject) instanceof StringValue(String found)
                            ? found.equals(text) ? same : other
                            : Value.UNKNOWN;
                case Unknown nothing -> subject -> nothing;
                default ->
                    subject -> {
                        Value value = left.of(subject);
                        return value instanceof Unknown ? Value.UNKNOWN : value.equals(literal) ? same : other;
                    };
            };
        }
        return subject -> {
            Value first = left.of(subject);
            if (!first.isKnown()) {
                return Value.UNKNOWN;
            }
            Value second = right.of(subject);
            return second.isKnown() ? BoolValue.of(comparator.accepts(Value.compare(first, second))) : Value.UNKNOWN;
        };
    }

    private Evaluation<S> arithmetic(Arithmetic arithmetic) {
        Evaluation<S> left = compile(arithmetic.left());
        Evaluation<S> right = compile(arithmetic.right());
        Type type = arithmetic.type();
        Operator operator = arithmetic.operator();
        if (type == Type.DOUBLE) {
            return subject -> {
                if (left.of(subject) instanceof DoubleValue(double a)
                        && right.of(subject) instanceof DoubleValue(double b)) {
                    return finite(
                            switch (operator) {
                                case PLUS -> a + b;
                                case MINUS -> a - b;
                                case TIMES -> a * b;
                            });
                }
                return Value.UNKNOWN;
            };
        }
        LongBinaryOperator exactly = switch (operator) {
            case PLUS -> Math::addExact;
            case MINUS -> Math::subtractExact;
            case TIMES -> Math::multiplyExact;
        };
        return subject -> {
            Value first = left.of(subject);
            Value second = right.of(subject);
            if (!first.isKnown() || !second.isKnown()) {
                return Value.UNKNOWN;
            }
            try {
                return whole(type, exactly.applyAsLong(whole(first), whole(second)));
            } catch (ArithmeticException overflow) {
                return Value.UNKNOWN;
            }
        };
    }

    private static <S> Evaluation<S> negation(Evaluation<S> operand) {
        return subject -> switch (operand.of(subject)) {
            case IntValue(long number) -> number == Long.MIN_VALUE ? Value.UNKNOWN : new IntValue(-number);
            case DurationValue(long micros) -> micros == Long.MIN_VALUE ? Value.UNKNOWN : new DurationValue(-micros);
            case DoubleValue(double number) -> new DoubleValue(-number);
            case StringValue ignored -> Value.UNKNOWN;
            case BoolValue ignored -> Value.UNKNOWN;
            case InstantValue ignored -> Value.UNKNOWN;
            case Unknown ignored -> Value.UNKNOWN;
        };
    }

    private Evaluation<S> in(In in) {
        Evaluation<S> operand = compile(in.operand());
        Set<Value> values = Set.copyOf(in.values());
        return subject -> {
            Value value = operand.of(subject);
            return value.isKnown() ? BoolValue.of(values.contains(value)) : Value.UNKNOWN;
        };
    }

    private Evaluation<S> textTest(TextTest test) {
        Evaluation<S> text = compile(test.text());
        Evaluation<S> part = compile(test.part());
        return subject -> {
            if (text.of(subject) instanceof StringValue(String whole)
                    && part.of(subject) instanceof StringValue(String piece)) {
                return BoolValue.of(
                        switch (test.question()) {
                            case STARTS_WITH -> whole.startsWith(piece);
                            case ENDS_WITH -> whole.endsWith(piece);
                            case CONTAINS -> whole.contains(piece);
                        });
            }
            return Value.UNKNOWN;
        };
    }

    /// `$` is the very end of the text, in every engine; RE2 says that with `\z`, and with `$` where no flag is set.
    private static <S> Evaluation<S> matches(Evaluation<S> text, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return subject -> text.of(subject) instanceof StringValue(String whole)
                ? BoolValue.of(compiled.matcher(whole).find())
                : Value.UNKNOWN;
    }

    private static <S> Evaluation<S> size(Evaluation<S> text) {
        return subject -> text.of(subject) instanceof StringValue(String whole)
                ? new IntValue(whole.codePointCount(0, whole.length()))
                : Value.UNKNOWN;
    }

    private static <S> Evaluation<S> cast(Evaluation<S> operand, Type type) {
        return subject -> {
            Value value = operand.of(subject);
            if (type == Type.INT && value instanceof DoubleValue(double number)) {
                return number >= -0x1p63 && number < 0x1p63 ? new IntValue((long) number) : Value.UNKNOWN;
            }
            return type == Type.DOUBLE && value instanceof IntValue(long number) ? new DoubleValue(number) : value;
        };
    }

    private static Value finite(double number) {
        return Double.isFinite(number) ? new DoubleValue(number) : Value.UNKNOWN;
    }

    private static long whole(Value value) {
        return switch (value) {
            case IntValue(long number) -> number;
            case InstantValue(long micros) -> micros;
            case DurationValue(long micros) -> micros;
            case StringValue ignored -> throw new IllegalArgumentException("no whole number: " + value);
            case DoubleValue ignored -> throw new IllegalArgumentException("no whole number: " + value);
            case BoolValue ignored -> throw new IllegalArgumentException("no whole number: " + value);
            case Unknown ignored -> throw new IllegalArgumentException("no whole number: " + value);
        };
    }

    private static Value whole(Type type, long number) {
        return switch (type) {
            case INT -> new IntValue(number);
            case INSTANT -> new InstantValue(number);
            case DURATION -> new DurationValue(number);
            case STRING, DOUBLE, BOOL -> throw new IllegalArgumentException("no whole number: " + type);
        };
    }
}
