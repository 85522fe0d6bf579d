package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whoever writes a condition means one thing by it: Java and DuckDB must give the same for every value, however
/// absurd.
///
/// With `-Dexpressions=N` more of them are tried.
class SameAnswersTest {

    private static final int BATCHES = Integer.getInteger("expressions", 600) / 20;
    private static final int IN_A_BATCH = 20;
    private static final int ROWS = 60;

    private final Dialect dialect = new DuckDb();
    private final Conditions conditions = new Conditions(dialect, name -> Term.whole(name.name()));

    @Test
    void every_expression_gives_the_same_in_java_and_in_duckdb() throws SQLException {
        MadeUp madeUp = new MadeUp(20261129);
        Compiler<List<Value>> compiler = new Compiler<>(name -> {
            int place = MadeUp.NAMES.indexOf(name);
            return row -> row.get(place);
        });
        try (Duck duck = new Duck()) {
            for (int batch = 0; batch < BATCHES; batch++) {
                List<List<Value>> rows = rows(madeUp);
                fill(duck, rows);
                List<Expression> expressions = new ArrayList<>();
                for (int number = 0; number < IN_A_BATCH; number++) {
                    Type type = madeUp.type();
                    expressions.add(madeUp.expression(type, 1 + (number % 4)));
                }
                String printed = expressions.stream()
                        .map(expression -> conditions.print(expression).text())
                        .collect(Collectors.joining(",\n  "));
                List<List<Value>> answers = duck.ask("select\n  %s\nfrom made_up order by number".formatted(printed));
                for (int place = 0; place < expressions.size(); place++) {
                    Expression expression = expressions.get(place);
                    Evaluation<List<Value>> evaluation = compiler.compile(expression);
                    for (int row = 0; row < rows.size(); row++) {
                        assertThat(answers.get(row).get(place))
                                .describedAs(
                                        "%s\nof %s\nas %s", conditions.print(expression), rows.get(row), expression)
                                .isEqualTo(asNumber(evaluation.of(rows.get(row))));
                    }
                }
            }
        }
    }

    private static List<List<Value>> rows(MadeUp madeUp) {
        List<List<Value>> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(
                    MadeUp.NAMES.stream().map(name -> madeUp.value(name.type())).toList());
        }
        return rows;
    }

    private void fill(Duck duck, List<List<Value>> rows) throws SQLException {
        duck.run(MadeUp.NAMES.stream()
                .map(name -> ", %s %s".formatted(name.name(), dialect.type(name.type())))
                .collect(Collectors.joining("", "create or replace table made_up (number integer", ")")));
        List<String> tuples = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Value> values = rows.get(row);
            List<String> cells = new ArrayList<>(List.of(Integer.toString(row)));
            for (int place = 0; place < values.size(); place++) {
                cells.add(conditions
                        .literal(MadeUp.NAMES.get(place).type(), values.get(place))
                        .text());
            }
            tuples.add(cells.stream().collect(Collectors.joining(", ", "(", ")")));
        }
        duck.run("insert into made_up values " + String.join(",\n", tuples));
    }

    /// Within a query times are numbers.
    private static Value asNumber(Value value) {
        return switch (value) {
            case InstantValue(long micros) -> new IntValue(micros);
            case DurationValue(long micros) -> new IntValue(micros);
            default -> value;
        };
    }
}
