package dev.ajar.store.event;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.Kind;
import dev.ajar.store.row.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cells of a row that a source uses, found by the names of their columns; and what was wrong with one.
final class Picked {

    private static final int ABSENT = -1;

    private final Map<String, Integer> places = new HashMap<>();
    private final int[] cells;
    private final Row empty = new Row();
    private Row row = empty;
    private @Nullable Found[] found = new Found[64];
    private Fault fault = Fault.NONE;

    /// Where the cells of a column belong among those that are used.
    private record Found(Column column, int place) {}

    /// @param columns that are used
    Picked(List<String> columns) {
        for (String column : columns) {
            places.putIfAbsent(column, places.size());
        }
        cells = new int[places.size()];
    }

    /// The place of a column.
    int place(String column) {
        return places.getOrDefault(column, ABSENT);
    }

    /// Looks at another row.
    ///
    /// @return a fault if the row has a column twice
    Fault pick(Row row) {
        this.row = row;
        fault = Fault.NONE;
        Arrays.fill(cells, ABSENT);
        for (int cell = 0; cell < row.size(); cell++) {
            int place = placeOf(row.column(cell));
            if (place == ABSENT) {
                continue;
            }
            if (cells[place] != ABSENT) {
                return new Fault("one name twice", row.column(cell).name());
            }
            cells[place] = cell;
        }
        return Fault.NONE;
    }

    private int placeOf(Column column) {
        int index = column.index();
        if (index >= found.length) {
            found = Arrays.copyOf(found, Math.max(index + 1, found.length * 2));
        }
        Found known = found[index];
        if (known == null || known.column != column) {
            known = new Found(column, place(column.name()));
            found[index] = known;
        }
        return known.place;
    }

    Kind kind(int place) {
        return cells[place] == ABSENT ? Kind.VALUE : row.kind(cells[place]);
    }

    Value value(int place) {
        return cells[place] == ABSENT ? Value.UNKNOWN : row.value(cells[place]);
    }

    /// A cell as a text: a text itself, or an int in plain decimal; unknown where it is anything else.
    Value text(int place) {
        Value value = value(place);
        return switch (value) {
            case StringValue text -> text;
            case Value.IntValue whole -> new StringValue(whole.text());
            case Value.DoubleValue ignored -> Value.UNKNOWN;
            case Value.BoolValue ignored -> Value.UNKNOWN;
            case Value.InstantValue ignored -> Value.UNKNOWN;
            case Value.DurationValue ignored -> Value.UNKNOWN;
            case Value.Unknown ignored -> Value.UNKNOWN;
        };
    }

    /// Begins with another event of the row.
    void begin() {
        fault = Fault.NONE;
    }

    /// Says what is wrong; the first word stands.
    ///
    /// @return the unknown value
    Value fail(String reason, String found) {
        if (!fault.isThere()) {
            fault = new Fault(reason, found);
        }
        return Value.UNKNOWN;
    }

    Fault fault() {
        return fault;
    }
}
