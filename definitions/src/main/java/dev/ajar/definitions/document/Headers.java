package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.shape.Shape;
import dev.ajar.definitions.shape.Shapes;
import dev.ajar.definitions.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sorts documents by kind, and sees that every one has a name of its own.
final class Headers {

    private static final List<String> KINDS =
            Shapes.DOCUMENTS.stream().map(Shape::what).toList();

    /// Where a document that could not be read says of what kind it is.
    private static final Pattern KIND = Pattern.compile("(?m)^['\"]?kind['\"]?[ \t]*:[ \t]*['\"]?([A-Za-z]+)");

    private final Problems problems;
    private final Values values;
    private final Map<Shape, List<Draft>> drafts = new HashMap<>();
    private final Map<String, Span> names = new HashMap<>();

    /// Kinds of documents of which there may be more than could be read.
    private final Set<String> incomplete = new HashSet<>();

    Headers(Problems problems) {
        this.problems = problems;
        values = new Values(problems);
    }

    /// The documents of a kind, in the order in which they were read.
    List<Draft> of(Shape kind) {
        return drafts.getOrDefault(kind, List.of());
    }

    /// Whether a name that is not found may stand in a document that could not be read.
    boolean mayMiss(Shape kind) {
        return incomplete.contains(kind.what()) || incomplete.contains("");
    }

    /// A document that could not be read: whoever refers to it has made no mistake.
    void unread(Span document) {
        Matcher kind = KIND.matcher(document.text());
        incomplete.add(kind.find() && KINDS.contains(kind.group(1)) ? kind.group(1) : "");
    }

    /// A whole file that could not be read.
    void unreadFile() {
        incomplete.add("");
    }

    void add(Node root) {
        if (root instanceof Node.Entries entries) {
            Optional<Shape> kind = kind(entries);
            kind.ifPresent(shape -> add(shape, root));
            if (kind.isEmpty()) {
                incomplete.add("");
            }
        } else if (!(root instanceof Node.Refused)) {
            problems.error(
                    root.span(),
                    "a document that is %s".formatted(root.kind()),
                    "`apiVersion: %s`, `kind: …`, `metadata: {name: …}` and so on".formatted(Shapes.API_VERSION));
        }
    }

    private Optional<Shape> kind(Node.Entries document) {
        Optional<Node> kind = document.entries().stream()
                .filter(entry -> entry.key().text().equals("kind"))
                .map(Node.Entry::value)
                .findFirst();
        if (kind.isEmpty()) {
            Span start = document.entries().isEmpty()
                    ? document.span()
                    : document.entries().getFirst().key().span();
            problems.error(start, "a document without `kind`", "`kind:` " + Words.anyOf(KINDS));
            return Optional.empty();
        }
        return values.text(kind.get(), "`kind`").flatMap(this::kind);
    }

    private Optional<Shape> kind(Node.Text written) {
        String word = written.text();
        Optional<Shape> shape = Shapes.DOCUMENTS.stream()
                .filter(document -> document.what().equals(word))
                .findFirst();
        if (word.equals("Objective")) {
            problems.error(
                    written.span(),
                    "`Objective` is not understood yet: it comes with a later version of Ajar",
                    Words.anyOf(KINDS));
        } else if (shape.isEmpty()) {
            problems.error(
                    written.span(),
                    "no kind %s".formatted(Words.quoted(word)),
                    Words.anyOf(KINDS),
                    problems.nearest(word, KINDS));
        }
        return shape;
    }

    private void add(Shape kind, Node root) {
        Fields fields = Fields.of(root, kind, problems);
        fields.at("apiVersion").ifPresent(this::version);
        Fields metadata = fields.at("metadata")
                .map(node -> Fields.of(node, Shapes.METADATA, problems))
                .orElse(Fields.none(Shapes.METADATA, fields.start()));
        Optional<String> name = metadata.at("name")
                .flatMap(node -> values.text(node, "`name`"))
                .flatMap(text -> values.name(text, Alphabet.DOTTED, "name"));
        Span named = metadata.at("name").map(Node::span).orElse(fields.start());
        boolean first = name.isPresent() && isFirst(kind, name.get(), named);
        drafts.computeIfAbsent(kind, ignored -> new ArrayList<>())
                .add(new Draft(name.orElse(""), named, fields, first));
    }

    private void version(Node node) {
        values.choice(node, "`apiVersion`", List.of(Shapes.API_VERSION));
    }

    private boolean isFirst(Shape kind, String name, Span named) {
        Span before = names.putIfAbsent(kind.what() + " " + name, named);
        if (before != null) {
            problems.error(
                    named,
                    "a second %s %s, the first is in %s on line %s"
                            .formatted(
                                    kind.what(),
                                    Words.quoted(name),
                                    before.source().file(),
                                    before.place().line()),
                    "every %s with a name of its own".formatted(kind.what()));
        }
        return before == null;
    }
}
