package dev.ajar.definitions.shape;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was written in a mapping with fixed keys. Keys it does not know have been told of, and so have needed ones that
/// are missing.
public final class Fields {

    private final Shape shape;
    private final String called;
    private final Span start;
    private final Map<String, Entry> written = new LinkedHashMap<>();

    /// Keys that somebody probably meant with another word: whoever is told of the word need not be told that they
    /// miss.
    private final Set<String> meant = new HashSet<>();

    private Fields(Shape shape, String called, Span start) {
        this.shape = shape;
        this.called = called;
        this.start = start;
    }

    /// A mapping in which nothing is written.
    public static Fields none(Shape shape, Span start) {
        return new Fields(shape, shape.what(), start);
    }

    /// Looks at a mapping. What is no mapping is told of and has no fields.
    public static Fields of(Node node, Shape shape, Problems problems) {
        return of(node, shape, shape.what(), problems);
    }

    /// Looks at a mapping that has a name of its own.
    ///
    /// @param called how messages call it: ``step `pressed` ``
    public static Fields of(Node node, Shape shape, String called, Problems problems) {
        var fields = new Fields(shape, called, start(node));
        switch (node) {
            case Node.Entries(Span ignored, List<Entry> entries) -> {
                for (int place = 0; place < entries.size(); place++) {
                    fields.take(entries, place, problems);
                }
                fields.tellMissing(problems);
            }
            case Node.Refused ignored -> {}
            case Node.Text text -> fields.tellNoMapping(text, problems);
            case Node.Items items -> fields.tellNoMapping(items, problems);
        }
        return fields;
    }

    private void tellNoMapping(Node node, Problems problems) {
        problems.error(
                node.span(),
                "%s is %s".formatted(called, node.kind()),
                "a mapping with %s".formatted(Words.anyOfQuoted(shape.names())));
    }

    /// Where to point at for what is missing in a mapping: its first key, or all of it where it stands in braces.
    private static Span start(Node node) {
        boolean braces = node.span().text().startsWith("{");
        return node instanceof Node.Entries(Span ignored, List<Entry> entries) && !braces && !entries.isEmpty()
                ? entries.getFirst().key().span()
                : node.span();
    }

    private void take(List<Entry> entries, int place, Problems problems) {
        Entry entry = entries.get(place);
        String name = entry.key().text();
        if (shape.names().contains(name)) {
            written.put(name, entry);
        } else if (place > 0 && isRestOfText(entry, entries.get(place - 1))) {
            Node.Text text = (Node.Text) entries.get(place - 1).value();
            problems.error(
                    entry.key().span(),
                    "a comma has ended the text before %s".formatted(Words.quoted(name)),
                    "quotes around a text with a comma within braces: \"%s, %s\"".formatted(text.text(), name));
        } else {
            List<String> nearest = problems.nearest(name, shape.names());
            meant.addAll(nearest);
            problems.error(
                    entry.key().span(),
                    "unknown key %s in %s".formatted(Words.quoted(name), called),
                    Words.anyOf(shape.names()),
                    nearest);
        }
    }

    /// Whether this was meant to be the end of the text before: in braces, a comma ends a text without quotes.
    private static boolean isRestOfText(Entry entry, Entry before) {
        return entry.value() instanceof Node.Text nothing
                && nothing.isNothing()
                && nothing.span().from() == nothing.span().to()
                && before.value() instanceof Node.Text text
                && text.style() == Node.Style.PLAIN;
    }

    private void tellMissing(Problems problems) {
        for (Key key : shape.keys()) {
            if (key.needed() && !written.containsKey(key.name()) && !meant.contains(key.name())) {
                tellMissing(key.name(), problems);
            }
        }
    }

    /// Tells that a key is missing here.
    public void tellMissing(String name, Problems problems) {
        Key key = shape.key(name);
        String expected = key.form() instanceof Form.Choice(List<String> words)
                ? Words.anyOf(words.stream()
                        .map(word -> "`%s: %s`".formatted(name, word))
                        .toList())
                : "`%s`: %s".formatted(name, key.about());
        problems.error(start, "%s has no %s".formatted(called, Words.quoted(name)), expected);
    }

    /// What stands at a key, if it was written.
    public Optional<Node> at(String name) {
        return Optional.ofNullable(written.get(shape.key(name).name())).map(Entry::value);
    }

    /// The key itself, as it was written.
    public Optional<Node.Text> key(String name) {
        return Optional.ofNullable(written.get(shape.key(name).name())).map(Entry::key);
    }

    public boolean has(String name) {
        return written.containsKey(shape.key(name).name());
    }

    /// The mapping's beginning.
    public Span start() {
        return start;
    }
}
