package dev.ajar.definitions.cel;

import static dev.ajar.definitions.cel.Conditions.is;

import dev.ajar.definitions.problem.Words;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Arithmetic;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Translates what stands between expressions: comparisons, sums, choices, lists.
final class Operators {

    private static final Map<String, Comparator> COMPARATORS = Map.of(
            "_==_", Comparator.EQUAL,
            "_!=_", Comparator.NOT_EQUAL,
            "_<_", Comparator.LESS,
            "_<=_", Comparator.LESS_OR_EQUAL,
            "_>_", Comparator.GREATER,
            "_>=_", Comparator.GREATER_OR_EQUAL);

    private static final Map<String, Operator> ARITHMETIC =
            Map.of("_+_", Operator.PLUS, "_-_", Operator.MINUS, "_*_", Operator.TIMES);

    private final Translation translation;
    private final Parsed parsed;
    private final Naming naming;
    private final Literals literals;

    Operators(Translation translation, Parsed parsed, Naming naming, Literals literals) {
        this.translation = translation;
        this.parsed = parsed;
        this.naming = naming;
        this.literals = literals;
    }

    /// What stands on both sides of an operator, as far as it could be translated.
    private record Pair(CelExpr left, Optional<Expression> first, CelExpr right, Optional<Expression> second) {

        Optional<Expression> join(Join join) {
            return first.flatMap(one -> second.flatMap(two -> join.of(one, two)));
        }
    }

    @FunctionalInterface
    private interface Join {
        Optional<Expression> of(Expression first, Expression second);
    }

    /// Two expressions that should be of one type. A column whose type is open takes that of the other.
    private Pair pair(CelExpr left, CelExpr right) {
        if (naming.isOpen(left)) {
            Optional<Expression> second = translation.translate(right, Type.STRING);
            return new Pair(left, translation.translate(left, typeOr(second, Type.STRING)), right, second);
        }
        Optional<Expression> first = translation.translate(left, Type.STRING);
        return new Pair(left, first, right, translation.translate(right, typeOr(first, Type.STRING)));
    }

    private static Type typeOr(Optional<Expression> expression, Type otherwise) {
        return expression.map(Expression::type).orElse(otherwise);
    }

    private Optional<Expression> mismatch(
            CelExpr part, Pair pair, Expression first, Expression second, String expected) {
        return naming.isSound(first) && naming.isSound(second)
                ? parsed.refuseSign(
                        part,
                        "%s, %s"
                                .formatted(
                                        is(parsed.text(pair.left()), first.type()),
                                        is(parsed.text(pair.right()), second.type())),
                        expected)
                : Optional.empty();
    }

    Optional<Expression> comparison(CelExpr part) {
        List<CelExpr> operands = part.call().args();
        Comparator comparator = COMPARATORS.getOrDefault(part.call().function(), Comparator.EQUAL);
        Pair pair = pair(operands.get(0), operands.get(1));
        return pair.join((first, second) -> {
            if (first.type() != second.type()) {
                return mismatch(part, pair, first, second, "two values of one type" + Hints.of(first, second));
            }
            literals.warnUnlisted(first, second, pair.right());
            literals.warnUnlisted(second, first, pair.left());
            return Optional.of(new Comparison(comparator, first, second));
        });
    }

    Optional<Expression> arithmetic(CelExpr part, Type wish) {
        CelExpr left = part.call().args().get(0);
        CelExpr right = part.call().args().get(1);
        Operator operator = ARITHMETIC.getOrDefault(part.call().function(), Operator.PLUS);
        Pair pair = naming.isOpen(left) && naming.isOpen(right)
                ? new Pair(left, translation.translate(left, wish), right, translation.translate(right, wish))
                : pair(left, right);
        return pair.join((first, second) -> {
            if (Arithmetic.has(operator, first.type(), second.type())) {
                return computed(part, new Arithmetic(operator, first, second));
            }
            return first.type() == Type.STRING && second.type() == Type.STRING && operator == Operator.PLUS
                    ? parsed.refuseSign(part, "texts cannot be put together", "a comparison of each of them")
                    : mismatch(part, pair, first, second, Hints.operands(operator, first, second));
        });
    }

