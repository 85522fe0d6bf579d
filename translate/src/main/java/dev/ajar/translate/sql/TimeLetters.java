package dev.ajar.translate.sql;

import dev.ajar.model.Source.TimeFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A time that is written in letters of a pattern, as pieces of a regular expression (semantics.md §1): the twin of
/// `TimePattern` in `store`.
///
/// Every piece takes only what is possible at its place: no month 13, no 24:00. Which days a month has is left to the
/// database.
final class TimeLetters {

    /// What a piece says of a time.
    enum Field {
        YEAR,
        SHORT_YEAR,
        MONTH,
        MONTH_NAME,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        /// With the point before it, if there is a fraction at all.
        POINT_FRACTION,
        FRACTION,
        OFFSET,
        /// Nothing; it stands for itself.
        LITERAL
    }

    /// A piece of the pattern.
    ///
    /// @param taken what it takes, as a regular expression without groups; all of the piece but for `around`
    /// @param around how the piece stands in the whole, with `%s` where it is
    record Piece(Field field, String taken, String around) {
        Piece(Field field, String taken) {
            this(field, taken, "%s");
        }
    }

    private static final List<String> NAMES =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /// The short names of months, in English whatever the place, three letters each.
    static final String MONTHS = String.join("", NAMES);

    private static final Piece ZERO_TO_59 = new Piece(Field.MINUTE, "[0-5][0-9]");

    private final List<Piece> pieces;

    private TimeLetters(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /// RFC 3339, with an offset.
    static TimeLetters rfc3339() {
        return new TimeLetters(List.of(
                new Piece(Field.YEAR, "[0-9]{4}"),
                literal("-"),
                new Piece(Field.MONTH, "0[1-9]|1[0-2]"),
                literal("-"),
                new Piece(Field.DAY, "0[1-9]|[12][0-9]|3[01]"),
                new Piece(Field.LITERAL, "[Tt ]"),
                new Piece(Field.HOUR, "[01][0-9]|2[0-3]"),
                literal(":"),
                ZERO_TO_59,
                literal(":"),
                new Piece(Field.SECOND, "[0-5][0-9]"),
                new Piece(Field.POINT_FRACTION, "\\.[0-9]{1,6}", "(?:%s[0-9]*)?"),
                new Piece(Field.OFFSET, "[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]", "(?:[Zz]|%s)")));
    }

    static TimeLetters of(TimeFormat.Pattern pattern) {
        List<String> runs = runs(pattern.letters());
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < runs.size(); at++) {
            pieces.add(piece(runs.get(at), at + 1 < runs.size() && beginsWithDigit(runs.get(at + 1))));
        }
        return new TimeLetters(pieces);
    }

    /// Runs of one letter as they are, and texts that stand for themselves after a quote.
    private static List<String> runs(String letters) {
        List<String> runs = new ArrayList<>();
        int at = 0;
        while (at < letters.length()) {
            char letter = letters.charAt(at);
            int from = at++;
            if (letter == '\'') {
                at = quoted(letters, at, runs);
            } else if (Character.isLetter(letter)) {
                while (at < letters.length() && letters.charAt(at) == letter) {
                    at++;
                }
                runs.add(letters.substring(from, at));
            } else {
                runs.add("'" + letter);
            }
        }
        return runs;
    }

    /// @return where the next run begins
    private static int quoted(String letters, int from, List<String> runs) {
        StringBuilder text = new StringBuilder("'");
        int at = from;
        while (at < letters.length()) {
            char letter = letters.charAt(at++);
            if (letter == '\'') {
                if (at == letters.length() || letters.charAt(at) != '\'') {
                    break;
                }
                at++;
            }
            text.append(letter);
        }
        runs.add(text.length() == 1 ? "''" : text.toString());
        return at;
    }

    private static boolean beginsWithDigit(String run) {
        return run.startsWith("'")
                ? run.length() > 1 && run.charAt(1) >= '0' && run.charAt(1) <= '9'
                : !run.startsWith("X") && !run.equals("MMM");
    }

    /// One digit or two are as many as there are: before another digit, two.
    private static Piece piece(String run, boolean beforeDigit) {
        String maybe = beforeDigit ? "" : "?";
        return switch (run) {
            case "uuuu" -> new Piece(Field.YEAR, "[0-9]{4}");
            case "yy" -> new Piece(Field.SHORT_YEAR, "[0-9]{2}");
            case "MMM" -> new Piece(Field.MONTH_NAME, String.join("|", NAMES));
            case "MM" -> new Piece(Field.MONTH, "0[1-9]|1[0-2]");
            case "M" -> new Piece(Field.MONTH, "0%s[1-9]|1[0-2]".formatted(maybe));
            case "dd" -> new Piece(Field.DAY, "0[1-9]|[12][0-9]|3[01]");
            case "d" -> new Piece(Field.DAY, "0%s[1-9]|[12][0-9]|3[01]".formatted(maybe));
            case "HH" -> new Piece(Field.HOUR, "[01][0-9]|2[0-3]");
            case "H" -> new Piece(Field.HOUR, "[01]%s[0-9]|2[0-3]".formatted(maybe));
            case "mm" -> ZERO_TO_59;
            case "m" -> new Piece(Field.MINUTE, "[0-5]%s[0-9]".formatted(maybe));
            case "ss" -> new Piece(Field.SECOND, "[0-5][0-9]");
            case "s" -> new Piece(Field.SECOND, "[0-5]%s[0-9]".formatted(maybe));
            case "XX" -> new Piece(Field.OFFSET, "[+-](?:[01][0-9]|2[0-3])[0-5][0-9]", "(?:Z|%s)");
            case "XXX" -> new Piece(Field.OFFSET, "[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]", "(?:Z|%s)");
            default -> run.startsWith("'") ? literal(run.substring(1)) : fraction(run.length());
        };
    }

    private static Piece fraction(int digits) {
        return digits > 6
                ? new Piece(Field.FRACTION, "[0-9]{6}", "%%s[0-9]{%s}".formatted(digits - 6))
                : new Piece(Field.FRACTION, "[0-9]{%s}".formatted(digits));
    }

    private static Piece literal(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if ("\\.+*?()|[]{}^$".indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
        });
        return new Piece(Field.LITERAL, escaped.toString());
    }

    boolean has(Field field) {
        return pieces.stream().anyMatch(piece -> piece.field() == field);
    }

    /// The whole pattern, from the beginning of a text to its end, with a group around each of these fields.
    String pattern(List<Field> grouped) {
        StringBuilder pattern = new StringBuilder("^");
        for (Piece piece : pieces) {
            boolean group = grouped.contains(piece.field());
            String taken = group
                    ? "(" + piece.taken() + ")"
                    : piece.taken().contains("|") ? "(?:" + piece.taken() + ")" : piece.taken();
            pattern.append(piece.around().replace("%s", taken));
        }
        return pattern.append("\\z").toString();
    }

    /// The number of each field's group, where all of these are grouped.
    Map<Field, Integer> groups(List<Field> grouped) {
        Map<Field, Integer> groups = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            if (grouped.contains(piece.field())) {
                groups.put(piece.field(), groups.size() + 1);
            }
        }
        return groups;
    }
}
