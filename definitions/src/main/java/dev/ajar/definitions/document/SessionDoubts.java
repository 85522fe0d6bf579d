package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.SessionRule;
import dev.ajar.model.SessionRule.Episodes;
import dev.ajar.model.SessionRule.Keyed;
import dev.ajar.model.SessionRule.Presence;
import dev.ajar.model.Timeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Session rules that cut where nobody meant them to.
final class SessionDoubts {

    /// Things that live on and on: their id is no session.
    private static final Set<String> THINGS = Set.of(
            "lock",
            "door",
            "gateway",
            "terminal",
            "panel",
            "device",
            "sensor",
            "machine",
            "vehicle",
            "site",
            "building",
            "customer",
            "user",
            "enduser",
            "host",
            "service",
            "member",
            "employee",
            "client");

    private final Experience experience;
    private final Fields fields;
    private final Fields session;
    private final Vocabulary vocabulary;
    private final Problems problems;

    SessionDoubts(Experience experience, Fields fields, Vocabulary vocabulary, Problems problems) {
        this.experience = experience;
        this.fields = fields;
        this.vocabulary = vocabulary;
        this.problems = problems;
        session = fields.at("session")
                .map(node -> Fields.of(node, ExperienceShapes.SESSION, new Problems()))
                .orElse(Fields.none(ExperienceShapes.SESSION, fields.start()));
    }

    void tell() {
        switch (experience.session()) {
            case Keyed keyed -> {
                tellShortSettle(keyed);
                tellEndless(keyed);
            }
            case Episodes episodes -> {
                tellShortSettle(episodes);
                tellShortGap(episodes);
            }
            case Presence presence -> tellUnknownWhile(presence);
        }
    }

    private void tellShortSettle(SessionRule rule) {
        if (experience.within().isSet() && rule.settle() < experience.within().micros()) {
            boolean written = session.at("settle").isPresent();
            problems.warn(
                    session.at("settle")
                            .or(() -> session.at("gap"))
                            .map(Node::span)
                            .orElse(session.start()),
                    "%s %s is shorter than success.within %s: good sessions will first be bad"
                            .formatted(
                                    written ? "`settle`" : "`settle`, which is the gap,",
                                    written(session.at("settle").or(() -> session.at("gap"))),
                                    written(success())),
                    "a `settle` of %s or more".formatted(written(success())));
        }
    }

    private Optional<Node> success() {
        return fields.at("success")
                .filter(node -> node instanceof Node.Entries)
                .flatMap(node -> Fields.of(node, ExperienceShapes.SUCCESS, new Problems())
                        .at("within"));
    }

    private static String written(Optional<Node> node) {
        return node.filter(found -> found instanceof Node.Text)
                .map(found -> ((Node.Text) found).text())
                .orElse("");
    }

    /// One session a lock for ever.
    private void tellEndless(Keyed keyed) {
        boolean endless = !keyed.key().isEmpty() && keyed.key().stream().allMatch(this::livesOn);
        if (endless) {
            List<String> key = keyed.key().stream().map(Name::name).toList();
            problems.warn(
                    session.at("key").map(Node::span).orElse(session.start()),
                    "the key %s without a gap never closes: one session for ever"
                            .formatted(Words.anyOfQuoted(key).replace(" or ", " and ")),
                    "a `gap`, or a key that tells one wish from the next, such as `access.session.id`");
        }
    }

    private boolean livesOn(Name key) {
        List<String> words = List.of(key.name().split("\\.", -1));
        boolean thing = words.size() > 1
                && words.getLast().equals("id")
                && words.subList(0, words.size() - 1).stream()
                        .allMatch(word -> THINGS.contains(word) || word.equals("pseudo"));
        return thing
                || vocabulary.timelines().stream()
                        .anyMatch(timeline -> timeline.entity().equals(key));
    }

