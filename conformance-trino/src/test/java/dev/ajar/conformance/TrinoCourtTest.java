package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TrinoCourtTest {

    private static final Path LAW_BOOK = Path.of("../cases");

    @TempDir
    private static Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicNode> trino_decides_as_the_java_judge_does() {
        Warehouse warehouse = new TrinoWarehouse("court");
        return cases().stream()
                .filter(tried -> !tried.isRefused())
                .map(tried -> dynamicTest(tried.name(), () -> {
                    long t = System.nanoTime();
                    assertThat(SqlTrial.differences(warehouse, new Trial(tried, temporary).judged()))
                            .describedAs(tried.story())
                            .isEmpty();
                    System.out.println(tried.name() + " " + (System.nanoTime() - t) / 1000000);
                }));
    }

    private static List<Case> cases() {
        String other = System.getProperty("cases", "");
        List<Case> cases = Case.in(other.isEmpty() ? LAW_BOOK : Path.of(other));
        assertThat(cases).isNotEmpty();
        return cases;
    }
}
