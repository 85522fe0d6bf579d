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
        int end = lineEnd(start);
        int markedTo = Math.min(Math.max(from, to), Math.max(from, end));
        boolean whole = end - start <= SHOWN_WHOLE;
        return new Place(
                file,
                line + 1,
                text.codePointCount(start, from) + 1,
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

    private int lineEnd(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// A part of the text that never begins or ends within a character.
    private String slice(int from, int to) {
        int first = Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        int last = Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
        return text.substring(first, last);
    }
}
