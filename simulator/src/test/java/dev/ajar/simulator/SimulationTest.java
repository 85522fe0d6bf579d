package dev.ajar.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Time;
import dev.ajar.simulator.Simulation.Format;
import dev.ajar.simulator.Simulation.Written;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.scenario.ScenarioReader;
import dev.ajar.simulator.scenario.Scenarios;
import dev.ajar.simulator.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Whoever simulates the same twice wants the same twice, and finds on disk what was said to be there.
class SimulationTest {

    private static final Scenario EVERYTHING =
            Scenarios.named("everything").withLocks(60).withDays(5);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_same_scenario_and_seed_give_the_same_bytes() throws IOException {
        simulate(EVERYTHING, 1, Format.NDJSON, "once");
        simulate(EVERYTHING, 1, Format.NDJSON, "again");

        assertThat(contents("once")).isEqualTo(contents("again")).hasSize(7);
    }

    @Test
    void nobody_enters_an_office_on_a_weekend() throws IOException {
        String saturday =
                Scenarios.text("office-tower").replace("2026-10-05T00:00:00+09:00", "2026-10-10T00:00:00+09:00");
        Scenario scenario = ((ScenarioReader.Reading.Sound) ScenarioReader.read("saturday.yaml", saturday))
                .scenario()
                .withLocks(6);

        simulate(scenario.withDays(2), 1, Format.NDJSON, "weekend");
        simulate(scenario.withDays(3), 1, Format.NDJSON, "monday");

        assertThat(Files.readString(folder.resolve("weekend/truth/sessions.csv")))
                .doesNotContain("face-entry");
        assertThat(Files.readString(folder.resolve("monday/truth/sessions.csv")))
                .contains("face-entry");
    }

    @Test
    void another_seed_gives_another_world() throws IOException {
        simulate(EVERYTHING, 1, Format.NDJSON, "one");
        simulate(EVERYTHING, 2, Format.NDJSON, "two");

        SortedMap<String, String> other = contents("two");
        contents("one")
                .forEach((file, content) ->
                        assertThat(other.get(file)).as(file).isNotNull().isNotEqualTo(content));
    }

    @Test
    void a_folder_of_an_earlier_simulation_holds_nothing_of_it_afterwards() throws IOException {
        Scenario office = Scenarios.named("office-tower").withLocks(4).withDays(2);
        simulate(office, 1, Format.NDJSON, "fresh");
        simulate(EVERYTHING, 1, Format.PARQUET, "used");
        simulate(EVERYTHING, 1, Format.NDJSON, "used");
        simulate(office, 1, Format.NDJSON, "used");

        assertThat(contents("used")).isEqualTo(contents("fresh"));
    }

    @Test
    void what_else_lies_in_the_folder_of_a_product_stays() throws IOException {
        simulate(EVERYTHING, 1, Format.NDJSON, "demo");
        Path mine = Files.createDirectories(folder.resolve("demo/homehub/definitions"))
                .resolve("mine.yaml");
        Files.writeString(mine, "kind: Schema\n");
        simulate(Scenarios.named("office-tower").withLocks(4).withDays(2), 1, Format.NDJSON, "demo");

        assertThat(mine).exists();
        assertThat(folder.resolve("demo/homehub/events.ndjson")).doesNotExist();
    }

    @Test
    void parquet_and_ndjson_hold_the_same_events_in_the_same_order() throws IOException, SQLException {
        Written lines = simulate(EVERYTHING, 1, Format.NDJSON, "lines");
        Written columns = simulate(EVERYTHING, 1, Format.PARQUET, "columns");

        assertThat(columns.events()).isEqualTo(lines.events());
        assertThat(columns.files().keySet()).containsExactly(Product.values());
        for (Product product : Product.values()) {
            List<SortedMap<String, String>> rows =
                    rows(folder.resolve("columns/%s/events.parquet".formatted(product.word())));
            assertThat(rows).hasSize(Math.toIntExact(lines.events().getOrDefault(product, 0L)));
            assertThat(rows).isEqualTo(objects(folder.resolve("lines/%s/events.ndjson".formatted(product.word()))));
            assertThat(folder.resolve("columns/%s/events.ndjson".formatted(product.word())))
                    .doesNotExist();
        }
    }

