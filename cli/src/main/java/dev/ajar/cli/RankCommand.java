package dev.ajar.cli;

import dev.ajar.cli.evidence.Ranking;
import dev.ajar.statistics.ranking.Pain;
import dev.ajar.statistics.ranking.StrugglingList;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ajar rank`: verdicts in, those who struggle out.
@Command(
        name = "rank",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds customers, locks or buildings that struggle more than chance explains, before they call.",
            "Few sessions make a share that says little: it is drawn towards what is to be expected."
        },
        footer = {
            "",
            "Exit codes: 0 answered, also with \"nobody\"; 1 a file cannot be read; 2 wrong usage.",
            "Example: ajar rank --verdicts verdicts.parquet --by lock.customer --strata lock.door,lock.model"
        })
final class RankCommand implements Callable<Integer> {

    @Mixin
    private VerdictOptions verdicts = new VerdictOptions();

    @Option(names = "--by", required = true, paramLabel = "DIMENSION", description = "Whose values are ranked.")
    private String by = "";

    @Option(
            names = "--strata",
            arity = "1..*",
            split = ",",
            paramLabel = "DIMENSION",
            description = "Conditions that say what is to be expected of each, for example lock.door.")
    private List<String> strata = List.of();

    @Option(
            names = "--pain",
            paramLabel = "RATE",
            description =
                    "From which rate of failure on one struggles, for example 5%%. Without it: three times what is"
                            + " expected, and at least 5%%.")
    private String pain = "";

    @Option(
            names = "--wrong",
            paramLabel = "SHARE",
            description = "What share of those listed may be there wrongly (default 10%%).")
    private String wrong = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many are shown (default 20).")
    private int limit = 20;

    private final Surroundings surroundings;

    RankCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Pain from = pain.isEmpty() ? Pain.USUAL : Pain.from(verdicts.share("--pain", pain));
        double share = wrong.isEmpty() ? StrugglingList.USUAL_SHARE : verdicts.share("--wrong", wrong);
        if (limit < 1) {
            throw verdicts.wrong("--limit %s: expected 1 or more".formatted(limit));
        }
        Ranking ranking = new Ranking(by, strata, from, share, limit);
        return verdicts.answer(surroundings.reading(), ranking::ask);
    }
}
