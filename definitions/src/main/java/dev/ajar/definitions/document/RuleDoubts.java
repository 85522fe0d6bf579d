package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Expression.Or;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.model.Experience;
import dev.ajar.model.Rule;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.model.SessionRule.Keyed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Rules that decide nothing, or more than they should.
final class RuleDoubts {

    /// Words in the name of an attribute that tells how a try ended.
    private static final Set<String> ENDINGS =
            Set.of("error", "failure", "fault", "outcome", "result", "reason", "status", "exception");

    /// With how many rules before it a rule is compared.
    private static final int MOST_COMPARED = 200;

    private final Experience experience;
    private final Fields fields;
    private final Problems problems;

    RuleDoubts(Experience experience, Fields fields, Problems problems) {
        this.experience = experience;
        this.fields = fields;
        this.problems = problems;
    }

    void tell() {
        for (int place = 0; place < experience.judge().size(); place++) {
            Rule rule = experience.judge().get(place);
            if (constant(rule.when()).filter(value -> value != BoolValue.TRUE).isPresent()) {
                problems.warn(
                        span(place),
                        "rule %s never holds".formatted(Words.quoted(rule.name())),
                        "a condition that can be true");
            } else {
                tellUnreachable(place, rule);
            }
            tellOutlived(place, rule);
        }
    }

    private void tellUnreachable(int place, Rule rule) {
        experience.judge().subList(Math.max(0, place - MOST_COMPARED), place).stream()
                .filter(before -> implies(rule.when(), before.when()))
                .findFirst()
                .ifPresent(before -> problems.warn(
                        span(place),
                        "rule %s is never reached: rule %s before it holds whenever this one does"
                                .formatted(Words.quoted(rule.name()), Words.quoted(before.name())),
                        "the narrower rule first"));
    }

    /// Whether one condition holds wherever another does, as far as that can be seen from how they are put together.
    private static boolean implies(Expression narrow, Expression wide) {
        if (constant(wide).filter(value -> value == BoolValue.TRUE).isPresent()) {
            return true;
        }
        List<Expression> given = ExpressionText.conjuncts(narrow);
        return ExpressionText.conjuncts(wide).stream()
                .allMatch(wanted -> given.contains(wanted)
                        || (wanted instanceof Or
                                && ExpressionText.disjuncts(wanted).stream().anyMatch(one -> implies(narrow, one))));
    }

    /// What a condition gives that mentions no name.
    private static Optional<Value> constant(Expression condition) {
        return condition.names().isEmpty()
                ? Optional.of(new Compiler<String>(name -> {
                            throw new IllegalArgumentException("no name among constants: " + name);
                        })
                        .compile(condition)
                        .of(""))
                : Optional.empty();
    }

    /// The last error stays the last error even if the next try opens the door.
    private void tellOutlived(int place, Rule rule) {
        if (rule.ruling() == Ruling.GOOD || mentionsSuccess(rule.when()) || isOneEvent()) {
            return;
        }
        rule.when().names().stream()
                .map(Name::name)
                .filter(this::tellsAnEnding)
                .findFirst()
                .ifPresent(name -> problems.warn(
                        span(place),
                        "%s %s tests %s, which outlives a later success"
                                .formatted(
                                        JudgeReader.word(rule.ruling()), Words.quoted(rule.name()), Words.quoted(name)),
                        "`!succeeded &&` in front, unless a session that succeeded in the end is meant, too"));
    }

    /// Whether a session is one event, so that nothing comes later.
    private boolean isOneEvent() {
        return experience.session() instanceof Keyed keyed
                && keyed.key().stream().anyMatch(key -> key.name().equals("event.id"));
    }

    private boolean tellsAnEnding(String fact) {
        boolean last = fact.startsWith("last.");
        boolean reason = experience.reason() instanceof Name(String name, var ignored) && name.equals(fact);
        return last
                && (reason
                        || List.of(fact.toLowerCase(Locale.ROOT).split("[._-]", -1)).stream()
                                .anyMatch(ENDINGS::contains));
    }

    private boolean mentionsSuccess(Expression condition) {
        String success = "steps." + experience.success() + ".";
        return condition.names().stream()
                .map(Name::name)
                .anyMatch(name -> name.equals("succeeded") || name.startsWith(success));
    }

    /// Where a rule is named.
    private Span span(int place) {
        return fields.at("judge")
                .filter(node ->
                        node instanceof Node.Items items && items.items().size() > place)
                .map(node -> ((Node.Items) node).items().get(place))
                .filter(node -> node instanceof Node.Entries)
                .flatMap(node -> ((Node.Entries) node)
                        .entries().stream()
                                .filter(entry -> entry.value() instanceof Node.Text text
                                        && text.text()
                                                .equals(experience
                                                        .judge()
                                                        .get(place)
                                                        .name()))
                                .map(Node.Entry::value)
                                .findFirst())
                .map(Node::span)
                .orElse(fields.start());
    }
}