    @Test
    void events_stand_in_the_order_of_arrival_and_within_the_days() throws IOException {
        Written written = simulate(EVERYTHING, 1, Format.NDJSON, "out");

        long end = EVERYTHING.begin() + 5 * 24 * 60 * Time.MINUTE;
        for (Path file : written.files().values()) {
            List<Long> received = objects(file).stream()
                    .map(event -> Long.parseLong(event.getOrDefault("received", "")))
                    .toList();
            assertThat(received).isSorted().allMatch(at -> at >= EVERYTHING.begin() && at < end);
        }
    }

    @Test
    void an_office_has_no_homes_and_no_gateways() throws IOException {
        Written written =
                simulate(Scenarios.named("office-tower").withLocks(4).withDays(2), 1, Format.NDJSON, "office");

        assertThat(written.files().keySet()).containsExactly(Product.WORKHUB, Product.BACKENDS);
        assertThat(written.events().keySet()).isEqualTo(written.files().keySet());
        assertThat(contents("office").keySet())
                .containsExactly(
                        "backends/events.ndjson",
                        "truth/effects.csv",
                        "truth/exclusions.csv",
                        "truth/sessions.csv",
                        "workhub/events.ndjson");
        assertThat(folder.resolve("office/homehub")).doesNotExist();
        assertThat(folder.resolve("office/gateways")).doesNotExist();
    }

