package dev.ajar.definitions.cel;

import static dev.ajar.definitions.cel.Conditions.a;
import static dev.ajar.definitions.cel.Conditions.is;

import dev.ajar.definitions.cel.Scope.Columns;
import dev.ajar.definitions.cel.Scope.Known;
import dev.ajar.definitions.cel.Tokens.Token;
import dev.ajar.definitions.cel.Written.Stretch;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Arithmetic;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns what CEL's parser found into an expression of Ajar, and tells of everything that Ajar does not offer.
///
/// What cannot be translated is empty and has been told of; its neighbours are looked at all the same.
final class Translation {

    private static final Map<String, Comparator> COMPARATORS = Map.of(
            "_==_", Comparator.EQUAL,
            "_!=_", Comparator.NOT_EQUAL,
            "_<_", Comparator.LESS,
            "_<=_", Comparator.LESS_OR_EQUAL,
            "_>_", Comparator.GREATER,
            "_>=_", Comparator.GREATER_OR_EQUAL);

    private static final Map<String, Operator> OPERATORS =
            Map.of("_+_", Operator.PLUS, "_-_", Operator.MINUS, "_*_", Operator.TIMES);

    private static final Map<String, TextQuestion> QUESTIONS = Map.of(
            "startsWith", TextQuestion.STARTS_WITH,
            "endsWith", TextQuestion.ENDS_WITH,
            "contains", TextQuestion.CONTAINS);

    private final Written written;
    private final CelSource source;
    private final Scope scope;
    private final String where;
    private final Problems problems;
    private final Naming naming;
    private final Literals literals;

    Translation(Written written, CelSource source, Scope scope, String where, Problems problems) {
        this.written = written;
        this.source = source;
        this.scope = scope;
        this.where = where;
        this.problems = problems;
        naming = new Naming(written, source, scope, where, problems);
        literals = new Literals(written, source, where, problems);
    }

    /// The whole expression; a condition must give a bool.
    Optional<Expression> of(CelExpr root, boolean condition) {
        return condition ? typed(root, Type.BOOL) : translate(root, Type.STRING);
    }

    /// An expression that must have a certain type.
    private Optional<Expression> typed(CelExpr part, Type type) {
        return translate(part, type).filter(expression -> {
            if (expression.type() != type && naming.isSound(expression)) {
                tellType(part, expression.type(), type);
            }
            return expression.type() == type;
        });
    }

    private void tellType(CelExpr part, Type type, Type wanted) {
        String text = text(part);
        String example = wanted == Type.BOOL && type == Type.STRING ? ", for example `%s == 'x'`".formatted(text) : "";
        problems.error(span(part), "%s: %s".formatted(where, is(text, type)), a(wanted) + example);
    }

    /// @param wish the type that a column should have whose type is open
    private Optional<Expression> translate(CelExpr part, Type wish) {
        return switch (part.getKind()) {
            case CONSTANT -> literals.of(part).map(literal -> literal);
            case IDENT, SELECT -> naming.name(part, wish).map(name -> name);
            case CALL -> call(part, part.call(), wish);
            case LIST -> refuse(part, "a list stands here", "a list only after `in`: `x in ['a', 'b']`");
            case MAP -> refuse(part, "maps are not offered", "a comparison");
            case STRUCT -> refuse(part, "messages are not offered", "a comparison");
            case COMPREHENSION -> refuse(part, "macros are not offered", "a comparison");
            case NOT_SET -> throw new IllegalStateException("the parser left a hole in " + written.text());
        };
    }

    private Optional<Expression> call(CelExpr part, CelCall call, Type wish) {
        String function = call.function();
        if (COMPARATORS.containsKey(function)) {
            return comparison(part, COMPARATORS.get(function));
        }
        if (OPERATORS.containsKey(function)) {
            return arithmetic(part, OPERATORS.get(function), wish);
        }
        return switch (function) {
            case "_&&_" -> both(call, Type.BOOL, Expression.And::new);
            case "_||_" -> both(call, Type.BOOL, Expression.Or::new);
            case "!_" -> typed(call.args().get(0), Type.BOOL).map(Expression.Not::new);
            case "-_" -> negation(part, call.args().get(0), wish);
            case "_?_:_" -> conditional(part, call.args(), wish);
            case "@in" -> in(call.args().get(0), call.args().get(1));
            case "_[_]" -> column(part, wish);
            case "_/_" ->
                refuseSign(part, "division is not offered", "a multiplication: `x < 2.0 * y` for `x / y < 2.0`");
            case "_%_" -> refuseSign(part, "`%` is not offered", "a comparison");
            default -> named(part, function, call);
        };
    }