    /// What lies further apart than the gap falls apart, be it one wish or not. Where nobody says that a session may
    /// take longer, only the data shows it: as successes without an attempt.
    private void tellShortGap(Episodes episodes) {
        Set<String> attempts = eventNames(episodes.attempt());
        Set<String> successes = eventNames(experience.success());
        boolean differ = !attempts.isEmpty()
                && !successes.isEmpty()
                && successes.stream().noneMatch(attempts::contains);
        if (differ) {
            longer(episodes)
                    .ifPresent(allowing -> problems.warn(
                            session.at("gap").map(Node::span).orElse(session.start()),
                            ("`gap` %s, but %s allows more, and steps %s and %s are different events:"
                                            + " whatever takes longer falls apart")
                                    .formatted(
                                            written(session.at("gap")),
                                            allowing,
                                            Words.quoted(episodes.attempt()),
                                            Words.quoted(experience.success())),
                            "a gap at least as long as a session may take"));
        }
    }

    /// Who says that a session may take longer than the gap.
    private Optional<String> longer(Episodes episodes) {
        if (isLonger(experience.within(), episodes)) {
            return Optional.of("`success.within`");
        }
        return experience.indicators().stream()
                .filter(indicator -> switch (indicator) {
                    case Indicator.Sessions sessions -> isLonger(sessions.within(), episodes);
                    case Indicator.Latency latency ->
                        latency.from().equals(episodes.attempt())
                                && latency.to().equals(experience.success())
                                && isLonger(latency.within(), episodes);
                    case Indicator.Carried ignored -> false;
                })
                .findFirst()
                .map(indicator -> "indicator " + Words.quoted(indicator.name()));
    }

    private static boolean isLonger(Limit limit, Episodes episodes) {
        return limit.isSet() && limit.micros() > episodes.gap();
    }

    /// The names of the events that can hit a step, as far as its condition says so.
    private Set<String> eventNames(String step) {
        Set<String> names = new HashSet<>();
        Expression when = experience.steps().get(experience.place(step)).when();
        for (Expression part : ExpressionText.conjuncts(when)) {
            if (part
                            instanceof
                            Comparison(
                                    Comparator comparator,
                                    Name(String name, Type ignored),
                                    Literal(Type type, Value value))
                    && comparator == Comparator.EQUAL
                    && type == Type.STRING
                    && name.equals("event.name")) {
                names.add(value.text());
            } else if (part instanceof Expression.In(Name(String name, Type ignored), List<Value> values)
                    && name.equals("event.name")) {
                values.forEach(value -> names.add(value.text()));
            }
        }
        return names;
    }

    /// A condition that only rules something out is not true before anything is known: no slots.
    private void tellUnknownWhile(Presence presence) {
        Map<String, Value> initial = new HashMap<>();
        Map<String, Value> other = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (Timeline timeline : vocabulary.timelines()) {
            for (Timeline.Property property : timeline.properties()) {
                String name = timeline.name() + "." + property.name();
                initial.put(name, property.initial());
                other.put(name, property.initial().isKnown() ? property.initial() : otherValue(property.type()));
                if (!property.initial().isKnown()) {
                    unknown.add(name);
                }
            }
        }
        boolean atFirst = evaluate(presence.during(), initial).isKnown();
        boolean later = evaluate(presence.during(), other) == BoolValue.TRUE;
        if (!atFirst && later) {
            String name = presence.during().names().stream()
                    .map(Name::name)
                    .filter(unknown::contains)
                    .findFirst()
                    .orElse("");
            problems.warn(
                    Fields.of(fields.at("expect").orElseThrow(), ExperienceShapes.EXPECT, new Problems())
                            .at("while")
                            .map(Names::inside)
                            .orElse(fields.start()),
                    "`while` is unknown until the first event that sets %s: until then, no slots"
                            .formatted(Words.quoted(name)),
                    "a value without `when` at the end of the property's setters");
        }
    }

    /// A value that no condition mentions.
    private static Value otherValue(Type type) {
        return switch (type) {
            case STRING -> new StringValue("\uFFFD");
            case BOOL -> BoolValue.FALSE;
            case INT, DOUBLE, INSTANT, DURATION -> Value.UNKNOWN;
        };
    }

    private static Value evaluate(Expression expression, Map<String, Value> values) {
        return new Compiler<Map<String, Value>>(name -> known -> known.getOrDefault(name.name(), Value.UNKNOWN))
                .compile(expression)
                .of(values);
    }
}
