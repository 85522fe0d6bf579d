package dev.ajar.cli;

import dev.ajar.cli.measure.Answering;
import dev.ajar.cli.measure.CannotSay;
import dev.ajar.cli.measure.Inputs;
import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.cli.measure.SqlMeasuring;
import dev.ajar.cli.report.Answer;
import dev.ajar.cli.report.JsonReport;
import dev.ajar.cli.report.TextReport;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.store.Input;
import dev.ajar.store.NoRoom;
import dev.ajar.store.Progress;
import dev.ajar.store.Settings;
import dev.ajar.store.Unreadable;
import dev.ajar.store.Unwritable;
import dev.ajar.translate.sql.Reading;
import dev.ajar.verdict.VerdictTable;
import dev.ajar.warehouse.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ajar measure`: logs and definitions in, verdicts and counts out.
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Turns event logs and definitions into verdicts and counts. Changes nothing.",
        footer = {
            "",
            "Exit codes: 0 measured; 1 the definitions have problems, a file cannot be read, or a warehouse refuses;",
            "2 wrong usage;",
            "3 with --strict: measured, but something was quarantined.",
            "Example: ajar measure --definitions definitions --events 'logs/*.ndjson.gz' --by lock.lot"
        })
final class MeasureCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;
    private static final int QUARANTINED = 3;

    @Mixin
    private DefinitionOptions definitions = new DefinitionOptions();

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Files of events: .ndjson, .jsonl, .json, .csv, .parquet, each also .gz or .zst; - for standard"
                            + " input (NDJSON); * and ** are understood.")
    private List<String> events = List.of();

    @Option(
            names = "--source",
            arity = "1..*",
            paramLabel = "NAME=FILE",
            description =
                    "Files that are read through the Source of that name. With --warehouse: NAME=TABLE, a table of"
                            + " your own that is read so, or the TABLE of events.")
    private List<String> sources = List.of();

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Option(names = "--from", paramLabel = "T", description = "Only sessions that started at or after this instant.")
    private String from = "";

    @Option(names = "--to", paramLabel = "T", description = "Only sessions that started before this instant.")
    private String to = "";

    @Option(
            names = "--by",
            arity = "1..*",
            split = ",",
            paramLabel = "DIMENSION",
            description = "Break down by these dimensions, worst first.")
    private List<String> by = List.of();

    @Option(
            names = "--verdicts",
            paramLabel = "FILE",
            description = "Write the verdict table here, as .csv or .parquet.")
    private String verdicts = "";

    @Option(
            names = "--quarantine",
            paramLabel = "FILE",
            description = "Write every row that was set aside here, with its reason, as NDJSON.")
    private String quarantine = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json, or csv (the verdicts).")
    private String format = "table";

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "What judges events of files: java (default), or sql, generated and run in DuckDB.")
    private String engine = "java";

    @Mixin
    private WarehouseOptions warehouse = new WarehouseOptions();

    @Option(names = "--strict", description = "Exit with 3 when anything was quarantined.")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    MeasureCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Question question = new Question(
                asOf.instant().orElse(Question.LATEST),
                from.isEmpty() ? Long.MIN_VALUE : AsOfOption.instant(spec, "--from", from),
                to.isEmpty() ? Long.MAX_VALUE : AsOfOption.instant(spec, "--to", to));
        if (question.from() >= question.to()) {
            throw wrong("--from %s --to %s: expected an earlier and a later instant".formatted(from, to));
        }
        if (!List.of("table", "json", "csv").contains(format)) {
            throw wrong("--format %s: expected table, json or csv".formatted(format));
        }
        if (!List.of("java", "sql").contains(engine)) {
            throw wrong("--engine %s: expected java or sql".formatted(engine));
        }
        if (!verdicts.isEmpty() && !verdicts.endsWith(".csv") && !verdicts.endsWith(".parquet")) {
            throw wrong("--verdicts %s: expected a file that ends in .csv or .parquet".formatted(verdicts));
        }
        Optional<Definitions> read = definitions.read("measured");
        return read.isEmpty() ? PROBLEMS : measure(read.get(), question);
    }

    private int measure(Definitions sound, Question question) throws IOException {
        checkDimensions(sound);
        Inputs inputs = new Inputs(sound.sources(), surroundings.standardInput());
        Reading there = new Reading.Table("");
        if (warehouse.isAsked()) {
            there = inWarehouse(sound);
        } else {
            events.forEach(inputs::events);
            sources.forEach(inputs::rows);
            if (!inputs.problems().isEmpty()) {
                throw wrong(String.join("\n", inputs.problems()));
            }
        }
        definitions.needExperiences(sound, "measure");
        if (!warehouse.isAsked() && inputs.found().isEmpty()) {
            throw wrong(
                    "nothing to read: expected --events FILE or --source NAME=FILE, or --warehouse with --source TABLE");
        }
        try {
            return measure(sound, question, inputs.found(), there);
        } catch (Unreadable | Unwritable | NoRoom | Refused | CannotSay failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return PROBLEMS;
        }
    }

    /// What a warehouse is asked about: a table of events, or people's own tables.
    private Reading inWarehouse(Definitions sound) {
        if (!events.isEmpty()) {
            throw wrong("--events and --warehouse: expected one of them");
        }
        if (!quarantine.isEmpty()) {
            throw wrong("--quarantine and --warehouse: rows of a table stay where they are, and are only counted");
        }
        if (engine.equals("sql")) {
            throw wrong("--engine sql and --warehouse: expected one of them; a warehouse has its own engine");
        }
        warehouse.kind();
        List<String> ofEvents =
                sources.stream().filter(source -> source.indexOf('=') < 0).toList();
        if (sources.isEmpty() || ofEvents.size() > 1) {
            throw wrong("--warehouse: expected --source TABLE, once, with the table or view of events; or"
                    + " --source NAME=TABLE for each table that the Source of that name reads");
        }
        if (ofEvents.isEmpty()) {
            return Reading.Sources.named(SourceTables.of(spec, sources, sound));
        }
        if (sources.size() > 1) {
            throw wrong(
                    "--source %s beside --source NAME=TABLE: expected a table of events, or tables that Sources read"
                            .formatted(ofEvents.get(0)));
        }
        return new Reading.Table(ofEvents.get(0));
    }

    private int measure(Definitions sound, Question question, List<Input> inputs, Reading there) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> files = verdicts.isEmpty() ? List.of() : List.of(Path.of(verdicts));
        List<Writer> writers = format.equals("csv") ? List.of(out) : List.of();
        new Targets(Stream.of(verdicts, quarantine)
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .toList())
                .check(inputs);
        try (Writer quarantined = quarantineWriter();
                VerdictFiles tables = new VerdictFiles(
                        new VerdictTable(sound.experiences()), files, writers, surroundings.reading())) {
            Optional<Answer> answer = warehouse.isAsked()
                    ? new WarehouseMeasure(
                                    surroundings, warehouse, spec.commandLine().getErr())
                            .answer(sound, question, there, by, tables)
                    : Optional.of(answer(sound, question, inputs, new SetAside(quarantined), tables));
            return answer.isEmpty() ? 0 : show(answer.get(), tables);
        }
    }

    private Answer answer(Definitions sound, Question question, List<Input> inputs, SetAside aside, VerdictFiles tables)
            throws IOException {
        Settings reading = surroundings.reading();
        boolean sql = engine.equals("sql");
        Measuring.Found found = watched(progress -> sql
                ? new SqlMeasuring(sound, question, reading, warehouse.limits(reading, true))
                        .measure(inputs, aside, progress, by, tables.isAnywhere(), tables::add)
                : new Measuring(sound, question, reading).measure(inputs, aside, progress, tables::add));
        return Answering.answer(sound, inputs, found, aside, by, sql ? SqlMeasuring.unasked(question) : Set.of());
    }

    private int show(Answer answer, VerdictFiles tables) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        tables.write();
        switch (format) {
            case "json" -> JsonReport.write(answer, out);
            case "table" -> out.print(TextReport.of(answer));
            default -> {}
        }
        if (out.checkError()) {
            throw new Unwritable("standard output", "the disk is full, or nobody reads it any more");
        }
        return strict && answer.quality().quarantined() + answer.quality().refused() > 0 ? QUARANTINED : 0;
    }

    private interface Watched {
        Measuring.Found measure(Progress progress) throws IOException;
    }

    private Measuring.Found watched(Watched work) throws IOException {
        try (ProgressLine progress = new ProgressLine(surroundings.terminal())) {
            return work.measure(progress);
        }
    }

    private void checkDimensions(Definitions sound) {
        Set<String> known = sound.experiences().stream()
                .flatMap(experience -> experience.dimensions().stream())
                .map(Dimension::name)
                .collect(Collectors.toCollection(TreeSet::new));
        String there = known.isEmpty() ? "no dimension is defined" : "there is: %s".formatted(String.join(", ", known));
        for (String dimension : by) {
            if (dimension.isBlank()) {
                throw wrong("--by '%s': expected the name of a dimension (%s)".formatted(dimension, there));
            }
            if (!known.contains(dimension)) {
                throw wrong("--by %s: no experience has this dimension (%s)".formatted(dimension, there));
            }
        }
    }

    private Writer quarantineWriter() throws IOException {
        if (quarantine.isEmpty()) {
            return Writer.nullWriter();
        }
        try {
            return Files.newBufferedWriter(Path.of(quarantine));
        } catch (FileSystemException refused) {
            throw Targets.unwritable(Path.of(quarantine), refused);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
