package dev.ajar.store.text;

import dev.ajar.store.row.Row;
import java.util.Arrays;

/// A stretch of a file that begins and ends between rows.
public final class Chunk {

    static final int CAPACITY = 1 << 18;

    byte[] bytes = new byte[CAPACITY];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private long[] lines = new long[1024];
    private Flaw[] flaws = new Flaw[1024];
    private int size;
    private long firstRow;

    void begin(long row) {
        size = 0;
        firstRow = row;
    }

    void add(int start, int end, long line, Flaw flaw) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
            flaws = Arrays.copyOf(flaws, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        lines[size] = line;
        flaws[size++] = flaw;
    }

    /// How many rows there are in it; empty lines are no rows.
    public int size() {
        return size;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int start(int row) {
        return starts[row];
    }

    /// Where a row ends, without what ends its line. Of a row that is too long only the beginning is here.
    public int end(int row) {
        return ends[row];
    }

    /// The line of the file in which a row begins, from 1.
    public long line(int row) {
        return lines[row];
    }

    public Flaw flaw(int row) {
        return flaws[row];
    }

    /// Reads the cells of a row.
    ///
    /// @return whether that was possible
    public boolean cells(int row, Cells cells, Row into) {
        int from = starts[row];
        int to = ends[row];
        boolean ascii = Utf8.isAscii(bytes, from, to);
        if (flaws[row] != Flaw.NONE || (!ascii && !Utf8.isSound(bytes, from, to))) {
            return false;
        }
        into.begin(number(row));
        return !cells.read(bytes, from, to, ascii, into).isThere();
    }

    /// The number of a row in its file, from 1.
    public long number(int row) {
        return firstRow + row;
    }
}
