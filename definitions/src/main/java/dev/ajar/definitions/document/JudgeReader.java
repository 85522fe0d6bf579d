package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Conditions;
import dev.ajar.definitions.cel.Scope;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Expression;
import dev.ajar.model.Rule;
import dev.ajar.model.Rule.Ruling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Reads the rules of `judge`.
final class JudgeReader {

    private static final List<String> RULINGS =
            Stream.of(Ruling.values()).map(JudgeReader::word).toList();

    private final Problems problems;
    private final Values values;
    private final Conditions conditions;
    private final Scope scope;

    JudgeReader(Vocabulary vocabulary, Problems problems, List<String> stepNames) {
        this.problems = problems;
        values = new Values(problems);
        conditions = new Conditions(problems);
        scope = vocabulary.session(stepNames);
    }

    List<Rule> read(Fields fields) {
        var rules = new ArrayList<Rule>();
        Map<String, Span> seen = new HashMap<>();
        fields.at("judge")
                .ifPresent(node -> values.items(node, "`judge`").forEach(item -> rules.add(rule(item, seen))));
        return rules;
    }

    private Rule rule(Node node, Map<String, Span> seen) {
        Fields fields = Fields.of(node, ExperienceShapes.RULE, called(node), problems);
        List<Ruling> rulings = Stream.of(Ruling.values())
                .filter(ruling -> fields.has(word(ruling)))
                .toList();
        if (rulings.size() != 1 && node instanceof Node.Entries) {
            problems.error(
                    fields.start(),
                    rulings.isEmpty()
                            ? "a rule that makes nothing of a session"
                            : "a rule that makes two things of a session",
                    "one of `exclude: NAME`, `bad: NAME` or `good: NAME`");
        }
        Ruling ruling = rulings.isEmpty() ? Ruling.EXCLUDE : rulings.getFirst();
        String name =
                fields.at(word(ruling)).map(written -> name(written, seen)).orElse("");
        String what = called(node);
        return new Rule(
                name,
                ruling,
                fields.at("when")
                        .flatMap(written -> conditions.condition(written, scope, what))
                        .orElse(Expression.Literal.TRUE),
                fields.at("because")
                        .map(written -> values.prose(written, what + ": `because`"))
                        .orElse(""),
                fields.at("at")
                        .flatMap(written -> values.choice(written, what + ": `at`", List.of("once")))
                        .isPresent());
    }

    /// How a rule is called, whatever else is wrong with it.
    private static String called(Node node) {
        return node instanceof Node.Entries rule
                ? rule.entries().stream()
                        .filter(entry -> RULINGS.contains(entry.key().text()))
                        .findFirst()
                        .map(Node.Entry::value)
                        .filter(name -> name instanceof Node.Text text && !text.isNothing())
                        .map(name -> "rule " + Words.quoted(((Node.Text) name).text()))
                        .orElse("a rule")
                : "a rule";
    }

    static String word(Ruling ruling) {
        return ruling.name().toLowerCase(Locale.ROOT);
    }

    private String name(Node node, Map<String, Span> seen) {
        String name = values.text(node, "rule")
                .flatMap(text -> values.name(text, Alphabet.DOTTED, "rule"))
                .orElse("");
        Span before = seen.putIfAbsent(name, node.span());
        if (before != null && !name.isEmpty()) {
            problems.error(
                    node.span(),
                    "a second rule %s, the first is on line %s"
                            .formatted(Words.quoted(name), before.place().line()),
                    "every rule with a name of its own: it is the reason that people see");
        }
        return name;
    }
}
