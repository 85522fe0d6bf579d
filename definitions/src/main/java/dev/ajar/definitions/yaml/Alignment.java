package dev.ajar.definitions.yaml;

import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.yaml.Node.Style;

/// Tells for every character of a scalar where it was written, through quotes, escapes and folded lines.
///
/// Both texts are walked side by side. Apart from escapes they differ only in white space: YAML folds lines and takes
/// indentation away, and never touches another letter.
public final class Alignment {

    private final Span written;
    private final boolean escapes;
    private final String file;
    private final int end;

    /// For every UTF-16 unit of the text, where it begins and ends in the file.
    private final int[] starts;
    private final int[] ends;

    private int at;

    private Alignment(Node.Text scalar) {
        written = scalar.span();
        escapes = scalar.style() == Style.DOUBLE_QUOTED;
        file = written.source().text();
        end = written.to();
        at = contentStart(scalar.style());
        starts = new int[scalar.text().length()];
        ends = new int[starts.length];
        align(scalar.text(), scalar.style() == Style.SINGLE_QUOTED);
    }

    static Alignment of(Node.Text scalar) {
        return new Alignment(scalar);
    }

    /// Where a part of the text was written; an empty part at its end is the end of what was written.
    public Span span(int from, int to) {
        if (from >= starts.length) {
            int last = starts.length == 0 ? at : ends[starts.length - 1];
            return new Span(written.source(), last, last);
        }
        int last = to > from ? ends[Math.min(to, ends.length) - 1] : starts[from];
        return new Span(written.source(), starts[from], Math.max(starts[from], last));
    }

    private int contentStart(Style style) {
        return switch (style) {
            case PLAIN -> written.from();
            case SINGLE_QUOTED, DOUBLE_QUOTED -> written.from() + 1;
            case BLOCK -> {
                int lineEnd = file.indexOf('\n', written.from());
                yield lineEnd < 0 ? end : lineEnd + 1;
            }
        };
    }

    private void align(String text, boolean doubledQuotes) {
        for (int next = 0; next < text.length(); next++) {
            char wanted = text.charAt(next);
            skipEscapedLineEnds();
            if (!isSpace(wanted)) {
                skipSpace();
                skipEscapedLineEnds();
            }
            starts[next] = Math.min(at, end);
            if (atEscape()) {
                int length = escapeLength();
                at += length;
                if (length == LONG_ESCAPE && Character.isHighSurrogate(wanted) && next + 1 < text.length()) {
                    ends[next] = Math.min(at, end);
                    starts[++next] = starts[next - 1];
                }
            } else if (doubledQuotes && wanted == '\'') {
                at += 2;
            } else if (!isSpace(wanted) || atSpace()) {
                at++;
            }
            ends[next] = Math.min(at, end);
        }
    }

    private void skipSpace() {
        while (atSpace()) {
            at++;
        }
    }

    private void skipEscapedLineEnds() {
        while (atEscape() && (file.charAt(at + 1) == '\n' || file.charAt(at + 1) == '\r')) {
            at += 2;
            skipSpace();
        }
    }

    private boolean atSpace() {
        return at < end && isSpace(file.charAt(at));
    }

    private boolean atEscape() {
        return escapes && at + 1 < end && file.charAt(at) == '\\';
    }

    private static final int LONG_ESCAPE = 10;

    private int escapeLength() {
        return switch (file.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> LONG_ESCAPE;
            default -> 2;
        };
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }
}
