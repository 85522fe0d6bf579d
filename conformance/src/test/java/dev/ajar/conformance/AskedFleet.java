package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.cli.demo.ExampleDefinitions;
import dev.ajar.expression.Time;
import dev.ajar.simulator.Simulation;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A simulated fleet whose unlocks were measured, to ask the commands on verdicts about, as whoever sits at a terminal
/// does.
///
/// @param name scenario and seed, for whoever reads what failed
/// @param verdicts the table
/// @param truth what only the simulator knows
record AskedFleet(String name, Path verdicts, Path truth) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Simulates and measures.
    static AskedFleet of(Scenario scenario, long seed, Path folder) throws IOException {
        Path here = Files.createDirectories(folder.resolve("%s-%s".formatted(scenario.name(), seed)));
        Path events = Objects.requireNonNull(new Simulation(scenario, seed, Simulation.Format.NDJSON)
                .run(here, ignored -> {}, ignored -> {})
                .files()
                .get(Product.HOMEHUB));
        Path definitions = here.resolve("definitions");
        ExampleDefinitions.of(Product.HOMEHUB).layInto(definitions);
        AskedFleet fleet = new AskedFleet(
                "%s, seed %s".formatted(scenario.name(), seed),
                here.resolve("verdicts.parquet"),
                here.resolve("truth/effects.csv"));
        fleet.run(
                "measure",
                "--definitions",
                definitions.toString(),
                "--events",
                events.toString(),
                "--verdicts",
                fleet.verdicts().toString());
        Files.delete(events);
        return fleet;
    }

    /// Asks a question; words are parted by spaces.
    JsonNode ask(String question) throws IOException {
        List<String> words = new ArrayList<>(List.of(question.split(" ")));
        words.addAll(List.of("--verdicts", verdicts.toString(), "--format", "json"));
        return JSON.readTree(run(words.toArray(String[]::new)));
    }

    /// What is true of a lot, a firmware or a release: sessions, failures, and how many of these are its own fault.
    Effect effect(String kind, String value) throws IOException {
        String row = Files.readAllLines(truth).stream()
                .filter(line -> line.startsWith("%s,%s,".formatted(kind, value)))
                .findFirst()
                .orElseThrow();
        String[] fields = row.split(",", -1);
        return new Effect(Long.parseLong(fields[2]), Long.parseLong(fields[3]), Long.parseLong(fields[4]));
    }

    /// The truth of one value.
    record Effect(long sessions, long failed, long caused) {

        /// How many times as many failures as without it.
        double times() {
            return (double) failed / Math.max(1, failed - caused);
        }
    }

    private String run(String... words) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        Path temporary = Files.createDirectories(verdicts.resolveSibling("temporary"));
        int code = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 128 << 20, temporary)),
                words);
        assertThat(code)
                .describedAs("%s: %s %s", name, String.join(" ", words), err)
                .isZero();
        return out.toString();
    }
}
