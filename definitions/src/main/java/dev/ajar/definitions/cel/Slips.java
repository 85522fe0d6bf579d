package dev.ajar.definitions.cel;

import dev.ajar.definitions.cel.Tokens.Kind;
import dev.ajar.definitions.cel.Tokens.Token;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Says in plain words why a text is no CEL, and what to write instead.
final class Slips {

    /// What people write by habit from other languages.
    private static final Map<String, String> HABITS = Map.ofEntries(
            Map.entry("and", "`&&`"),
            Map.entry("or", "`||`"),
            Map.entry("not", "`!`"),
            Map.entry("is", "`==`, or `has(x)` for what is known"),
            Map.entry("like", "`startsWith`, `contains` or `matches`"),
            Map.entry("between", "`x >= a && x <= b`"),
            Map.entry("=", "`==`"),
            Map.entry("===", "`==`"),
            Map.entry("!==", "`!=`"),
            Map.entry("<>", "`!=`"),
            Map.entry("=~", "`x.matches('…')`"),
            Map.entry("!~", "`!x.matches('…')`"),
            Map.entry("&", "`&&`"),
            Map.entry("|", "`||`"),
            Map.entry("‘", "straight quotes: `'`"),
            Map.entry("’", "straight quotes: `'`"),
            Map.entry("“", "straight quotes: `'`"),
            Map.entry("”", "straight quotes: `'`"));

    private Slips() {}

    static void tell(Written written, CelIssue issue, String where, Problems problems) {
        String message = issue.getMessage();
        if (message.contains("recursion limit")) {
            problems.error(written.whole(), where + ": nested too deeply", "a simpler condition");
            return;
        }
        Optional<Token> open = written.tokens().stream()
                .filter(token -> token.kind() == Kind.OPEN_TEXT)
                .findFirst();
        if (open.isPresent()) {
            problems.error(
                    written.span(open.get()),
                    where + ": this text is never closed",
                    "the same quote again where it ends");
            return;
        }
        Optional<Token> habit = written.tokens().stream().filter(Slips::isHabit).findFirst();
        if (habit.isPresent()) {
            problems.error(
                    written.span(habit.get()),
                    "%s: %s is not CEL"
                            .formatted(where, Words.quoted(habit.get().text())),
                    HABITS.getOrDefault(habit.get().text().toLowerCase(Locale.ROOT), ""));
            return;
        }
        tellOther(written, issue, where, problems);
    }

    private static boolean isHabit(Token token) {
        return token.kind() != Kind.TEXT && HABITS.containsKey(token.text().toLowerCase(Locale.ROOT));
    }

    private static void tellOther(Written written, CelIssue issue, String where, Problems problems) {
        int offset = offset(written, issue.getSourceLocation());
        String message = issue.getMessage();
        int place = Tokens.placeOf(written.tokens(), offset);
        boolean atEnd = place == written.tokens().size();
        int end = written.tokens().isEmpty() ? 0 : written.tokens().getLast().to();
        Span span =
                atEnd ? written.span(end, end) : written.span(written.tokens().get(place));
        String here =
                atEnd ? "the end" : Words.quoted(written.tokens().get(place).text());
        if (atEnd && openBrackets(written) > 0) {
            problems.error(span, where + ": a parenthesis is never closed", "`)`");
            return;
        }
        if (message.startsWith("For input string") || message.contains("out of range")) {
            problems.error(span, "%s: %s does not fit".formatted(where, here), "a number of 64 bits");
        } else if (message.startsWith("reserved identifier")) {
            problems.error(span, "%s: %s is a reserved word of CEL".formatted(where, here), "a name of Ajar");
        } else if (message.contains("{<EOF>") || message.contains("expecting <EOF>")) {
            problems.error(
                    span,
                    "%s: %s where none was expected".formatted(where, here),
                    "an operator such as `==` or `&&`, or the end");
        } else if (message.contains("IDENTIFIER")) {
            problems.error(
                    span,
                    "%s: %s where none was expected".formatted(where, here),
                    "a name, a text in quotes, a number or `(`");
        } else {
            problems.error(span, "%s: %s where none was expected".formatted(where, here), "");
        }
    }

    private static int openBrackets(Written written) {
        return written.tokens().stream()
                .mapToInt(token -> token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0)
                .sum();
    }

    private static int offset(Written written, CelSourceLocation location) {
        int from = 0;
        for (int line = 1; line < location.getLine(); line++) {
            int end = written.text().indexOf('\n', from);
            from = end < 0 ? from : end + 1;
        }
        int line = from;
        int codePoints = written.text().codePointCount(line, written.text().length());
        return written.text().offsetByCodePoints(line, Math.min(Math.max(0, location.getColumn()), codePoints));
    }
}
