package dev.ajar.definitions.problem;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// Something wrong in a definition, told so that its author can mend it without our help.
///
/// @param what what is wrong, naming the offending value
/// @param expected what would be right; the choices themselves if they are few; empty where `what` says it all
/// @param nearest the choices that look like a slip of the pen; often empty
public record Problem(Place place, Severity severity, String what, String expected, List<String> nearest) {

    public Problem {
        nearest = List.copyOf(nearest);
    }

    /// How bad it is.
    public enum Severity {
        /// Nothing can be measured with this.
        ERROR,
        /// It can be measured, but perhaps not what its author meant.
        WARNING;

        /// The word people see.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The problem as people see it, on the command line and in the browser alike.
    public String render() {
        var lines = new StringJoiner("\n  ", "", "\n");
        lines.add("%s:%s:%s: %s: %s"
                .formatted(Letters.shown(place.file()), place.line(), place.column(), severity.word(), shown(what)));
        lines.add("| " + shown(place.text()));
        lines.add("| " + Letters.blank(place.before()) + "^".repeat(Math.max(1, Letters.width(place.marked()))));
        if (!expected.isEmpty()) {
            lines.add("expected: " + shown(expected));
        }
        if (!nearest.isEmpty()) {
            lines.add("did you mean " + shown(String.join(" or ", nearest)) + "?");
        }
        return lines.toString();
    }

    private static String shown(String text) {
        return Letters.shown(text);
    }
}
