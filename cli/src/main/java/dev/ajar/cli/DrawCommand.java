package dev.ajar.cli;

import dev.ajar.cli.draw.Drawing;
import dev.ajar.cli.draw.DrawingPage;
import dev.ajar.cli.draw.WaysOfAll;
import dev.ajar.cli.measure.Inputs;
import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.cli.report.Words;
import dev.ajar.expression.Time;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.store.Input;
import dev.ajar.store.NoRoom;
import dev.ajar.store.Unreadable;
import dev.ajar.store.Unwritable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ajar draw`: definitions in, pictures of their flows out; with logs, how people really went.
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws experiences as Mermaid diagrams in Markdown, which code reviews and READMEs show as pictures.",
            "With logs, they show how many sessions went which way, how long it took, and where they were lost."
        },
        footer = {
            "",
            "Exit codes: 0 drawn; 1 the definitions have problems, or a file cannot be read; 2 wrong usage.",
            "Example: ajar draw --definitions definitions --events 'logs/*.ndjson.gz' > flows.md"
        })
final class DrawCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;

    @Mixin
    private DefinitionOptions definitions = new DefinitionOptions();

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of events, as measure reads them. Without any: only what is defined.")
    private List<String> events = List.of();

    @Option(
            names = "--source",
            arity = "1..*",
            paramLabel = "NAME=FILE",
            description = "Files that are read through the Source of that name.")
    private List<String> sources = List.of();

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Option(names = "--plain", description = "Only the Mermaid text of one experience, without Markdown around it.")
    private boolean plain;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    DrawCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Question question = new Question(asOf.instant().orElse(Question.LATEST), Long.MIN_VALUE, Long.MAX_VALUE);
        Optional<Definitions> read = definitions.read("drawn");
        return read.isEmpty() ? PROBLEMS : draw(read.get(), question);
    }

    private int draw(Definitions chosen, Question question) throws IOException {
        definitions.needExperiences(chosen, "draw");
        if (plain && chosen.experiences().size() > 1) {
            throw wrong("--plain: one drawing at a time; expected --experience NAME with it (there is: %s)"
                    .formatted(
                            chosen.experiences().stream().map(Experience::name).collect(Collectors.joining(", "))));
        }
        Inputs inputs = new Inputs(chosen.sources(), surroundings.standardInput());
        events.forEach(inputs::events);
        sources.forEach(inputs::rows);
        if (!inputs.problems().isEmpty()) {
            throw wrong(String.join("\n", inputs.problems()));
        }
        if (inputs.found().isEmpty() && asOf.instant().isPresent()) {
            throw wrong("--as-of: nothing is counted without --events FILE or --source NAME=FILE");
        }
        try {
            print(
                    inputs.found().isEmpty()
                            ? DrawingPage.ofDefined(chosen.experiences())
                            : counted(chosen, question, inputs.found()));
            return 0;
        } catch (Unreadable | Unwritable | NoRoom failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return PROBLEMS;
        }
    }

    private DrawingPage counted(Definitions chosen, Question question, List<Input> inputs) throws IOException {
        WaysOfAll ways = new WaysOfAll(chosen.experiences());
        Measuring.Found found;
        try (ProgressLine progress = new ProgressLine(surroundings.terminal())) {
            found = new Measuring(chosen, question, surroundings.reading())
                    .watch(inputs, new SetAside(Writer.nullWriter()), progress, ways::count);
        }
        long quarantined = found.quality().quarantined();
        if (quarantined > 0) {
            spec.commandLine()
                    .getErr()
                    .println("%s set aside and not in the drawing; 'ajar measure' with the same files tells why"
                            .formatted(Words.counted(quarantined, "row was", "rows were")));
        }
        String when = Time.text(found.asOf())
                + (found.chosen().words().isEmpty() ? "" : " (" + found.chosen().words() + ")");
        return DrawingPage.ofCounted(
                found.measurements().stream()
                        .map(measured -> Drawing.of(
                                measured, ways.of(measured.experience().name())))
                        .toList(),
                when);
    }

    private void print(DrawingPage page) throws Unwritable {
        PrintWriter out = spec.commandLine().getOut();
        out.print(plain ? page.drawings().get(0).mermaid() : page.markdown());
        if (out.checkError()) {
            throw new Unwritable("standard output", "the disk is full, or nobody reads it any more");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