    /// `-Dgolden.write` writes it anew; the numbers in the example's README and in `expected` must then follow.
    @Test
    void the_log_of_the_example_gateways_is_what_its_scenario_gives() throws IOException {
        Path example = Path.of("..", "examples", "gateways");
        Path log = example.resolve("logs/events.ndjson");
        Scenario scenario =
                switch (ScenarioReader.read("scenario.yaml", Files.readString(example.resolve("scenario.yaml")))) {
                    case ScenarioReader.Reading.Sound(Scenario sound) -> sound;
                    case ScenarioReader.Reading.Unsound(var problems) -> throw new AssertionError(problems);
                };
        simulate(scenario, 4, Format.NDJSON, "example");
        Path made = folder.resolve("example/gateways/events.ndjson");
        if (System.getProperty("golden.write") != null) {
            Files.copy(made, log, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(made).hasSameTextualContentAs(log);
    }

    @Test
    void the_truth_is_told_as_it_is_written_and_every_day_is_counted() throws IOException {
        List<Truth> truths = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        Written written = new Simulation(EVERYTHING, 1, Format.NDJSON).run(folder, truths::add, days::add);

        assertThat(days).containsExactly(1, 2, 3, 4, 5);
        assertThat(written.all())
                .isEqualTo(written.events().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        List<String> rows = Files.readAllLines(folder.resolve("truth/sessions.csv"));
        assertThat(rows).first().isEqualTo("experience,session_id,started_at,outcome,cause,in_log,gap");
        assertThat(rows).hasSize(truths.size() + 1);
        assertThat(truths).extracting(Truth::experience).contains("app-unlock", "face-entry", "qr-entry", "requests");
        assertThat(truths).extracting(Truth::outcome).containsOnly("good", "bad", "excluded");
        assertThat(truths)
                .filteredOn(truth -> !truth.sessionId().isEmpty())
                .extracting(truth -> truth.experience() + " " + truth.sessionId())
                .doesNotHaveDuplicates();
        assertThat(truths)
                .filteredOn(truth -> truth.gap().isEmpty())
                .allMatch(truth -> truth.shown().equals(truth.outcome()));
    }

    @Test
    void every_rule_is_told_with_how_often_it_was_right() throws IOException {
        List<Truth> truths = new ArrayList<>();
        new Simulation(EVERYTHING, 1, Format.NDJSON).run(folder, truths::add, day -> {});

        SortedMap<String, Long> rows = new TreeMap<>();
        for (Truth truth : truths) {
            if (truth.shown().equals("excluded")) {
                boolean rightly = truth.outcome().equals("excluded");
                String rule = truth.experience() + "," + truth.inLog().substring("excluded:".length());
                rows.merge(rule + (rightly ? ",right" : ",wrong"), 1L, Long::sum);
            }
        }
        assertThat(rows).containsKeys("app-unlock,not-entitled,right", "qr-entry,not-ours,right");
        List<String> lines = Files.readAllLines(folder.resolve("truth/exclusions.csv"));
        assertThat(lines).first().isEqualTo("experience,rule,right,wrong");
        assertThat(lines.subList(1, lines.size())).isNotEmpty().allSatisfy(line -> {
            List<String> cells = List.of(line.split(",", -1));
            String rule = cells.get(0) + "," + cells.get(1);
            assertThat(cells.get(2)).isEqualTo(Long.toString(rows.getOrDefault(rule + ",right", 0L)));
            assertThat(cells.get(3)).isEqualTo(Long.toString(rows.getOrDefault(rule + ",wrong", 0L)));
        });
    }

    @Test
    void effects_are_no_more_than_the_failures_and_these_no_more_than_the_sessions() throws IOException {
        simulate(EVERYTHING, 1, Format.NDJSON, "out");

        List<String> rows = Files.readAllLines(folder.resolve("out/truth/effects.csv"));
        assertThat(rows).first().isEqualTo("kind,name,sessions,failed,caused");
        assertThat(rows.subList(1, rows.size())).isNotEmpty().isSorted().allSatisfy(row -> {
            List<String> cells = List.of(row.split(",", -1));
            assertThat(cells).hasSize(5);
            long sessions = Long.parseLong(cells.get(2));
            long failed = Long.parseLong(cells.get(3));
            long caused = Long.parseLong(cells.get(4));
            assertThat(caused).isLessThanOrEqualTo(failed);
            assertThat(failed).isLessThanOrEqualTo(sessions);
        });
    }

    private Written simulate(Scenario scenario, long seed, Format format, String into) throws IOException {
        return new Simulation(scenario, seed, format).run(folder.resolve(into), truth -> {}, day -> {});
    }

    /// Every file in a folder and below it, with its bytes.
    private SortedMap<String, String> contents(String of) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        Path root = folder.resolve(of);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    /// The events of a file of lines; instants in µs.
    private static List<SortedMap<String, String>> objects(Path file) throws IOException {
        List<SortedMap<String, String>> objects = new ArrayList<>();
        JsonFactory factory = new JsonFactory();
        for (String line : Files.readAllLines(file)) {
            SortedMap<String, String> object = new TreeMap<>();
            try (JsonParser json = factory.createParser(ObjectReadContext.empty(), line)) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    if (token.isScalarValue()) {
                        object.put(json.currentName(), json.getString());
                    }
                }
            }
            for (String instant : List.of("time", "received")) {
                object.computeIfPresent(
                        instant,
                        (ignored, text) -> Long.toString(Time.parse(text).orElseThrow()));
            }
            objects.add(object);
        }
        return objects;
    }

    /// The events of a file of columns, without what they do not have; instants in µs.
    private static List<SortedMap<String, String>> rows(Path file) throws SQLException {
        List<SortedMap<String, String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT * REPLACE (epoch_us(time) AS time, epoch_us(received) AS received) FROM '%s'"
                                .formatted(file))) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                SortedMap<String, String> row = new TreeMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    Object value = found.getObject(column);
                    if (value != null) {
                        row.put(columns.getColumnName(column), value.toString());
                    }
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
