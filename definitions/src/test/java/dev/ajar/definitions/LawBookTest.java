package dev.ajar.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.definitions.problem.Problem;
import dev.ajar.definitions.problem.Problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every definition of the law book and of the examples is read as it says: sound, or with the problems it names.
class LawBookTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    @TestFactory
    Stream<DynamicTest> every_case_is_read_as_it_says() throws IOException {
        return foldersWith("cases", "definition.yaml").map(each -> dynamicTest(each.toString(), () -> check(each)));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_sound() throws IOException {
        return foldersWith("examples", ".yaml")
                .map(each -> dynamicTest(
                        each.toString(), () -> assertThat(errors(each)).isEmpty()));
    }

    /// The folders below one in which there is a file that ends like this.
    private static Stream<Path> foldersWith(String below, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE.resolve(below))) {
            return files
                    .filter(each -> each.toString().endsWith(ending))
                    .filter(each -> !each.endsWith("scenario.yaml")) // what the simulator made a log from
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static void check(Path folder) throws IOException {
        Path expected = folder.resolve("problems.txt");
        List<String> lines = Files.exists(expected) ? Files.readAllLines(expected) : List.of();
        List<Problem> errors = errors(folder.resolve("definition.yaml"));

        assertThat(errors).hasSameSizeAs(lines);
        for (int place = 0; place < lines.size(); place++) {
            Problem error = errors.get(place);
            assertThat(lines.get(place))
                    .startsWith("%s:%s "
                            .formatted(error.place().line(), error.place().column()));
            assertThat(error.render())
                    .contains(WORD.matcher(lines.get(place))
                            .results()
                            .map((MatchResult word) -> word.group(1))
                            .toList());
        }
    }

    private static List<Problem> errors(Path path) {
        return switch (DefinitionReader.read(List.of(path))) {
            case Reading.Sound ignored -> List.of();
            case Reading.Unsound unsound ->
                unsound.problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .toList();
            case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.why());
        };
    }
}
