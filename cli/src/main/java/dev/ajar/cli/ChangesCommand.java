package dev.ajar.cli;

import dev.ajar.cli.evidence.Changing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ajar changes`: lots, firmwares or days in order in, since when it is otherwise out.
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds since which lot, firmware or day failures are at another level, and which lots differ from the rest.",
            "Lots always differ a little: only what that does not explain is told."
        },
        footer = {
            "",
            "Exit codes: 0 answered, also with \"no step\"; 1 a file cannot be read; 2 wrong usage.",
            "Example: ajar changes --verdicts verdicts.parquet --by lock.lot --cluster lock.id --strata lock.door"
        })
final class ChangesCommand implements Callable<Integer> {

    @Mixin
    private VerdictOptions verdicts = new VerdictOptions();

    @Option(
            names = "--by",
            required = true,
            paramLabel = "DIMENSION",
            description = "A dimension whose values have an order, for example lock.lot, or time.")
    private String by = "";

    @Option(
            names = "--cluster",
            required = true,
            paramLabel = "DIMENSION",
            description = "What is independent of its like, for example lock.id.")
    private String cluster = "";

    @Option(
            names = "--strata",
            arity = "1..*",
            split = ",",
            paramLabel = "DIMENSION",
            description = "Conditions within which values are compared, for example lock.door.")
    private List<String> strata = List.of();

    @Option(
            names = "--order",
            arity = "1..*",
            split = ",",
            paramLabel = "VALUE",
            description = "The values from the oldest on. Without it: as people order names, A2 before A10.")
    private List<String> order = List.of();

    @Option(names = "--days", paramLabel = "N", description = "With time: how many days make one step (default 1).")
    private int days = 1;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the orders of chance (default 1): the same gives the same.")
    private long seed = 1;

    private final Surroundings surroundings;

    ChangesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (days < 1 || days > 366) {
            throw verdicts.wrong("--days %s: expected 1 to 366".formatted(days));
        }
        if (by.equals(Changing.TIME) && !order.isEmpty()) {
            throw verdicts.wrong("--order: time has one of its own (expected: --order with another --by)");
        }
        if (order.stream().distinct().count() < order.size()) {
            throw verdicts.wrong("--order %s: expected each value once".formatted(String.join(",", order)));
        }
        Changing changing = new Changing(by, cluster, strata, order, days, zone.zone(), seed);
        return verdicts.answer(surroundings.reading(), changing::ask);
    }
}
