package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.cli.measure.Inputs;
import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.event.Event;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.store.EventReader;
import dev.ajar.store.Input;
import dev.ajar.store.Origin;
import dev.ajar.store.Progress;
import dev.ajar.store.Settings;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Sources;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Summary;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import dev.ajar.verdict.Verdict;
import dev.ajar.verdict.VerdictTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whoever loads a log into a warehouse wants the verdicts that the file gave. Every CSV file of the law book and of
/// the examples that is read through a source becomes a table of texts, its source one of `format: table`.
class OwnTablesCourtTest {

    private static final Path EXAMPLES = Path.of("../examples");
    private static final String ROW = "row of the file";
    private static final long NOW = Time.parse("2030-01-01T00:00:00Z").orElseThrow();

    @TempDir
    private Path temporary = Path.of("");

    /// Something to try.
    private record Tried(String name, Definitions definitions, List<Input> inputs, long asOf) {}

    /// Those that can be had in this room, beside DuckDB, by name.
    Map<String, Supplier<Warehouse>> others() {
        return Map.of("BigQuery", GoogleSqlWarehouse::new);
    }

    /// Whether DuckDB is asked too.
    boolean isWithDuckDb() {
        return true;
    }

    @TestFactory
    Stream<DynamicTest> a_log_in_a_table_gives_the_verdicts_of_the_log_in_a_file() throws IOException {
        List<Tried> cases = cases();
        List<Tried> all = new ArrayList<>(cases);
        all.addAll(examples());
        assertThat(all).hasSizeGreaterThan(15);
        List<DynamicTest> tests = new ArrayList<>();
        if (isWithDuckDb()) {
            all.forEach(tried -> tests.add(dynamicTest(tried.name(), () -> {
                try (DuckDbWarehouse warehouse = new DuckDbWarehouse()) {
                    agrees(tried, warehouse);
                }
            })));
        }
        List<Tried> alone = cases.stream()
                .filter(tried -> tried.inputs().stream().allMatch(OwnTablesCourtTest::isTable))
                .toList();
        assertThat(alone).hasSizeGreaterThan(10);
        others().forEach((name, other) ->
                alone.forEach(tried -> tests.add(dynamicTest("%s: %s".formatted(name, tried.name()), () -> {
                    try (Warehouse warehouse = other.get()) {
                        agrees(tried, warehouse);
                    }
                }))));
        return tests.stream();
    }

    /// In one query.
    private void agrees(Tried tried, Warehouse warehouse) throws IOException, SQLException {
        Map<String, String> tables = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>();
        try (DuckDbWarehouse duck = new DuckDbWarehouse()) {
            load(tried, duck, tables, sources);
            for (Source source : sources) {
                String table = tables.getOrDefault(source.name(), "");
                MadeUpTable.copy(duck, warehouse, table, columns(duck, table, source));
            }
        }
        Definitions definitions = definitions(tried, sources);
        Measured measured = measured(tried);
        Scope scope =
                Scope.of(new AsOf.At(measured.asOf())).reading(dev.ajar.translate.sql.Reading.Sources.named(tables));
        for (Experience experience : definitions.experiences()) {
            Translated translated =
                    new Translator(warehouse.dialect()).translate(definitions, experience, Stage.VERDICTS, scope);
            assertThat(warehouse.ask(sql(translated)).rows())
                    .describedAs(tried.name())
                    .isEqualTo(measured.rows(experience));
            countsAlike(warehouse, definitions, experience, scope, measured);
        }
        assertThat(refused(
                        warehouse,
                        new Sources(
                                warehouse.dialect(),
                                definitions,
                                dev.ajar.translate.sql.Reading.Sources.named(tables))))
                .isEqualTo(quarantined(tried));
    }

    /// What `ajar measure` asks of a warehouse in place of verdicts.
    private static void countsAlike(
            Warehouse warehouse, Definitions definitions, Experience experience, Scope scope, Measured measured)
            throws SQLException {
        Translator translator = new Translator(warehouse.dialect());
        Summary all =
                Summary.of(experience.columns().stream().map(Dimension::name).toList());
        assertThat(warehouse
                        .ask(sql(translator.verdicts(definitions, experience, scope, all)))
                        .rows())
                .containsExactlyInAnyOrderElementsOf(measured.rows(experience));
        assertThat(warehouse.ask(sql(translator.summary(definitions, experience, scope, all))).rows().stream()
                        .filter(row -> row.get(0).equals(new StringValue(Summary.Part.ALIKE.word())))
                        .mapToLong(row -> row.get(Summary.COLUMNS.indexOf("sessions")) instanceof IntValue(long number)
                                ? number
                                : -1)
                        .sum())
                .isEqualTo(measured.rows(experience).size());
        assertThat(warehouse.ask(sql(translator.latest(definitions, scope))).rows())
                .hasSize(1);
    }

    private static Map<String, Type> columns(DuckDbWarehouse duck, String table, Source source) throws SQLException {
        Map<String, Type> columns = new LinkedHashMap<>();
        duck.ask("select * from %s limit 0".formatted(table))
                .columns()
                .forEach(column -> columns.put(column, source.columns().getOrDefault(column, Type.STRING)));
        return columns;
    }