    private Optional<Expression> named(CelExpr part, String function, CelCall call) {
        List<CelExpr> arguments = arguments(call);
        if (call.target().isEmpty() && function.equals("has")) {
            return has(part, call.args());
        }
        if (QUESTIONS.containsKey(function) && call.target().isPresent()) {
            return counted(part, arguments, 2)
                    ? both(
                            arguments,
                            Type.STRING,
                            (text, piece) -> new Expression.TextTest(QUESTIONS.get(function), text, piece))
                    : Optional.empty();
        }
        boolean free = call.target().isEmpty();
        return switch (function) {
            case "matches" -> counted(part, arguments, 2) ? matches(arguments) : Optional.empty();
            case "size" ->
                counted(part, arguments, 1)
                        ? typed(arguments.get(0), Type.STRING).map(Expression.Size::new)
                        : Optional.empty();
            case "timestamp", "duration" ->
                !free
                        ? refuseFunction(part, function, free)
                        : counted(part, arguments, 1)
                                ? literals.time(part, arguments.get(0)).map(literal -> literal)
                                : Optional.empty();
            case "int", "double" ->
                !free
                        ? refuseFunction(part, function, free)
                        : counted(part, arguments, 1)
                                ? cast(part, arguments.get(0), function.equals("int") ? Type.INT : Type.DOUBLE)
                                : Optional.empty();
            default -> refuseFunction(part, function, free);
        };
    }

    private Optional<Expression> refuseFunction(CelExpr part, String function, boolean free) {
        Token name = written.functionName(part, source);
        if (!free && Refused.MACROS.contains(function)) {
            return refuse(
                    written.span(name),
                    "macros such as %s are not offered".formatted(Words.quoted(function)),
                    "comparisons, or `x in ['a', 'b']`");
        }
        return refuse(
                written.span(name), "%s is not offered".formatted(Words.quoted(function)), Refused.insteadOf(function));
    }

    private boolean counted(CelExpr part, List<CelExpr> arguments, int count) {
        if (arguments.size() != count) {
            Token name = written.functionName(part, source);
            refuse(
                    written.span(name),
                    "%s takes %s, here are %s"
                            .formatted(
                                    Words.quoted(name.text()),
                                    count == 1 ? "one value" : "two values",
                                    arguments.size()),
                    "");
        }
        return arguments.size() == count;
    }

