package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Words;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.comparison.Arm;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Balance.StratumBalance;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.Exposure;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.Heterogeneity;
import dev.ajar.statistics.comparison.Look;
import dev.ajar.statistics.comparison.Margin;
import dev.ajar.statistics.comparison.Outcome;
import dev.ajar.statistics.comparison.Randomisation;
import dev.ajar.statistics.comparison.RelativeRisk;
import dev.ajar.statistics.comparison.ReleaseVerdict;
import dev.ajar.statistics.comparison.SampleRatio;
import dev.ajar.statistics.comparison.StratifiedDifference;
import dev.ajar.statistics.comparison.Stratum;
import dev.ajar.statistics.comparison.VolumeGuard;
import dev.ajar.statistics.comparison.WorstCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether a candidate may go out: held against what is out now, on comparable locks and people.
///
/// @param by the dimension that tells both apart: `service.version`
/// @param arms its two values
/// @param clusters one dimension, or two that cross: what the candidate was assigned to
/// @param strata dimensions within which they are compared; none: they are taken as they are
/// @param margin how much worse is still good enough
/// @param looking how often it is looked at
/// @param shares what share of the clusters was to be the candidate's; empty where nobody dealt them out
/// @param crossover what the plan says: empty if it does not
/// @param allTime whether also times count in which only one of them ran
/// @param seed of randomisation tests
public record Comparing(
        String by,
        Arms arms,
        List<String> clusters,
        List<String> strata,
        Margin margin,
        Looking looking,
        Optional<Double> shares,
        Optional<Boolean> crossover,
        boolean allTime,
        long seed) {

    /// From this share of clusters with both versions on it is taken for a crossover.
    private static final double BOTH = 0.5;

    private static final List<List<Integer>> ONE_KIND = List.of(List.of(0));
    private static final List<List<Integer>> TWO_KINDS = List.of(List.of(0), List.of(1), List.of(0, 1));

    public Comparing {
        clusters = List.copyOf(clusters);
        strata = List.copyOf(strata);
    }

    /// What was found out, and the verdict, where there is one.
    public record Judged(Paper paper, Optional<Outcome> outcome) {}

    /// The answer.
    public Judged ask(Evidence evidence) throws IOException {
        String versions = evidence.condition("--by", by);
        List<String> units = evidence.conditions("--cluster", clusters);
        List<String> conditions = evidence.conditions("--strata", strata);
        Spans spans = Spans.of(evidence, versions, arms);
        spans.missing().ifPresent(missing -> {
            throw new Misasked("--by %s: %s".formatted(by, missing));
        });
        if (!allTime && spans.apart()) {
            return new Judged(
                    new Paper("No verdict: %s and %s never ran at the same time."
                                    .formatted(arms.candidate(), arms.baseline()))
                            .say(
                                    "Two times differ in more than the release: weather, people, an outage. Let both run side by side; --all-time compares them all the same.")
                            .fact("unknown", "NOT_CONCURRENT"),
                    Optional.empty());
        }
        Evidence within = allTime ? evidence : evidence.within(spans.from(), spans.to());
        // Of two kinds of clusters each sees the same sessions: those that are known in both.
        List<Evidence.Counted> counted = new ArrayList<>();
        for (List<Integer> kind : units.size() == 1 ? ONE_KIND : TWO_KINDS) {
            counted.add(cells(within, units, kind, versions, conditions));
        }
        Cells cells = counted.getFirst().cells();
        if (!(FleetShares.of(cells) instanceof Answer.Known<FleetShares>(FleetShares fleet))) {
            Paper nobody = new Paper(
                    "Not enough evidence: no session has a known %s.".formatted(String.join(" and ", clusters)));
            counted.getFirst().left(String.join(" or ", clusters)).ifPresent(nobody::say);
            return new Judged(nobody.fact("unknown", Answer.Why.NO_DATA.name()), Optional.of(Outcome.NOT_ENOUGH));
        }
        Answer<Comparison> compared = counted.size() == 1
                ? StratifiedDifference.between(cells, arms, fleet)
                : StratifiedDifference.between(
                        cells, counted.get(1).cells(), counted.get(2).cells(), arms, fleet, 0.95);
        double days = (within.choice().to() - within.choice().from()) / (double) Evidence.DAY;
        if (allTime) {
            days = (spans.last() - spans.first()) / (double) Evidence.DAY;
        }
        Judged judged = switch (compared) {
            case Answer.Known<Comparison>(Comparison comparison) -> judged(comparison, cells, fleet, days);
            case Answer.Unknown<Comparison>(Answer.Why why, String sentence) ->
                new Judged(
                        new Paper("Not enough evidence: " + sentence + ".").fact("unknown", why.name()),
                        Optional.of(Outcome.NOT_ENOUGH));
        };
        counted.getFirst().left(String.join(" or ", clusters)).ifPresent(judged.paper()::say);
        judged.paper()
                .fact("by", by)
                .fact("cluster", clusters)
                .fact("strata", strata)
                .fact("from", Evidence.instant(allTime ? spans.first() : spans.from()))
                .fact("to", Evidence.instant(allTime ? spans.last() : spans.to()))
                .fact("leftOut", counted.getFirst().unclustered());
        return judged;
    }

    private Evidence.Counted cells(
            Evidence evidence, List<String> units, List<Integer> kind, String versions, List<String> conditions)
            throws IOException {
        List<String> columns = new ArrayList<>(units);
        columns.add(versions);
        columns.addAll(conditions);
        return evidence.cells(
                units.size(),
                columns,
                count -> Optional.of(new Cell(
                        Evidence.joined(kind.stream().map(count.values()::get).toList()),
                        Evidence.joined(count.values().subList(units.size() + 1, columns.size())),
                        Evidence.shown(count.values().get(units.size())),
                        count.good(),
                        count.bad())));
    }

    private Judged judged(Comparison comparison, Cells cells, FleetShares fleet, double days) {
        Pairing pairing = Pairing.of(cells, arms);
        boolean crossed = crossover.orElse(pairing.share() >= BOTH);
        double lockDays = days * pairing.clusters();
        Look look = looking.look(comparison).orThrow();
        Answer<ReleaseVerdict> verdict = ReleaseVerdict.of(
                comparison,
                () -> Randomisation.of(cells, arms, fleet, seed),
                ratio(comparison, crossed),
                margin,
                look,
                lockDays);
        Paper paper = switch (verdict) {
            case Answer.Known<ReleaseVerdict>(ReleaseVerdict known) -> {
                Paper said = new Paper(headline(known));
                known.notes().forEach(note -> said.say(sentence(note)));
                yield said.fact("verdict", known.outcome().name())
                        .fact("lower", known.lower())
                        .fact("upper", known.upper())
                        .fact(
                                "remaining",
                                Paper.facts(
                                        "share", known.remaining().share(),
                                        "clusters", known.remaining().clusters(),
                                        "failures", known.remaining().failures(),
                                        "lockDays", known.remaining().lockDays()));
            }
            case Answer.Unknown<ReleaseVerdict>(Answer.Why why, String sentence) ->
                new Paper(sentence(sentence)).fact("unknown", why.name());
        };
        looking.say(paper);
        assignment(pairing, crossed, paper);
        volume(cells, days, crossed, paper);
        numbers(comparison, paper);
        Optional<Outcome> outcome = verdict instanceof Answer.Known<ReleaseVerdict>(ReleaseVerdict known)
                ? Optional.of(known.outcome())
                : Optional.empty();
        return new Judged(paper, outcome);
    }

    private Optional<SampleRatio> ratio(Comparison comparison, boolean crossed) {
        if (shares.isEmpty() || crossed) {
            return Optional.empty();
        }
        return Optional.of(SampleRatio.of(
                        new long[] {
                            comparison.candidate().clusters(),
                            comparison.baseline().clusters()
                        },
                        new double[] {shares.get(), 1 - shares.get()})
                .orThrow());
    }

    private static String headline(ReleaseVerdict verdict) {
        return switch (verdict.outcome()) {
            case PASS -> "PASS: %s.".formatted(verdict.sentence());
            case HARM -> "HARM: %s.".formatted(verdict.sentence());
            case NOT_ENOUGH -> "NOT ENOUGH evidence yet: %s.".formatted(verdict.sentence());
        };
    }

    /// Begins large and ends in a point.
    private static String sentence(String words) {
        String large = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return large.endsWith(".") ? large : large + ".";
    }

    private void assignment(Pairing pairing, boolean crossed, Paper paper) {
        String unit = String.join(" and ", clusters);
        paper.assume(List.of(
                "The candidate was given out by %s (--cluster): with another unit of assignment chance is misjudged."
                        .formatted(unit)));
        if (crossed) {
            paper.say("Crossover: %s of %s %s had both versions."
                    .formatted(Words.count(pairing.both()), Words.count(pairing.clusters()), clusters.getFirst()));
            paper.assume(List.of("Nothing of one version is still at work after the change to the other."));
        } else if (pairing.both() > 0) {
            paper.say(
                    "%s of %s %s had both versions, although each was to have one: is --cluster what the candidate was given out by?"
                            .formatted(
                                    Words.count(pairing.both()), Words.count(pairing.clusters()), clusters.getFirst()));
        }
        paper.fact("design", crossed ? "crossover" : "parallel").fact("clustersWithBoth", pairing.both());
        if (!crossed && shares.isEmpty()) {
            paper.assume(List.of(
                    "Nobody is missing on either side: how clusters were to be dealt out was not said (--share)."));
        }
    }

    private void volume(Cells cells, double days, boolean crossed, Paper paper) {
        if (crossed || days < 1) {
            return;
        }
        Set<Exposure> exposures = new LinkedHashSet<>();
        for (int at = 0; at < cells.size(); at++) {
            exposures.add(new Exposure(
                    cells.clusters().get(cells.cluster(at)), cells.groups().get(cells.group(at)), days));
        }
        if (VolumeGuard.of(cells, exposures, arms) instanceof Answer.Known<VolumeGuard>(VolumeGuard guard)) {
            paper.fact(
                    "volume",
                    Paper.facts(
                            "candidate", guard.candidate(),
                            "baseline", guard.baseline(),
                            "ratio", guard.ratio(),
                            "p", guard.p()));
            if (guard.fired()) {
                paper.say(
                        "Those with %s had %s sessions a day each, those with %s %s: other people, or sessions that never arrive."
                                .formatted(
                                        arms.candidate(),
                                        Figures.number(guard.candidate()),
                                        arms.baseline(),
                                        Figures.number(guard.baseline())));
            }
        }
    }

    private void numbers(Comparison comparison, Paper paper) {
        Grid sides = new Grid("lrrrrr").row(by, clusters.getFirst(), "sessions", "bad", "as it is", "fleet's mix");
        for (Arm arm : List.of(comparison.candidate(), comparison.baseline())) {
            sides.row(
                    arm.name(),
                    Words.count(arm.clusters()),
                    Words.count(arm.sessions()),
                    Words.count(arm.bad()),
                    Figures.percent(arm.crude()),
                    Figures.percent(arm.standardised()));
        }
        paper.table("failures", sides);
        Interval interval = comparison.difference().interval();
        Grid difference = new Grid("lrl")
                .row("", "points", "95 %")
                .row("crude", Figures.signed(comparison.guard().crude()), "")
                .row(
                        "standardised to the fleet's mix",
                        Figures.signed(comparison.difference().rate()),
                        Figures.ends(interval))
                .row("mix alone", Figures.signed(comparison.guard().mix()), "")
                .row("margin", Figures.signed(margin.difference()), "");
        paper.table("difference, candidate minus baseline (above 0 is worse)", difference);
        forest(comparison, paper);
        WorstCase worst = comparison.coverage().worstCase();
        if (comparison.coverage().share() < 1) {
            paper.say(
                    "A verdict holds for what is covered. Were the rest as good or as bad as can be, the whole fleet's difference would be %s to %s points, chance not counted."
                            .formatted(Figures.signed(worst.lower()), Figures.signed(worst.upper())));
        }
        paper.method(comparison.difference().method())
                .assume(comparison.difference().assumptions());
        changes(comparison, paper);
        facts(comparison, paper);
    }

    private void forest(Comparison comparison, Paper paper) {
        List<Stratum> lines = comparison.forest().strata();
        if (lines.size() < 2) {
            return;
        }
        Grid forest = new Grid("lrrrrl").row("stratum", "of the fleet", "candidate", "baseline", "points", "95 %");
        lines.forEach(line -> forest.row(
                line.name(),
                Figures.percent(line.share()),
                Figures.percent(line.candidateRate()),
                Figures.percent(line.baselineRate()),
                Figures.signed(line.difference()),
                Figures.ends(line.interval())));
        paper.table("by " + String.join(", ", strata), forest);
        if (comparison.heterogeneity() instanceof Answer.Known<Heterogeneity>(Heterogeneity known)
                && known.p() < 0.05) {
            paper.say("The difference is not the same everywhere (p %s): look at the strata."
                    .formatted(Figures.chance(known.p())));
        }
    }

    private void changes(Comparison comparison, Paper paper) {
        if (strata.isEmpty()) {
            paper.wouldChange(
                    "Nothing is held equal: --strata (door, model) compares like with like, and those who test are never the fleet.");
        }
        List<String> flagged = comparison.balance().strata().stream()
                .filter(StratumBalance::flagged)
                .map(StratumBalance::stratum)
                .toList();
        if (!flagged.isEmpty() && !strata.isEmpty()) {
            paper.wouldChange(
                    "The mix is far from the fleet's in %s: more of what is rare there would narrow the interval."
                            .formatted(String.join(", ", flagged)));
        }
        paper.wouldChange(
                "What no stratum names (employees are not customers) is not made equal: a ring of customers is.");
    }

    private void facts(Comparison comparison, Paper paper) {
        paper.fact("candidate", fact(comparison.candidate()))
                .fact("baseline", fact(comparison.baseline()))
                .fact("margin", margin.difference())
                .fact("crude", comparison.guard().crude())
                .fact("standardised", comparison.difference().rate())
                .fact("mix", comparison.guard().mix())
                .fact("standardError", comparison.errors().used())
                .fact("degreesOfFreedom", comparison.difference().degreesOfFreedom())
                .fact(
                        "interval",
                        List.of(
                                comparison.difference().interval().lower(),
                                comparison.difference().interval().upper()))
                .fact("effective", comparison.difference().effective())
                .fact("coverage", comparison.coverage().share())
                .fact("unseen", comparison.coverage().unseen())
                .fact(
                        "worstCase",
                        List.of(
                                comparison.coverage().worstCase().lower(),
                                comparison.coverage().worstCase().upper()))
                .fact(
                        "relativeRisk",
                        comparison.relativeRisk() instanceof Answer.Known<RelativeRisk>(RelativeRisk risk)
                                ? Paper.facts(
                                        "ratio", risk.ratio(),
                                        "lower", risk.interval().lower(),
                                        "upper", risk.interval().upper())
                                : Map.of())
                .fact(
                        "forest",
                        comparison.forest().strata().stream()
                                .map(line -> Paper.facts(
                                        "stratum", line.name(),
                                        "share", line.share(),
                                        "candidate", line.candidateRate(),
                                        "baseline", line.baselineRate(),
                                        "difference", line.difference(),
                                        "lower", line.interval().lower(),
                                        "upper", line.interval().upper(),
                                        "shrunk", line.shrunk()))
                                .toList());
    }

    private static Map<String, Object> fact(Arm arm) {
        return Paper.facts(
                "name", arm.name(),
                "clusters", arm.clusters(),
                "sessions", arm.sessions(),
                "bad", arm.bad(),
                "rate", arm.crude(),
                "standardised", arm.standardised());
    }

    /// How many clusters had both versions.
    private record Pairing(int clusters, int both) {

        static Pairing of(Cells cells, Arms arms) {
            Map<Integer, TreeSet<String>> seen = new TreeMap<>();
            for (int at = 0; at < cells.size(); at++) {
                String group = cells.groups().get(cells.group(at));
                if (group.equals(arms.candidate()) || group.equals(arms.baseline())) {
                    seen.computeIfAbsent(cells.cluster(at), ignored -> new TreeSet<>())
                            .add(group);
                }
            }
            return new Pairing(seen.size(), (int)
                    seen.values().stream().filter(groups -> groups.size() == 2).count());
        }

        double share() {
            return clusters == 0 ? 0 : (double) both / clusters;
        }
    }
}
