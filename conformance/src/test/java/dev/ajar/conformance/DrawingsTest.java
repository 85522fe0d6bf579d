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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads an example wants to see its flows, and to rely on the numbers in them. `-Dgolden.write=true` writes
/// the drawings anew. That Mermaid reads them as they are meant is checked beside this, with its own parsers
/// (`conformance/mermaid`).
class DrawingsTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path EXAMPLES = PROJECT.resolve("examples");
    private static final Pattern DRAWING =
            Pattern.compile("^```mermaid\n(%% ([^,]+),.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicTest> the_readme_of_every_example_shows_what_its_command_draws() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            List<Path> examples = folders.filter(folder -> Files.isDirectory(folder.resolve("expected")))
                    .sorted()
                    .toList();
            assertThat(examples).hasSize(5);
            return examples.stream()
                    .map(example -> dynamicTest(example.getFileName().toString(), () -> {
                        Path readme = example.resolve("README.md");
                        List<String> command = new ArrayList<>(ExamplesTest.command(readme));
                        command.set(0, "draw");
                        isShown(readme, draw(command));
                    }));
        }
    }

    @Test
    void the_page_that_explains_drawings_explains_a_true_one() throws IOException {
        List<String> command = new ArrayList<>(ExamplesTest.command(EXAMPLES.resolve("machines/README.md")));
        command.set(0, "draw");
        command.addAll(List.of("--experience", "command-answered"));
        isShown(PROJECT.resolve("docs/reference/draw.md"), draw(command));
    }

    /// The logs of these are not in the project, so only what is foreseen is drawn.
    @Test
    void the_readme_of_the_real_logs_shows_their_flows() throws IOException {
        StringBuilder drawn = new StringBuilder();
        try (Stream<Path> folders = Files.list(EXAMPLES.resolve("real-logs"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                drawn.append(draw(List.of("draw", "--definitions", "examples/real-logs/" + folder.getFileName())));
            }
        }
        isShown(EXAMPLES.resolve("real-logs/README.md"), drawn.toString());
    }

    @Test
    void hostile_names_and_titles_are_on_file_for_mermaid_to_read() throws IOException {
        Path folder = Path.of("mermaid");
        Path expected = folder.resolve("hostile.md");
        String drawn = draw(List.of(
                "draw",
                "--definitions",
                folder.resolve("hostile.yaml").toString(),
                "--events",
                folder.resolve("hostile.ndjson").toString()));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(expected));
    }

    /// Holds each drawing of a page against what was drawn: by the experience's name, and all of them.
    private static void isShown(Path page, String drawn) throws IOException {
        List<MatchResult> wanted = drawings(drawn);
        String text = Files.readString(page);
        if (Boolean.getBoolean("golden.write")) {
            for (MatchResult drawing : wanted) {
                text = DRAWING.matcher(text)
                        .replaceAll(shown -> Matcher.quoteReplacement(
                                shown.group(2).equals(drawing.group(2)) ? drawing.group() : shown.group()));
            }
            Files.writeString(page, text);
        }
        assertThat(drawings(text).stream().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(MatchResult::group).toList());
    }

    private static List<MatchResult> drawings(String page) {
        return DRAWING.matcher(page).results().toList();
    }

    /// Runs a command as if from the project's folder.
    private String draw(List<String> command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 64 << 20, temporary)),
                command.stream()
                        .map(word -> word.replace("examples/", PROJECT + "/examples/"))
                        .toArray(String[]::new));
        assertThat(exit).describedAs(err.toString()).isZero();
        return out.toString();
    }
}
