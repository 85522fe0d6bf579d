package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Words;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.explanation.Change;
import dev.ajar.statistics.explanation.Cluster;
import dev.ajar.statistics.explanation.ExplainDrop;
import dev.ajar.statistics.explanation.Explanation;
import dev.ajar.statistics.explanation.Finding;
import dev.ajar.statistics.explanation.Split;
import dev.ajar.store.table.VerdictCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// Which value of which dimension explains that things got worse.
///
/// @param window what is asked about
/// @param against the time it is held against
/// @param cluster the dimension whose values are independent of each other: locks
/// @param by dimensions to look at; none: all but the cluster
/// @param seed of the draws
public record Explaining(Window window, Window against, String cluster, List<String> by, long seed) {

    private static final int TOP_REASONS = 10;

    public Explaining {
        by = List.copyOf(by);
    }

    /// The answer.
    public Paper ask(Evidence evidence) throws IOException {
        if (window.overlaps(against)) {
            throw new Misasked("--window %s --against %s: expected two windows that do not overlap"
                    .formatted(window.text(), against.text()));
        }
        String unit = evidence.condition("--cluster", cluster);
        List<String> dimensions = by.isEmpty()
                ? evidence.dimensions().stream()
                        .filter(each -> !each.equals(unit) && !Evidence.OUTCOMES.contains(each))
                        .toList()
                : evidence.conditions("--by", by);
        if (dimensions.isEmpty()) {
            throw new Misasked("--by: the verdict table has no dimension to look at");
        }
        List<String> columns = new ArrayList<>(List.of(unit));
        columns.addAll(dimensions);
        List<Cluster> clusters = new ArrayList<>();
        long[] left = new long[1];
        Map<String, Set<String>> now = new HashMap<>();
        gather(
                evidence.within(window.from(), window.to()),
                columns,
                (name, values, count) -> {
                    now.computeIfAbsent(name, ignored -> new HashSet<>()).addAll(values.keySet());
                    clusters.add(new Cluster(name, values, new Change(0, 0, count.good(), count.bad())));
                },
                left);
        gather(
                evidence.within(against.from(), against.to()),
                columns,
                (name, values, count) -> {
                    values.keySet()
                            .removeAll(now.getOrDefault(name, Set.of())); // a lock with a new firmware is one of those
                    clusters.add(new Cluster(name, values, new Change(count.good(), count.bad(), 0, 0)));
                },
                left);
        Paper paper = switch (ExplainDrop.of(clusters, seed)) {
            case Answer.Known<Explanation>(Explanation found) -> known(found);
            case Answer.Unknown<Explanation>(Answer.Why why, String sentence) ->
                new Paper(sentence).fact("unknown", why.name());
        };
        reasons(evidence, paper);
        if (left[0] > 0) {
            paper.say(Evidence.left(left[0], cluster));
        }
        return paper.fact("window", window.text())
                .fact("against", against.text())
                .fact("cluster", cluster)
                .fact("leftOut", left[0]);
    }

    /// Is told what one cluster and its values count.
    private interface Row {
        void of(String name, Map<String, String> values, VerdictCount count);
    }

    private static void gather(Evidence evidence, List<String> columns, Row row, long[] left) throws IOException {
        evidence.count(columns, 0, count -> {
            Optional<String> name = count.values().getFirst();
            if (name.isEmpty()) {
                left[0] += count.good() + count.bad();
                return;
            }
            Map<String, String> values = new HashMap<>();
            for (int place = 1; place < columns.size(); place++) {
                String dimension = columns.get(place);
                count.values().get(place).ifPresent(value -> values.put(dimension, value));
            }
            row.of(name.get(), values, count);
        });
    }

    private Paper known(Explanation found) {
        Paper paper = new Paper(found.sentence());
        Change change = found.change();
        paper.say("Failures went from %s (%s of %s) to %s (%s of %s): %s."
                .formatted(
                        Figures.percent(change.rateBefore()),
                        Words.count(change.badBefore()),
                        Words.count(change.before()),
                        Figures.percent(change.rateAfter()),
                        Words.count(change.badAfter()),
                        Words.count(change.after()),
                        Figures.points(change.rise())));
        splits(found.splits(), paper);
        switch (found) {
            case Explanation.MixShift mix ->
                paper.fact("kind", "mix").fact("dimension", mix.by().dimension());
            case Explanation.StandsOut out -> {
                paper.table("what stands out", findings(out.findings()));
                paper.fact("kind", "value")
                        .fact("values", out.values())
                        .fact(
                                "findings",
                                out.findings().stream().map(Explaining::fact).toList());
            }
            case Explanation.NothingStandsOut nothing ->
                paper.fact("kind", "nothing")
                        .fact("values", nothing.values())
                        .fact("nearest", nothing.nearest().toString())
                        .fact("adjustedP", nothing.adjustedP());
        }
        paper.method(
                        "rate and mix split (Kitagawa); single-step max-T permutation over clusters (Westfall and Young), 999 draws")
                .assume(List.of(
                        "One %s is independent of another, and might have had the other's values.".formatted(cluster),
                        "A %s whose value changed counts with that of the window asked about; one with several there, among those with several."
                                .formatted(cluster)))
                .wouldChange("Windows that are shorter than the time until people come back hide a change.")
                .wouldChange("A cause that all share (a server, a holiday) makes no value stand out.");
        return paper.fact("change", fact(change));
    }

