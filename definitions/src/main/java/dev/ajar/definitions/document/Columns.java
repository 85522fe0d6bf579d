package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Sees that no two columns of the verdict table get one name, also where it is the table of several experiences
/// (semantics.md §6).
final class Columns {

    private static final List<String> FIXED = List.of(
            "experience",
            "session_id",
            "started_at",
            "ended_at",
            "verdict",
            "reason",
            "furthest_step",
            "attempts",
            "fingerprint");

    private final Problems problems;

    /// Who gives a column, by its name in small letters, over all experiences.
    private final Map<String, Owner> taken = new HashMap<>();

    Columns(Problems problems) {
        this.problems = problems;
        FIXED.forEach(column -> taken.put(column, new Owner("", column, "every table has")));
    }

    /// Something that gives a column.
    ///
    /// @param kind `dimension` or `indicator`
    /// @param words how messages call it, with its verb
    private record Owner(String kind, String name, String words) {

        /// Whether both mean the same thing, so that one column holds both.
        boolean isSame(Owner other) {
            return kind.equals(other.kind) && name.equals(other.name);
        }
    }

    void add(Experience experience, Fields fields) {
        for (Indicator latency : experience.latencies()) {
            take(Experience.column(latency), "indicator", latency.name(), "indicators", experience, fields);
        }
        for (Dimension dimension : experience.dimensions()) {
            take(dimension.column(), "dimension", dimension.name(), "dimensions", experience, fields);
        }
    }

    private void take(String column, String kind, String name, String key, Experience experience, Fields fields) {
        String words = "%s %s".formatted(kind, Words.quoted(name));
        Owner owner = new Owner(kind, name, "%s of %s gives".formatted(words, experience.name()));
        Owner before = taken.putIfAbsent(column.toLowerCase(Locale.ROOT), owner);
        if (before != null && !before.isSame(owner)) {
            problems.error(
                    span(name, key, fields),
                    "%s gives the column %s, which %s, too".formatted(words, Words.quoted(column), before.words()),
                    "names that differ in more than `.`, `-`, `_` and case");
        }
    }

    /// Where the thing of this name is written.
    private static Span span(String name, String key, Fields fields) {
        return fields.at(key)
                .flatMap(node -> switch (node) {
                    case Node.Entries(Span ignored, List<Node.Entry> entries) ->
                        entries.stream()
                                .map(entry -> (Node) entry.key())
                                .filter(each -> is(each, name))
                                .findFirst();
                    case Node.Items(Span ignored, List<Node> items) ->
                        items.stream().filter(each -> is(each, name)).findFirst();
                    case Node.Text text -> Optional.of(text);
                    case Node.Refused refused -> Optional.of(refused);
                })
                .map(Node::span)
                .orElse(fields.start());
    }

    private static boolean is(Node node, String name) {
        return node instanceof Node.Text text && text.text().equals(name);
    }
}
