package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who wonders whether SQL really says the same looks at the published table: it names every engine and every chapter,
/// with as many cases as the law book has. That engines agree with them is for the courts to say.
class EnginesPageTest {

    private static final Path PAGE = Path.of("../docs/reference/engines.md");

    private final SortedMap<String, List<Case>> chapters = Case.in(Path.of("../cases")).stream()
            .collect(Collectors.groupingBy(Case::chapter, TreeMap::new, Collectors.toList()));

    @Test
    void every_engine_has_a_column() throws IOException {
        List<String> expected = new ArrayList<>(List.of("chapter of the contract", "Java judge"));
        Dialect.all().forEach(dialect -> expected.add(dialect.title()));

        assertThat(table().get(0)).isEqualTo(expected);
    }

    @Test
    void every_chapter_has_a_row_with_all_its_cases() throws IOException {
        List<List<String>> expected = new ArrayList<>();
        chapters.forEach((chapter, cases) -> {
            List<String> row = new ArrayList<>(List.of(chapter, share(cases)));
            List<Case> sound = cases.stream().filter(each -> !each.isRefused()).toList();
            Dialect.all().forEach(ignored -> row.add(share(sound)));
            expected.add(row);
        });

        assertThat(table().stream()
                        .filter(row -> Character.isDigit(row.get(0).charAt(0)))
                        .map(row -> Stream.concat(
                                        Stream.of(row.get(0)
                                                .substring(0, row.get(0).indexOf(' '))),
                                        row.stream().skip(1))
                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void every_stage_has_a_row() throws IOException {
        String stages = table().stream()
                .skip(2)
                .map(row -> row.get(0))
                .filter(title -> !Character.isDigit(title.charAt(0)))
                .collect(Collectors.joining(" "));

        for (Stage stage : EnumSet.complementOf(EnumSet.of(Stage.EVENTS, Stage.REFUSED))) {
            assertThat(stages).contains("`%s`".formatted(stage.word()));
        }
    }

    private static String share(List<Case> cases) {
        return cases.isEmpty() ? "–" : "%1$s/%1$s".formatted(Integer.toString(cases.size()));
    }

    private static List<List<String>> table() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("<!-- court -->"), page.indexOf("<!-- end of court -->"));
        return table.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Stream.of(line.substring(2, line.length() - 2).split(" \\| ", -1))
                        .toList())
                .toList();
    }
}
