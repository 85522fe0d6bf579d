package dev.ajar.cli.evidence;

import dev.ajar.definitions.problem.Problems;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// A question that does not fit the verdicts on file: a dimension they do not have, a value nobody has. Told as wrong
/// usage.
public final class Misasked extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int LISTED = 20;
    private static final int LONGEST = 100;

    /// @param message all that is wrong, a line each: the option, what it says, what was expected
    public Misasked(String message) {
        super(message);
    }

    /// What there is instead of something wanted, and what was probably meant:
    /// `(there is: 4.2.1, 4.3.0)`, and on the next line `did you mean 4.3.0?`.
    public static String instead(Collection<String> wanted, Collection<String> there) {
        String listed = there.stream().limit(LISTED).map(Misasked::cut).collect(Collectors.joining(", "));
        Problems problems = new Problems();
        List<String> choices =
                there.stream().filter(each -> each.length() <= LONGEST).toList();
        List<String> nearest = wanted.stream()
                .filter(each -> each.length() <= LONGEST)
                .flatMap(each -> problems.nearest(each, choices).stream())
                .distinct()
                .toList();
        return "(there is: %s%s)%s"
                .formatted(
                        there.isEmpty() ? "none at all" : listed,
                        there.size() > LISTED ? ", …" : "",
                        nearest.isEmpty() ? "" : "\ndid you mean %s?".formatted(String.join(" or ", nearest)));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
