package dev.ajar.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.Kind;
import dev.ajar.store.row.Row;
import org.junit.jupiter.api.Test;

/// A row without an id is known by what it says, the same in every language that can write canonical JSON.
class RowHashTest {

    private final Row row = new Row();
    private int columns;

    @Test
    void cells_are_written_as_rfc_8785_has_it() {
        row.begin(1);
        cell("b", new StringValue("\"\\\b\f\n\r\t\u0001é\uD83D\uDE00/"));
        cell("a", new DoubleValue(1e21));
        cell("\uFB33", new IntValue(Long.MAX_VALUE));
        cell("\uD83D\uDE00", new DoubleValue(0.1));
        cell("A", BoolValue.TRUE);
        cell("aa", new DoubleValue(3.0));
        cell("c", new DoubleValue(Double.MIN_VALUE));
        cell("d", new InstantValue(0));
        cell("e", Value.UNKNOWN);
        row.add(Column.flat(columns++, "f"), Kind.ARRAY, Value.UNKNOWN);
        row.add(Column.flat(columns++, "g"), Kind.BIG_INT, new StringValue("123456789012345678901234567890"));
        assertThat(RowHash.json(row))
                .isEqualTo("{\"A\":true,\"a\":1e+21,\"aa\":3,\"b\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001é\uD83D\uDE00/\","
                        + "\"c\":5e-324,\"d\":\"1970-01-01T00:00:00.000000Z\",\"g\":123456789012345678901234567890,"
                        + "\"\uD83D\uDE00\":0.1,\"\uFB33\":9223372036854775807}");
    }

    @Test
    void the_order_of_columns_has_no_say() {
        row.begin(1);
        cell("x", new IntValue(1));
        cell("y", new IntValue(2));
        String first = new RowHash().of(row);
        row.begin(2);
        cell("y", new IntValue(2));
        cell("z", Value.UNKNOWN);
        cell("x", new IntValue(1));
        assertThat(new RowHash().of(row)).isEqualTo(first).hasSize(32);
    }

    private void cell(String name, Value value) {
        row.add(Column.flat(columns++, name), value);
    }
}
