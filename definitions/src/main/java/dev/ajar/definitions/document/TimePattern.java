package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a pattern of a time: `'00'yy-MM-dd HH:mm:ss`.
final class TimePattern {

    private static final String LETTERS = "uuuu yy MM M MMM dd d HH H mm m ss s S… XX XXX";

    /// What each run of letters says.
    private static final Map<String, String> MEANS = Map.ofEntries(
            Map.entry("uuuu", "year"),
            Map.entry("yy", "year"),
            Map.entry("M", "month"),
            Map.entry("MM", "month"),
            Map.entry("MMM", "month"),
            Map.entry("d", "day"),
            Map.entry("dd", "day"),
            Map.entry("H", "hour"),
            Map.entry("HH", "hour"),
            Map.entry("m", "minute"),
            Map.entry("mm", "minute"),
            Map.entry("s", "second"),
            Map.entry("ss", "second"),
            Map.entry("XX", "offset"),
            Map.entry("XXX", "offset"));

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("yyyy", "`uuuu`"),
            Map.entry("YYYY", "`uuuu`: `YYYY` is the week-based year"),
            Map.entry("YY", "`yy`: `YY` is the week-based year"),
            Map.entry("DD", "`dd`: `D` is the day of the year"),
            Map.entry("D", "`d`: `D` is the day of the year"),
            Map.entry("hh", "`HH`, the hour from 00 to 23"),
            Map.entry("h", "`H`, the hour from 0 to 23"),
            Map.entry("kk", "`HH`, the hour from 00 to 23"),
            Map.entry("Z", "`XX` for `+0900`, `XXX` for `+09:00`"),
            Map.entry("z", "no zone in the text; `zone:` beside `format:`"),
            Map.entry("xxx", "`XXX`"),
            Map.entry("xx", "`XX`"),
            Map.entry("X", "`XX` or `XXX`"),
            Map.entry("n", "`S…`, one for each digit of the fraction"),
            Map.entry("T", "quotes around text: `'T'`"));

    private final Node.Text written;
    private final String text;
    private final String what;
    private final Problems problems;
    private final List<String> said = new ArrayList<>();
    private int at;

    TimePattern(Node.Text written, String what, Problems problems) {
        this.written = written;
        this.what = what;
        this.problems = problems;
        text = written.text();
    }

    /// The pattern, sound or told of.
    ///
    /// @param fields what stands beside it
    String read(Fields fields) {
        int before = problems.errors();
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '\'') {
                quoted();
            } else if (Character.isLetter(character)) {
                letters(character);
            } else if ("[]{}#".indexOf(character) >= 0) {
                refuse(
                        at,
                        at + 1,
                        "%s has a meaning of its own".formatted(Words.quoted(String.valueOf(character))),
                        "quotes around it: `'%s'`".formatted(character));
                at++;
            } else {
                at++;
            }
        }
        if (problems.errors() == before) {
            complete(fields);
        }
        return text.replace("yyyy", "uuuu");
    }

    private void quoted() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            refuse(at, text.length(), "this quote is never closed", "`'` where the quoted text ends");
            end = text.length() - 1;
        }
        at = end + 1;
    }

    private void letters(char letter) {
        int from = at;
        while (at < text.length() && text.charAt(at) == letter) {
            at++;
        }
        String run = text.substring(from, at);
        if (run.equals("yyyy")) {
            problems.warn(written.within(from, at), what + ": `yyyy` is the year of an era", "`uuuu`");
            said.add("year");
        } else if (letter == 'S' && run.length() <= 9) {
            said.add("fraction");
        } else if (MEANS.containsKey(run)) {
            said.add(MEANS.getOrDefault(run, ""));
        } else {
            refuse(
                    from,
                    at,
                    "%s is not understood".formatted(Words.quoted(run)),
                    INSTEAD.getOrDefault(run, "quotes around text, and else only " + LETTERS));
        }
    }

    private void complete(Fields fields) {
        Set<String> seen = new HashSet<>();
        for (String part : said) {
            if (!seen.add(part)) {
                refuse(0, text.length(), "the %s stands here twice".formatted(part), "everything once");
                return;
            }
        }
        boolean year = fields.has("year");
        if (year == seen.contains("year")) {
            refuse(
                    0,
                    text.length(),
                    year ? "a year in the pattern and beside it" : "no year",
                    year ? "one of them" : "`uuuu` or `yy`, or `year:` beside `format:`");
        }
        for (String part : List.of("month", "day")) {
            if (!seen.contains(part)) {
                refuse(0, text.length(), "no " + part, part.equals("month") ? "`MM`, `M` or `MMM`" : "`dd` or `d`");
            }
        }
        inOrder(seen);
        boolean zone = fields.has("zone");
        if (zone == seen.contains("offset")) {
            refuse(
                    0,
                    text.length(),
                    zone ? "an offset in the pattern and a zone beside it" : "neither an offset nor a zone",
                    zone ? "one of them" : "`zone:` beside `format:`, for example `zone: UTC`, or `XXX` in it");
        }
    }

    /// A minute needs an hour, a second a minute, a fraction a second.
    private void inOrder(Set<String> seen) {
        List<String> parts = List.of("hour", "minute", "second", "fraction");
        for (int part = 1; part < parts.size(); part++) {
            if (seen.contains(parts.get(part)) && !seen.contains(parts.get(part - 1))) {
                refuse(
                        0,
                        text.length(),
                        "a %s without %s %s".formatted(parts.get(part), part == 1 ? "an" : "a", parts.get(part - 1)),
                        "`HH:mm:ss`");
            }
        }
    }

    private void refuse(int from, int to, String problem, String expected) {
        problems.error(written.within(from, to), "%s: `format`: %s".formatted(what, problem), expected);
    }
}
