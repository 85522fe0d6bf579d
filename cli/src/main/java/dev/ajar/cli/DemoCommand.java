package dev.ajar.cli;

import dev.ajar.cli.demo.ExampleDefinitions;
import dev.ajar.cli.measure.Answering;
import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.cli.report.DemoReport;
import dev.ajar.cli.report.TextReport;
import dev.ajar.cli.report.Words;
import dev.ajar.model.Definitions;
import dev.ajar.simulator.Simulation;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.scenario.Scenarios;
import dev.ajar.simulator.truth.Score;
import dev.ajar.store.Input;
import dev.ajar.store.NoRoom;
import dev.ajar.store.Origin;
import dev.ajar.store.Unwritable;
import dev.ajar.tally.Measurement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ajar demo`: a made-up fleet, measured, and held against the truth.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows Ajar at work: simulates four weeks of a fleet of locks, measures them with the definitions"
                + " of the examples, and holds the verdicts against what really happened.",
        footer = {"", "Exit codes: 0 shown; 1 a file cannot be written; 2 wrong usage."})
final class DemoCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;
    private static final int MOST_DAYS = 366;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write into (default: ajar-demo).")
    private Path out = Path.of("ajar-demo");

    @Option(names = "--locks", paramLabel = "N", description = "So many locks and doors (default: 1000).")
    private int locks = 1_000;

    @Option(names = "--days", paramLabel = "D", description = "So many days (default: 28).")
    private int days = 28;

    @Option(names = "--seed", paramLabel = "S", description = "The seed of all chance (default: 1).")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (locks < 1 || locks > Scenario.MOST_LOCKS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--locks %s: expected a number from 1 to %s".formatted(locks, Scenario.MOST_LOCKS));
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "--days %s: expected a number from 1 to %s".formatted(days, MOST_DAYS));
        }
        try {
            new Place(out).prepare();
            show(Scenarios.named("everything").withLocks(locks).withDays(days));
            return 0;
        } catch (Unwritable | NoRoom refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return PROBLEMS;
        }
    }

    private void show(Scenario scenario) throws IOException {
        PrintWriter answer = spec.commandLine().getOut();
        Score score = new Score();
        Simulation.Written written = simulate(scenario, score);
        answer.println("%s days of %s locks and doors: %s events and the truth about them"
                .formatted(days, Words.count(locks), Words.count(written.all())));
        List<Measurement> measurements = new ArrayList<>();
        for (Map.Entry<Product, Path> each : written.files().entrySet()) {
            measurements.addAll(measure(each.getKey(), each.getValue(), score));
        }
        answer.print(DemoReport.of(measurements, score.results()));
        answer.println();
        answer.println("The whole reports are in %s. To ask more, for example:"
                .formatted(out.resolve("*").resolve("measure.txt")));
        Path homehub = out.resolve(Product.HOMEHUB.word());
        answer.println("  ./ajar measure --definitions %s --events %s --by lock.lot"
                .formatted(homehub.resolve("definitions"), homehub.resolve("events.ndjson")));
        answer.flush();
    }

    private Simulation.Written simulate(Scenario scenario, Score score) throws IOException {
        try (ProgressLine progress = new ProgressLine(surroundings.terminal(), "simulating", " days", 1)) {
            return new Simulation(scenario, seed, Simulation.Format.NDJSON)
                    .run(out, score::truth, day -> progress.at(day, scenario.days()));
        }
    }

    private List<Measurement> measure(Product product, Path events, Score score) throws IOException {
        ExampleDefinitions example = ExampleDefinitions.of(product);
        Path folder = out.resolve(product.word());
        example.layInto(folder.resolve("definitions"));
        Definitions sound = example.definitions();
        List<Input> inputs = List.of(new Input.Events(new Origin.File(events)));
        SetAside aside = new SetAside(Writer.nullWriter());
        Question question = new Question(Question.LATEST, Long.MIN_VALUE, Long.MAX_VALUE);
        try (ProgressLine progress = new ProgressLine(surroundings.terminal())) {
            Measuring.Found found = new Measuring(sound, question, surroundings.reading())
                    .measure(inputs, aside, progress, score::verdict);
            Files.writeString(
                    folder.resolve("measure.txt"),
                    TextReport.of(Answering.answer(sound, inputs, found, aside, List.of(), Set.of())));
            return found.measurements();
        }
    }
}
