package dev.ajar.translate.sql;

import java.util.ArrayList;
import java.util.List;

/// A query in steps: each a common table expression with a name and a comment, then what is asked of them.
final class Query {

    private final List<String> header = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /// Puts a comment at the top.
    void header(String comment) {
        header.addAll(Comment.lines(comment));
    }

    /// Adds a step.
    void step(String name, String comment, Select select) {
        stepOf(name, comment, select.lines());
    }

    /// Adds a step that is all rows of several selects.
    void step(String name, String comment, List<Select> selects) {
        stepOf(name, comment, all(selects));
    }

    private static List<String> all(List<Select> selects) {
        List<String> lines = new ArrayList<>();
        for (Select select : selects) {
            if (!lines.isEmpty()) {
                lines.add("union all");
            }
            lines.addAll(select.lines());
        }
        return lines;
    }

    private void stepOf(String name, String comment, List<String> lines) {
        StringBuilder text = new StringBuilder();
        Comment.lines(comment).forEach(line -> text.append(line).append('\n'));
        text.append(name).append(" as (\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        steps.add(text.append(')').toString());
        names.add(name);
    }

    /// The names of the steps so far.
    List<String> names() {
        return List.copyOf(names);
    }

    /// Adds all steps of another query.
    void steps(Query other) {
        steps.addAll(other.steps);
        names.addAll(other.names);
    }

    /// The whole text.
    String asking(Select select) {
        return asking(select.lines());
    }

    /// The whole text, asking for all rows of several selects.
    ///
    /// @param order how they are ordered
    String asking(List<Select> selects, String order) {
        List<String> lines = all(selects);
        lines.add(order);
        return asking(lines);
    }

    private String asking(List<String> lines) {
        return "%s\nwith\n\n%s\n\n%s\n"
                .formatted(String.join("\n", header), String.join(",\n\n", steps), String.join("\n", lines));
    }
}
