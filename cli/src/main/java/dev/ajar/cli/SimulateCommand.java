package dev.ajar.cli;

import dev.ajar.cli.report.Words;
import dev.ajar.definitions.problem.Problem;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.simulator.Simulation;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.scenario.ScenarioReader;
import dev.ajar.simulator.scenario.Scenarios;
import dev.ajar.store.Unwritable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ajar simulate`: a fleet with a known truth.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Simulates a fleet of locks: writes its events, and beside them what really happened.",
        footer = {
            "",
            "Exit codes: 0 simulated; 1 the scenario has problems, or a file cannot be written; 2 wrong usage.",
            "Example: ajar simulate --scenario bad-lot --locks 200 --days 7 --seed 1 --out bad-lot",
            "To change a scenario: ajar simulate --show bad-lot > mine.yaml, then --scenario mine.yaml"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;
    private static final long LARGEST_FILE = 1 << 20;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            description = "One of those that come along (see --list), or a file of your own.")
    private String scenario = "";

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write into.")
    private String out = "";

    @Option(names = "--locks", paramLabel = "N", description = "So many locks and doors in place of the scenario's.")
    private Optional<Integer> locks = Optional.empty();

    @Option(names = "--days", paramLabel = "D", description = "So many days in place of the scenario's.")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "The seed of all chance (default: 1).")
    private long seed = 1;

    @Option(names = "--format", paramLabel = "FORMAT", description = "ndjson (default) or parquet.")
    private String format = "ndjson";

    @Option(names = "--list", description = "Name the scenarios that come along.")
    private boolean list;

    @Option(names = "--show", paramLabel = "NAME", description = "Print the file of a scenario, to copy and change.")
    private String show = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    SimulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter answer = spec.commandLine().getOut();
        if (list) {
            Scenarios.names()
                    .forEach(name -> answer.println("%s  %s"
                            .formatted(padded(name), Scenarios.named(name).about())));
            return 0;
        }
        if (!show.isEmpty()) {
            if (!Scenarios.names().contains(show)) {
                throw wrong("--show %s: expected one of %s".formatted(show, String.join(", ", Scenarios.names())));
            }
            answer.print(Scenarios.text(show));
            return 0;
        }
        if (scenario.isEmpty() || out.isEmpty()) {
            throw wrong("expected --scenario NAME --out DIR (or --list, or --show NAME)");
        }
        if (!List.of("ndjson", "parquet").contains(format)) {
            throw wrong("--format %s: expected ndjson or parquet".formatted(format));
        }
        return switch (read()) {
            case ScenarioReader.Reading.Unsound(List<Problem> problems) -> {
                problems.forEach(problem -> spec.commandLine().getErr().println(problem.render()));
                yield PROBLEMS;
            }
            case ScenarioReader.Reading.Sound(Scenario sound) -> simulate(sized(sound, locks, days));
        };
    }

    private static String padded(String name) {
        int longest = Scenarios.names().stream().mapToInt(String::length).max().orElse(0);
        return name + " ".repeat(longest - name.length());
    }

    /// The scenario in another size, where one was asked for.
    private Scenario sized(Scenario sound, Optional<Integer> locks, Optional<Integer> days) {
        if (locks.filter(number -> number < 1 || number > Scenario.MOST_LOCKS).isPresent()) {
            throw wrong("--locks %s: expected a number from 1 to %s".formatted(locks.get(), Scenario.MOST_LOCKS));
        }
        if (days.filter(number -> number < 1 || number > Scenario.MOST_DAYS).isPresent()) {
            throw wrong("--days %s: expected a number from 1 to %s".formatted(days.get(), Scenario.MOST_DAYS));
        }
        Scenario resized = locks.isPresent() ? sound.withLocks(locks.get()) : sound;
        if (resized.doors() > Scenario.MOST_DOORS) {
            throw wrong("--locks %s: that makes %s doors of offices (expected: at most %s of these)"
                    .formatted(locks.orElse(0), resized.doors(), Scenario.MOST_DOORS));
        }
        return days.isPresent() ? resized.withDays(days.get()) : resized;
    }

    private ScenarioReader.Reading read() throws IOException {
        if (Scenarios.names().contains(scenario)) {
            return ScenarioReader.read(scenario + ".yaml", Scenarios.text(scenario));
        }
        Path file = Path.of(scenario);
        try {
            if (Files.isDirectory(file)) {
                throw wrong("--scenario %s: it is a folder (expected: a file)".formatted(scenario));
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw wrong("--scenario %s: larger than 1 MiB".formatted(scenario));
            }
            return ScenarioReader.read(scenario, Files.readString(file));
        } catch (NoSuchFileException none) {
            List<String> nearest = new Problems().nearest(scenario, Scenarios.names());
            throw wrong("--scenario %s: neither a file nor one of %s%s"
                    .formatted(
                            scenario,
                            String.join(", ", Scenarios.names()),
                            nearest.isEmpty() ? "" : "\ndid you mean %s?".formatted(String.join(" or ", nearest))));
        } catch (CharacterCodingException binary) {
            throw wrong("--scenario %s: not UTF-8 text".formatted(scenario));
        }
    }

    private int simulate(Scenario sound) throws IOException {
        Path folder = Path.of(out);
        try (ProgressLine progress = new ProgressLine(surroundings.terminal(), "simulating", " days", 1)) {
            new Place(folder).prepare();
            Simulation.Written written = new Simulation(
                            sound, seed, Simulation.Format.valueOf(format.toUpperCase(Locale.ROOT)))
                    .run(folder, truth -> {}, day -> progress.at(day, sound.days()));
            PrintWriter answer = spec.commandLine().getOut();
            written.files()
                    .forEach((product, file) -> answer.println("%s events of %s in %s"
                            .formatted(Words.count(written.events().getOrDefault(product, 0L)), product.word(), file)));
            answer.println("the truth in %s".formatted(folder.resolve("truth")));
            return 0;
        } catch (Unwritable refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return PROBLEMS;
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
