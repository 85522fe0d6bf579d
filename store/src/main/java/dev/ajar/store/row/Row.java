package dev.ajar.store.row;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One row as it was read: cells under their columns, in the order of the file. Every thread fills one again and again.
public final class Row {

    private static final Block NONE = new Block(new Column[0]);

    private @Nullable Column[] columns = new Column[32];
    private Block block = NONE;
    private int at;
    private Kind[] kinds = new Kind[32];
    private Value[] values = new Value[32];
    private int size;
    private long number;
    private long idHash;

    /// Forgets the row before.
    ///
    /// @param number the row's number in its file, from 1, without header and empty lines
    public void begin(long number) {
        this.number = number;
        size = 0;
        block = NONE;
    }

    /// Forgets the row before. This one is a row of a block.
    public void begin(long number, Block block, int at) {
        this.number = number;
        this.block = block;
        this.at = at;
        size = block.columns.length;
    }

    /// The columns that every row of the file has, the same instance each time; none where rows differ.
    public Column[] always() {
        return block.columns;
    }

    public void add(Column column, Value value) {
        add(column, Kind.VALUE, value);
    }

    /// Adds a text.
    public void add(Column column, StringValue text, boolean sound) {
        add(column, sound ? Kind.VALUE : Kind.BROKEN, text);
    }

    public void add(Column column, Kind kind, Value value) {
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        columns[size] = column;
        kinds[size] = kind;
        values[size++] = value;
    }

    /// The number of cells, unknown ones included.
    public int size() {
        return size;
    }

    public Column column(int cell) {
        Column column = isInBlock() ? block.columns[cell] : columns[cell];
        if (column == null) {
            throw new IndexOutOfBoundsException(cell);
        }
        return column;
    }

    public Kind kind(int cell) {
        return isInBlock() ? block.kind(cell, at) : kinds[cell];
    }

    public Value value(int cell) {
        return isInBlock() ? block.values[cell][at] : values[cell];
    }

    /// Makes a cell unknown.
    public void forget(int cell) {
        if (isInBlock()) {
            block.set(cell, at, Kind.VALUE, Value.UNKNOWN);
        } else {
            kinds[cell] = Kind.VALUE;
            values[cell] = Value.UNKNOWN;
        }
    }

    private boolean isInBlock() {
        return block.columns.length > 0;
    }

    /// Says the hash of the row's id.
    public void idHash(long hash) {
        idHash = hash;
    }

    /// The hash of the row's id, where it is known.
    public long idHash() {
        return idHash;
    }

    /// The row's number in its file.
    public long number() {
        return number;
    }
}
