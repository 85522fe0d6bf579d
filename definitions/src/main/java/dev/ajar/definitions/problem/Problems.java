package dev.ajar.definitions.problem;

import dev.ajar.definitions.problem.Problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects everything that is wrong, so that all of it can be told at once.
public final class Problems {

    /// Nobody reads on after so many; a hostile file could have millions.
    private static final int MOST = 1_000;

    private final Set<Problem> found = new LinkedHashSet<>();
    private int errors;

    /// Something that must be mended.
    public void error(Span span, String what, String expected, List<String> nearest) {
        errors++;
        add(new Problem(span.place(), Severity.ERROR, what, expected, nearest));
    }

    public void error(Span span, String what, String expected) {
        error(span, what, expected, List.of());
    }

    /// Something that is probably not meant.
    public void warn(Span span, String what, String expected, List<String> nearest) {
        add(new Problem(span.place(), Severity.WARNING, what, expected, nearest));
    }

    public void warn(Span span, String what, String expected) {
        warn(span, what, expected, List.of());
    }

    private void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
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
