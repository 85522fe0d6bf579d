package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whoever writes a condition means one thing by it: Java and every SQL must give the same for every value, however
/// absurd.
///
/// With `-Dexpressions=N` more of them are tried.
class SameAnswersTest {

    private static final int BATCHES = Integer.getInteger("expressions", 600) / 20;
    private static final int IN_A_BATCH = 20;
    private static final int ROWS = 60;

    @TestFactory
    Stream<DynamicTest> every_expression_gives_the_same_in_java_and_in_sql() throws SQLException {
        return Engine.all().stream()
                .map(engine -> dynamicTest(engine.dialect().title(), () -> {
                    try (engine) {
                        agrees(engine);
                    }
                }));
    }

    private static void agrees(Engine engine) throws SQLException {
        MadeUp madeUp = new MadeUp(20261129);
        Conditions conditions = new Conditions(engine.dialect(), name -> Term.whole(name.name()));
        Compiler<List<Value>> compiler = new Compiler<>(name -> {
            int place = MadeUp.NAMES.indexOf(name);
            return row -> row.get(place);
        });
        for (int batch = 0; batch < BATCHES; batch++) {
            List<List<Value>> rows = rows(madeUp);
            engine.fill(MadeUp.NAMES, rows);
            List<Expression> expressions = new ArrayList<>();
            for (int number = 0; number < IN_A_BATCH; number++) {
                Type type = madeUp.type();
                expressions.add(madeUp.expression(type, 1 + (number % 4)));
            }
            String printed = expressions.stream()
                    .map(expression -> conditions.print(expression).text())
                    .collect(Collectors.joining(",\n  "));
            List<List<Value>> answers = engine.ask("select\n  %s\nfrom made_up order by number".formatted(printed));
            for (int place = 0; place < expressions.size(); place++) {
                Expression expression = expressions.get(place);
                Evaluation<List<Value>> evaluation = compiler.compile(expression);
                for (int row = 0; row < rows.size(); row++) {
                    assertThat(answers.get(row).get(place))
                            .describedAs("%s\nof %s\nas %s", conditions.print(expression), rows.get(row), expression)
                            .isEqualTo(Engine.within(evaluation.of(rows.get(row))));
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
}
