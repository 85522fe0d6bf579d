package dev.ajar.definitions.problem;

import dev.ajar.definitions.problem.Problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects everything that is wrong, so that all of it can be told at once.
public final class Problems {

    /// Nobody reads on after so many; a hostile file could have millions.
    private static final int MOST = 500;

    private final Set<Problem> found = new LinkedHashSet<>();
    private int errors;

    /// Something that must be mended.
    public void error(Span span, String what, String expected, List<String> nearest) {
        errors++;
        add(span, Severity.ERROR, what, expected, nearest);
    }

    public void error(Span span, String what, String expected) {
        error(span, what, expected, List.of());
    }

    /// Something that is probably not meant.
    public void warn(Span span, String what, String expected, List<String> nearest) {
        add(span, Severity.WARNING, what, expected, nearest);
    }

    public void warn(Span span, String what, String expected) {
        warn(span, what, expected, List.of());
    }

    private void add(Span span, Severity severity, String what, String expected, List<String> nearest) {
        if (found.size() < MOST) {
            found.add(new Problem(span.place(), severity, what, expected, nearest));
        } else if (found.size() == MOST) {
            found.add(new Problem(
                    span.place(),
                    severity,
                    "so many problems that the rest is not told",
                    "these mended first",
                    List.of()));
        }
    }

    /// The choices that look like a slip of the pen for a word. Not looked for when there are too many problems anyway.
    public List<String> nearest(String word, Collection<String> choices) {
        return found.size() > MOST ? List.of() : Nearest.to(word, choices);
    }

    /// How many errors there are so far; to see whether something added any.
    public int errors() {
        return errors;
    }

    /// Whether anything must be mended.
    public boolean hasErrors() {
        return errors > 0;
    }

    /// All of them, in the order of files, lines and columns.
    public List<Problem> all() {
        var all = new ArrayList<>(found);
        all.sort((a, b) -> a.place().compareTo(b.place()));
        return List.copyOf(all);
    }
}
