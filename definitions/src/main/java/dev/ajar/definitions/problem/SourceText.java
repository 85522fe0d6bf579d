package dev.ajar.definitions.problem;

import java.util.Arrays;

/// The text of a file, and where in it things stand.
public final class SourceText {

    /// Lines up to this length are shown whole; of longer ones only what is near the place.
    private static final int SHOWN_WHOLE = 200;

    private static final int SHOWN_BEFORE = 80;
    private static final int SHOWN_MARKED = 80;
    private static final int SHOWN_AFTER = 40;

    private final String file;
    private final String text;
    private final int[] lineStarts;

    /// Whether every UTF-16 unit is a character, so that nothing need be counted.
    private final boolean plain;

    /// @param file as its user named it
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        int[] starts = new int[16];
        int lines = 1;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean lineEnds = character == '\n'
                    || (character == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
            if (lineEnds) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = at + 1;
            }
        }
        lineStarts = Arrays.copyOf(starts, lines);
        plain = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    /// Everything.
    public Span whole() {
        return new Span(this, 0, text.length());
    }

    /// Where it ends.
    public Span end() {
        return new Span(this, text.length(), text.length());
    }

    /// The characters from one offset to another, as far as they stand on the line of the first.
    Place place(int from, int to) {
        int found = Arrays.binarySearch(lineStarts, from);
        int line = found >= 0 ? found : -found - 2;
        int start = lineStarts[line];
        int end = lineEnd(line);
        int markedTo = Math.min(Math.max(from, to), Math.max(from, end));
        boolean whole = end - start <= SHOWN_WHOLE;
        return new Place(
                file,
                line + 1,
                (plain ? from - start : text.codePointCount(start, from)) + 1,
                whole ? text.substring(start, from) : tail(start, from, SHOWN_BEFORE),
                whole ? text.substring(from, markedTo) : head(from, markedTo, SHOWN_MARKED),
                whole ? text.substring(markedTo, Math.max(markedTo, end)) : head(markedTo, end, SHOWN_AFTER));
    }

    private String tail(int from, int to, int longest) {
        return to - from > longest ? "…" + slice(to - longest + 1, to) : text.substring(from, to);
    }

    private String head(int from, int to, int longest) {
        return to - from > longest ? slice(from, from + longest - 1) + "…" : text.substring(from, to);
    }

    private int lineEnd(int line) {
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
        while (end > lineStarts[line] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /// The first line longer than so many UTF-16 units, counted from 0; −1 where there is none.
    public int longLine(int longest) {
        for (int line = 0; line < lineStarts.length; line++) {
            if (lineEnd(line) - lineStarts[line] > longest) {
                return line;
            }
        }
        return -1;
    }

    /// The beginning of a line.
    public Span lineStart(int line) {
        return new Span(this, lineStarts[line], lineStarts[line]);
    }

    /// A part of the text that never begins or ends within a character.
    private String slice(int from, int to) {
        int first = Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        int last = Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
        return text.substring(first, last);
    }
}
