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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        if (!List.of("table", "json").contains(format)) {
            throw wrong("--format %s: expected table or json".formatted(format));
        }
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

    /// Prints an answer.
    void print(Paper paper) throws Unwritable {
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

    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String file : files) {
            List<Path> expanded = Globs.expand(file);
            if (expanded.isEmpty()) {
                throw wrong("--verdicts %s: no such file".formatted(file));
            }
            found.addAll(expanded);
        }
        return found;
    }

    private VerdictChoice choice(VerdictReader reader) {
        Collection<String> names = reader.experiences().keySet();
        String listed = names.isEmpty() ? "none: the table has no row" : String.join(", ", names);
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

    private VerdictChoice narrowed(VerdictChoice choice, String condition, VerdictReader reader) {
        int equals = condition.indexOf('=');
        if (equals <= 0 || equals == condition.length() - 1) {
            throw wrong("--where %s: expected a dimension and its values, for example lock.model=HH-2,HH-2E"
                    .formatted(condition));
        }
        String column = new Evidence(reader, choice).column("--where", condition.substring(0, equals));
        return choice.where(
                column,
                List.of(condition.substring(equals + 1).split(",", -1)).stream()
                        .collect(Collectors.toCollection(TreeSet::new)));
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
            if (number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0) {
                return number.doubleValue();
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