    private static void splits(List<Split> splits, Paper paper) {
        Grid grid = new Grid("lrlr").row("dimension", "from rates", "", "from mix");
        splits.forEach(split -> grid.row(
                split.dimension(),
                Figures.signed(split.rate()),
                "(%s)".formatted(Figures.ends(split.rateInterval())),
                Figures.signed(split.mix())));
        paper.table("the change in points, split by each dimension", grid);
        paper.fact(
                "splits",
                splits.stream()
                        .map(split -> Paper.facts(
                                "dimension", split.dimension(),
                                "rate", split.rate(),
                                "rateLower", split.rateInterval().lower(),
                                "rateUpper", split.rateInterval().upper(),
                                "mix", split.mix()))
                        .toList());
    }

    private Grid findings(List<Finding> findings) {
        Grid grid =
                new Grid("lrrrrlrr").row("value", cluster, "before", "after", "excess", "", "of the rise", "chance");
        for (Finding finding : findings) {
            row(grid, "", finding);
            finding.within().forEach(inner -> row(grid, "  of these: ", inner));
        }
        return grid;
    }

    private static void row(Grid grid, String before, Finding finding) {
        grid.row(
                before + finding.line(),
                Words.count(finding.clusters()),
                Figures.percent(finding.counts().rateBefore()),
                Figures.percent(finding.counts().rateAfter()),
                Figures.number(finding.excess()),
                "(%s to %s)"
                        .formatted(
                                Figures.number(finding.excessInterval().lower()),
                                Figures.number(finding.excessInterval().upper())),
                Figures.percent(finding.share()),
                Figures.chance(finding.adjustedP()));
    }

    /// What failures said before and after: no part of the answer, and mostly the next question.
    private void reasons(Evidence evidence, Paper paper) throws IOException {
        if (!evidence.dimensions().contains("reason")) {
            return;
        }
        SequencedMap<String, long[]> reasons = new TreeMap<>();
        evidence.within(against.from(), against.to())
                .count(
                        List.of("reason"),
                        0,
                        count -> add(reasons, count.values().getFirst(), 0, count.bad()));
        evidence.within(window.from(), window.to())
                .count(
                        List.of("reason"),
                        0,
                        count -> add(reasons, count.values().getFirst(), 1, count.bad()));
        Grid grid = new Grid("lrr").row("reason", "before", "after");
        reasons.entrySet().stream()
                .filter(each -> each.getValue()[0] + each.getValue()[1] > 0)
                .sorted((one, other) -> Long.compare(other.getValue()[1], one.getValue()[1]))
                .limit(TOP_REASONS)
                .forEach(each ->
                        grid.row(each.getKey(), Words.count(each.getValue()[0]), Words.count(each.getValue()[1])));
        paper.table("bad sessions by reason", grid);
    }

    private static void add(SequencedMap<String, long[]> reasons, Optional<String> reason, int place, long bad) {
        reasons.computeIfAbsent(Evidence.shown(reason), ignored -> new long[2])[place] += bad;
    }

    private static Map<String, Object> fact(Change change) {
        return Paper.facts(
                "sessionsBefore", change.before(),
                "badBefore", change.badBefore(),
                "sessionsAfter", change.after(),
                "badAfter", change.badAfter(),
                "rise", change.rise());
    }

    private static Map<String, Object> fact(Finding finding) {
        return Paper.facts(
                "dimension", finding.value().dimension(),
                "value", finding.value().value(),
                "aliases", finding.aliases().stream().map(Object::toString).toList(),
                "clusters", finding.clusters(),
                "counts", fact(finding.counts()),
                "excess", finding.excess(),
                "excessLower", finding.excessInterval().lower(),
                "excessUpper", finding.excessInterval().upper(),
                "share", finding.share(),
                "adjustedP", finding.adjustedP(),
                "within", finding.within().stream().map(Explaining::fact).toList());
    }
}
