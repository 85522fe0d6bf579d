package dev.ajar.cli;

import dev.ajar.cli.evidence.Explaining;
import dev.ajar.cli.evidence.Window;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ajar explain`: two windows of time in, what explains the difference out.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds the lot, firmware or door that explains why things got worse, if chance does not.",
            "A different mix (more wooden doors) is told first: then no value is to blame."
        },
        footer = {
            "",
            "Exit codes: 0 answered, also with \"no value explains it\"; 1 a file cannot be read; 2 wrong usage.",
            "Example: ajar explain --verdicts verdicts.parquet --window 2026-11-08/2026-11-15 \\",
            "           --against 2026-11-01/2026-11-08 --cluster lock.id"
        })
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private VerdictOptions verdicts = new VerdictOptions();

    @Option(
            names = "--window",
            required = true,
            paramLabel = "FROM/TO",
            description = "The time that is asked about; days or instants, the end is not in it.")
    private String window = "";

    @Option(
            names = "--against",
            required = true,
            paramLabel = "FROM/TO",
            description = "The time it is held against, before it as a rule.")
    private String against = "";

    @Option(
            names = "--cluster",
            required = true,
            paramLabel = "DIMENSION",
            description = "What is independent of its like: lock.id for lots and firmware, enduser.pseudo.id for apps.")
    private String cluster = "";

    @Option(
            names = "--by",
            arity = "1..*",
            split = ",",
            paramLabel = "DIMENSION",
            description = "Only look at these. Without it: all dimensions.")
    private List<String> by = List.of();

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the draws (default 1): the same gives the same.")
    private long seed = 1;

    private final Surroundings surroundings;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        ZoneId days = zone.zone();
        return verdicts.answer(
                surroundings.reading(),
                evidence -> new Explaining(
                                Window.of("--window", window, days),
                                Window.of("--against", against, days),
                                cluster,
                                by,
                                seed)
                        .ask(evidence));
    }
}
