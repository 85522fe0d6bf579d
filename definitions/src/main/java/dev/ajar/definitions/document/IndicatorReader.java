package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.model.Attribute;
import dev.ajar.model.Indicator;
import dev.ajar.model.Indicator.Unit;
import dev.ajar.model.Limit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the indicators of an experience.
final class IndicatorReader {

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Values values;
    private final List<String> stepNames;

    /// What can carry a duration: `first.A` and `last.A`.
    private final Set<String> facts;

    IndicatorReader(Vocabulary vocabulary, Problems problems, List<String> stepNames) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.stepNames = stepNames;
        values = new Values(problems);
        facts = vocabulary.attributes().all().stream()
                .flatMap(attribute -> Stream.of("first." + attribute.name(), "last." + attribute.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Indicator> read(Fields fields) {
        var indicators = new ArrayList<Indicator>();
        fields.at("indicators").ifPresent(node -> {
            for (Entry entry :
                    values.entries(node, "`indicators`", "indicators by name: `success: {sessions: good}`")) {
                values.name(entry.key(), Alphabet.DOTTED, "indicator")
                        .flatMap(name -> indicator(name, entry.value()))
                        .ifPresent(indicators::add);
            }
        });
        return indicators;
    }

    private Optional<Indicator> indicator(String name, Node node) {
        String what = "indicator " + Words.quoted(name);
        Fields fields = Fields.of(node, ExperienceShapes.INDICATOR, what, problems);
        if (fields.has("sessions")) {
            return Optional.of(sessions(name, what, fields));
        }
        if (fields.has("value")) {
            return carried(name, what, fields);
        }
        if (fields.has("from") || fields.has("to")) {
            return latency(name, what, fields);
        }
        if (node instanceof Node.Entries) {
            problems.error(
                    fields.start(),
                    what + " counts nothing",
                    "`sessions: good`, or `from`, `to` and `within`, or `value` and `within`");
        }
        return Optional.empty();
    }

    private Indicator sessions(String name, String what, Fields fields) {
        refuse(fields, what, "sessions", List.of("from", "to", "value"));
        fields.at("sessions").ifPresent(node -> values.choice(node, what + ": `sessions`", List.of("good")));
        return new Indicator.Sessions(
                name,
                fields.at("attempts")
                        .map(node -> values.whole(node, what + ": `attempts`", 1, Long.MAX_VALUE)
                                .orElse(1))
                        .orElse(Long.MAX_VALUE),
                within(fields, what));
    }

    private Optional<Indicator> latency(String name, String what, Fields fields) {
        refuse(fields, what, "from", List.of("attempts"));
        for (String needed : List.of("from", "to", "within")) {
            if (!fields.has(needed)) {
                fields.tellMissing(needed, problems);
            }
        }
        Optional<String> from =
                fields.at("from").flatMap(node -> values.reference(node, what + ": `from`", "step", stepNames));
        Optional<String> to =
                fields.at("to").flatMap(node -> values.reference(node, what + ": `to`", "step", stepNames));
        Limit within = within(fields, what);
        return from.flatMap(first -> to.map(last -> new Indicator.Latency(name, first, last, within)));
    }

    private Optional<Indicator> carried(String name, String what, Fields fields) {
        refuse(fields, what, "value", List.of("from", "to", "attempts"));
        if (!fields.has("within")) {
            fields.tellMissing("within", problems);
        }
        Limit within = within(fields, what);
        Node node = fields.at("value").orElseThrow();
        if (!vocabulary.knowsAllAttributes()) {
            return Optional.empty();
        }
        return values.reference(node, what + ": `value`", "fact", facts)
                .map(this::attribute)
                .flatMap(attribute -> unit(attribute, node, what)
                        .map(unit -> new Indicator.Carried(
                                name, new Name(((Node.Text) node).text(), attribute.type()), unit, within)));
    }

    private Attribute attribute(String fact) {
        String name = fact.substring(fact.indexOf('.') + 1);
        return vocabulary.attributes().at(vocabulary.attributes().place(name));
    }

    private Optional<Unit> unit(Attribute attribute, Node node, String what) {
        boolean number = attribute.type() == Type.INT || attribute.type() == Type.DOUBLE;
        Optional<Unit> unit = Stream.of(Unit.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(attribute.unit()))
                .findFirst();
        if (!number && vocabulary.isSound(attribute.name())) {
            problems.error(
                    node.span(),
                    "%s: %s is %s".formatted(what, Words.quoted(attribute.name()), Names.a(attribute.type())),
                    "an int or a double that declares `unit: ms` or the like");
            return Optional.empty();
        }
        if (unit.isEmpty()) {
            problems.error(
                    node.span(),
                    attribute.unit().isEmpty()
                            ? "%s: %s declares no unit".formatted(what, Words.quoted(attribute.name()))
                            : "%s: %s is in %s"
                                    .formatted(what, Words.quoted(attribute.name()), Words.quoted(attribute.unit())),
                    "`unit:` ns, us, ms or s in the Schema");
        }
        return unit;
    }

    private Limit within(Fields fields, String what) {
        return fields.at("within")
                .map(node -> GoalReader.limit(node, what + ": `within`", values))
                .orElse(Limit.NONE);
    }

    private void refuse(Fields fields, String what, String beside, List<String> others) {
        for (String other : others) {
            fields.key(other)
                    .ifPresent(key -> problems.error(
                            key.span(), "%s: `%s` beside `%s`".formatted(what, other, beside), "one or the other"));
        }
    }
}
