package dev.ajar.definitions.cel;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.Optional;

/// Reads conditions and values in CEL.
public final class Conditions {

    /// No condition that somebody wrote comes near.
    private static final int LONGEST = 64 * 1024;

    private static final int DEEPEST = 100;

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(DEEPEST)
                    .enableQuotedIdentifierSyntax(true)
                    .build())
            .build(); // without macros, so that `has` and `exists` stay calls

    private final Problems problems;

    public Conditions(Problems problems) {
        this.problems = problems;
    }

    /// Reads a condition: something that is true or not.
    ///
    /// @param where whose condition it is, for messages: ``rule `staff` ``
    public Optional<Expression> condition(Node node, Scope scope, String where) {
        return read(node, scope, where, true);
    }

    /// Reads a value of any type.
    public Optional<Expression> value(Node node, Scope scope, String where) {
        return read(node, scope, where, false);
    }

    private Optional<Expression> read(Node node, Scope scope, String where, boolean condition) {
        return switch (node) {
            case Node.Text text
            when text.isNothing() -> {
                problems.error(
                        text.span(),
                        where + ": nothing is written",
                        "a condition, for example \"event.name == 'door.opened'\"");
                yield Optional.empty();
            }
            case Node.Text text -> read(new Written(text), scope, where, condition);
            case Node.Items ignored -> noText(node, where);
            case Node.Entries ignored -> noText(node, where);
            case Node.Refused ignored -> Optional.empty();
        };
    }

    private Optional<Expression> noText(Node node, String where) {
        boolean braces = node.span().text().startsWith("{");
        problems.error(
                node.span(),
                "%s: %s in place of an expression".formatted(where, node.kind()),
                braces ? "quotes around an expression that begins with `{`" : "a text in CEL");
        return Optional.empty();
    }

    private Optional<Expression> read(Written written, Scope scope, String where, boolean condition) {
        if (written.length() > LONGEST) {
            problems.error(
                    written.whole(),
                    "%s: %s characters".formatted(where, written.length()),
                    "at most %s".formatted(LONGEST));
            return Optional.empty();
        }
        CelValidationResult parsed = PARSER.parse(written.text());
        if (parsed.hasError()) {
            Slips.tell(written, parsed.getErrors().getFirst(), where, problems);
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree tree = parsed.getAst();
            var translation = new Translation(new Parsed(written, tree.getSource(), where, problems), scope);
            return told(translation.of(tree.getExpr(), condition), written, where);
        } catch (CelValidationException parser) {
            throw new IllegalStateException("the parser found an error and did not say so", parser);
        }
    }

    /// A condition that was not understood must never pass for one that always holds, so somebody must have said why.
    private Optional<Expression> told(Optional<Expression> expression, Written written, String where) {
        if (expression.isEmpty() && !problems.hasErrors()) {
            problems.error(written.whole(), where + ": this is not understood", "another way to say it");
        }
        return expression;
    }

    /// How a type is called in messages: `a string`.
    static String a(Type type) {
        return (type == Type.INT || type == Type.INSTANT ? "an " : "a ") + type.word();
    }

    /// A thing and its type: `` `lock.id` is a string ``.
    static String is(String text, Type type) {
        return "%s is %s".formatted(Words.quoted(text), a(type));
    }
}
