package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.shape.Shapes;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Attribute;
import dev.ajar.model.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads `Schema` documents.
final class SchemaReader {

    private final Problems problems;
    private final Values values;
    private final Constants constants;
    private final Map<String, Span> declared = new HashMap<>();
    private final Map<String, String> byFolded = new HashMap<>();
    private final Set<String> unsound = new HashSet<>();

    SchemaReader(Problems problems) {
        this.problems = problems;
        values = new Values(problems);
        constants = new Constants(problems, values);
    }

    /// Attributes whose type could not be read and is only a stand-in.
    Set<String> unsound() {
        return unsound;
    }

    Schema read(Draft draft) {
        var attributes = new ArrayList<Attribute>();
        draft.fields().at("attributes").ifPresent(node -> {
            for (Entry entry : values.entries(node, "`attributes`", "attributes by name: `lock.id: {type: string}`")) {
                values.name(entry.key(), Alphabet.ATTRIBUTE, "attribute")
                        .filter(name -> isNew(name, entry.key().span()))
                        .ifPresent(name -> attributes.add(attribute(name, entry.value())));
            }
        });
        return new Schema(draft.name(), attributes);
    }

    private boolean isNew(String name, Span span) {
        if (Vocabulary.OF_EVENTS.containsKey(name)) {
            problems.error(
                    span, "attribute %s: every event has this already".formatted(Words.quoted(name)), "another name");
            return false;
        }
        Span before = declared.putIfAbsent(name, span);
        if (before != null) {
            problems.error(
                    span,
                    "attribute %s is declared twice, first in %s on line %s"
                            .formatted(
                                    Words.quoted(name),
                                    before.source().file(),
                                    before.place().line()),
                    "one declaration of every attribute");
        }
        if (before == null) {
            warnOfCase(name, span);
        }
        return before == null;
    }

    private void warnOfCase(String name, Span span) {
        String other = byFolded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        Span there = declared.get(other);
        if (other != null && there != null) {
            problems.warn(
                    span,
                    "attribute %s differs only by case from %s, in %s on line %s"
                            .formatted(
                                    Words.quoted(name),
                                    Words.quoted(other),
                                    there.source().file(),
                                    there.place().line()),
                    "another name: databases do not tell case apart, so `ajar sql` will refuse it");
        }
    }

    private Attribute attribute(String name, Node node) {
        String what = "attribute " + Words.quoted(name);
        Fields fields = Fields.of(node, Shapes.ATTRIBUTE_SHAPE, what, problems);
        Optional<Type> type = fields.at("type").flatMap(written -> type(written, what));
        if (type.isEmpty()) {
            unsound.add(name);
        }
        List<Value> listed = type.isEmpty() ? List.of() : listed(fields, name, type.get());
        return new Attribute(
                name,
                type.orElse(Type.STRING),
                fields.at("about")
                        .map(about -> values.prose(about, what + ": `about`"))
                        .orElse(""),
                listed,
                fields.at("unit")
                        .flatMap(unit -> values.text(unit, what + ": `unit`"))
                        .map(Node.Text::text)
                        .orElse(""),
                fields.at("personal")
                        .map(personal -> values.truth(personal, what + ": `personal`"))
                        .orElse(false));
    }

    private Optional<Type> type(Node node, String what) {
        List<String> words = Stream.of(Type.values())
                .filter(type -> type != Type.DURATION)
                .map(Type::word)
                .toList();
        return values.choice(node, what + ": `type`", words)
                .flatMap(word -> Stream.of(Type.values())
                        .filter(type -> type.word().equals(word))
                        .findFirst());
    }

    private List<Value> listed(Fields fields, String name, Type type) {
        Set<Value> listed = new LinkedHashSet<>();
        String what = "values of " + Words.quoted(name);
        fields.at("values").ifPresent(node -> {
            for (Node item : values.items(node, what)) {
                constants
                        .constant(item, type, what, name)
                        .filter(value -> !listed.add(value))
                        .ifPresent(twice -> problems.error(
                                item.span(),
                                "%s: %s is here twice".formatted(what, Words.quoted(twice.text())),
                                "every value once"));
            }
        });
        return List.copyOf(listed);
    }
}
