package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Which engine measured is nothing that a reader of a report should ever have to know.
class EnginesTest {

    private static final Path EXAMPLES = Path.of("../examples");

    /// In the midst of the logs of all examples.
    private static final List<String> LATER = List.of("--from", "2026-03-02T09:00:00.5Z");

    @TempDir
    private Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicTest> both_engines_give_the_same_bytes_for_every_example() throws IOException {
        List<Path> examples = examples();
        assertThat(examples).isNotEmpty();
        return examples.stream()
                .map(example -> dynamicTest(example.getFileName().toString(), () -> {
                    for (String format : List.of("table", "json")) {
                        same(example, format, List.of());
                        same(example, format, LATER);
                    }
                }));
    }

    private void same(Path example, String format, List<String> more) throws IOException {
        assertThat(measure(example, format, "sql", more))
                .describedAs("%s %s %s".formatted(example, format, more))
                .isEqualTo(measure(example, format, "java", more));
        assertThat(Files.readAllBytes(verdicts("sql"))).isEqualTo(Files.readAllBytes(verdicts("java")));
    }

    private Path verdicts(String engine) {
        return temporary.resolve(engine + ".csv");
    }

    private String measure(Path example, String format, String engine, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String word : ExamplesTest.command(example.resolve("README.md"))) {
            arguments.add(word.replace("examples/", EXAMPLES + "/").replace("'", ""));
        }
        arguments.addAll(more);
        arguments.addAll(List.of("--format", format, "--engine", engine, "--verdicts"));
        arguments.add(verdicts(engine).toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 128 << 20, temporary)),
                arguments.toArray(String[]::new));
        assertThat(exit).describedAs(err.toString()).isZero();
        return out.toString();
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("expected")))
                    .sorted()
                    .toList();
        }
    }
}
