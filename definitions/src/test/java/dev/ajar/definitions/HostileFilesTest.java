package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a file holds, it gets a clear answer, soon and without much memory.
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = SEPARATE_THREAD)
class HostileFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aliases_that_would_grow_to_a_billion() {
        String bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(level -> "%s: &%s [%s]\n"
                                .formatted(
                                        letter(level),
                                        letter(level),
                                        ("*" + letter(level - 1) + ", ").repeat(8) + "*" + letter(level - 1)))
                        .collect(Collectors.joining());

        assertThat(problems(bomb)).contains("a.yaml:2:8: error: `*a` stands for something written elsewhere\n");
    }

    private static char letter(int level) {
        return (char) ('a' + level);
    }

    @Test
    void an_alias_within_itself() {
        assertThat(problems("a: &a [*a]\n")).contains("`*a` stands for something written elsewhere");
    }

    @ParameterizedTest
    @CsvSource({"[,50000", "'{a: ',10000", "'- ',40000", "'? ',40000"})
    void nesting_without_end(String opening, int times) {
        assertThat(problems("a:\n  " + opening.repeat(times))).contains("error: nested too deeply\n");
    }

    @Test
    void indentation_without_end() {
        assertThat(problems(IntStream.range(0, 1_000)
                        .mapToObj(level -> " ".repeat(level) + "a:\n")
                        .collect(Collectors.joining())))
                .contains("a.yaml:25:25: error: nested too deeply\n");
    }

    @Test
    void a_line_of_ten_megabytes() {
        assertThat(problems("purpose: " + "x".repeat(10_000_000))).isEqualTo("""
                        a.yaml:1:1: error: the line is too long
                          | purpose: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                          | ^
                          expected: at most 100000 characters
                        """);
    }

    @Test
    void a_million_documents() {
        assertThat(problems("--- a\n".repeat(600_000))).contains("error: so many problems that the rest is not told\n");
    }

    @Test
    void a_million_keys() {
        String keys =
                IntStream.range(0, 400_000).mapToObj("k%s: 1\n"::formatted).collect(Collectors.joining());
        assertThat(problems(keys)).contains("error: too much for one document\n");
    }

    @Test
    void a_text_of_megabytes() {
        assertThat(problems(experience("purpose: |\n" + "  so and so and so and so and so\n".repeat(120_000))
                        .replace("[access.session.id]", "[event.id]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            (         | nested too deeply
            [         | nested too deeply
            -(        | nested too deeply
            a.        | nested too deeply
            1 +       | nested too deeply
            a ? b :   | nested too deeply
            '         | an operator such as
            a.f(      | nested too deeply
            """)
    void a_condition_without_end(String part, String what) {
        assertThat(problems(
                        SCHEMA,
                        experience("relevant: >-\n  " + (part + " ").repeat(20_000 / (part.length() + 1)) + "x")))
                .contains(what);
    }

    @Test
    void a_condition_of_megabytes() {
        assertThat(problems(SCHEMA, experience("relevant: >-\n" + "  true ||\n".repeat(20_000) + "  true")))
                .contains("error: `relevant`: 160004 characters\n");
    }

    @Test
    void a_condition_full_of_mistakes() {
        assertThat(problems(SCHEMA, experience("relevant: >-\n" + "  error.typ == 1 ||\n".repeat(3_000) + "  true")))
                .contains("error: so many problems that the rest is not told\n");
    }

    @Test
    void a_pattern_that_is_short_and_huge() {
        assertThat(problems(SCHEMA, experience("relevant: error.type.matches('((a{1,900}){1,900}){1,900}')")))
                .contains("error: `relevant`: the pattern `((a{1,900}){1,900}){1,900}` is too large\n");
    }

    @Test
    void no_text_at_all() throws IOException {
        assertThat(read("latin1.yaml", "kind: Schema # caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("latin1.yaml:1:19: error: from here on the file is no UTF-8\n");
        assertThat(read("utf16.yaml", "kind: Schema".getBytes(StandardCharsets.UTF_16)))
                .contains("utf16.yaml:1:1: error: from here on the file is no UTF-8\n");
        assertThat(read("nul.yaml", "kind: \0Schema".getBytes(StandardCharsets.UTF_8)))
                .contains("nul.yaml:1:7: error: U+0000 is no character that YAML can hold\n")
                .contains("  | kind: \uFFFDSchema\n");
    }

    @Test
    void more_than_anybody_reads() throws IOException {
        assertThat(read("large.yaml", "# so and so\n".repeat(400_000).getBytes(StandardCharsets.UTF_8)))
                .contains("large.yaml:1:1: error: the file is too long\n", "expected: at most 4 MiB\n");
    }

    private String read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return DefinitionReader.read(List.of(file)) instanceof Reading.Unsound unsound
                ? unsound.problems().stream()
                        .map(problem -> problem.render().replace(folder + "/", ""))
                        .collect(Collectors.joining())
                : "";
    }
}
