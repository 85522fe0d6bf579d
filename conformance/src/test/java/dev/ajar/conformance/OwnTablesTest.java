package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.event.Event;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.store.EventReader;
import dev.ajar.store.Input;
import dev.ajar.store.Origin;
import dev.ajar.store.Progress;
import dev.ajar.store.ReadQuality;
import dev.ajar.store.Settings;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Sources;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has a table of their own wants the same events of it as of a file: the reader of files and SQL are given the
/// same odd rows through the same made-up sources.
///
/// With `-Dsources=N` more of them are tried, with `-Dseed=N` others.
class OwnTablesTest {

    private static final int SOURCES = Integer.getInteger("sources", 60);
    private static final int FIRST = Integer.getInteger("seed", 0);
    private static final int ROWS = 120;
    private static final long RECEIVED = 42;

    @TempDir
    private Path temporary = Path.of("");

    /// Those that can be had in this room.
    List<Warehouse> warehouses() {
        return Warehouse.all();
    }

    @TestFactory
    Stream<DynamicTest> sql_gives_the_events_that_the_reader_of_files_gives_and_refuses_as_many() {
        return warehouses().stream()
                .map(warehouse -> dynamicTest(warehouse.dialect().title(), () -> {
                    try (warehouse;
                            DuckDbWarehouse duck = new DuckDbWarehouse()) {
                        agrees(warehouse, duck, warehouse.isSmall() ? SOURCES / 3 : SOURCES);
                    }
                }));
    }

    private void agrees(Warehouse warehouse, DuckDbWarehouse duck, int tried) throws IOException, SQLException {
        long events = 0;
        long refused = 0;
        int narrowed = 0;
        for (int seed = FIRST; seed < FIRST + tried; seed++) {
            Random random = new Random(seed);
            new MadeUpTable(random).fill(duck, ROWS);
            Path file = temporary.resolve("%s-%s.parquet".formatted(warehouse.dialect(), seed));
            boolean own = warehouse.dialect().equals(duck.dialect());
            if (!own) {
                MadeUpTable.plain(duck);
                MadeUpTable.copy(duck, warehouse);
            }
            duck.execute("copy made_up to '%s' (format parquet)".formatted(file));
            MadeUpSource madeUp = new MadeUpSource(random);
            Source source = madeUp.source();
            Definitions definitions =
                    new Definitions(MadeUpSource.ATTRIBUTES, List.of(source), List.of(), List.of(), List.of());
            Reading.Sources tables = Reading.Sources.named(Map.of(source.name(), own ? "main.made_up" : "made_up"));
            Sources sources = new Sources(warehouse.dialect(), definitions, tables);
            Map<String, List<Value>> expected = new TreeMap<>();
            ReadQuality quality = read(file, source, madeUp.isSequenced(), expected);
            int read = expected.size();
            expected.keySet().removeIf(OwnTablesTest::isHashed);
            expected.values().removeIf(OwnTablesTest::hasFar);
            int noTable = read - expected.size();
            Warehouse asked = own ? duck : warehouse;
            List<List<Value>> counts = ask(asked, sources.refused(), seed);
            assertThat(ask(asked, inNumbers(asked, sources.events()), seed).stream()
                            .map(row -> told(row, madeUp.isSequenced()))
                            .sorted()
                            .toList())
                    .describedAs("events of seed %s: %s", seed, sources.events())
                    .isEqualTo(expected.values().stream()
                            .map(List::toString)
                            .sorted()
                            .toList());
            assertThat(sum(counts, 2)).describedAs("given, seed %s", seed).isEqualTo(quality.read());
            assertThat(sum(counts, 3))
                    .describedAs("refused, seed %s: %s", seed, quality.reasons())
                    .isEqualTo(quality.quarantined() + noTable);
            narrowed += since(asked, definitions, tables, random, seed);
            events += expected.size();
            refused += quality.quarantined();
        }
        assertThat(events).isGreaterThan(tried * 4L);
        assertThat(refused).isGreaterThan(tried * 4L);
        assertThat(narrowed).isGreaterThan(tried / 10);
        System.out.printf(
                "own tables in %s: %s sources, %s events, %s refused; old rows of %s tables were left out%n",
                warehouse.dialect().title(), tried, events, refused, narrowed);
    }

    /// From an instant on, events are those that the whole table gives from there on: an id comes once, so nothing
    /// older is needed.
    ///
    /// @return 1 where the table itself could tell which rows are old, else 0
    private static int since(
            Warehouse warehouse, Definitions definitions, Reading.Sources tables, Random random, int seed)
            throws SQLException {
        Translator translator = new Translator(warehouse.dialect());
        Scope whole = new Scope(new AsOf.Latest(), new Since.Ever(), tables);
        List<List<Value>> all = ask(warehouse, timesOf(translator.events(definitions, whole)), seed);
        long near = all.isEmpty() ? 0 : time(all.get(random.nextInt(all.size())));
        boolean narrowed = false;
        for (long since = Math.max(0, near - 1); since < near + 2; since++) {
            Translated narrow = translator.events(definitions, whole.since(new Since.From(since, 0)));
            long from = since;
            assertThat(ask(warehouse, timesOf(narrow), seed))
                    .describedAs("events of seed %s since %s: %s", seed, since, narrow)
                    .isEqualTo(all.stream().filter(row -> time(row) >= from).toList());
            narrowed |= narrow.toString().contains("What is too old to matter is not read.");
        }
        return narrowed ? 1 : 0;
    }

