package dev.ajar.store.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a text file into chunks of whole rows, and never holds more than a few MiB of it, however long a line may be.
///
/// Not for several threads at once.
public final class Cutter implements Closeable {

    /// The longest row that is read.
    static final int LONGEST = 1 << 20;

    private static final int SHOWN = 1 << 10;
    private static final int MORE = -1;

    private final InputStream in;
    private final RowEnd rowEnd;
    private byte[] carry = new byte[0];
    private boolean ended;
    private boolean skipping;
    private int filled;
    private long line = 1;
    private long row = 1;

    /// @param in the text; a byte order mark at its beginning is no part of it
    /// @param quoted whether a line may end within quotes without ending the row, as in CSV
    public Cutter(InputStream in, boolean quoted) throws IOException {
        this.in = in;
        this.rowEnd = new RowEnd(quoted);
        byte[] mark = in.readNBytes(3);
        boolean marked = mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF;
        carry = marked ? carry : mark;
    }

    /// Takes the first row that is not empty away from the rest: a header. Empty where there is none, or
    /// where it is no sound row.
    public byte[] header() throws IOException {
        Chunk chunk = new Chunk();
        while (next(chunk)) {
            if (chunk.size() > 0) {
                if (chunk.flaw(0) != Flaw.NONE) {
                    return new byte[0];
                }
                int next = rowEnd.next(chunk.bytes, chunk.start(0), filled);
                byte[] header = Arrays.copyOfRange(chunk.bytes, chunk.start(0), chunk.end(0));
                carry = Arrays.copyOfRange(chunk.bytes, next < 0 ? filled : next, filled);
                line = chunk.line(0) + RowEnd.newlines(chunk.bytes, chunk.start(0), next < 0 ? filled : next);
                row = 1;
                ended = false;
                skipping = false;
                return header;
            }
        }
        return new byte[0];
    }

    /// Fills the chunk with the next rows.
    ///
    /// @return false when there are no more
    public boolean next(Chunk chunk) throws IOException {
        if (ended) {
            return false;
        }
        chunk.begin(row);
        boolean last = fill(chunk);
        int at = 0;
        if (skipping) {
            at = RowEnd.newline(chunk.bytes, 0, filled);
            if (at < 0) {
                carry = new byte[0];
                ended = last;
                return true;
            }
            at++;
            line++;
            skipping = false;
        }
        while (at < filled && !skipping) {
            int next = cut(chunk, at, last);
            if (next == MORE) {
                break;
            }
            at = next;
        }
        if (at == 0 && filled == chunk.bytes.length && !skipping) {
            carry = chunk.bytes;
            return next(chunk);
        }
        carry = skipping ? new byte[0] : Arrays.copyOfRange(chunk.bytes, at, filled);
        ended = last && carry.length == 0;
        return true;
    }

    /// Reads on until the chunk is full.
    ///
    /// @return whether the file ends here
    private boolean fill(Chunk chunk) throws IOException {
        if (carry.length * 2 > chunk.bytes.length) {
            chunk.bytes = new byte[carry.length * 2];
        }
        System.arraycopy(carry, 0, chunk.bytes, 0, carry.length);
        filled = carry.length;
        int read = in.readNBytes(chunk.bytes, filled, chunk.bytes.length - filled);
        filled += read;
        return filled < chunk.bytes.length;
    }

    /// Cuts one row off.
    ///
    /// @return where the next begins, or [#MORE] where this one does not end here
    private int cut(Chunk chunk, int at, boolean last) {
        int next = rowEnd.next(chunk.bytes, at, filled);
        boolean tooLong = (next < 0 ? filled : next) - at > LONGEST;
        if (rowEnd.flaw() != Flaw.NONE) {
            return firstLine(chunk, at, rowEnd.flaw(), last);
        }
        if (next < 0 && rowEnd.isOpen() && (last || tooLong)) {
            return firstLine(chunk, at, Flaw.OPEN_QUOTE, last);
        }
        if (tooLong) {
            return tooLong(chunk, at, next);
        }
        if (next < 0) {
            return last ? whole(chunk, at, filled, filled) : MORE;
        }
        return whole(chunk, at, next - 1, next);
    }

    /// Takes a row as it is, unless its line is empty.
    private int whole(Chunk chunk, int start, int newline, int next) {
        int end = newline > start && chunk.bytes[newline - 1] == '\r' ? newline - 1 : newline;
        if (end > start) {
            chunk.add(start, end, line, Flaw.NONE);
            row++;
        }
        line += rowEnd.hasQuotes() ? RowEnd.newlines(chunk.bytes, start, next) : 1;
        return next;
    }

    /// Gives up a row and goes on after the line it begins in, so that one stray quote costs one line.
    private int firstLine(Chunk chunk, int start, Flaw flaw, boolean last) {
        int newline = RowEnd.newline(chunk.bytes, start, filled);
        if (newline < 0 && !last) {
            return filled - start > LONGEST ? tooLong(chunk, start, -1) : MORE;
        }
        chunk.add(start, newline < 0 ? filled : newline, line++, flaw);
        row++;
        return newline < 0 ? filled : newline + 1;
    }

    /// Gives up a row of which only the beginning was looked at.
    private int tooLong(Chunk chunk, int start, int next) {
        chunk.add(start, start + SHOWN, line, Flaw.TOO_LONG);
        row++;
        skipping = next < 0;
        line += next < 0 ? 0 : RowEnd.newlines(chunk.bytes, start, next);
        return next < 0 ? filled : next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
