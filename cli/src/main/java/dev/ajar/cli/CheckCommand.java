package dev.ajar.cli;

import dev.ajar.cli.report.ProblemReport;
import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.definitions.problem.Problem;
import dev.ajar.definitions.problem.Problem.Severity;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ajar check`: says all that is wrong with definitions.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads definitions and says what is wrong with them. Changes nothing.",
        footer = {
            "",
            "Exit codes: 0 all well (there may be warnings), 1 errors found, or something that a dialect cannot say;",
            "2 wrong usage or a path that cannot be read.",
            "Example: ajar check slo/"
        })
final class CheckCommand implements Callable<Integer> {

    private static final int WELL = 0;
    private static final int ERRORS = 1;
    private static final int UNREADABLE = 2;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Definition files, and folders whose *.yaml and *.yml files are read, in any order.")
    private List<Path> paths = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private String format = "text";

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description =
                    "Also whether this dialect of SQL can say them: duckdb, bigquery, trino. Repeat it for several.")
    private List<String> dialects = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!List.of("text", "json").contains(format)) {
            throw new ParameterException(spec.commandLine(), "--format %s: expected text or json".formatted(format));
        }
        List<Dialect> asked = dialects.stream()
                .map(name -> Dialects.named(spec, "--dialect", name))
                .toList();
        return switch (DefinitionReader.read(paths)) {
            case Reading.Sound(Definitions definitions, List<Problem> warnings) -> {
                List<String> obstacles = obstacles(definitions, asked);
                obstacles.forEach(
                        (format.equals("json")
                                        ? spec.commandLine().getErr()
                                        : spec.commandLine().getOut())::println);
                show(warnings, "sound: %s; ".formatted(sum(definitions)));
                yield obstacles.isEmpty() ? WELL : ERRORS;
            }
            case Reading.Unsound(List<Problem> problems) -> {
                show(problems, "");
                yield ERRORS;
            }
            case Reading.Unreadable(List<String> why) -> {
                why.forEach(spec.commandLine().getErr()::println);
                yield UNREADABLE;
            }
        };
    }

    /// What dialects cannot say alike, each thing once for each of them.
    private static List<String> obstacles(Definitions definitions, List<Dialect> dialects) {
        return dialects.stream()
                .flatMap(dialect -> definitions.experiences().stream()
                        .flatMap(experience -> obstacles(dialect, definitions, experience))
                        .map(why -> "cannot be said alike in %s: %s".formatted(dialect.title(), why)))
                .distinct()
                .toList();
    }

    private static Stream<String> obstacles(Dialect dialect, Definitions definitions, Experience experience) {
        return switch (new Translator(dialect)
                .translate(definitions, experience, Stage.VERDICTS, Scope.of(new AsOf.Latest()))) {
            case Translated.Query ignored -> Stream.of();
            case Translated.NotExpressible(List<String> why) -> why.stream();
        };
    }

    private void show(List<Problem> problems, String verdict) {
        PrintWriter out = spec.commandLine().getOut();
        if (format.equals("json")) {
            ProblemReport.write(problems, out);
        } else {
            problems.forEach(problem -> out.println(problem.render()));
            out.println("%serrors: %s, warnings: %s"
                    .formatted(verdict, count(problems, Severity.ERROR), count(problems, Severity.WARNING)));
        }
    }

    private static String sum(Definitions definitions) {
        return "experiences: %s, timelines: %s, sources: %s, exclusions: %s, attributes: %s"
                .formatted(
                        definitions.experiences().size(),
                        definitions.timelines().size(),
                        definitions.sources().size(),
                        definitions.exclusions().size(),
                        definitions.attributes().size());
    }

    private static long count(List<Problem> problems, Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }
}
