package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.expression.Value.IntValue;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whoever expects a heartbeat every few seconds has more slots than some databases put into one array.
class EachOfTest {

    private static final long DAY = 86_400_000_000L;

    @TestFactory
    Stream<DynamicTest> there_is_one_row_for_each_number_however_many() throws SQLException {
        return everywhere(7, 0, 1, 1_000, 1_001, 40_000);
    }

    @TestFactory
    Stream<DynamicTest> long_steps_are_counted_too() throws SQLException {
        return everywhere(400 * 365 * DAY, 0, 1, 3);
    }

    private static Stream<DynamicTest> everywhere(long step, long... counts) throws SQLException {
        return Engine.all().stream()
                .map(engine -> dynamicTest(engine.dialect().title(), () -> {
                    try (engine) {
                        for (long count : counts) {
                            agrees(engine, step, count);
                        }
                    }
                }));
    }

    private static void agrees(Engine engine, long step, long count) throws SQLException {
        long from = 5;
        long to = from + step * count - 1;
        List<String> each = engine.dialect().eachOf(Term.whole("low"), Term.whole("high"), step, "number");
        String sql = "select count(*), count(distinct number), min(number), max(number)\n"
                + "from (select %s as low, %s as high) as ends\n".formatted(from, to)
                + String.join("\n", each);
        if (count == 0) {
            assertThat(engine.ask(sql).get(0).get(0)).isEqualTo(new IntValue(0));
        } else {
            assertThat(engine.ask(sql))
                    .isEqualTo(List.of(List.of(
                            new IntValue(count),
                            new IntValue(count),
                            new IntValue(from),
                            new IntValue(from + step * (count - 1)))));
        }
    }
}
