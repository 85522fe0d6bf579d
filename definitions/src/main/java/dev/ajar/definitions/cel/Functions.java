package dev.ajar.definitions.cel;

import dev.ajar.definitions.problem.Words;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Type;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Translates calls of functions: `has(x)`, `x.startsWith('a')`, `duration('1s')`.
final class Functions {

    private static final Map<String, TextQuestion> QUESTIONS = Map.of(
            "startsWith", TextQuestion.STARTS_WITH,
            "endsWith", TextQuestion.ENDS_WITH,
            "contains", TextQuestion.CONTAINS);

    private static final Set<String> MACROS =
            Set.of("all", "exists", "exists_one", "existsOne", "map", "filter", "transformList", "transformMap");

    private static final String OFFERED =
            "`has`, `startsWith`, `endsWith`, `contains`, `matches`, `size`, `timestamp`, `duration`, `int` or `double`";

    /// What to write instead of what CEL has and Ajar has not.
    private static final Map<String, String> INSTEAD = Map.of(
            "string", "the value as it is; there are no casts to string",
            "bool", "a comparison; there are no casts to bool",
            "uint", "an int",
            "bytes", "a string",
            "type", "nothing: types are known when the definition is read",
            "dyn", "the value as it is",
            "getHours", "a comparison of instants; parts of dates are not offered",
            "getDayOfWeek", "a comparison of instants; parts of dates are not offered");

    private final Translation translation;
    private final Parsed parsed;
    private final Naming naming;
    private final Literals literals;
    private final Operators operators;

    Functions(Translation translation, Parsed parsed, Naming naming, Literals literals, Operators operators) {
        this.translation = translation;
        this.parsed = parsed;
        this.naming = naming;
        this.literals = literals;
        this.operators = operators;
    }

    Optional<Expression> call(CelExpr part) {
        CelCall call = part.call();
        boolean free = call.target().isEmpty();
        List<CelExpr> arguments = arguments(call);
        String function = call.function();
        return switch (function) {
            case "matches" -> given(part, arguments, 2, () -> matches(arguments));
            case "size" ->
                given(
                        part,
                        arguments,
                        1,
                        () -> translation.typed(arguments.get(0), Type.STRING).map(Expression.Size::new));
            case "startsWith", "endsWith", "contains" ->
                free ? refuse(part, function, free) : given(part, arguments, 2, () -> question(function, arguments));
            case "has" -> free ? given(part, arguments, 1, () -> has(arguments.get(0))) : refuse(part, function, free);
            case "timestamp", "duration" ->
                free
                        ? given(
                                part,
                                arguments,
                                1,
                                () -> literals.time(part, arguments.get(0)).map(literal -> literal))
                        : refuse(part, function, free);
            case "int" ->
                free
                        ? given(part, arguments, 1, () -> operators.cast(part, arguments.get(0), Type.INT))
                        : refuse(part, function, free);
            case "double" ->
                free
                        ? given(part, arguments, 1, () -> operators.cast(part, arguments.get(0), Type.DOUBLE))
                        : refuse(part, function, free);
            default -> refuse(part, function, free);
        };
    }

    /// What a function is asked of: before the dot, then between the parentheses.
    private static List<CelExpr> arguments(CelCall call) {
        var arguments = new ArrayList<CelExpr>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.args());
        return arguments;
    }

    private Optional<Expression> given(
            CelExpr part, List<CelExpr> arguments, int count, Supplier<Optional<Expression>> call) {
        return arguments.size() == count
                ? call.get()
                : parsed.refuse(
                        parsed.functionName(part),
                        "%s takes %s, here are %s"
                                .formatted(
                                        Words.quoted(part.call().function()),
                                        count == 1 ? "one value" : "two values",
                                        arguments.size()),
                        "");
    }

    /// @param free whether it was called without a dot before it
    private Optional<Expression> refuse(CelExpr part, String function, boolean free) {
        return !free && MACROS.contains(function)
                ? parsed.refuse(
                        parsed.functionName(part),
                        "macros such as %s are not offered".formatted(Words.quoted(function)),
                        "comparisons, or `x in ['a', 'b']`")
                : parsed.refuse(
                        parsed.functionName(part),
                        "%s is not offered".formatted(Words.quoted(function)),
                        INSTEAD.getOrDefault(function, OFFERED));
    }

    private Optional<Expression> has(CelExpr argument) {
        Optional<Name> asked = naming.isName(argument)
                ? naming.asked(argument)
                : parsed.refuse(argument, "`has` asks for one name", "`has(x)`");
        return asked.map(Expression.Has::new);
    }

    private Optional<Expression> question(String function, List<CelExpr> arguments) {
        TextQuestion question = QUESTIONS.getOrDefault(function, TextQuestion.CONTAINS);
        return translation.both(
                arguments, Type.STRING, (text, piece) -> new Expression.TextTest(question, text, piece));
    }

    private Optional<Expression> matches(List<CelExpr> arguments) {
        Optional<Expression> text = translation.typed(arguments.get(0), Type.STRING);
        Optional<String> pattern = literals.pattern(arguments.get(1));
        return text.flatMap(found -> pattern.map(sound -> new Expression.Matches(found, sound)));
    }
}
