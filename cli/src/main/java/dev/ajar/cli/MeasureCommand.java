package dev.ajar.cli;

import dev.ajar.cli.measure.Answering;
import dev.ajar.cli.measure.Inputs;
import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.cli.report.Answer;
import dev.ajar.cli.report.JsonReport;
import dev.ajar.cli.report.TextReport;
import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.definitions.problem.Problem;
import dev.ajar.expression.Time;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.store.Input;
import dev.ajar.store.NoRoom;
import dev.ajar.store.Progress;
import dev.ajar.store.Unreadable;
import dev.ajar.store.Unwritable;
import dev.ajar.verdict.VerdictTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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
            "Exit codes: 0 measured; 1 the definitions have problems, or a file cannot be read; 2 wrong usage;",
            "3 with --strict: measured, but something was quarantined.",
            "Example: ajar measure --definitions definitions --events 'logs/*.ndjson.gz' --by lock.lot"
        })
final class MeasureCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;
    private static final int QUARANTINED = 3;

    @Option(
            names = "--definitions",
            required = true,
            paramLabel = "DIR",
            description = "A folder or file of definitions. Repeat it for several.")
    private List<Path> definitions = List.of();

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
            description = "Files that are read through the Source of that name.")
    private List<String> sources = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = "The instant of the question (RFC 3339). Without it: the time of the latest event.")
    private String asOf = "";

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
                asOf.isEmpty() ? Question.LATEST : instant("--as-of", asOf),
                from.isEmpty() ? Long.MIN_VALUE : instant("--from", from),
                to.isEmpty() ? Long.MAX_VALUE : instant("--to", to));
        if (question.from() >= question.to()) {
            throw wrong("--from %s --to %s: expected an earlier and a later instant".formatted(from, to));
        }
        if (!List.of("table", "json", "csv").contains(format)) {
            throw wrong("--format %s: expected table, json or csv".formatted(format));
        }
        if (!verdicts.isEmpty() && !verdicts.endsWith(".csv") && !verdicts.endsWith(".parquet")) {
            throw wrong("--verdicts %s: expected a file that ends in .csv or .parquet".formatted(verdicts));
        }
        PrintWriter err = spec.commandLine().getErr();
        return switch (DefinitionReader.read(definitions)) {
            case Reading.Unreadable(List<String> why) -> throw wrong(String.join("\n", why));
            case Reading.Unsound(List<Problem> problems) -> {
                problems.forEach(problem -> err.println(problem.render()));
                err.println("nothing was measured: the definitions have problems");
                yield PROBLEMS;
            }
            case Reading.Sound(Definitions sound, List<Problem> warnings) -> {
                warnings.forEach(warning -> err.println(warning.render()));
                yield measure(sound, question);
            }
        };
    }

    private int measure(Definitions sound, Question question) throws IOException {
        checkDimensions(sound);
        Inputs inputs = new Inputs(sound.sources(), surroundings.standardInput());
        events.forEach(inputs::events);
        sources.forEach(inputs::rows);
        if (!inputs.problems().isEmpty()) {
            throw wrong(String.join("\n", inputs.problems()));
        }
        if (sound.experiences().isEmpty()) {
            throw wrong("nothing to measure: no Experience is defined");
        }
        if (inputs.found().isEmpty()) {
            throw wrong("nothing to read: expected --events FILE or --source NAME=FILE");
        }
        try {
            return measure(sound, question, inputs.found());
        } catch (Unreadable | Unwritable | NoRoom failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return PROBLEMS;
        }
    }

    private int measure(Definitions sound, Question question, List<Input> inputs) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        VerdictTable table = new VerdictTable(sound.experiences());
        List<Path> files = verdicts.isEmpty() ? List.of() : List.of(Path.of(verdicts));
        List<Writer> writers = format.equals("csv") ? List.of(out) : List.of();
        new Targets(Stream.of(verdicts, quarantine)
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .toList())
                .check(inputs);
        try (Writer quarantined = quarantineWriter();
                VerdictFiles tables = new VerdictFiles(table, files, writers, surroundings.reading())) {
            SetAside aside = new SetAside(quarantined);
            Measuring.Found found = watched(progress -> new Measuring(sound, question, surroundings.reading())
                    .measure(inputs, aside, progress, tables::add));
            tables.write();
            Answer answer = Answering.answer(sound, inputs, found, aside, by);
            switch (format) {
                case "json" -> JsonReport.write(answer, out);
                case "table" -> out.print(TextReport.of(answer));
                default -> {}
            }
            if (out.checkError()) {
                throw new Unwritable("standard output", "the disk is full, or nobody reads it any more");
            }
            return strict && found.quality().quarantined() > 0 ? QUARANTINED : 0;
        }
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

    private long instant(String option, String text) {
        OptionalLong instant = Time.parse(text);
        if (instant.isEmpty()) {
            throw wrong("%s %s: expected an instant with an offset, for example 2026-03-01T10:00:00Z"
                    .formatted(option, text));
        }
        return instant.getAsLong();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
