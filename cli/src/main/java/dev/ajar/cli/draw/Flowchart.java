package dev.ajar.cli.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A Mermaid flowchart while it is written down, from top to bottom. Texts are made harmless here; identifiers are
/// ASCII letters, digits and `_`, and none of Mermaid's own words.
///
/// Only what every Mermaid since version 10 draws is used. Colours bring their own text colour, so that they can be
/// read on white and on black.
final class Flowchart {

    /// The form of a box.
    enum Shape {
        BOX("[", "]"),
        ROUND("(", ")"),
        PILL("([", "])"),
        FRAMED("[[", "]]"),
        CIRCLE("((", "))"),
        HEXAGON("{{", "}}");

        private final String open;
        private final String close;

        Shape(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    /// What a box stands for.
    enum Look {
        USUAL(""),
        ATTEMPT("fill:#dbeafe,stroke:#1d4ed8,stroke-width:2px,color:#1e3a8a"),
        SUCCESS("fill:#dcfce7,stroke:#15803d,stroke-width:2px,color:#14532d"),
        LOST("fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d"),
        ASIDE("fill:#f3f4f6,stroke:#6b7280,stroke-dasharray:4 3,color:#374151");

        private final String style;

        Look(String style) {
            this.style = style;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What an arrow stands for.
    enum Line {
        FORESEEN("-->", ""),
        UNFORESEEN("-.->", "stroke:#d97706"),
        LOST("-->", "stroke:#dc2626");

        private final String arrow;
        private final String style;

        Line(String arrow, String style) {
            this.arrow = arrow;
            this.style = style;
        }
    }

    private static final String ASIDE = "aside";

    private final String head;
    private final List<String> boxes = new ArrayList<>();
    private final List<String> group = new ArrayList<>();
    private final List<String> arrows = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final TreeMap<Look, Set<String>> looks = new TreeMap<>();

    /// @param name of what is drawn, a plain one
    /// @param title as a screen reader tells it
    Flowchart(String name, String title) {
        head = """
                %%%% %s, drawn by Ajar. Change the definition, not this text.
                flowchart TD
                  accTitle: %s
                """.formatted(name, Plain.label(title));
    }

    /// A box with some lines of text.
    void box(String id, Shape shape, Look look, List<String> text) {
        boxes.add(box(id, shape, text));
        looks.computeIfAbsent(look, ignored -> new TreeSet<>()).add(id);
    }

    /// A box that stands apart from the flow, with all of its kind.
    void aside(String id, List<String> text) {
        group.add(box(id, Shape.ROUND, text));
        looks.computeIfAbsent(Look.ASIDE, ignored -> new TreeSet<>()).add(id);
    }

    private static String box(String id, Shape shape, List<String> text) {
        return "%s%s\"%s\"%s".formatted(id, shape.open, joined(text), shape.close);
    }

    /// An arrow, with or without text.
    void arrow(String from, String to, Line line, List<String> text) {
        String label = text.isEmpty() ? "" : "|\"%s\"|".formatted(joined(text));
        arrows.add("%s %s%s %s".formatted(from, line.arrow, label, to));
        lines.add(line);
    }

    private static String joined(List<String> text) {
        return text.stream().map(Plain::label).collect(Collectors.joining("<br/>"));
    }

    /// The whole text, ending in a line break.
    String text() {
        StringBuilder text = new StringBuilder(head);
        boxes.forEach(box -> line(text, "  ", box));
        if (!group.isEmpty()) {
            line(text, "  ", "subgraph %s[\"aside\"]".formatted(ASIDE));
            group.forEach(box -> line(text, "    ", box));
            line(text, "  ", "end");
        }
        arrows.forEach(arrow -> line(text, "  ", arrow));
        looks.forEach((look, ids) -> {
            if (look != Look.USUAL) {
                line(text, "  ", "classDef %s %s".formatted(look.word(), look.style));
                line(text, "  ", "class %s %s".formatted(String.join(",", ids), look.word()));
            }
        });
        if (!group.isEmpty()) {
            line(text, "  ", "style %s fill:none,stroke:#6b7280,stroke-dasharray:4 3".formatted(ASIDE));
        }
        for (Line line : Line.values()) {
            String numbers = IntStream.range(0, lines.size())
                    .filter(number -> lines.get(number) == line)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
            if (!line.style.isEmpty() && !numbers.isEmpty()) {
                line(text, "  ", "linkStyle %s %s".formatted(numbers, line.style));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String indent, String content) {
        text.append(indent).append(content).append('\n');
    }
}
