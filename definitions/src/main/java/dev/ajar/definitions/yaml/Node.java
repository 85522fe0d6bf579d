package dev.ajar.definitions.yaml;

import dev.ajar.definitions.problem.Span;
import java.util.List;

/// A part of a YAML document.
public sealed interface Node {

    Span span();

    /// What this is, in words.
    default String kind() {
        return switch (this) {
            case Text text when text.isNothing() -> "nothing";
            case Text ignored -> "a text";
            case Items ignored -> "a list";
            case Entries ignored -> "a mapping";
            case Refused ignored -> "something refused";
        };
    }

    /// A scalar, as it was written.
    ///
    /// @param text what it says, quotes and escapes undone
    record Text(Span span, String text, Style style) implements Node {

        /// Whether nothing was written, or `null`.
        public boolean isNothing() {
            return habit() == Habit.NOTHING;
        }

        /// What YAML, in its old version or the new, would take this for.
        public Habit habit() {
            return style == Style.PLAIN ? Habit.of(text) : Habit.TEXT;
        }

        /// Where everything that it says stands in the file; for whoever asks more than once.
        public Alignment alignment() {
            return Alignment.of(this);
        }

        /// What is written between its quotes.
        public Span inside() {
            return within(0, text.length());
        }

        /// Where characters of what it says stand in the file.
        public Span within(int from, int to) {
            return Alignment.of(this).span(from, to);
        }
    }

    /// How a scalar was written.
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }

    /// A list.
    record Items(Span span, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A mapping whose keys differ.
    record Entries(Span span, List<Entry> entries) implements Node {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /// Something that was refused; why has been told.
    record Refused(Span span) implements Node {}

    /// One entry of a mapping.
    record Entry(Text key, Node value) {}
}
