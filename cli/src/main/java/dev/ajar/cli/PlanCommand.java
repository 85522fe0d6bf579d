package dev.ajar.cli;

import dev.ajar.cli.evidence.MeasuredFleet;
import dev.ajar.cli.evidence.Paper;
import dev.ajar.cli.evidence.Planning;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.comparison.Allocation;
import dev.ajar.statistics.planning.Question;
import dev.ajar.statistics.proportion.ClusteredProportion;
import dev.ajar.statistics.sequential.GroupSequential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ajar plan`: what is known of a fleet in, how many locks and days a comparison takes out.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says before a release is tried how many locks and days it takes, and what could be seen.",
            "With --verdicts the fleet is measured; options say what is otherwise."
        },
        footer = {
            "",
            "Exit codes: 0 answered; 1 a file cannot be read; 2 wrong usage.",
            "Example: ajar plan --clusters 200 --per-day 3 --base 1%% --days 7 --target 99%% --design crossover"
        })
final class PlanCommand implements Callable<Integer> {

    /// Less than one session in thirty years, or one failure in a million, is not planned with.
    private static final double LEAST_PER_DAY = 0.0001;

    private static final double LEAST_BASE = 0.000001;

    @Mixin
    private VerdictOptions verdicts = new VerdictOptions();

    @Option(
            names = "--cluster",
            paramLabel = "DIMENSION",
            description = "With --verdicts: what the candidate will be given out by, for example lock.id.")
    private String cluster = "";

    @Option(
            names = "--strata",
            arity = "1..*",
            split = ",",
            paramLabel = "DIMENSION",
            description = "With --verdicts: conditions among which places are dealt out, for example lock.door.")
    private List<String> strata = List.of();

    @Option(names = "--clusters", paramLabel = "N", description = "How many may take part, both sides together.")
    private long clusters;

    @Option(names = "--per-day", paramLabel = "N", description = "Sessions of each a day.")
    private double perDay;

    @Option(names = "--base", paramLabel = "RATE", description = "Failures as they are now, for example 1%%.")
    private String base = "";

    @Option(
            names = "--spread",
            paramLabel = "CV",
            description = "How uneven: standard deviation of sessions of each divided by their mean (default 1).")
    private Optional<Double> spread = Optional.empty();

    @Option(
            names = "--alike",
            paramLabel = "ICC",
            description = "How alike sessions of one are: intra-cluster correlation (default 0.02).")
    private Optional<Double> alike = Optional.empty();

    @Option(names = "--days", paramLabel = "N", description = "How long it may take (default 7).")
    private int days = 7;

    @Option(names = "--design", paramLabel = "DESIGN", description = "parallel (default) or crossover.")
    private String design = "parallel";

    @Option(names = "--looks", paramLabel = "N", description = "How often it is looked at (default 1).")
    private int looks = 1;

    @Option(names = "--power", paramLabel = "SHARE", description = "How likely it is to be found (default 80%%).")
    private String power = "";

    @Mixin
    private MarginOptions margins = new MarginOptions();

    private final Surroundings surroundings;

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (!List.of("parallel", "crossover").contains(design)) {
            throw verdicts.wrong("--design %s: expected parallel or crossover".formatted(design));
        }
        if (days < 1 || days > 3_650 || looks < 1 || looks > GroupSequential.MOST_LOOKS) {
            throw verdicts.wrong("--days %s --looks %s: expected 1 to 3650, and 1 to %s"
                    .formatted(days, looks, GroupSequential.MOST_LOOKS));
        }
        if (verdicts.isGiven()) {
            if (cluster.isEmpty()) {
                throw verdicts.wrong("--cluster: with --verdicts, what will the candidate be given out by?");
            }
            return verdicts.answer(
                    surroundings.reading(),
                    evidence -> paper(Optional.of(MeasuredFleet.of(evidence, cluster, strata))));
        }
        if (!cluster.isEmpty() || !strata.isEmpty()) {
            throw verdicts.wrong(
                    "--cluster and --strata tell how a fleet is measured: expected --verdicts FILE with them");
        }
        verdicts.print(paper(Optional.empty()));
        return 0;
    }

    private Paper paper(Optional<MeasuredFleet> measured) {
        List<String> missing = new ArrayList<>();
        if (measured.isEmpty() && clusters == 0) {
            missing.add("--clusters 200");
        }
        if (measured.isEmpty() && perDay == 0) {
            missing.add("--per-day 3");
        }
        if (measured.isEmpty() && base.isEmpty()) {
            missing.add("--base 1%");
        }
        if (!missing.isEmpty()) {
            throw verdicts.wrong("without --verdicts FILE nothing is known of the fleet: expected %s, for example"
                    .formatted(String.join(" ", missing)));
        }
        if (clusters < 0 || clusters > 100_000_000 || !(perDay == 0 || (perDay >= LEAST_PER_DAY && perDay <= 1e6))) {
            throw verdicts.wrong("--clusters %s --per-day %s: expected more than none, and numbers that a fleet has"
                    .formatted(clusters, perDay));
        }
        alike.filter(each -> !(each >= 0 && each <= 1)).ifPresent(each -> {
            throw verdicts.wrong("--alike %s: expected 0 to 1, for example 0.02".formatted(each));
        });
        spread.filter(each -> !(each >= 0 && each <= 1_000)).ifPresent(each -> {
            throw verdicts.wrong("--spread %s: expected 0 to 1000, for example 1.2".formatted(each));
        });
        List<String> known = new ArrayList<>();
        boolean some = measured.isPresent();
        long taking = clusters > 0
                ? clusters
                : some ? note(known, "clusters", (long) measured.get().clusters()) : 0;
        Planning.Fleet fleet = new Planning.Fleet(
                taking,
                perDay > 0
                        ? perDay
                        : some ? note(known, "per-day", measured.get().perDay()) : 0,
                !base.isEmpty()
                        ? base()
                        : some ? note(known, "base", measured.get().base()) : 0,
                spread.isPresent()
                        ? spread.get()
                        : some ? note(known, "spread", measured.get().spread()) : 1,
                alike.isPresent()
                        ? alike.get()
                        : some ? note(known, "alike", measured.get().alike()) : ClusteredProportion.PLANNED_CORRELATION,
                design.equals("crossover"),
                known,
                measured.filter(ignored -> !strata.isEmpty()).flatMap(fleetMeasured -> places(fleetMeasured, taking)));
        double sure = power.isEmpty() ? Question.POWER : verdicts.share("--power", power);
        if (sure < 0.5) {
            throw verdicts.wrong("--power %s: expected 50%% or more".formatted(power));
        }
        return new Planning(fleet, margins.margin().difference(), days, looks, sure).ask();
    }

    private double base() {
        double rate = verdicts.share("--base", base);
        if (rate < LEAST_BASE) {
            throw verdicts.wrong("--base %s: expected 0.0001%% or more".formatted(base));
        }
        return rate;
    }

    private Optional<Allocation> places(MeasuredFleet measured, long taking) {
        long places = design.equals("crossover") ? taking : taking / 2;
        return measured.places((int) Math.min(places, Integer.MAX_VALUE))
                        instanceof Answer.Known<Allocation>(Allocation dealt)
                ? Optional.of(dealt)
                : Optional.empty();
    }

    private static <T> T note(List<String> measured, String name, T value) {
        measured.add(name);
        return value;
    }
}