    private static List<CelExpr> arguments(CelCall call) {
        var arguments = new ArrayList<CelExpr>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.args());
        return arguments;
    }

    private Optional<Expression> has(CelExpr part, List<CelExpr> arguments) {
        if (!counted(part, arguments, 1)) {
            return Optional.empty();
        }
        CelExpr argument = arguments.get(0);
        Optional<Expression> asked = naming.isName(argument)
                ? naming.asked(argument).map(name -> name)
                : refuse(argument, "`has` asks for one name", "`has(x)`");
        return asked.map(name -> new Expression.Has((Expression.Name) name));
    }

    private Optional<Expression> column(CelExpr part, Type wish) {
        return naming.isName(part)
                ? naming.name(part, wish).map(name -> name)
                : refuseSign(
                        part,
                        "`[…]` is not offered",
                        scope.columns() == Columns.NONE ? "a name" : "`column['odd name']`");
    }

    private Optional<Expression> comparison(CelExpr part, Comparator comparator) {
        CelExpr left = part.call().args().get(0);
        CelExpr right = part.call().args().get(1);
        Pair pair = pair(left, right);
        return pair.both((first, second) -> {
            if (first.type() == second.type()) {
                literals.warnUnlisted(scope, first, second, right);
                literals.warnUnlisted(scope, second, first, left);
                return Optional.of(new Expression.Comparison(comparator, first, second));
            }
            return mismatch(part, pair, "two values of one type" + literals.hint(first, second));
        });
    }

    private Optional<Expression> mismatch(CelExpr part, Pair pair, String expected) {
        Expression first = pair.left().orElseThrow();
        Expression second = pair.right().orElseThrow();
        if (naming.isSound(first) && naming.isSound(second)) {
            refuseSign(
                    part,
                    "%s, %s"
                            .formatted(
                                    is(text(part.call().args().get(0)), first.type()),
                                    is(text(part.call().args().get(1)), second.type())),
                    expected);
        }
        return Optional.empty();
    }

    /// Two expressions that should be of one type. A column whose type is open takes that of the other.
    private Pair pair(CelExpr left, CelExpr right) {
        if (naming.isOpen(left)) {
            Optional<Expression> second = translate(right, Type.STRING);
            return new Pair(translate(left, second.map(Expression::type).orElse(Type.STRING)), second);
        }
        Optional<Expression> first = translate(left, Type.STRING);
        return new Pair(first, translate(right, first.map(Expression::type).orElse(Type.STRING)));
    }

    private record Pair(Optional<Expression> left, Optional<Expression> right) {
        Optional<Expression> both(Join join) {
            return left.flatMap(first -> right.flatMap(second -> join.of(first, second)));
        }
    }

    @FunctionalInterface
    private interface Join {
        Optional<Expression> of(Expression left, Expression right);
    }

    private Optional<Expression> arithmetic(CelExpr part, Operator operator, Type wish) {
        CelExpr left = part.call().args().get(0);
        CelExpr right = part.call().args().get(1);
        Pair pair = naming.isOpen(left) && naming.isOpen(right)
                ? new Pair(translate(left, wish), translate(right, wish))
                : pair(left, right);
        return pair.both((first, second) -> {
            if (Arithmetic.has(operator, first.type(), second.type())) {
                return computed(part, new Arithmetic(operator, first, second));
            }
            boolean texts = first.type() == Type.STRING && second.type() == Type.STRING && operator == Operator.PLUS;
            return texts
                    ? refuseSign(part, "texts cannot be put together", "a comparison of each of them")
                    : mismatch(part, pair, operands(operator, first, second));
        });
    }

    /// What an operator takes, near to what was written.
    private String operands(Operator operator, Expression first, Expression second) {
        boolean time = first.type() == Type.INSTANT || second.type() == Type.INSTANT;
        if (operator != Operator.TIMES && time) {
            return "an instant and a duration: `duration('90s')`";
        }
        return "two numbers of one type"
                + (isNumber(first) && isNumber(second) ? literals.hint(first, second) : ", or instants and durations");
    }

    private static boolean isNumber(Expression expression) {
        return expression.type() == Type.INT || expression.type() == Type.DOUBLE;
    }

    private Optional<Expression> negation(CelExpr part, CelExpr operand, Type wish) {
        return translate(operand, wish).flatMap(expression -> switch (expression.type()) {
            case INT, DOUBLE, DURATION -> computed(part, new Expression.Negation(expression));
            case STRING, BOOL, INSTANT -> {
                if (naming.isSound(expression)) {
                    tellNoNumber(operand, expression.type());
                }
                yield Optional.empty();
            }
        });
    }

    private Optional<Expression> cast(CelExpr part, CelExpr operand, Type type) {
        Type other = type == Type.INT ? Type.DOUBLE : Type.INT;
        return translate(operand, other).flatMap(expression -> switch (expression.type()) {
            case INT, DOUBLE -> computed(part, new Expression.Cast(expression, type));
            case STRING, BOOL, INSTANT, DURATION -> {
                if (naming.isSound(expression)) {
                    tellNoNumber(operand, expression.type());
                }
                yield Optional.empty();
            }
        });
    }

    private void tellNoNumber(CelExpr part, Type type) {
        problems.error(span(part), "%s: %s".formatted(where, is(text(part), type)), "a number");
    }

    /// What is made of literals alone is computed here, once, to see whether it can be.
    private Optional<Expression> computed(CelExpr part, Expression expression) {
        return literals.isComputable(expression)
                ? Optional.of(expression)
                : refuseSign(part, "%s overflows".formatted(Words.quoted(text(part))), "a value that fits");
    }

    private Optional<Expression> conditional(CelExpr part, List<CelExpr> arguments, Type wish) {
        Optional<Expression> condition = typed(arguments.get(0), Type.BOOL);
        Optional<Expression> then = translate(arguments.get(1), wish);
        Optional<Expression> otherwise =
                translate(arguments.get(2), then.map(Expression::type).orElse(wish));
        Pair pair = new Pair(then, otherwise);
        return pair.both((first, second) -> {
            if (first.type() == second.type()) {
                return condition.map(asked -> new Expression.Conditional(asked, first, second));
            }
            if (naming.isSound(first) && naming.isSound(second)) {
                refuseSign(
                        part,
                        "%s, %s"
                                .formatted(
                                        is(text(arguments.get(1)), first.type()),
                                        is(text(arguments.get(2)), second.type())),
                        "two values of one type on both sides of `:`" + literals.hint(first, second));
            }
            return Optional.empty();
        });
    }

    private Optional<Expression> in(CelExpr operand, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            translate(operand, Type.STRING);
            return refuse(list, "`in` asks a list of literals", "`x in ['a', 'b']`");
        }
        if (list.list().elements().isEmpty()) {
            translate(operand, Type.STRING);
            return refuse(list, "an empty list: nothing is in it", "a list of at least one literal");
        }
        var values = new ArrayList<Value>();
        Optional<Expression.Literal> first =
                literals.element(list.list().elements().get(0));
        Optional<Expression> asked =
                translate(operand, first.map(Expression::type).orElse(Type.STRING));
        boolean sound = asked.isPresent();
        for (CelExpr element : list.list().elements()) {
            Optional<Expression.Literal> literal = literals.element(element);
            sound &= literal.isPresent();
            if (literal.isPresent() && asked.isPresent()) {
                values.add(literal.get().value());
                if (literal.get().type() != asked.get().type()) {
                    sound = false;
                    tellElement(operand, element, asked.get(), literal.get());
                } else {
                    literals.warnUnlisted(scope, asked.get(), literal.get(), element);
                }
            }
        }
        return sound ? Optional.of(new Expression.In(asked.get(), values)) : Optional.empty();
    }

    private void tellElement(CelExpr operand, CelExpr element, Expression asked, Expression.Literal literal) {
        if (naming.isSound(asked)) {
            problems.error(
                    span(element),
                    "%s: %s, %s".formatted(where, is(text(operand), asked.type()), is(text(element), literal.type())),
                    "literals of one type" + literals.hint(asked, literal));
        }
    }

    private Optional<Expression> matches(List<CelExpr> arguments) {
        Optional<Expression> text = typed(arguments.get(0), Type.STRING);
        return literals.pattern(arguments.get(1))
                .flatMap(pattern -> text.map(found -> new Expression.Matches(found, pattern)));
    }

    private Optional<Expression> both(CelCall call, Type type, Make make) {
        return both(call.args(), type, make);
    }

    private Optional<Expression> both(List<CelExpr> arguments, Type type, Make make) {
        Optional<Expression> left = typed(arguments.get(0), type);
        Optional<Expression> right = typed(arguments.get(1), type);
        return left.flatMap(first -> right.map(second -> make.of(first, second)));
    }

    @FunctionalInterface
    private interface Make {
        Expression of(Expression left, Expression right);
    }

    private Optional<Expression> refuseSign(CelExpr part, String what, String expected) {
        return refuse(written.span(written.sign(part, source)), what, expected);
    }

    private Optional<Expression> refuse(CelExpr part, String what, String expected) {
        return refuse(span(part), what, expected);
    }

    private Optional<Expression> refuse(Span span, String what, String expected) {
        problems.error(span, "%s: %s".formatted(where, what), expected);
        return Optional.empty();
    }

    private Span span(CelExpr part) {
        Stretch stretch = written.stretch(part, source);
        return written.span(stretch.from(), stretch.to());
    }

    private String text(CelExpr part) {
        Stretch stretch = written.stretch(part, source);
        return written.text().substring(stretch.from(), stretch.to());
    }

    /// What is known of a name, if it is one.
    static Optional<Known> known(Scope scope, Expression expression) {
        return expression instanceof Expression.Name(String name, Type ignored) ? scope.named(name) : Optional.empty();
    }
}
