package dev.ajar.store.row;

import dev.ajar.expression.Value;
import java.util.Arrays;

/// Rows that were read column by column, all under the same columns. Filled again and again.
public final class Block {

    final Column[] columns;
    final Value[][] values;
    private final Kind[][] kinds;
    private final boolean[] odd;

    /// @param columns not copied
    public Block(Column[] columns) {
        this.columns = columns;
        values = new Value[columns.length][0];
        kinds = new Kind[columns.length][0];
        odd = new boolean[columns.length];
    }

    /// Makes room for so many rows, and for cells that are values.
    public void begin(int rows) {
        for (int column = 0; column < columns.length; column++) {
            if (values[column].length < rows) {
                values[column] = new Value[rows];
            }
            odd[column] = false;
        }
    }

    /// The values of a column, to be filled.
    public Value[] column(int column) {
        return values[column];
    }

    /// Says what a cell is.
    public void set(int column, int row, Kind kind, Value value) {
        values[column][row] = value;
        if (kind != Kind.VALUE && !odd[column]) {
            odd[column] = true;
            kinds[column] = new Kind[values[column].length];
            Arrays.fill(kinds[column], Kind.VALUE);
        }
        if (odd[column]) {
            kinds[column][row] = kind;
        }
    }

    Kind kind(int column, int row) {
        return odd[column] ? kinds[column][row] : Kind.VALUE;
    }
}
