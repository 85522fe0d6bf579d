package dev.ajar.cli;

import dev.ajar.cli.export.ExportFolder;
import dev.ajar.cli.export.ExportFolder.Outcome;
import dev.ajar.model.Definitions;
import dev.ajar.translate.dbt.DbtProject;
import dev.ajar.translate.dbt.Exported;
import dev.ajar.translate.sql.Dialect;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ajar export dbt`: definitions as a project of dbt.
@Command(
        name = "dbt",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes a dbt project that measures the definitions in a warehouse, day by day.",
        footer = {
            "",
            "Exit codes: 0 written; 1 the definitions have problems, cannot be said alike in a dialect, or files in the",
            "folder were changed by hand; 2 wrong usage.",
            "Example: ajar export dbt --definitions definitions --out warehouse --dialect bigquery"
        })
final class ExportDbtCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;

    /// Whoever runs the project says where.
    private static final Set<String> YOURS = Set.of("profiles.yml");

    @Mixin
    private DefinitionOptions definitions = new DefinitionOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write into.")
    private Path out = Path.of("");

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "Only for this database. Repeat it for several. Without it: for all there are.")
    private List<String> dialects = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME=TABLE",
            description =
                    "In place of a table of events: TABLE, SCHEMA.TABLE or DATABASE.SCHEMA.TABLE, whose rows become"
                            + " events as the Source of that name says. Repeat it for several.")
    private List<String> sources = List.of();

    @Option(names = "--force", description = "Write over files that were changed by hand.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<Dialect> chosen = dialects.isEmpty()
                ? Dialect.all()
                : dialects.stream()
                        .distinct()
                        .map(name -> Dialects.named(spec, "--dialect", name))
                        .toList();
        Optional<Definitions> read = definitions.read("written");
        return read.isEmpty() ? PROBLEMS : export(read.get(), chosen);
    }

    private int export(Definitions sound, List<Dialect> chosen) throws IOException {
        definitions.needExperiences(sound, "export");
        PrintWriter err = spec.commandLine().getErr();
        return switch (DbtProject.of(sound, chosen, SourceTables.of(spec, sources, sound))) {
            case Exported.NotExpressible(List<String> why) -> {
                why.forEach(err::println);
                err.println("nothing was written: that cannot be said alike; --dialect chooses other databases");
                yield PROBLEMS;
            }
            case Exported.Project(SortedMap<String, String> files) -> write(files);
        };
    }

    private int write(SortedMap<String, String> files) throws IOException {
        return switch (new ExportFolder(out, YOURS).write(files, force)) {
            case Outcome.Changed(List<String> changed) -> {
                PrintWriter err = spec.commandLine().getErr();
                changed.forEach(file ->
                        err.println("%s: not as an export left it (expected: unchanged, or --force to write it over)"
                                .formatted(out.resolve(file))));
                err.println("nothing was written: somebody's work would be lost");
                yield PROBLEMS;
            }
            case Outcome.Done(List<String> written, List<String> removed, List<String> kept) -> {
                PrintWriter answer = spec.commandLine().getOut();
                answer.println("%s: %s files, %s written, %s removed"
                        .formatted(out, files.size(), written.size(), removed.size()));
                kept.forEach(file -> answer.println("kept as it is: " + file));
                answer.println("Next: cd %s && dbt build".formatted(out));
                yield 0;
            }
        };
    }
}
