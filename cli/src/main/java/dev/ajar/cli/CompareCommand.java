package dev.ajar.cli;

import dev.ajar.cli.evidence.Comparing;
import dev.ajar.cli.evidence.Looking;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Margin;
import dev.ajar.statistics.comparison.Outcome;
import dev.ajar.statistics.sequential.GroupSequential;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ajar compare`: verdicts in, whether a candidate may go out.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says whether a candidate may go out: PASS, HARM, or NOT ENOUGH with how much more it takes.",
            "Compares like with like, on the locks or people that the candidate was given to."
        },
        footer = {
            "",
            "Exit codes: 0 answered; 1 a file cannot be read; 2 wrong usage; with --gate: 3 where it did not pass.",
            "Example: ajar compare --verdicts verdicts.parquet --by service.version --candidate 4.3.0 \\",
            "           --baseline 4.2.1 --cluster enduser.pseudo.id --strata lock.door,lock.model --target 99%%"
        })
final class CompareCommand implements Callable<Integer> {

    private static final int NOT_PASSED = 3;
    private static final Pattern LOOK = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    @Mixin
    private VerdictOptions verdicts = new VerdictOptions();

    @Option(
            names = "--by",
            required = true,
            paramLabel = "DIMENSION",
            description = "What tells both apart, for example service.version.")
    private String by = "";

    @Option(names = "--candidate", required = true, paramLabel = "VALUE", description = "Its value of what is new.")
    private String candidate = "";

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "VALUE",
            description = "Its value of what it is held against.")
    private String baseline = "";

    @Option(
            names = "--cluster",
            required = true,
            arity = "1..*",
            split = ",",
            paramLabel = "DIMENSION",
            description = {
                "What the candidate was given out by: enduser.pseudo.id for an app, lock.id for firmware.",
                "Two where both matter: lock.id,enduser.pseudo.id."
            })
    private List<String> clusters = List.of();

    @Option(
            names = "--strata",
            arity = "1..*",
            split = ",",
            paramLabel = "DIMENSION",
            description = "Conditions within which both are compared, for example lock.door,lock.model.")
    private List<String> strata = List.of();

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description = "parallel or crossover (each has both in turns). Without it: seen from the data.")
    private String design = "";

    @Mixin
    private MarginOptions margins = new MarginOptions();

    @Option(
            names = "--look",
            paramLabel = "K/N",
            description = "This is look K of N that were planned. Without it: the only one.")
    private String look = "";

    @Option(
            names = "--open-ended",
            paramLabel = "SESSIONS",
            description = "There is no planned end: bounds that hold at every look, for about so many sessions.")
    private long openEnded;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            description = "What share of the clusters was to get the candidate, for example 50%%: guards against"
                    + " missing ones.")
    private String share = "";

    @Option(
            names = "--all-time",
            description = "Also count times in which only one of them ran. Weather and people then differ, too.")
    private boolean allTime;

    @Option(names = "--gate", description = "Exit with 3 unless the candidate passes.")
    private boolean gate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of randomisation tests (default 1): the same gives the same.")
    private long seed = 1;

    private final Surroundings surroundings;

    CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (candidate.equals(baseline)) {
            throw verdicts.wrong(
                    "--candidate %s --baseline %s: expected two different ones".formatted(candidate, baseline));
        }
        if (clusters.isEmpty() || clusters.size() > 2) {
            throw verdicts.wrong("--cluster %s: expected one or two dimensions".formatted(String.join(",", clusters)));
        }
        Margin margin = margins.margin();
        Comparing comparing = new Comparing(
                by,
                new Arms(candidate, baseline),
                clusters,
                strata,
                margin,
                looking(),
                share.isEmpty() ? Optional.empty() : Optional.of(verdicts.share("--share", share)),
                crossover(),
                allTime,
                seed);
        AtomicReference<Optional<Outcome>> outcome = new AtomicReference<>(Optional.empty());
        int code = verdicts.answer(surroundings.reading(), evidence -> {
            Comparing.Judged judged = comparing.ask(evidence);
            outcome.set(judged.outcome());
            return judged.paper()
                    .assume(List.of("The margin was fixed before the first look: " + margins.words() + "."));
        });
        boolean passed = outcome.get().filter(Outcome.PASS::equals).isPresent();
        return code == 0 && gate && !passed ? NOT_PASSED : code;
    }

    private Looking looking() {
        if (openEnded != 0 && !look.isEmpty()) {
            throw verdicts.wrong("--look and --open-ended: expected one of them");
        }
        if (openEnded < 0) {
            throw verdicts.wrong("--open-ended %s: expected more than no session".formatted(openEnded));
        }
        if (openEnded > 0) {
            return new Looking.OpenEnded(openEnded);
        }
        if (look.isEmpty()) {
            return new Looking.Once();
        }
        Matcher matcher = LOOK.matcher(look);
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            int planned = Integer.parseInt(matcher.group(2));
            if (number >= 1 && number <= planned && planned <= GroupSequential.MOST_LOOKS) {
                return new Looking.Planned(number, planned);
            }
        }
        throw verdicts.wrong("--look %s: expected which look of how many, %s at most, for example 3/7"
                .formatted(look, GroupSequential.MOST_LOOKS));
    }

    private Optional<Boolean> crossover() {
        return switch (design) {
            case "" -> Optional.empty();
            case "parallel" -> Optional.of(false);
            case "crossover" -> Optional.of(true);
            default -> throw verdicts.wrong("--design %s: expected parallel or crossover".formatted(design));
        };
    }
}
