package dev.ajar.definitions.problem;

import java.util.Arrays;

/// The text of a file, and where in it things stand.
public final class SourceText {

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
        return new Place(
                file,
                line + 1,
                text.codePointCount(start, from) + 1,
                from - start > SHOWN_BEFORE ? "…" + slice(from - SHOWN_BEFORE + 1, from) : text.substring(start, from),
                markedTo - from > SHOWN_MARKED
                        ? slice(from, from + SHOWN_MARKED - 1) + "…"
                        : text.substring(from, markedTo),
                end - markedTo > SHOWN_AFTER
                        ? slice(markedTo, markedTo + SHOWN_AFTER - 1) + "…"
                        : text.substring(markedTo, Math.max(markedTo, end)));
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
