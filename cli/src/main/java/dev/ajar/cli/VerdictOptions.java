package dev.ajar.cli;

import dev.ajar.cli.evidence.Evidence;
import dev.ajar.cli.evidence.Misasked;
import dev.ajar.cli.evidence.Paper;
import dev.ajar.cli.measure.Globs;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.store.NoRoom;
import dev.ajar.store.Settings;
import dev.ajar.store.Unreadable;
import dev.ajar.store.Unwritable;
import dev.ajar.store.table.VerdictChoice;
import dev.ajar.store.table.VerdictReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which verdicts a command is about, and how it answers.
final class VerdictOptions {

    private static final int PROBLEMS = 1;

    @Option(
            names = "--verdicts",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Verdict tables, .csv or .parquet, as 'ajar measure --verdicts FILE' writes them.")
    private List<String> files = List.of();

    @Option(
            names = "--experience",
            paramLabel = "NAME",
            description = "Which experience; needed where the tables have several.")
    private String experience = "";

    @Option(names = "--from", paramLabel = "T", description = "Only sessions that started at or after this instant.")
    private String from = "";

    @Option(names = "--to", paramLabel = "T", description = "Only sessions that started before this instant.")
    private String to = "";

    @Option(
            names = "--where",
            arity = "1..*",
            paramLabel = "DIMENSION=VALUE[,VALUE]",
            description = "Only sessions with one of these values.")
    private List<String> where = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default, for people) or json.")
    private String format = "table";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// A question to the verdicts.
    interface Question {
        Paper ask(Evidence evidence) throws IOException;
    }

    /// Whether there are any.
    boolean isGiven() {
        return !files.isEmpty();
    }

    /// Asks, prints the answer and gives back the exit code.
    int answer(Settings settings, Question question) throws IOException {
        checkFormat();
        if (files.isEmpty()) {
            throw wrong("--verdicts: expected a verdict table, which 'ajar measure --verdicts FILE' writes");
        }
        try (VerdictReader reader = VerdictReader.open(files(), settings)) {
            print(question.ask(new Evidence(reader, choice(reader))));
            return 0;
        } catch (Misasked misasked) {
            throw new ParameterException(spec.commandLine(), misasked.getMessage(), misasked);
        } catch (Unreadable | Unwritable | NoRoom failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return PROBLEMS;
        }
    }

    private void checkFormat() {
        if (!List.of("table", "json").contains(format)) {
            throw wrong("--format %s: expected table or json".formatted(format));
        }
    }

    /// Prints an answer.
    void print(Paper paper) throws Unwritable {
        checkFormat();
        PrintWriter out = spec.commandLine().getOut();
        if (format.equals("json")) {
            paper.json(out);
            out.println();
        } else {
            out.print(paper.text());
        }
        if (out.checkError()) {
            throw new Unwritable("standard output", "the disk is full, or nobody reads it any more");
        }
    }

    /// The files, each once, in however many ways it was named.
    private List<Path> files() throws IOException {
        SequencedMap<Path, Path> found = new LinkedHashMap<>();
        for (String file : files) {
            List<Path> expanded = Globs.expand(file);
            if (expanded.isEmpty()) {
                throw wrong("--verdicts %s: no such file".formatted(file));
            }
            expanded.forEach(each -> found.putIfAbsent(each.toAbsolutePath().normalize(), each));
        }
        return List.copyOf(found.values());
    }

    private VerdictChoice choice(VerdictReader reader) throws IOException {
        Collection<String> names = reader.experiences().keySet();
        if (names.isEmpty()) {
            throw wrong("--verdicts %s: has no row (expected: verdicts)".formatted(String.join(" ", files)));
        }
        String listed = String.join(", ", names);
        if (experience.isEmpty() && names.size() != 1) {
            throw wrong("--experience: which one? (there is: %s)".formatted(listed));
        }
        if (!experience.isEmpty() && !names.contains(experience)) {
            List<String> nearest = new Problems().nearest(experience, names);
            throw wrong("--experience %s: no verdicts of it (there is: %s)%s"
                    .formatted(
                            experience,
                            listed,
                            nearest.isEmpty() ? "" : "\ndid you mean %s?".formatted(String.join(" or ", nearest))));
        }
        long begin = from.isEmpty() ? Long.MIN_VALUE : AsOfOption.instant(spec, "--from", from);
        long end = to.isEmpty() ? Long.MAX_VALUE : AsOfOption.instant(spec, "--to", to);
        if (begin >= end) {
            throw wrong("--from %s --to %s: expected an earlier and a later instant".formatted(from, to));
        }
        VerdictChoice choice = VerdictChoice.of(
                        experience.isEmpty() ? names.iterator().next() : experience)
                .within(begin, end);
        for (String each : where) {
            choice = narrowed(choice, each, reader);
        }
        return choice;
    }

    private VerdictChoice narrowed(VerdictChoice choice, String condition, VerdictReader reader) throws IOException {
        int equals = condition.indexOf('=');
        if (equals <= 0 || equals == condition.length() - 1) {
            throw wrong("--where %s: expected a dimension and its values, for example lock.model=HH-2,HH-2E"
                    .formatted(condition));
        }
        Evidence evidence = new Evidence(reader, choice);
        String column = evidence.column("--where", condition.substring(0, equals));
        if (choice.where().containsKey(column)) {
            throw wrong("--where %s: expected one --where for a dimension, with commas between its values"
                    .formatted(condition));
        }
        TreeSet<String> values =
                new TreeSet<>(List.of(condition.substring(equals + 1).split(",", -1)));
        SortedSet<String> there = evidence.values(column);
        TreeSet<String> missing = new TreeSet<>(values);
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            throw wrong("--where %s: no session of %s %s"
                    .formatted(condition, String.join(", ", missing), Misasked.instead(missing, there)));
        }
        return choice.where(column, values);
    }

    /// What an option says as a share: `5%` or `0.05`, above 0 and below 1.
    double share(String option, String text) {
        return share(spec, option, text);
    }

    /// The same for other options.
    static double share(CommandSpec spec, String option, String text) {
        try {
            BigDecimal number = text.endsWith("%")
                    ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
                    : new BigDecimal(text.strip());
            double share = number.doubleValue();
            if (share > 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException ignored) {
            // told below, with what was expected
        }
        throw new ParameterException(
                spec.commandLine(),
                "%s %s: expected a share above 0 and below 1, for example 5%% or 0.05".formatted(option, text));
    }

    ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
