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

/// Sees that no two columns of the verdict table get one name (semantics.md §6).
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

    private Columns() {}

    static void refuseCollisions(Experience experience, Fields fields, Problems problems) {
        Map<String, String> taken = new HashMap<>();
        FIXED.forEach(column -> taken.put(column, "every table has"));
        for (Indicator latency : experience.latencies()) {
            take(Experience.column(latency), "indicator " + Words.quoted(latency.name()), spanOf(latency.name(), "indicators", fields), taken, problems);
        }
        for (Dimension dimension : experience.dimensions()) {
            take(dimension.column(), "dimension " + Words.quoted(dimension.name()), spanOf(dimension.name(), "dimensions", fields), taken, problems);
        }
    }

    private static void take(String column, String owner, Span span, Map<String, String> taken, Problems problems) {
        String before = taken.putIfAbsent(column.toLowerCase(Locale.ROOT), owner + " gives");
        if (before != null) {
            problems.error(
                    span,
                    "%s gives the column %s, which %s, too".formatted(owner, Words.quoted(column), before),
                    "names that differ in more than `.`, `-`, `_` and case");
        }
    }

    /// Where the thing of this name is written.
    private static Span spanOf(String name, String key, Fields fields) {
        return fields.at(key)
                .flatMap(node -> switch (node) {
                    case Node.Entries(Span ignored, List<Node.Entry> entries) ->
                        entries.stream().map(entry -> (Node) entry.key()).filter(each -> is(each, name)).findFirst();
                    case Node.Items(Span ignored, List<Node> items) ->
                        items.stream().filter(each -> is(each, name)).findFirst();
                    case Node.Text text -> java.util.Optional.of(text);
                    case Node.Refused refused -> java.util.Optional.of(refused);
                })
                .map(Node::span)
                .orElse(fields.start());
    }

    private static boolean is(Node node, String name) {
        return node instanceof Node.Text text && text.text().equals(name);
    }
}