    /// What Java made of the logs.
    private record Measured(long asOf, List<Verdict> verdicts) {
        List<List<Value>> rows(Experience experience) {
            VerdictTable table = new VerdictTable(List.of(experience));
            return verdicts.stream()
                    .filter(verdict -> verdict.experience().equals(experience.name()))
                    .sorted(Comparator.comparingLong(Verdict::startedAt)
                            .thenComparing(Verdict::sessionId, StringValue::compare))
                    .map(table::row)
                    .toList();
        }
    }

    private Measured measured(Tried tried) throws IOException {
        List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
        Measuring.Found found = new Measuring(
                        tried.definitions(), new Question(tried.asOf(), Long.MIN_VALUE, Long.MAX_VALUE), settings())
                .measure(tried.inputs(), new SetAside(Writer.nullWriter()), Progress.NONE, verdicts::add);
        return new Measured(found.asOf(), verdicts);
    }

    private static Definitions definitions(Tried tried, List<Source> sources) {
        return new Definitions(
                tried.definitions().attributes(),
                sources,
                tried.definitions().timelines(),
                tried.definitions().experiences(),
                tried.definitions().exclusions());
    }

    private static long refused(Warehouse warehouse, Sources own) throws SQLException {
        return warehouse.ask(sql(own.refused())).rows().stream()
                .mapToLong(row -> row.get(3) instanceof IntValue(long number) ? number : -1)
                .sum();
    }

    /// Puts all logs into tables.
    private static void load(Tried tried, DuckDbWarehouse warehouse, Map<String, String> tables, List<Source> sources)
            throws IOException, SQLException {
        for (Input input : tried.inputs()) {
            if (isTable(input) && input instanceof Input.Rows(Origin.File(Path path), Source source)) {
                if (!tables.containsKey(source.name())) {
                    tables.put(source.name(), "log" + tables.size());
                    sources.add(asTable(source));
                }
                load(warehouse, path, source, tables.getOrDefault(source.name(), ""));
            }
        }
    }

    private List<Tried> cases() throws IOException {
        List<Tried> found = new ArrayList<>();
        for (Case each : Case.in(Path.of("../cases"))) {
            if (each.isRefused()
                    || !(DefinitionReader.read(List.of(each.definition())) instanceof Reading.Sound sound)) {
                continue;
            }
            Inputs inputs = new Inputs(sound.definitions().sources(), InputStream.nullInputStream());
            for (Path log : each.logs()) {
                String name = log.getFileName().toString();
                String stem = name.substring(0, name.indexOf('.'));
                if (stem.equals("events")) {
                    inputs.events(log.toString());
                } else {
                    inputs.rows(stem + "=" + log);
                }
            }
            String asOf = each.asked().getOrDefault("as-of", "");
            Tried tried = new Tried(
                    each.name(),
                    sound.definitions(),
                    inputs.found(),
                    asOf.isEmpty() ? Question.LATEST : Time.parse(asOf).orElseThrow());
            if (canBeTried(tried)) {
                found.add(tried);
            }
        }
        return found;
    }

