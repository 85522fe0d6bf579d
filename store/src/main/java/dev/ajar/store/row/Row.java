package dev.ajar.store.row;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One row as it was read: cells under their columns, in the order of the file. Every thread fills one again and again.
public final class Row {

    private static final Column[] ANY = {};

    private @Nullable Column[] columns = new Column[32];
    private Column[] always = ANY;
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
        always = ANY;
    }

    /// Forgets the row before. This one stands under the same columns as all others of its file: every cell must be
    /// [set][#set], and none is added.
    ///
    /// @param columns not copied; the same instance for every row
    @SuppressWarnings("ReferenceEquality") // the same instance for every row, as the giver promises
    public void begin(long number, Column[] columns) {
        this.number = number;
        size = columns.length;
        if (always != columns) {
            always = columns;
            this.columns = Arrays.copyOf(columns, Math.max(columns.length, this.columns.length));
            kinds = Arrays.copyOf(kinds, this.columns.length);
            values = Arrays.copyOf(values, this.columns.length);
        }
        Arrays.fill(kinds, 0, size, Kind.VALUE);
    }

    /// The columns that every row of the file has, the same instance each time; none where rows differ.
    public Column[] always() {
        return always;
    }

    /// Says what stands in a cell of a row that was begun with its columns.
    public void set(int cell, Kind kind, Value value) {
        kinds[cell] = kind;
        values[cell] = value;
    }

    public void set(int cell, Value value) {
        values[cell] = value;
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
