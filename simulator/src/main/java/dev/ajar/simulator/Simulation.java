package dev.ajar.simulator;

import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.simulator.fleet.Fleet;
import dev.ajar.simulator.life.Days;
import dev.ajar.simulator.life.Effects;
import dev.ajar.simulator.life.World;
import dev.ajar.simulator.log.Logs;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.truth.Exclusions;
import dev.ajar.simulator.truth.Truth;
import dev.ajar.simulator.truth.TruthFile;
import dev.ajar.store.table.EventSheet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Simulates a scenario and writes what it logs, and the truth beside it, into a folder:
///
/// - `PRODUCT/events.ndjson` or `.parquet`: the events of each product that has any, in the order of arrival;
/// - `truth/sessions.csv`: of every session what really happened, as [Truth] tells it;
/// - `truth/exclusions.csv`: of every rule whether it was right to leave out what it leaves out;
/// - `truth/effects.csv`: what lots, doors, firmware and releases really did, as [Effects] tells it.
///
/// Memory holds a day and what locks have not told yet, however many days there are.
public final class Simulation {

    /// What writing Parquet may hold in memory, in bytes.
    private static final long MEMORY = 256 << 20;

    /// The first of January 1970 was a Thursday.
    private static final int DAYS_FROM_MONDAY_TO_1970 = 3;

    private static final long DAY = 24 * 60 * Time.MINUTE;

    private final Scenario scenario;
    private final long seed;
    private final Format format;

    public Simulation(Scenario scenario, long seed, Format format) {
        this.scenario = scenario;
        this.seed = seed;
        this.format = format;
    }

    /// How events are written.
    public enum Format {
        NDJSON,
        PARQUET
    }

    /// How many events were written for each product.
    ///
    /// @param files where they are
    public record Written(SortedMap<Product, Long> events, SortedMap<Product, Path> files) {

        public Written {
            events = Collections.unmodifiableSortedMap(events);
            files = Collections.unmodifiableSortedMap(files);
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
        for (Product product : Product.values()) {
            Files.deleteIfExists(columns(folder, product)); // of an earlier simulation
        }
        Effects effects = new Effects();
        Exclusions exclusions = new Exclusions();
        SortedMap<Product, Long> events = new TreeMap<>();
        Map<Product, SortedMap<String, Type>> attributes = new EnumMap<>(Product.class);
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
                        exclusions.count(each);
                        truths.accept(each);
                    },
                    effects);
            Days life = new Days(fleet, world);
            for (int day = 0; day < scenario.days(); day++) {
                long end = scenario.begin() + (day + 1) * DAY;
                life.day(firstDay() + day, end - DAY, end);
                logs.writeUntil(end);
                days.accept(day + 1);
            }
            life.end();
            write(truth.resolve("effects.csv"), effects);
            try (Writer out = Files.newBufferedWriter(truth.resolve("exclusions.csv"))) {
                exclusions.write(out);
            }
            for (Product product : Product.values()) {
                events.put(product, logs.written(product));
                attributes.put(product, logs.attributes(product));
            }
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
        return finish(folder, events, attributes);
    }

    /// Turns logs into Parquet where that is wanted, and takes away those that are empty.
    private Written finish(
            Path folder, SortedMap<Product, Long> events, Map<Product, SortedMap<String, Type>> attributes)
            throws IOException {
        SortedMap<Product, Path> files = new TreeMap<>();
        for (Map.Entry<Product, Long> each : events.entrySet()) {
            Path lines = Logs.file(folder, each.getKey());
            if (each.getValue() == 0) {
                Files.delete(lines);
                deleteIfEmpty(folder.resolve(each.getKey().word()));
                continue;
            }
            Path file = lines;
            if (format == Format.PARQUET) {
                file = columns(folder, each.getKey());
                EventSheet.write(lines, file, attributes.getOrDefault(each.getKey(), new TreeMap<>()), folder, MEMORY);
                Files.delete(lines);
            }
            files.put(each.getKey(), file);
        }
        events.values().removeIf(count -> count == 0);
        return new Written(events, files);
    }

    private static Path columns(Path folder, Product product) {
        return Logs.file(folder, product).resolveSibling("events.parquet");
    }

    /// A demo leaves more than events in it.
    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException ignored) {
            // then it stays
        }
    }

    /// The first day, counted from a Monday. A simulation begins at midnight of its zone, so half a day later it is the
    /// same date in UTC.
    private long firstDay() {
        return Math.floorDiv(scenario.begin() + DAY / 2, DAY) + DAYS_FROM_MONDAY_TO_1970;
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
