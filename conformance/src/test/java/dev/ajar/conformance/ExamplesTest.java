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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever copies an example wants its README to be true: the command that stands there gives what is checked in under
/// `expected/`. With `-Dgolden.write` what came out is written there; its difference is read like code.
class ExamplesTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("\n\\./ajar (measure(?: [^\n]*\\\\\n)*[^\n]*)\n");

    @TempDir
    private Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicTest> the_command_of_every_readme_gives_what_is_checked_in() throws IOException {
        try (Stream<Path> folders = Files.list(PROJECT.resolve("examples"))) {
            List<Path> examples = folders.filter(folder -> Files.isDirectory(folder.resolve("expected")))
                    .sorted()
                    .toList();
            assertThat(examples).hasSize(5);
            return examples.stream()
                    .flatMap(example -> Stream.of("txt", "json", "csv")
                            .map(kind ->
                                    dynamicTest(example.getFileName() + " " + kind, () -> holdsGood(example, kind))));
        }
    }

    private void holdsGood(Path example, String kind) throws IOException {
        Path expected = example.resolve("expected").resolve(kind.equals("csv") ? "verdicts.csv" : "measure." + kind);
        String measured = measure(command(example.resolve("README.md")), kind.equals("txt") ? "table" : kind);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, measured);
        }
        assertThat(measured).isEqualTo(Files.readString(expected));
    }

    private static List<String> command(Path readme) throws IOException {
        Matcher found = COMMAND.matcher(Files.readString(readme));
        assertThat(found.find()).describedAs("a command in " + readme).isTrue();
        return List.of(found.group(1).replace("\\\n", " ").strip().split("\\s+"));
    }

    /// Runs a command as if from the project's folder.
    private String measure(List<String> command, String format) {
        List<String> arguments = new ArrayList<>(List.of(command.get(0), "--format", format));
        for (String word : command.subList(1, command.size())) {
            arguments.add(word.replace("examples/", PROJECT + "/examples/"));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 64 << 20, temporary)),
                arguments.toArray(String[]::new));
        assertThat(exit).describedAs(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        return out.toString().replace(PROJECT + "/examples/", "examples/");
    }
}
