package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The court (see `CourtTest`) with a Trino in the room.
///
/// With `-Dcases=FOLDER` the cases of that folder are tried instead, for example those that the twin made up. Of these
/// there are many, and Trino takes its time to plan a query: all are asked for verdicts, and one of some for tallies,
/// or for a summary, which say no more than how verdicts are counted. Their events stand in a view.
@NeedsTrino
class TrinoCourtTest {

    private static final Path LAW_BOOK = Path.of("../cases");
    private static final String OTHER_CASES = System.getProperty("cases", "");
    private static final CourtBook BOOK = new CourtBook(!OTHER_CASES.isEmpty());
    private static final int AT_ONCE = 2;
    private static final int TALLIES_OF_EVERY = 10;
    private static final int SUMMARY_OF_EVERY = 10;
    private static final int THOROUGH = 20;

    /// Each has a schema of its own.
    private static final BlockingQueue<Warehouse> WAREHOUSES = new LinkedBlockingQueue<>();

    @TempDir
    private static Path temporary = Path.of("");

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> trino_decides_as_the_java_judge_does() {
        List<Case> tried = Case.in(OTHER_CASES.isEmpty() ? LAW_BOOK : Path.of(OTHER_CASES)).stream()
                .filter(each -> !each.isRefused())
                .toList();
        assertThat(tried).isNotEmpty();
        for (int number = 0; number < AT_ONCE; number++) {
            WAREHOUSES.add(new TrinoWarehouse("court_" + number, OTHER_CASES.isEmpty()));
        }
        return IntStream.range(0, tried.size())
                .mapToObj(place -> dynamicTest(tried.get(place).name(), () -> agrees(tried.get(place), place)));
    }

    private static Set<Aspect> aspects(Judged judged, int place) {
        if (OTHER_CASES.isEmpty()) {
            return Aspect.sampled(judged, THOROUGH);
        }
        Set<Aspect> aspects = EnumSet.of(Aspect.VERDICTS);
        if (place % TALLIES_OF_EVERY == 0) {
            aspects.add(Aspect.TALLIES);
        }
        if (place % SUMMARY_OF_EVERY == 1) {
            aspects.add(Aspect.SUMMARY);
        }
        return aspects;
    }

    private static void agrees(Case tried, int place) throws InterruptedException {
        BOOK.tries(tried, "trino");
        Judged judged = new Trial(tried, temporary).judged();
        Set<Aspect> aspects = aspects(judged, place);
        BOOK.tries(aspects, "trino");
        Warehouse warehouse = WAREHOUSES.take();
        try {
            assertThat(SqlTrial.differences(warehouse, judged, aspects))
                    .describedAs(tried.story())
                    .isEmpty();
        } finally {
            WAREHOUSES.add(warehouse);
        }
        BOOK.agrees(tried, "trino");
        BOOK.agrees(aspects, "trino");
    }

    @AfterAll
    static void tell() throws SQLException {
        for (Warehouse warehouse : WAREHOUSES) {
            warehouse.close();
        }
        BOOK.write(Path.of("target"));
        System.out.print(BOOK.table());
    }
}
