package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Words;
import dev.ajar.expression.Time;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.ranking.FunnelPlot;
import dev.ajar.statistics.ranking.Pain;
import dev.ajar.statistics.ranking.Standing;
import dev.ajar.statistics.ranking.StrugglingList;
import dev.ajar.statistics.ranking.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who struggles: customers, locks, buildings.
///
/// @param by the dimension whose values are ranked
/// @param strata dimensions that say what is to be expected of each; none: the same of all
/// @param pain from which rate on one struggles
/// @param wrongAtMost what share of those listed may be there wrongly, above 0, below 1
/// @param limit how many rows are shown
public record Ranking(String by, List<String> strata, Pain pain, double wrongAtMost, int limit) {

    private static final long LONG_SHUT_OUT = 10 * Time.MINUTE;
    private static final int MANY_FAILURES = 3;

    public Ranking {
        strata = List.copyOf(strata);
    }

    /// The answer.
    public Paper ask(Evidence evidence) throws IOException {
        List<String> columns = new ArrayList<>(List.of(evidence.condition("--by", by)));
        columns.addAll(evidence.conditions("--strata", strata));
        Evidence.Counted counted = evidence.cells(
                columns,
                count -> Optional.of(new Cell(
                        Evidence.shown(count.values().getFirst()),
                        Evidence.joined(count.values().subList(1, columns.size())),
                        "",
                        count.good(),
                        count.bad())));
        List<Unit> units = Unit.of(counted.cells());
        Map<String, List<String>> experiences = experiences(evidence, columns.getFirst());
        Paper paper = switch (StrugglingList.of(units, pain, wrongAtMost, experiences)) {
            case Answer.Known<StrugglingList>(StrugglingList list) -> known(list, units);
            case Answer.Unknown<StrugglingList>(Answer.Why why, String sentence) ->
                new Paper(sentence).fact("unknown", why.name());
        };
        counted.left(by).ifPresent(paper::say);
        return paper.fact("leftOut", counted.unclustered());
    }

    private static Map<String, List<String>> experiences(Evidence evidence, String column) throws IOException {
        Map<String, List<String>> experiences = new HashMap<>();
        evidence.reader().streaks(evidence.choice(), column, streak -> {
            List<String> told = new ArrayList<>();
            // Of sessions that all began at one instant nobody knows the order.
            if (streak.failures() >= MANY_FAILURES && streak.shutOut() > 0) {
                told.add("%s failures in a row".formatted(Words.count(streak.failures())));
            }
            if (streak.shutOut() > LONG_SHUT_OUT) {
                told.add("no success for " + Words.duration(streak.shutOut()));
            }
            if (!told.isEmpty()) {
                experiences.put(streak.value(), told);
            }
        });
        return experiences;
    }

    private Paper known(StrugglingList list, List<Unit> units) {
        Paper paper = new Paper(headline(list));
        List<Standing> shown = list.ranked().stream()
                .limit(list.listed() == 0 ? Math.min(limit, 5) : Math.min(limit, list.listed()))
                .toList();
        if (list.listed() == 0) {
            paper.say("Those who come nearest are shown all the same; by chance alone somebody would be on top, too.");
        } else if (list.listed() > shown.size()) {
            paper.say("The first %s of %s are shown.".formatted(shown.size(), list.listed()));
        }
        Grid grid = new Grid("lrrrrrrrl")
                .row(by, "sessions", "bad", "share", "expected", "likely", "struggles", "excess", "lived through");
        shown.forEach(each -> grid.row(
                each.unit().name(),
                Words.count(Math.round(each.unit().sessions())),
                Words.count(Math.round(each.unit().bad())),
                Figures.percent(each.unit().bad() / each.unit().sessions()),
                Figures.percent(each.unit().expected()),
                Figures.percent(each.posterior().mean()),
                Figures.probability(each.struggles()),
                Figures.number(each.excess()),
                String.join(", ", each.experiences())));
        paper.table(list.listed() == 0 ? "nearest to it" : "who struggles", grid);
        paper.say(
                "\"likely\" is the rate of failure one may believe in: the share, drawn towards what is expected, the more so the fewer sessions there are.");
        paper.say("\"struggles\": how probable a rate above %s is; \"excess\": failures beyond what is expected."
                .formatted(pain(list)));
        if (list.likelihoodRatio() > 10) {
            paper.say(
                    "Some are of another kind than the rest, with a rate of failure of their own, as dead locks are.");
        }
        paper.method(list.method()).assume(list.assumptions());
        paper.wouldChange(
                "A building or a gateway that fails makes many values of %s look bad at once: 'ajar explain' tells such a common cause."
                        .formatted(by));
        if (strata.isEmpty()) {
            paper.wouldChange(
                    "The same is expected of all: --strata says which conditions (door, model) excuse a worse rate.");
        }
        return paper.fact("by", by)
                .fact("strata", strata)
                .fact("units", units.size())
                .fact("listed", list.listed())
                .fact("wrong", list.wrong())
                .fact("funnel", funnel(units))
                .fact(
                        "ranked",
                        list.ranked().stream()
                                .limit(Math.max(limit, list.listed()))
                                .map(Ranking::fact)
                                .toList());
    }

    private static Map<String, Object> fact(Standing standing) {
        return Paper.facts(
                "name", standing.unit().name(),
                "sessions", standing.unit().sessions(),
                "bad", standing.unit().bad(),
                "expected", standing.unit().expected(),
                "likely", standing.posterior().mean(),
                "lower", standing.posterior().interval(0.9).lower(),
                "upper", standing.posterior().interval(0.9).upper(),
                "threshold", standing.threshold(),
                "struggles", standing.struggles(),
                "excess", standing.excess(),
                "experiences", standing.experiences(),
                "listed", standing.listed());
    }

    private static Map<String, Object> funnel(List<Unit> units) {
        double bad = units.stream().mapToDouble(Unit::bad).sum();
        double sessions = units.stream().mapToDouble(Unit::sessions).sum();
        return FunnelPlot.around(bad / sessions, units)
                .map(plot -> Paper.facts("target", plot.target(), "overdispersion", plot.overdispersion()))
                .orElse(Map.of());
    }

    private String headline(StrugglingList list) {
        String all = Words.counted(list.ranked().size(), "value", "values");
        if (list.listed() == 0) {
            return "Nobody is listed: none of %s of %s is sure enough to fail in more than %s of sessions."
                    .formatted(all, by, pain(list));
        }
        return "%s of %s of %s %s: very probably more than %s of sessions fail. %s."
                .formatted(
                        Words.count(list.listed()),
                        all,
                        by,
                        list.listed() == 1 ? "struggles" : "struggle",
                        pain(list),
                        wrongly(list.wrong() * list.listed()));
    }

    private static String wrongly(double expected) {
        return expected < 0.95
                ? "Less than one listed wrongly is to be expected"
                : "About %s of them may be listed wrongly".formatted(Words.count(Math.round(expected)));
    }

    private String pain(StrugglingList list) {
        double threshold = list.ranked().getFirst().threshold();
        boolean same = list.ranked().stream().allMatch(each -> each.threshold() == threshold);
        return same ? Figures.percent(threshold) : "the threshold of its conditions";
    }
}
