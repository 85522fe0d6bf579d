package dev.ajar.simulator;

import dev.ajar.expression.Time;
import dev.ajar.simulator.fleet.Fleet;
import dev.ajar.simulator.life.Days;
import dev.ajar.simulator.life.Effects;
import dev.ajar.simulator.life.World;
import dev.ajar.simulator.log.Logs;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.truth.Truth;
import dev.ajar.simulator.truth.TruthFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Simulates a scenario and writes what it logs, and the truth beside it, into a folder:
///
/// - `PRODUCT/events.ndjson`: the events of each product, in the order of arrival;
/// - `truth/sessions.csv`: of every session what really happened, as [Truth] tells it;
/// - `truth/effects.csv`: what lots, doors, firmware and releases really did, as [Effects] tells it.
///
/// Memory holds a day and what locks have not told yet, however many days there are.
public final class Simulation {

    private static final long DAY = 24 * 60 * Time.MINUTE;

    private final Scenario scenario;
    private final long seed;

    public Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
    }

    /// How many events were written for each product.
    public record Written(Map<Product, Long> events) {

        public Written {
            events = Map.copyOf(events);
        }

        /// All of them.
        public long all() {
            return events.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Runs it.
    ///
    /// @param truths is given every truth too
    /// @param days is told each day that is over, from 1
    /// @throws IOException if something cannot be written
    public Written run(Path folder, Consumer<Truth> truths, IntConsumer days) throws IOException {
        Path truth = Files.createDirectories(folder.resolve("truth"));
        Effects effects = new Effects();
        try (Logs logs = Logs.in(folder, scenario.begin());
                TruthFile file = new TruthFile(Files.newBufferedWriter(truth.resolve("sessions.csv")))) {
            Fleet fleet = Fleet.of(scenario, seed);
            World world = new World(
                    scenario,
                    seed,
                    fleet.silent(),
                    logs,
                    each -> {
                        write(file, each);
                        truths.accept(each);
                    },
                    effects);
            Days life = new Days(fleet, world);
            for (int day = 0; day < scenario.days(); day++) {
                long end = scenario.begin() + (day + 1) * DAY;
                life.day(day, end - DAY, end);
                logs.writeUntil(end);
                days.accept(day + 1);
            }
            life.end();
            write(truth.resolve("effects.csv"), effects);
            Map<Product, Long> events = new EnumMap<>(Product.class);
            for (Product product : Product.values()) {
                events.put(product, logs.written(product));
            }
            return new Written(events);
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private static void write(TruthFile file, Truth truth) {
        try {
            file.write(truth);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void write(Path path, Effects effects) throws IOException {
        StringBuilder rows = new StringBuilder("kind,name,sessions,failed,caused\n");
        effects.forEach((name, effect) ->
                rows.append("%s,%s,%s,%s\n".formatted(name, effect.sessions(), effect.failed(), effect.caused())));
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(path))) {
            out.append(rows);
        }
    }
}
