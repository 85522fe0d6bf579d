package dev.ajar.definitions.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.ajar.definitions.problem.Words;
import java.util.Optional;

/// The part of RE2 that all engines read alike: characters, `.`, classes, groups, `|`, `* + ?` and `{n,m}`, `\d \w \s`,
/// `^` first and `$` last (semantics.md §2).
public final class PatternSubset {

    private static final String CLASSES = "dws";
    private static final String CONTROLS = "tnrf";

    private final String pattern;
    private int at;

    private PatternSubset(String pattern) {
        this.pattern = pattern;
    }

    /// What is wrong with a pattern.
    public record Slip(String what, String expected) {}

    /// What keeps engines from reading this pattern alike; empty where nothing does.
    public static Optional<Slip> slip(String pattern) {
        Optional<Slip> syntax = syntax(pattern);
        return syntax.isPresent() && PatternSize.isModest(pattern)
                ? new PatternSubset(pattern).walk().or(() -> syntax)
                : syntax.or(() -> new PatternSubset(pattern).walk());
    }

    /// Whether it is RE2 at all.
    public static Optional<Slip> syntax(String pattern) {
        if (!PatternSize.isModest(pattern)) {
            return Optional.of(new Slip(
                    "the pattern %s is too large".formatted(Words.quoted(pattern)),
                    "at most 1,000 characters and 1,000 repetitions, groups at most 20 deep"));
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException slip) {
            return Optional.of(new Slip(
                    "the pattern %s cannot be read: %s".formatted(Words.quoted(pattern), slip.getDescription()),
                    "a regular expression as RE2 writes it"));
        }
    }

    private Optional<Slip> walk() {
        boolean repeatable = false;
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            Optional<Slip> slip = switch (character) {
                case '\\' -> escape();
                case '[' -> bracket();
                case '(' -> group();
                case '^' -> anchor(at == 0, "^", "`^` only at the very beginning");
                case '$' -> anchor(at == pattern.length() - 1, "$", "`$` only at the very end");
                case '*', '+', '?' -> repetition(1);
                case '{' -> braces(repeatable);
                default -> plain();
            };
            if (slip.isPresent()) {
                return slip;
            }
            repeatable = character != '(' && character != '|' && character != '^';
        }
        return Optional.empty();
    }

    private Optional<Slip> plain() {
        at++;
        return Optional.empty();
    }

    private Optional<Slip> anchor(boolean allowed, String anchor, String expected) {
        at++;
        return allowed
                ? Optional.empty()
                : refuse(anchor, expected + "; `\\%s` for the character itself".formatted(anchor));
    }

    private Optional<Slip> escape() {
        if (at + 1 == pattern.length()) {
            return refuse("\\", "a character after `\\`");
        }
        char escaped = pattern.charAt(at + 1);
        boolean letter = Character.isLetterOrDigit(escaped);
        at += 2;
        return !letter || CLASSES.indexOf(escaped) >= 0 || CONTROLS.indexOf(escaped) >= 0
                ? Optional.empty()
                : refuse("\\" + escaped, instead(escaped));
    }

    private static String instead(char escaped) {
        return switch (escaped) {
            case 'D', 'W', 'S' -> "`[^\\%s]`".formatted(Character.toLowerCase(escaped));
            case 'z', 'Z' -> "`$`, which is the very end of the text";
            case 'A' -> "`^`";
            default -> "the character itself, or `\\d`, `\\w` or `\\s`";
        };
    }

    private Optional<Slip> group() {
        if (!pattern.startsWith("(?", at)) {
            return plain();
        }
        if (pattern.startsWith("(?:", at)) {
            at += 3;
            return Optional.empty();
        }
        return refuse(
                pattern.substring(at, Math.min(pattern.length(), at + 3)),
                "groups without names, flags or looking around: `(…)`");
    }

    private Optional<Slip> repetition(int length) {
        at += length;
        boolean twice = at < pattern.length() && "?+*".indexOf(pattern.charAt(at)) >= 0;
        return twice
                ? refuse(
                        pattern.substring(at - length, at + 1),
                        "one of `*`, `+`, `?` or `{n,m}`; how much it takes does not matter here")
                : Optional.empty();
    }

    private Optional<Slip> braces(boolean repeatable) {
        int end = pattern.indexOf('}', at);
        boolean counts = end > 0 && pattern.substring(at, end + 1).matches("\\{[0-9]+(,[0-9]*)?\\}");
        return counts && repeatable
                ? repetition(end + 1 - at)
                : refuse("{", "`{n}` or `{n,m}` after what is repeated; `\\{` for the character itself");
    }

    private Optional<Slip> bracket() {
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            Optional<Slip> slip = inBracket(first);
            if (slip.isPresent()) {
                return slip;
            }
            first = false;
        }
        at++;
        return Optional.empty();
    }

    private Optional<Slip> inBracket(boolean first) {
        char character = pattern.charAt(at);
        if (character == '\\') {
            return escape();
        }
        if (pattern.startsWith("[:", at)) {
            return refuse("[:", "the characters themselves, for example `[A-Za-z]`");
        }
        if (character == '[') {
            return refuse("[", "`\\[` for the character itself");
        }
        if (first && character == ']') {
            return refuse("]", "`\\]` for the character itself");
        }
        for (String operator : new String[] {"&&", "--", "~~", "||"}) {
            if (pattern.startsWith(operator, at)) {
                return refuse(operator, "no operators among the characters of a class");
            }
        }
        return plain();
    }

    private Optional<Slip> refuse(String part, String expected) {
        return Optional.of(new Slip(
                "%s in the pattern %s is not read alike by all engines"
                        .formatted(Words.quoted(part), Words.quoted(pattern)),
                expected));
    }
}