    private static Translated timesOf(Translated events) {
        return new Translated.Query("select id, time_us from (%n%s%n) as events_once order by id"
                .formatted(events instanceof Translated.Query(String text) ? text : events.toString()));
    }

    private static long time(List<Value> row) {
        return row.get(1) instanceof IntValue(long micros) ? micros : Long.MIN_VALUE;
    }

    /// In a file a row without an id is named after its hash; in a table it is refused.
    private static boolean isHashed(String id) {
        return id.matches("(?s).*/[0-9a-f]{32}(/event .)?");
    }

    /// No timestamp of a database reaches beyond the years 1 to 9999.
    private static boolean hasFar(List<Value> row) {
        for (int place = 0; place < MadeUpSource.ATTRIBUTES.size(); place++) {
            if (MadeUpSource.ATTRIBUTES.at(place).type() == Type.INSTANT && isFar(row.get(place + 5))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFar(Value value) {
        return value instanceof IntValue(long micros)
                && (micros < -62_135_596_800_000_000L || micros >= 253_402_300_800_000_000L);
    }

    private static Value asNumber(Value value) {
        return value instanceof InstantValue(long micros) ? new IntValue(micros) : value;
    }

    private static Value received(long micros) {
        Value received = new IntValue(micros);
        return micros == RECEIVED || isFar(received) ? Value.UNKNOWN : received;
    }

    /// What the reader of files makes of the same rows.
    private ReadQuality read(Path file, Source table, boolean sequenced, Map<String, List<Value>> into)
            throws IOException {
        Source source = new Source(
                table.name(), Format.PARQUET, table.missing(), table.events(), table.earliest(), table.ahead());
        long now = Instant.now().toEpochMilli() * 1_000;
        List<Event> events = Collections.synchronizedList(new ArrayList<>());
        ReadQuality quality = new EventReader(
                        MadeUpSource.ATTRIBUTES, new Settings(now, RECEIVED, 1, 16 << 20, temporary))
                .read(
                        List.of(new Input.Rows(new Origin.File(file), source)),
                        () -> events::add,
                        ignored -> {},
                        Progress.NONE);
        for (Event event : events) {
            List<Value> row = new ArrayList<>(List.of(
                    new StringValue(event.id()),
                    new IntValue(event.time()),
                    new IntValue(sequenced ? event.sequence() : 0),
                    new StringValue(event.name()),
                    received(event.received())));
            event.values().forEach(value -> row.add(asNumber(value)));
            assertThat(into.put(event.id(), row)).isNull();
        }
        return quality;
    }

    /// A row of the table of events, in the same words.
    private static String told(List<Value> row, boolean sequenced) {
        List<Value> told = new ArrayList<>(row);
        told.remove(4); // recorded
        told.set(2, sequenced && row.get(2).isKnown() ? row.get(2) : new IntValue(0));
        return told.toString();
    }

    /// With instants as µs: near a change of clocks drivers give timestamps an hour off.
    private static Translated inNumbers(Warehouse warehouse, Translated events) {
        String sql = events instanceof Translated.Query(String text) ? text : events.toString();
        String attributes = MadeUpSource.ATTRIBUTES.all().stream()
                .map(attribute -> attribute.type() == Type.INSTANT
                        ? warehouse.inMicros(warehouse.column(attribute.name()))
                        : warehouse.column(attribute.name()))
                .collect(Collectors.joining(", "));
        return new Translated.Query("select id, %s, sequence, name, %s, %s, %s%nfrom (%n%s)"
                .formatted(
                        warehouse.inMicros(warehouse.quoted("time")),
                        warehouse.inMicros("recorded"),
                        warehouse.inMicros("received"),
                        attributes,
                        sql));
    }

    private static List<List<Value>> ask(Warehouse warehouse, Translated translated, int seed) throws SQLException {
        String sql = translated instanceof Translated.Query(String text) ? text : translated.toString();
        try {
            return warehouse.ask(sql).rows();
        } catch (SQLException refused) {
            throw new SQLException("seed %s: %s%n%s".formatted(seed, refused.getMessage(), sql), refused);
        }
    }

    private static long sum(List<List<Value>> rows, int column) {
        return rows.stream()
                .mapToLong(row -> row.get(column) instanceof IntValue(long number) ? number : -1)
                .sum();
    }
}