    Optional<Expression> negation(CelExpr part, Type wish) {
        CelExpr operand = part.call().args().get(0);
        return translation.translate(operand, wish).flatMap(expression -> switch (expression.type()) {
            case INT, DOUBLE, DURATION -> computed(part, new Expression.Negation(expression));
            case STRING, BOOL, INSTANT -> noNumber(operand, expression);
        });
    }

    /// `int(x)` and `double(x)`
    Optional<Expression> cast(CelExpr part, CelExpr operand, Type type) {
        Type other = type == Type.INT ? Type.DOUBLE : Type.INT;
        return translation.translate(operand, other).flatMap(expression -> switch (expression.type()) {
            case INT, DOUBLE -> computed(part, new Expression.Cast(expression, type));
            case STRING, BOOL, INSTANT, DURATION -> noNumber(operand, expression);
        });
    }

    private Optional<Expression> noNumber(CelExpr operand, Expression expression) {
        return naming.isSound(expression)
                ? parsed.refuse(operand, is(parsed.text(operand), expression.type()), "a number")
                : Optional.empty();
    }

    /// What is made of literals alone is computed here, once, to see whether it can be.
    private Optional<Expression> computed(CelExpr part, Expression expression) {
        return Literals.isComputable(expression)
                ? Optional.of(expression)
                : parsed.refuseSign(
                        part, "%s overflows".formatted(Words.quoted(parsed.text(part))), "a value that fits");
    }

    /// `condition ? then : otherwise`
    Optional<Expression> choice(CelExpr part, Type wish) {
        List<CelExpr> operands = part.call().args();
        Optional<Expression> condition = translation.typed(operands.get(0), Type.BOOL);
        Optional<Expression> then = translation.translate(operands.get(1), wish);
        Optional<Expression> otherwise = translation.translate(operands.get(2), typeOr(then, wish));
        Pair pair = new Pair(operands.get(1), then, operands.get(2), otherwise);
        return pair.join((first, second) -> first.type() == second.type()
                ? condition.map(asked -> new Expression.Conditional(asked, first, second))
                : mismatch(
                        part,
                        pair,
                        first,
                        second,
                        "two values of one type on both sides of `:`" + Hints.of(first, second)));
    }

    Optional<Expression> in(CelExpr operand, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            translation.translate(operand, Type.STRING);
            return parsed.refuse(list, "`in` asks a list of literals", "`x in ['a', 'b']`");
        }
        List<CelExpr> elements = list.list().elements();
        if (elements.isEmpty()) {
            translation.translate(operand, Type.STRING);
            return parsed.refuse(list, "an empty list: nothing is in it", "a list of at least one literal");
        }
        List<Optional<Literal>> found = elements.stream().map(literals::element).toList();
        Type wish = found.getFirst().map(Literal::type).orElse(Type.STRING);
        return translation.translate(operand, wish).flatMap(asked -> in(operand, asked, elements, found));
    }

    private Optional<Expression> in(
            CelExpr operand, Expression asked, List<CelExpr> elements, List<Optional<Literal>> found) {
        var values = new ArrayList<Value>();
        for (int place = 0; place < elements.size(); place++) {
            if (found.get(place).isPresent()) {
                Literal literal = found.get(place).get();
                if (literal.type() == asked.type()) {
                    values.add(literal.value());
                    literals.warnUnlisted(asked, literal, elements.get(place));
                } else {
                    tellElement(operand, elements.get(place), asked, literal);
                }
            }
        }
        return values.size() == elements.size() ? Optional.of(new Expression.In(asked, values)) : Optional.empty();
    }

    private void tellElement(CelExpr operand, CelExpr element, Expression asked, Literal literal) {
        if (naming.isSound(asked)) {
            parsed.refuse(
                    element,
                    "%s, %s"
                            .formatted(
                                    is(parsed.text(operand), asked.type()), is(parsed.text(element), literal.type())),
                    "literals of one type" + Hints.of(asked, literal));
        }
    }
}
