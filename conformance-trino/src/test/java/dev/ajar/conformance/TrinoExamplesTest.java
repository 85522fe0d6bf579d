package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.expression.Value.BoolValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever copies the SQL of an example to a Trino wants it to run there.
@NeedsTrino
class TrinoExamplesTest {

    @TempDir
    private Path temporary = Path.of("");

    /// As it is on file, not as it would be printed now.
    @TestFactory
    Stream<DynamicTest> every_query_on_file_makes_sense_to_trino() throws IOException {
        return SqlExamplesTest.examples().stream()
                .map(example -> dynamicTest(example.getFileName().toString(), () -> makesSense(example)));
    }

    @TestFactory
    Stream<DynamicTest> the_sql_of_every_example_agrees_with_the_java_judge_on_its_logs() throws IOException {
        return SqlExamplesTest.examples().stream()
                .map(example -> dynamicTest(
                        example.getFileName().toString(),
                        () -> SqlExamplesTest.agrees(example, new TrinoWarehouse("examples"), temporary)));
    }

    private static void makesSense(Path example) throws IOException, SQLException {
        List<Path> queries;
        try (Stream<Path> files = Files.list(example.resolve("expected/sql/trino"))) {
            queries = files.sorted().toList();
        }
        assertThat(queries).isNotEmpty();
        try (Warehouse trino = new TrinoWarehouse("examples")) {
            trino.fill(List.of(), SqlExamplesTest.sound(example).definitions().attributes(), Disguise::of);
            for (Path query : queries) {
                assertThat(trino.ask("explain (type validate)\n" + Files.readString(query))
                                .rows())
                        .describedAs(query.toString())
                        .isEqualTo(List.of(List.of(BoolValue.TRUE)));
            }
        }
    }
}
