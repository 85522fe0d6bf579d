package dev.ajar.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.definitions.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever somebody types into a definition, the answer is a definition or problems with places, never an exception.
class AnythingAtAllTest {

    private static final int TEXTS = 2_000;

    private static final List<String> ODD = List.of(
            "!has(x)",
            "null",
            "true",
            "on",
            "1:30",
            "5",
            "-5",
            "''",
            "[]",
            "{}",
            "a.b",
            "'x'",
            "timestamp('x')",
            "9223372036854775807",
            "(",
            "&&",
            "has",
            "in",
            "matches('[')",
            "&a",
            "*a",
            "<<: *a",
            "? ",
            "- ",
            "---\n",
            "...",
            "!!int 5",
            "|\n  x",
            "%YAML 1.2\n",
            "steps.pressed.count",
            "1e999",
            "~",
            "\"",
            "'",
            "`",
            "@",
            "#",
            ":",
            ",",
            "\t",
            "\n",
            "\\",
            "\r",
            "日",
            "😀",
            "\0",
            "\u2028",
            "\uFEFF",
            "\uD800");

    @Test
    void mistyped_definitions_are_answered() throws IOException {
        List<String> definitions = definitions();
        for (int seed = 0; seed < TEXTS; seed++) {
            String text = mistyped(definitions, new Random(seed));
            assertThat(answers(text)).as("seed %s:\n%s", seed, text).isTrue();
        }
    }

    private static boolean answers(String text) {
        return switch (DefinitionReader.readTexts(List.of(new DefinitionFile("any.yaml", text)))) {
            case Reading.Sound sound -> sound.warnings().stream().allMatch(AnythingAtAllTest::hasPlace);
            case Reading.Unsound unsound ->
                !unsound.problems().isEmpty() && unsound.problems().stream().allMatch(AnythingAtAllTest::hasPlace);
            case Reading.Unreadable ignored -> false;
        };
    }

    private static boolean hasPlace(Problem problem) {
        return problem.place().line() > 0
                && problem.place().column() > 0
                && !problem.render().isEmpty();
    }

    private static List<String> definitions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(AnythingAtAllTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String mistyped(List<String> definitions, Random random) {
        var text = new StringBuilder(definitions.get(random.nextInt(definitions.size())));
        for (int slips = 1 + random.nextInt(4); slips > 0; slips--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
                case 1 -> text.insert(at, ODD.get(random.nextInt(ODD.size())));
                case 2 ->
                    text.insert(
                            random.nextInt(text.length() + 1),
                            text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
                default -> replaceValue(text, at, ODD.get(random.nextInt(ODD.size())));
            }
        }
        return text.toString();
    }

    private static void replaceValue(StringBuilder text, int from, String value) {
        int colon = text.indexOf(": ", from);
        if (colon >= 0) {
            int end = colon + 2;
            while (end < text.length() && ",}\n]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            text.replace(colon + 2, end, value);
        }
    }
}
