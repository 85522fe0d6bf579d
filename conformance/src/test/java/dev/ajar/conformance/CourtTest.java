package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads the law book wants every engine held to every case. There is one engine now: the Java judge.
///
/// With `-Dcases=FOLDER` the cases of that folder are tried instead, for example those that the twin made up.
class CourtTest {

    private static final Path LAW_BOOK = Path.of("../cases");

    private static final Map<String, int[]> TABLE = new ConcurrentSkipListMap<>();

    @TempDir
    private static Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicNode> the_java_judge_decides_as_the_law_book_says() {
        String other = System.getProperty("cases", "");
        List<Case> cases = Case.in(other.isEmpty() ? LAW_BOOK : Path.of(other));
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .collect(Collectors.groupingBy(Case::chapter, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(chapter -> dynamicContainer(
                        "chapter " + chapter.getKey(),
                        chapter.getValue().stream().map(CourtTest::trial)));
    }

    private static DynamicNode trial(Case tried) {
        return dynamicTest(tried.name(), () -> {
            int[] row = TABLE.computeIfAbsent(tried.chapter(), ignored -> new int[2]);
            row[0]++;
            assertThat(new Trial(tried, temporary).differences()).isEmpty();
            row[1]++;
        });
    }

    /// Tells how each engine did, chapter by chapter.
    @AfterAll
    static void tell() {
        StringBuilder table = new StringBuilder("the court: cases by chapter, and how many each engine agreed with\n");
        table.append("chapter  cases  java\n");
        TABLE.forEach((chapter, row) -> table.append(" ".repeat(Math.max(0, 7 - chapter.length())))
                .append(chapter)
                .append(" ".repeat(7 - Integer.toString(row[0]).length()))
                .append(row[0])
                .append(" ".repeat(6 - Integer.toString(row[1]).length()))
                .append(row[1])
                .append('\n'));
        System.out.print(table);
    }
}