    private List<Tried> examples() throws IOException {
        List<Tried> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            for (Path example : folders.sorted().toList()) {
                if (!Files.isDirectory(example.resolve("expected"))
                        || !(DefinitionReader.read(List.of(example.resolve("definitions")))
                                instanceof Reading.Sound sound)) {
                    continue;
                }
                Inputs inputs = new Inputs(sound.definitions().sources(), InputStream.nullInputStream());
                String option = "";
                for (String word : ExamplesTest.command(example.resolve("README.md"))) {
                    String there = word.replace("examples/", EXAMPLES + "/").replace("'", "");
                    if (word.startsWith("--")) {
                        option = word;
                    } else if (option.equals("--events")) {
                        inputs.events(there);
                    } else if (option.equals("--source")) {
                        inputs.rows(there);
                    }
                }
                Tried tried = new Tried(
                        example.getFileName().toString(), sound.definitions(), inputs.found(), Question.LATEST);
                if (canBeTried(tried)) {
                    found.add(tried);
                }
            }
        }
        return found;
    }

    /// A row without an id is refused in a table, and named after its hash in a file: what shows ids cannot agree.
    private boolean canBeTried(Tried tried) throws IOException {
        List<Input> tables =
                tried.inputs().stream().filter(OwnTablesCourtTest::isTable).toList();
        boolean idsShow = tried.definitions().experiences().stream()
                .anyMatch(each -> each.session() instanceof SessionRule.Keyed keyed
                        && keyed.key().stream().anyMatch(name -> name.name().equals("event.id")));
        boolean hashed = read(tried.definitions(), tables).stream()
                .anyMatch(event -> event.id().matches("(?s).*/[0-9a-f]{32}(-[0-9]+)?(/[^/]+)?"));
        boolean mapped = tables.stream()
                .flatMap(input -> ((Input.Rows) input).source().events().stream())
                .noneMatch(row -> row.id() instanceof Mapping.Absent);
        return !tables.isEmpty() && !(hashed && (idsShow || mapped));
    }

    private static boolean isTable(Input input) {
        return input instanceof Input.Rows(Origin ignored, Source source) && source.format() == Format.CSV;
    }

    private void agrees(Tried tried, DuckDbWarehouse warehouse) throws IOException, SQLException {
        List<Input> others =
                tried.inputs().stream().filter(input -> !isTable(input)).toList();
        warehouse.fill(read(tried.definitions(), others), tried.definitions().attributes(), List::of);
        Map<String, String> tables = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>();
        load(tried, warehouse, tables, sources);
        tables.replaceAll((source, table) -> "main." + table);
        Definitions definitions = definitions(tried, sources);
        Dialect dialect = Dialect.named("duckdb").orElseThrow();
        Sources own = new Sources(dialect, definitions, dev.ajar.translate.sql.Reading.Sources.named(tables));
        warehouse.execute(
                "insert into events by name select * exclude (recorded) from (%s)".formatted(sql(own.events())));
        Measured measured = measured(tried);
        Scope scope = Scope.of(new AsOf.At(measured.asOf()));
        for (Experience experience : definitions.experiences()) {
            List<List<Value>> expected = measured.rows(experience);
            Translator translator = new Translator(dialect);
            assertThat(warehouse
                            .ask(sql(translator.translate(definitions, experience, Stage.VERDICTS, scope)))
                            .rows())
                    .describedAs("staged")
                    .isEqualTo(expected);
            if (others.isEmpty()) {
                Scope direct = scope.reading(dev.ajar.translate.sql.Reading.Sources.named(tables));
                assertThat(warehouse
                                .ask(sql(translator.translate(definitions, experience, Stage.VERDICTS, direct)))
                                .rows())
                        .describedAs("in one query")
                        .isEqualTo(expected);
                countsAlike(warehouse, definitions, experience, direct, measured);
            }
        }
        assertThat(refused(warehouse, own)).isEqualTo(quarantined(tried));
    }

    /// The same source, of a table whose columns are texts. A file counts its rows; a table has a column for that.
    private static Source asTable(Source source) {
        boolean counted = source.events().stream().allMatch(row -> row.sequence() instanceof Mapping.Absent);
        Map<String, Type> columns = new LinkedHashMap<>(Map.of(ROW, Type.INT));
        List<Source.Row> rows = new ArrayList<>();
        for (Source.Row row : source.events()) {
            String sequence = "sequence " + rows.size();
            columns.put(sequence, Type.INT);
            rows.add(new Source.Row(
                    row.name(),
                    row.id() instanceof Mapping.Absent ? new Mapping.Column(ROW) : row.id(),
                    row.time(),
                    row.recorded(),
                    row.received(),
                    counted ? new Mapping.Column(sequence) : row.sequence(),
                    row.when(),
                    row.attributes()));
        }
        return new Source(
                source.name(), Format.TABLE, source.missing(), columns, rows, source.earliest(), source.ahead());
    }

    /// Puts the rows of a file into a table, behind those that are there.
    private static void load(DuckDbWarehouse warehouse, Path path, Source source, String table)
            throws IOException, SQLException {
        int events = source.events().size();
        String sequences = Stream.iterate(0, each -> each + 1)
                .limit(events)
                .map(each -> ", (number - 1) * %s + %s as \"sequence %s\"".formatted(events, each, each))
                .collect(Collectors.joining());
        String header = Files.readAllLines(path).get(0);
        String names = Stream.of(header.split(",", -1))
                .map(name -> "'" + name.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        String rows = "select nullif(columns(* exclude (number)), ''), number as \"%s\"%s".formatted(ROW, sequences)
                + " from (select *, row_number() over () as number from read_csv('%s', all_varchar = true,"
                        .formatted(path)
                + " header = false, skip = 1, names = %s, delim = ',', quote = '\"', escape = '\"', nullstr = '\u0001'))"
                        .formatted(names);
        warehouse.execute("create table if not exists %s as %s limit 0".formatted(table, rows));
        warehouse.execute("insert into %s by name %s".formatted(table, rows));
    }

    private List<Event> read(Definitions definitions, List<Input> inputs) throws IOException {
        List<Event> events = Collections.synchronizedList(new ArrayList<>());
        new EventReader(definitions.attributes(), settings())
                .read(inputs, () -> events::add, ignored -> {}, Progress.NONE);
        return events;
    }

    private long quarantined(Tried tried) throws IOException {
        return new EventReader(tried.definitions().attributes(), settings())
                .read(
                        tried.inputs().stream()
                                .filter(OwnTablesCourtTest::isTable)
                                .toList(),
                        () -> ignored -> {},
                        ignored -> {},
                        Progress.NONE)
                .quarantined();
    }

    private static String sql(Translated translated) {
        if (translated instanceof Translated.Query(String sql)) {
            return sql;
        }
        throw new AssertionError(translated.toString());
    }

    private Settings settings() {
        return new Settings(NOW, NOW, 1, 16 << 20, temporary);
    }
}
