package dev.ajar.definitions.yaml;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says in plain words what the YAML parser stumbled over.
final class YamlSlip {

    /// A condition that begins with `!`, which YAML takes for a tag.
    private static final Pattern NEGATION = Pattern.compile("(?:^|[-:,\\[{]\\s+|[\\[{])(![^\\s'\"][^\\n\\r]*)");

    private YamlSlip() {}

    /// Tells of a tag; nearly always it was meant to be a condition.
    static void tellTag(Span tagged, Problems problems) {
        String condition = condition(tagged);
        Span span = new Span(tagged.source(), tagged.from(), tagged.from() + condition.length());
        if (condition.startsWith("!!")) {
            problems.error(
                    span, "%s is a YAML tag".formatted(Words.quoted(condition)), "no tags: a text in quotes is a text");
        } else {
            problems.error(
                    span,
                    "%s was read as a YAML tag".formatted(Words.quoted(condition)),
                    "quotes around a condition that begins with `!`: \"%s\"".formatted(condition));
        }
    }

    /// Tells of anything else.
    static void tell(MarkedYamlEngineException slip, int at, Span document, Problems problems) {
        Span line = lineOf(at, document);
        Matcher negation = NEGATION.matcher(line.text());
        while (negation.find()) {
            Span condition = new Span(document.source(), line.from() + negation.start(1), line.to());
            if (condition.from() <= at) {
                tellTag(condition, problems);
                return;
            }
        }
        String problem = slip.getProblem();
        Span place = new Span(document.source(), at, Math.min(at + 1, Math.max(at, line.to())));
        String character = place.text();
        if (problem.contains("mapping values are not allowed")) {
            problems.error(
                    place,
                    "a `:` where YAML expects none",
                    "quotes around a text in which `: ` stands; and keys of one mapping that begin in one column");
        } else if (problem.contains("sequence entries are not allowed")) {
            problems.error(place, "a `-` where YAML expects none", "a list's `- ` on a line of its own, or `[a, b]`");
        } else if (problem.contains("(TAB)")) {
            problems.error(place, "a tab where only blanks may be", "blanks to indent");
        } else if (problem.contains("cannot start any token")) {
            problems.error(
                    place,
                    "%s cannot begin a text".formatted(Words.quoted(character)),
                    "quotes around a text that begins with %s".formatted(Words.quoted(character)));
        } else if (problem.contains("escape")) {
            Span escape = escape(at, line);
            problems.error(
                    escape,
                    "%s means nothing between double quotes".formatted(Words.quoted(escape.text())),
                    "`\\\\` for a backslash, or single quotes around the text");
        } else if (String.valueOf(slip.getContext()).contains("quoted scalar")) {
            Span quote = slip.getContextMark()
                    .map(mark -> start(mark.getIndex(), document))
                    .orElse(place);
            problems.error(quote, "this quote is never closed", "the same quote again where the text ends");
        } else if (String.valueOf(slip.getContext()).contains("flow")) {
            boolean list = String.valueOf(slip.getContext()).contains("sequence");
            Span open = slip.getContextMark()
                    .map(mark -> start(mark.getIndex(), document))
                    .orElse(place);
            problems.error(
                    place,
                    "the %s that begins on line %s neither goes on nor ends here"
                            .formatted(list ? "list" : "mapping", open.place().line()),
                    list ? "`,` or `]`" : "`,` or `}`");
        } else {
            Span begun = slip.getContextMark()
                    .map(mark -> start(mark.getIndex(), document))
                    .orElse(place);
            tellRest(problem, place, begun, problems);
        }
    }

    /// Tells of what is seldom met.
    ///
    /// @param begun where that begins which the parser was reading
    private static void tellRest(String problem, Span place, Span begun, Problems problems) {
        if (problem.contains("expected ':'")) {
            problems.error(begun, "a key without a `:` after it", "`key: value`");
        } else if (problem.contains("<block end>")) {
            problems.error(
                    place,
                    "what begins here belongs to nothing above it",
                    "one value for each key, keys of one mapping in one column, and quotes around the whole of a text");
        } else if (problem.contains("document start")) {
            problems.error(
                    place,
                    "what begins here comes after the end of the document",
                    "one mapping a document, and a line `---` between two");
        } else if (problem.contains("node content")) {
            problems.error(
                    place,
                    "%s where a value belongs".formatted(Words.quoted(place.text())),
                    "a value; quotes around one that begins with %s".formatted(Words.quoted(place.text())));
        } else if (problem.contains("indicator")) {
            problems.error(place, "this cannot follow `|` or `>`", "a new line, and the text below, indented");
        } else if (problem.contains("unexpected character") || problem.contains("alphabetic or numeric")) {
            problems.error(
                    begun,
                    "%s cannot begin a text".formatted(Words.quoted(begun.text())),
                    "quotes around a text that begins with %s".formatted(Words.quoted(begun.text())));
        } else {
            problems.error(
                    place, "YAML cannot be read on from here", "quotes around a text that has signs of YAML in it");
        }
    }

    /// A backslash and what follows it; the parser stops behind them.
    private static Span escape(int at, Span line) {
        String file = line.source().text();
        int backslash = file.lastIndexOf('\\', Math.min(at, line.to() - 1));
        int from = Math.max(line.from(), backslash);
        int to = file.offsetByCodePoints(from, file.codePointCount(from, line.to()) > 1 ? 2 : 1);
        return new Span(line.source(), from, Math.min(to, line.to()));
    }

    private static Span start(int index, Span document) {
        int at = new Offsets(document).of(index);
        return new Span(document.source(), at, at + 1);
    }

    /// What is written from the tag to the end of the condition, however much of it YAML has understood.
    private static String condition(Span tagged) {
        String file = tagged.source().text();
        int end = tagged.from();
        int open = 0;
        while (end < file.length() && file.charAt(end) != '\n' && file.charAt(end) != '\r') {
            char character = file.charAt(end);
            open += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
            boolean over =
                    open < 0 || character == '}' || (open == 0 && character == ',') || file.startsWith(" #", end);
            if (over) {
                break;
            }
            end++;
        }
        return file.substring(tagged.from(), end).strip();
    }

    private static Span lineOf(int at, Span document) {
        String file = document.source().text();
        int from = at;
        while (from > document.from() && file.charAt(from - 1) != '\n' && file.charAt(from - 1) != '\r') {
            from--;
        }
        int to = at;
        while (to < document.to() && file.charAt(to) != '\n' && file.charAt(to) != '\r') {
            to++;
        }
        return new Span(document.source(), from, to);
    }
}
