package dev.ajar.cli;

import dev.ajar.cli.evidence.Proposal;
import dev.ajar.statistics.objective.TargetProposal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ajar propose-target`: a history in, a target that can be met out.
@Command(
        name = "propose-target",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Proposes a target that the next window meets in nine cases of ten, if things go on as they went.",
            "What can be met is not what people need: the target stays yours to choose."
        },
        footer = {
            "",
            "Exit codes: 0 answered; 1 a file cannot be read; 2 wrong usage.",
            "Example: ajar propose-target --verdicts verdicts.parquet --window 28 --zone Asia/Tokyo"
        })
final class ProposeTargetCommand implements Callable<Integer> {

    @Mixin
    private VerdictOptions verdicts = new VerdictOptions();

    @Option(names = "--window", paramLabel = "DAYS", description = "Days of the objective's window (default 28).")
    private int window = 28;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the draws (default 1): the same gives the same.")
    private long seed = 1;

    private final Surroundings surroundings;

    ProposeTargetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (window < 1 || window > TargetProposal.MOST_WINDOW) {
            throw verdicts.wrong("--window %s: expected 1 to %s days".formatted(window, TargetProposal.MOST_WINDOW));
        }
        Proposal proposal = new Proposal(window, zone.zone(), seed);
        return verdicts.answer(surroundings.reading(), proposal::ask);
    }
}
