package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Whoever reads the law book wants every engine held to every case: the Java judge by what it measures, and each
/// dialect of SQL by what it answers about the same events.
///
/// With `-Dcases=FOLDER` the cases of that folder are tried instead, for example those that the twin made up.
class CourtTest {

    private static final Path LAW_BOOK = Path.of("../cases");

    private static final SortedMap<String, SortedMap<String, int[]>> TABLE = new TreeMap<>();

    private static final List<Warehouse> WAREHOUSES = Warehouse.all();

    @TempDir
    private static Path temporary = Path.of("");

    /// The engines sit at the same time, each with one case after another.
    @TestFactory
    Stream<DynamicNode> every_engine_decides_as_the_law_book_says() {
        List<Case> cases = cases();
        List<Case> sound = cases.stream().filter(tried -> !tried.isRefused()).toList();
        Map<Case, Judged> judged = new ConcurrentHashMap<>();
        return Stream.concat(
                Stream.of(sitting("Java", cases, CourtTest::trial)),
                WAREHOUSES.stream()
                        .map(warehouse -> sitting(
                                warehouse.dialect().title(),
                                sound,
                                tried -> sqlTrial(
                                        tried,
                                        warehouse,
                                        () -> judged.computeIfAbsent(
                                                tried, each -> new Trial(each, temporary).judged())))));
    }

    private static DynamicNode sitting(String engine, List<Case> cases, Function<Case, DynamicNode> trial) {
        return dynamicContainer(sitting -> sitting.displayName(engine)
                .executionMode(ExecutionMode.CONCURRENT)
                .childExecutionMode(ExecutionMode.SAME_THREAD)
                .children(chapters(cases, trial)));
    }

    private static List<Case> cases() {
        String other = System.getProperty("cases", "");
        List<Case> cases = Case.in(other.isEmpty() ? LAW_BOOK : Path.of(other));
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private static Stream<DynamicNode> chapters(List<Case> cases, Function<Case, DynamicNode> trial) {
        return cases.stream()
                .collect(Collectors.groupingBy(Case::chapter, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(chapter -> dynamicContainer(
                        "chapter " + chapter.getKey(),
                        chapter.getValue().stream().map(trial)));
    }

    private static DynamicNode trial(Case tried) {
        return dynamicTest(tried.name(), () -> {
            count(tried, "java", false);
            assertThat(new Trial(tried, temporary).differences()).isEmpty();
            count(tried, "java", true);
        });
    }

    private static DynamicNode sqlTrial(Case tried, Warehouse warehouse, Supplier<Judged> judged) {
        String engine = warehouse.dialect().name();
        return dynamicTest(tried.name(), () -> {
            count(tried, engine, false);
            assertThat(SqlTrial.differences(warehouse, judged.get()))
                    .describedAs(tried.story())
                    .isEmpty();
            count(tried, engine, true);
        });
    }

    private static synchronized void count(Case tried, String engine, boolean agreed) {
        int[] row = TABLE.computeIfAbsent(tried.chapter(), ignored -> new TreeMap<>())
                .computeIfAbsent(engine, ignored -> new int[2]);
        row[agreed ? 1 : 0]++;
    }

    /// Tells how each engine did, chapter by chapter.
    @AfterAll
    static void tell() throws SQLException {
        List<String> engines = new ArrayList<>(List.of("java"));
        for (Warehouse warehouse : WAREHOUSES) {
            engines.add(warehouse.dialect().name());
            warehouse.close();
        }
        StringBuilder table =
                new StringBuilder("the court: by chapter and engine, with how many of the cases it agreed\n");
        table.append("chapter");
        engines.forEach(engine -> table.append(right(engine, 12)));
        table.append('\n');
        TABLE.forEach((chapter, byEngine) -> {
            table.append(right(chapter, 7));
            for (String engine : engines) {
                int[] row = byEngine.getOrDefault(engine, new int[2]);
                table.append(right(row[1] + "/" + row[0], 12));
            }
            table.append('\n');
        });
        System.out.print(table);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
