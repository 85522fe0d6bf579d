package dev.ajar.store.row;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One row as it was read: cells under their columns, in the order of the file. Every thread fills one again and again.
public final class Row {

    private @Nullable Column[] columns = new Column[32];
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
        Column column = columns[cell];
        if (column == null) {
            throw new IndexOutOfBoundsException(cell);
        }
        return column;
    }

    public Kind kind(int cell) {
        return kinds[cell];
    }

    public Value value(int cell) {
        return values[cell];
    }

    /// Makes a cell unknown.
    public void forget(int cell) {
        kinds[cell] = Kind.VALUE;
        values[cell] = Value.UNKNOWN;
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
