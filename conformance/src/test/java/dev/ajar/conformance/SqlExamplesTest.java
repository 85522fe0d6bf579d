package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.cli.measure.Inputs;
import dev.ajar.cli.measure.Question;
import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.expression.Time;
import dev.ajar.model.Experience;
import dev.ajar.store.Settings;
import dev.ajar.translate.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever looks at an example wants to see the SQL without running anything, and to rely on it. With `-Dgolden.write`
/// what came out is written to `expected/sql/`; its difference is read like code.
class SqlExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples");
    private static final List<String> STAGES = List.of("verdicts", "tallies", "summary", "quality", "transitions");

    @TempDir
    private Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicTest> the_sql_of_every_example_is_on_file() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path example : examples()) {
            for (Experience experience : sound(example).definitions().experiences()) {
                for (Dialect dialect : Dialect.all()) {
                    for (String stage : STAGES) {
                        Path file = example.resolve(
                                "expected/sql/%s/%s.%s.sql".formatted(dialect, experience.name(), stage));
                        tests.add(dynamicTest(
                                EXAMPLES.relativize(file).toString(),
                                () -> isOnFile(file, example, experience.name(), dialect.name(), stage)));
                    }
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    /// As it is on file, not as it would be printed now.
    @TestFactory
    Stream<DynamicTest> every_query_on_file_makes_sense_to_its_database() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path example : examples()) {
            for (Warehouse warehouse : Warehouse.all()) {
                tests.add(dynamicTest(
                        "%s %s".formatted(example.getFileName(), warehouse.dialect()),
                        () -> makesSense(example, warehouse)));
            }
        }
        return tests.stream();
    }

    private static void makesSense(Path example, Warehouse warehouse) throws IOException, SQLException {
        List<Path> queries;
        try (Stream<Path> files = Files.list(example.resolve("expected/sql/" + warehouse.dialect()))) {
            queries = files.sorted().toList();
        }
        assertThat(queries)
                .hasSize(STAGES.size()
                        * sound(example).definitions().experiences().size());
        try (warehouse) {
            warehouse.fill(List.of(), sound(example).definitions().attributes(), Disguise::of);
            for (Path query : queries) {
                List<?> rows = warehouse.ask(Files.readString(query)).rows();
                if (!query.toString().endsWith(".quality.sql")) {
                    assertThat(rows).describedAs(query.toString()).isEmpty();
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> the_sql_of_every_example_agrees_with_the_java_judge_on_its_logs() throws IOException {
        return examples().stream()
                .flatMap(example -> Warehouse.all().stream()
                        .map(warehouse -> dynamicTest(
                                "%s %s".formatted(example.getFileName(), warehouse.dialect()),
                                () -> agrees(example, warehouse, temporary))));
    }

    private static void isOnFile(Path file, Path example, String experience, String dialect, String stage)
            throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, settings(Path.of(""))),
                "sql",
                "--definitions",
                example.resolve("definitions").toString(),
                "--experience",
                experience,
                "--dialect",
                dialect,
                "--stage",
                stage);
        assertThat(exit).describedAs(err.toString()).isZero();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(file));
    }

    /// What an example's page says is asked of a warehouse, which is closed then.
    static void agrees(Path example, Warehouse warehouse, Path temporary) throws IOException, SQLException {
        Reading.Sound sound = sound(example);
        Inputs inputs = new Inputs(sound.definitions().sources(), InputStream.nullInputStream());
        String option = "";
        for (String word : ExamplesTest.command(example.resolve("README.md"))) {
            String there = word.replace("examples/", EXAMPLES + "/").replace("'", "");
            if (word.startsWith("--")) {
                option = word;
            } else if (option.equals("--events")) {
                inputs.events(there);
            } else if (option.equals("--source")) {
                inputs.rows(there);
            }
        }
        assertThat(inputs.problems()).isEmpty();
        assertThat(inputs.found()).isNotEmpty();
        try (warehouse) {
            Judged judged = Judged.of(sound.definitions(), inputs.found(), Question.LATEST, settings(temporary));
            assertThat(SqlTrial.differences(warehouse, judged)).isEmpty();
        }
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("definitions")))
                    .filter(folder -> Files.isDirectory(folder.resolve("expected")))
                    .sorted()
                    .toList();
        }
    }

    static Reading.Sound sound(Path example) {
        if (DefinitionReader.read(List.of(example.resolve("definitions"))) instanceof Reading.Sound sound) {
            return sound;
        }
        throw new IllegalStateException(example + " is unsound");
    }

    private static Settings settings(Path temporary) {
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        return new Settings(now, now, 2, 64 << 20, temporary);
    }
}
