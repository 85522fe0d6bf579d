package dev.ajar.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Numbers of papers, books and other software, and ours beside them. With `-Doracles=FILE` those of that file alone;
/// else our own, and all that are beside the project.
class OraclesTest {

    private static final Path OWN = Path.of("src/test/resources/dev/ajar/statistics/oracle");
    private static final Path BESIDE = Path.of("../../shared/oracles/statistics.json");

    private static final List<String> UNCOVERED = new ArrayList<>();
    private static int passed;
    private static int failed;

    @TestFactory
    Stream<DynamicTest> we_say_what_others_say() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            for (Oracle oracle : read(file)) {
                tests.add(DynamicTest.dynamicTest(oracle.id(), () -> ask(oracle)));
            }
        }
        return tests.stream();
    }

    @AfterAll
    static void sum_up() {
        UNCOVERED.forEach(System.out::println);
        System.out.printf("%s passed, %s failed%n", passed, failed);
    }

    private static List<Path> files() throws IOException {
        String named = System.getProperty("oracles", "");
        if (!named.isEmpty()) {
            return List.of(Path.of(named));
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> own = Files.list(OWN)) {
            own.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
        }
        if (Files.exists(BESIDE)) {
            files.add(BESIDE);
        }
        return files;
    }

    private static List<Oracle> read(Path file) throws IOException {
        Object read = new Load(
                        LoadSettings.builder().setCodePointLimit(64 << 20).build())
                .loadFromString(Files.readString(file));
        if (read instanceof Map<?, ?> map && map.get("oracles") instanceof List<?> list) {
            Path data = file.toAbsolutePath().resolveSibling("data");
            return list.stream().map(one -> Oracle.of((Map<?, ?>) one, data)).toList();
        }
        throw new IllegalArgumentException(file + ": expected a key \"oracles\" with a list");
    }

    private static void ask(Oracle oracle) {
        try {
            Object said = testimony(oracle.id())
                    .orElseThrow(() -> new NotCovered("no method answers to this id"))
                    .apply(oracle.given());
            assertThat(Difference.between(oracle.expected(), said, oracle.tolerance()))
                    .as("%s (%s; %s)", oracle.id(), oracle.method(), oracle.source())
                    .isEmpty();
            passed++;
        } catch (NotCovered e) {
            failed++;
            UNCOVERED.add("not covered: %s: %s".formatted(oracle.id(), e.getMessage()));
            throw e;
        } catch (RuntimeException | AssertionError e) {
            failed++;
            throw e;
        }
    }

    private static Optional<Function<Given, Map<String, ?>>> testimony(String id) {
        return Witness.all().stream()
                .flatMap(witness -> witness.testimonies().entrySet().stream())
                .filter(entry -> id.startsWith(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }
}
