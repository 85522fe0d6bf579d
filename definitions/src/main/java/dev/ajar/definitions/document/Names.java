package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Text;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads names of attributes and facts that stand by themselves, outside of conditions.
record Names(Vocabulary vocabulary, Problems problems, Values values) {

    /// A declared attribute whose values may name something.
    Optional<Name> attribute(Node node, String what) {
        return known(node, what, List.of()).filter(name -> isName(node, what, name));
    }

    /// An attribute that events can be keyed by, `event.id` and `event.name` included.
    Optional<Name> key(Node node, String what) {
        return known(node, what, List.copyOf(Vocabulary.OF_EVENTS.keySet())).filter(name -> isName(node, what, name));
    }

    private Optional<Name> known(Node node, String what, List<String> more) {
        Optional<String> written = values.text(node, what).map(Text::text);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String name = written.get();
        if (more.contains(name)) {
            return Optional.of(new Name(name, Vocabulary.OF_EVENTS.getOrDefault(name, Type.STRING)));
        }
        if (!vocabulary.attributes().declares(name)) {
            tellUndeclared(inside(node), what, name);
            return Optional.empty();
        }
        int place = vocabulary.attributes().place(name);
        return Optional.of(new Name(name, vocabulary.attributes().at(place).type()));
    }

    /// Tells that no schema declares an attribute.
    void tellUndeclared(Span span, String what, String name) {
        if (!vocabulary.knowsAllAttributes()) {
            return;
        }
        problems.error(
                span,
                "%s: no Schema declares %s".formatted(what, Words.quoted(name)),
                "an attribute that a Schema declares",
                problems.nearest(name, attributeNames()));
    }

    List<String> attributeNames() {
        return new ArrayList<>(vocabulary.attributes().all().stream()
                .map(attribute -> attribute.name())
                .toList());
    }

    /// Whether values of this type may name something: a key, a dimension, a reason.
    boolean isName(Node node, String what, Name name) {
        if (!name.type().isName() && vocabulary.isSound(name.name())) {
            problems.error(
                    inside(node),
                    "%s: %s is %s".formatted(what, Words.quoted(name.name()), a(name.type())),
                    "a string, an int or a bool");
        }
        return name.type().isName();
    }

    /// `a string`, `an int`
    static String a(Type type) {
        return (type == Type.INT || type == Type.INSTANT ? "an " : "a ") + type.word();
    }

    /// What is written in a scalar, without its quotes.
    static Span inside(Node node) {
        return node instanceof Text text ? text.inside() : node.span();
    }
}
