package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String OTHER_CASES = System.getProperty("cases", "");

    private static final CourtBook BOOK = new CourtBook(!OTHER_CASES.isEmpty());

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
        List<Case> cases = Case.in(OTHER_CASES.isEmpty() ? LAW_BOOK : Path.of(OTHER_CASES));
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
            BOOK.tries(tried, "java");
            assertThat(new Trial(tried, temporary).differences())
                    .describedAs(tried.story())
                    .isEmpty();
            BOOK.agrees(tried, "java");
        });
    }

    private static DynamicNode sqlTrial(Case tried, Warehouse warehouse, Supplier<Judged> judged) {
        String engine = warehouse.dialect().name();
        return dynamicTest(tried.name(), () -> {
            BOOK.tries(tried, engine);
            Set<Aspect> aspects = aspects(judged.get(), warehouse);
            BOOK.tries(aspects, engine);
            assertThat(SqlTrial.differences(warehouse, judged.get(), aspects))
                    .describedAs(tried.story())
                    .isEmpty();
            BOOK.agrees(tried, engine);
            BOOK.agrees(aspects, engine);
        });
    }

    private static Set<Aspect> aspects(Judged judged, Warehouse warehouse) {
        return OTHER_CASES.isEmpty() ? Aspect.all() : Aspect.sampled(judged, warehouse.thorough());
    }

    /// Tells how each engine did, chapter by chapter.
    @AfterAll
    static void tell() throws SQLException {
        for (Warehouse warehouse : WAREHOUSES) {
            warehouse.close();
        }
        BOOK.write(Path.of("target"));
        System.out.print(BOOK.table());
    }
}
