package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Conditions;
import dev.ajar.definitions.cel.Scope;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.model.SessionRule;
import dev.ajar.model.SessionRule.Until;
import dev.ajar.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads `session` and `expect`: what makes events one session.
final class SessionReader {

    private final Vocabulary vocabulary;
    private final Names names;
    private final Problems problems;
    private final Values values;
    private final List<String> stepNames;

    SessionReader(Vocabulary vocabulary, Names names, Problems problems, List<String> stepNames) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.problems = problems;
        this.stepNames = stepNames;
        values = new Values(problems);
    }

    SessionRule read(Fields fields, List<Step> steps, String success) {
        Fields session = fields.at("session")
                .map(node -> Fields.of(node, ExperienceShapes.SESSION, problems))
                .orElse(Fields.none(ExperienceShapes.SESSION, fields.start()));
        return fields.at("expect").isPresent()
                ? presence(fields, session, fields.at("expect").get())
                : keyed(fields, session, steps, success);
    }

    private SessionRule keyed(Fields fields, Fields session, List<Step> steps, String success) {
        if (!fields.has("attempt")) {
            fields.tellMissing("attempt", problems);
        }
        if (fields.has("session") && !session.has("key")) {
            session.tellMissing("key", problems);
        }
        String attempt = fields.at("attempt")
                .flatMap(node -> GoalReader.onTheWay(node, "`attempt`", steps, values))
                .orElse("");
        List<Name> key = session.at("key").map(this::key).orElse(List.of());
        OptionalLong settle = settle(session);
        if (session.at("gap").isEmpty()) {
            for (String other : List.of("until", "skew")) {
                session.key(other)
                        .ifPresent(written -> problems.error(
                                written.span(),
                                "`%s` without `gap`".formatted(other),
                                "a `gap`: only episodes have `%s`".formatted(other)));
            }
            if (fields.has("session") && !session.has("settle")) {
                session.tellMissing("settle", problems);
            }
            return new SessionRule.Keyed(key, attempt, settle.orElse(0));
        }
        if (!fields.has("relevant")) {
            problems.error(
                    session.key("gap").orElseThrow().span(),
                    "`gap` without `relevant`: every event of the key would join its sessions",
                    "`relevant`: which events belong at all");
        }
        long gap = values.positiveDuration(session.at("gap").get(), "`gap`", 1, "1us")
                .orElse(0);
        return new SessionRule.Episodes(
                key,
                attempt,
                settle.orElse(gap),
                gap,
                until(session, success),
                session.at("skew")
                        .map(node -> values.duration(node, "`skew`").orElse(SessionRule.Episodes.NO_SKEW))
                        .orElse(SessionRule.Episodes.NO_SKEW));
    }

    private OptionalLong settle(Fields session) {
        return session.at("settle")
                .map(node -> values.duration(node, "`settle`"))
                .orElse(OptionalLong.empty());
    }

    private Until until(Fields session, String success) {
        if (session.at("until").isEmpty()) {
            return new Until.Reached(success);
        }
        Node node = session.at("until").get();
        boolean never = node instanceof Node.Text text && text.text().equals("none") && !stepNames.contains("none");
        return never
                ? new Until.Never()
                : new Until.Reached(values.reference(node, "`until`", "step", choicesOfUntil())
                        .orElse(success));
    }

    private List<String> choicesOfUntil() {
        var choices = new ArrayList<>(stepNames);
        choices.add("none");
        return choices;
    }

    private List<Name> key(Node node) {
        Set<Name> key = new LinkedHashSet<>();
        List<Node> items = values.items(node, "`key`");
        if (items.isEmpty() && node instanceof Node.Items) {
            problems.error(
                    node.span(), "`key`: all events would be one session", "at least one attribute, or event.id");
        }
        for (Node item : items) {
            names.key(item, "`key`")
                    .filter(name -> !key.add(name))
                    .ifPresent(twice -> problems.error(
                            item.span(),
                            "`key`: %s is here twice".formatted(Words.quoted(twice.name())),
                            "every attribute once"));
        }
        return List.copyOf(key);
    }

    private SessionRule presence(Fields fields, Fields session, Node expect) {
        fields.key("attempt").ifPresent(key -> tellBeside(key, "attempt"));
        for (String other : List.of("key", "gap", "until", "skew")) {
            session.key(other).ifPresent(key -> tellBeside(key, other));
        }
        if (fields.has("session") && !session.has("settle")) {
            session.tellMissing("settle", problems);
        }
        Fields written = Fields.of(expect, ExperienceShapes.EXPECT, problems);
        Optional<Name> per = written.at("per").flatMap(node -> names.attribute(node, "`per`"));
        return new SessionRule.Presence(
                written.at("every")
                        .map(node -> values.positiveDuration(node, "`every`", 1, "1us")
                                .orElse(Time.MINUTE))
                        .orElse(Time.MINUTE),
                per.orElse(new Name("", Type.STRING)),
                written.at("while")
                        .flatMap(node -> per.flatMap(name -> during(node, name)))
                        .orElse(Expression.Literal.TRUE),
                written.at("from")
                        .map(node -> values.instant(node, "`from`").orElse(0))
                        .orElse(0L),
                settle(session).orElse(0));
    }

    private Optional<Expression> during(Node node, Name per) {
        Scope scope = vocabulary.properties(per.name());
        if (scope.names().isEmpty() && scope.complete()) {
            problems.error(
                    Names.inside(node),
                    "`while`: no Timeline has entity %s: no slot would exist".formatted(Words.quoted(per.name())),
                    "a property of a Timeline with `entity: %s`".formatted(per.name()));
            return Optional.empty();
        }
        return new Conditions(problems).condition(node, scope, "`while`");
    }

    private void tellBeside(Node.Text key, String name) {
        problems.error(
                key.span(),
                "`%s` beside `expect`".formatted(name),
                "no `%s`: a slot of time is the session".formatted(name));
    }
}
