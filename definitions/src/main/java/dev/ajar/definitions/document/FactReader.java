package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Expression.Name;
import dev.ajar.model.Dimension;
import dev.ajar.model.Fact;
import dev.ajar.model.Facts;
import dev.ajar.model.SessionRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads `reason` and `dimensions`: names of facts that stand by themselves.
final class FactReader {

    private final Vocabulary vocabulary;
    private final Names names;
    private final Problems problems;
    private final Values values;
    private final Facts facts;

    FactReader(Vocabulary vocabulary, Names names, Problems problems, List<String> stepNames) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.problems = problems;
        values = new Values(problems);
        facts = vocabulary.facts(stepNames);
    }

    Optional<Name> reason(Node node) {
        return values.text(node, "`reason`").map(Node.Text::text).flatMap(name -> {
            if (!facts.has(name)) {
                tellNoFact(node, name);
                return Optional.empty();
            }
            var fact = new Name(name, facts.named(name).type());
            return names.isName(node, "`reason`", fact) ? Optional.of(fact) : Optional.empty();
        });
    }

    private boolean knowsAll() {
        return vocabulary.knowsAllAttributes() && vocabulary.knowsAllTimelines();
    }

    private void tellNoFact(Node node, String name) {
        if (!knowsAll()) {
            return;
        }
        List<String> folded =
                Stream.of("last." + name, "first." + name).filter(facts::has).toList();
        problems.error(
                Names.inside(node),
                "`reason`: no fact %s".formatted(Words.quoted(name)),
                "the name of one fact of the session: `last.error.type`",
                folded.isEmpty() ? problems.nearest(name, facts.names()) : folded);
    }

    List<Dimension> dimensions(Fields fields, SessionRule session) {
        Set<Dimension> dimensions = new LinkedHashSet<>();
        Optional<Silence> silence =
                session instanceof SessionRule.Presence presence ? Optional.of(silence(presence)) : Optional.empty();
        fields.at("dimensions").ifPresent(node -> {
            for (Node item : values.items(node, "`dimensions`")) {
                dimension(item, silence)
                        .filter(dimension -> !dimensions.add(dimension))
                        .ifPresent(twice -> problems.error(
                                item.span(),
                                "`dimensions`: %s is here twice".formatted(Words.quoted(twice.name())),
                                "every dimension once"));
            }
        });
        return List.copyOf(dimensions);
    }

    /// What is known of a slot without events.
    ///
    /// @param per the attribute that names the thing
    /// @param properties of that thing
    private record Silence(String per, Set<String> properties) {
        boolean knows(String name) {
            return name.equals(per) || properties.contains(name) || per.isEmpty();
        }
    }

    private Silence silence(SessionRule.Presence presence) {
        String per = presence.per().name();
        return new Silence(per, vocabulary.properties(per).names().keySet());
    }

    private Optional<Dimension> dimension(Node node, Optional<Silence> silence) {
        Optional<String> written = values.text(node, "`dimensions`").map(Node.Text::text);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String name = written.get();
        boolean property = facts.has(name) && facts.named(name) instanceof Fact.AsOf;
        if (!property && !vocabulary.attributes().declares(name)) {
            tellNoDimension(node, name);
            return Optional.empty();
        }
        String fact = property ? name : "first." + name;
        Name found = new Name(fact, facts.named(fact).type());
        boolean known = silence.map(slot -> isKnown(node, name, slot)).orElse(true);
        return names.isName(node, "`dimensions`", new Name(name, found.type())) && known
                ? Optional.of(new Dimension(name, found))
                : Optional.empty();
    }

    private void tellNoDimension(Node node, String name) {
        if (!knowsAll()) {
            return;
        }
        List<String> choices = names.attributeNames();
        facts.names().stream()
                .filter(fact -> facts.named(fact) instanceof Fact.AsOf)
                .forEach(choices::add);
        boolean folded = name.startsWith("first.") || name.startsWith("last.");
        String attribute = name.substring(name.indexOf('.') + 1);
        problems.error(
                Names.inside(node),
                "`dimensions`: no attribute or property %s".formatted(Words.quoted(name)),
                folded ? "the attribute alone: a dimension is its first value" : "an attribute, or TIMELINE.PROPERTY",
                folded && choices.contains(attribute) ? List.of(attribute) : problems.nearest(name, choices));
    }

    /// Whether a silent slot knows this: it has no events to ask.
    private boolean isKnown(Node node, String name, Silence silence) {
        boolean knows = silence.knows(name) || !vocabulary.knowsAllTimelines();
        if (!knows) {
            boolean other = facts.has(name) && facts.named(name) instanceof Fact.AsOf;
            problems.error(
                    Names.inside(node),
                    other
                            ? "`dimensions`: %s is no property of %s"
                                    .formatted(Words.quoted(name), Words.quoted(silence.per()))
                            : "`dimensions`: %s comes from events; a silent slot has none"
                                    .formatted(Words.quoted(name)),
                    "`%s`, or a property of it".formatted(silence.per()),
                    nearest(name, silence.properties()));
        }
        return knows;
    }

    /// `lock.customer` for `customer.id`.
    private List<String> nearest(String name, Set<String> properties) {
        List<String> words = List.of(name.split("\\."));
        List<String> same = properties.stream()
                .filter(property -> words.contains(property.substring(property.lastIndexOf('.') + 1)))
                .toList();
        return same.isEmpty() ? problems.nearest(name, properties) : same;
    }
}
