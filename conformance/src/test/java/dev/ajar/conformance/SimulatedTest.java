package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.cli.demo.ExampleDefinitions;
import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.expression.Time;
import dev.ajar.simulator.Simulation;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.scenario.Scenarios;
import dev.ajar.simulator.truth.Score;
import dev.ajar.store.Input;
import dev.ajar.store.Origin;
import dev.ajar.store.Progress;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every scenario, measured with the definitions of the examples and held against the truth that only the simulator
/// knows. Who the simulator's people are and what becomes of them is judged there a second time, by hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // every scenario is simulated once
class SimulatedTest {

    private static final int LOCKS = 120;
    private static final long SEED = 7;

    /// What no log could tell, however one reads it, with the most that may be due to it in one scenario: a share of
    /// all verdicts.
    private static final Map<String, Double> IRREDUCIBLE = Map.of(
            "clock-lost", 0.02,
            "refused-wrongly", 0.01,
            "record-missing", 0.09,
            "demo-lock", 0.12,
            "came-back", 0.001,
            "no-rule", 0.01);

    @TempDir
    private Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicTest> every_verdict_is_what_the_log_shows() {
        return Scenarios.names().stream()
                .map(name -> dynamicTest(name, () -> {
                    List<Score.Result> results = score(name);
                    assertThat(results).isNotEmpty();
                    for (Score.Result result : results) {
                        assertThat(result.astray())
                                .describedAs(result.experience())
                                .isEmpty();
                        assertThat(result.verdicts()).isPositive();
                        assertThat(result.asLogShows())
                                .describedAs(result.experience())
                                .isEqualTo(result.verdicts());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_differs_from_what_happened_has_a_known_reason() {
        return Scenarios.names().stream()
                .map(name -> dynamicTest(name, () -> {
                    for (Score.Result result : score(name)) {
                        result.gaps().forEach((gap, count) -> {
                            assertThat(IRREDUCIBLE)
                                    .describedAs(result.experience())
                                    .containsKey(gap);
                            assertThat((double) count / result.verdicts())
                                    .describedAs("%s of %s", gap, result.experience())
                                    .isLessThanOrEqualTo(IRREDUCIBLE.getOrDefault(gap, 0.0));
                        });
                        long explained = result.gaps().values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
                        assertThat(result.asHappened() + explained).isEqualTo(result.verdicts());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_that_leaves_something_out_does_so_rightly_unless_a_clock_was_lost() {
        return Stream.of("batteries-pulled", "poster-qr", "office-tower", "late-uploads", "everything")
                .map(name -> dynamicTest(name, () -> {
                    Set<String> rules = new TreeSet<>();
                    for (Score.Result result : score(name)) {
                        long clocks = result.gaps().getOrDefault("clock-lost", 0L)
                                + result.gaps().getOrDefault("refused-wrongly", 0L);
                        result.exclusions().forEach((rule, count) -> {
                            rules.add(rule);
                            assertThat(count.right()).describedAs(rule).isPositive();
                            assertThat(count.wrong()).describedAs(rule).isLessThanOrEqualTo(clocks);
                        });
                    }
                    assertThat(rules).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> sql_says_the_same_of_a_fleet() {
        return Stream.of("late-uploads", "everything")
                .flatMap(name -> Warehouse.all().stream()
                        .map(warehouse -> dynamicTest(
                                "%s %s".formatted(name, warehouse.dialect()), () -> agrees(name, warehouse))));
    }

    private void agrees(String name, Warehouse warehouse) throws IOException, SQLException {
        Simulation.Written written = new Simulation(
                        Scenarios.named(name).withLocks(LOCKS / 6), SEED, Simulation.Format.NDJSON)
                .run(temporary.resolve("sql-" + name), ignored -> {}, ignored -> {});
        try (warehouse) {
            for (Map.Entry<Product, Path> each : written.files().entrySet()) {
                Judged judged = Judged.of(
                        ExampleDefinitions.of(each.getKey()).definitions(),
                        List.of(new Input.Events(new Origin.File(each.getValue()))),
                        Question.LATEST,
                        settings());
                assertThat(SqlTrial.differences(warehouse, judged)).isEmpty();
            }
        }
    }

    private Settings settings() {
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        return new Settings(now, now, 2, 128 << 20, temporary);
    }

    private final SortedMap<String, List<Score.Result>> scored = new TreeMap<>();

    private List<Score.Result> score(String name) throws IOException {
        List<Score.Result> known = scored.getOrDefault(name, List.of());
        if (!known.isEmpty()) {
            return known;
        }
        Scenario scenario = Scenarios.named(name).withLocks(LOCKS);
        Score score = new Score();
        Simulation.Written written = new Simulation(scenario, SEED, Simulation.Format.NDJSON)
                .run(temporary.resolve(name), score::truth, ignored -> {});
        for (Map.Entry<Product, Path> each : written.files().entrySet()) {
            measure(each.getKey(), each.getValue(), score);
        }
        scored.put(name, score.results());
        return score.results();
    }

    private void measure(Product product, Path events, Score score) throws IOException {
        new Measuring(
                        ExampleDefinitions.of(product).definitions(),
                        new Question(Question.LATEST, Long.MIN_VALUE, Long.MAX_VALUE),
                        settings())
                .measure(
                        List.of(new Input.Events(new Origin.File(events))),
                        new SetAside(Writer.nullWriter()),
                        Progress.NONE,
                        score::verdict);
    }
}
