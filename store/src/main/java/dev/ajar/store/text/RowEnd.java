package dev.ajar.store.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds where a row ends: at its line's end, but in CSV not within quotes (RFC 4180).
final class RowEnd {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final boolean quoted;
    private Flaw flaw = Flaw.NONE;
    private boolean open;
    private boolean quotes;

    RowEnd(boolean quoted) {
        this.quoted = quoted;
    }

    /// Whether the row that was looked for last has quotes, and so perhaps more than one line.
    boolean hasQuotes() {
        return quotes;
    }

    /// What was wrong with the row that was looked for last.
    Flaw flaw() {
        return flaw;
    }

    /// Whether what was looked at last ended within quotes.
    boolean isOpen() {
        return open;
    }

    /// Where the row after the one that begins here begins; −1 where this one does not end before `to`.
    int next(byte[] bytes, int from, int to) {
        flaw = Flaw.NONE;
        open = false;
        quotes = false;
        if (!quoted) {
            int newline = newline(bytes, from, to);
            return newline < 0 ? -1 : newline + 1;
        }
        int at = either(bytes, from, to, (byte) '\n', (byte) '"');
        if (at < 0) {
            return -1;
        }
        quotes = bytes[at] == '"';
        return quotes ? nextQuoted(bytes, from, to) : at + 1;
    }

    private int nextQuoted(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] == '"') {
                int close = closing(bytes, at + 1, to);
                if (close < 0) {
                    open = true;
                    return -1;
                }
                at = close + 1;
                if (at < to && bytes[at] == '\r' && (at + 1 == to || bytes[at + 1] == '\n')) {
                    at++;
                }
                if (at < to && bytes[at] != ',' && bytes[at] != '\n') {
                    flaw = Flaw.AFTER_QUOTE;
                    return -1;
                }
            } else {
                at = either(bytes, at, to, (byte) '\n', (byte) ',');
                if (at < 0) {
                    return -1;
                }
            }
            if (at < to && bytes[at] == '\n') {
                return at + 1;
            }
            at++;
        }
        return -1;
    }

    /// Where the quotes close that are open here; −1 where they do not. Two quotes are a quote.
    static int closing(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '"') {
                if (at + 1 < to && bytes[at + 1] == '"') {
                    at++;
                } else {
                    return at;
                }
            }
        }
        return -1;
    }

    static int newline(byte[] bytes, int from, int to) {
        return either(bytes, from, to, (byte) '\n', (byte) '\n');
    }

    static int newlines(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                count++;
            }
        }
        return count;
    }

    /// The first place of one of two bytes, or −1. Looks at eight at a time.
    static int either(byte[] bytes, int from, int to, byte one, byte other) {
        long ones = ONES * (one & 0xFF);
        long others = ONES * (other & 0xFF);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            long a = eight ^ ones;
            long b = eight ^ others;
            long found = ((a - ONES & ~a) | (b - ONES & ~b)) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == one || bytes[at] == other) {
                return at;
            }
        }
        return -1;
    }
}
