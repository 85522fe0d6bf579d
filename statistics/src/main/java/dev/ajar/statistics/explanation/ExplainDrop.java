package dev.ajar.statistics.explanation;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Which value of which dimension explains that things got worse?
///
/// First the change is split into rate and mix ([Kitagawa]); where a different mix is all there is, that is the answer.
/// Else each value that at least eight clusters have is looked at: how far did its clusters move the rate, compared
/// with how far the most outstanding of all values would move it if values were dealt out to clusters by chance
/// (single- step max-T permutation)? The most outstanding one is reported if that happens rarely, with what stands out
/// within it; its clusters are taken out, and the search begins anew. Values that the same clusters have (Jaccard index
/// at least 0.95) are one line.
///
/// **Units:** rates of failure, sessions. **Source:** Kitagawa 1955; Westfall and Young 1993; `statistics.md` §1.9.
///
/// **Takes for granted:** clusters are independent and could have had each other's values: no session is asked, so
/// retries and bad days of one lock do no harm.
///
/// **Fails** where dimensions go together (they are named as the same), where only a combination of values is bad and
/// neither of them stands out alone, where the windows are shorter than the time until people come back, and where all
/// got worse alike: then no value stands out, and that is the answer.
///
/// Measured: with 298 values of 1,500 locks and nothing wrong, 5 of a hundred searches find something; tests by
/// session, with the false discovery rate held, in nearly all of them.
public final class ExplainDrop {

    /// Something is found in one of twenty searches where nothing is wrong.
    public static final double USUAL_ERROR = 0.05;

    public static final int USUAL_DRAWS = 999;

    private static final double SAME = 0.95;
    private static final double NEARLY_ALL = 0.8;
    private static final int MOST_FINDINGS = 8;

    private final double error;
    private final int draws;
    private final long seed;

    private ExplainDrop(double error, int draws, long seed) {
        this.error = error;
        this.draws = draws;
        this.seed = seed;
    }

    /// With 999 draws, and one false finding in twenty searches where nothing is wrong.
    ///
    /// @param seed of the draws: the same seed, the same answer
    public static Answer<Explanation> of(Collection<Cluster> clusters, long seed) {
        return of(clusters, USUAL_ERROR, USUAL_DRAWS, seed);
    }

    /// With an error and draws of one's own.
    ///
    /// @param error how often something may be found where nothing is wrong, above 0, below 1
    /// @param draws so many that `error` can be told: at least `1/error − 1`
    /// @return unknown with counts that cannot be, without sessions in either window, fewer than 16 clusters, no value
    ///     that 8 clusters have and 8 have not, or all sessions good or all bad
    public static Answer<Explanation> of(Collection<Cluster> clusters, double error, int draws, long seed) {
        if (!(error > 0 && error < 1) || draws < 1 / error - 1 - 1e-9) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "an error of %s with %s draws: it is above 0 and below 1, and the draws at least 1/error − 1"
                            .formatted(error, draws));
        }
        for (Cluster cluster : clusters) {
            if (!cluster.counts().isCount()) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "%s has %s: counts are zero or more, and no log has more than 2⁵⁰"
                                .formatted(cluster.name(), cluster.counts()));
            }
        }
        return new ExplainDrop(error, draws, seed).explained(Table.of(clusters));
    }

    private Answer<Explanation> explained(Table table) {
        Change all = table.all;
        if (all.before() == 0 || all.after() == 0) {
            return Answer.unknown(
                    Why.NO_DATA,
                    "%s sessions before and %s after: a change needs both, so choose windows that have some"
                            .formatted(all.before(), all.after()));
        }
        if (table.size < 2 * MaxT.FEWEST) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "%s clusters have sessions: %s are needed, eight with a value and eight without"
                            .formatted(table.size, 2 * MaxT.FEWEST));
        }
        if (all.badBefore() + all.badAfter() == 0 || all.goodBefore() + all.goodAfter() == 0) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "All %s sessions were %s: there is nothing to explain"
                            .formatted(all.before() + all.after(), all.badAfter() == 0 ? "good" : "bad"));
        }
        List<Split> splits = Splits.of(table);
        return Splits.pureMix(table, splits, NEARLY_ALL)
                .<Answer<Explanation>>map(
                        split -> Answer.known(new Explanation.MixShift(all, splits, split, Sentences.mix(all, split))))
                .orElseGet(() -> searched(table, splits));
    }

    private Answer<Explanation> searched(Table table, List<Split> splits) {
        List<Contender> eligible = MaxT.eligible(table);
        if (eligible.isEmpty()) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "No value of %s dimensions is that of at least %s of %s clusters and missing in as many: use coarser values"
                            .formatted(table.dimensions().size(), MaxT.FEWEST, table.size));
        }
        MaxT first = MaxT.of(table, eligible, draws, seed);
        int values = eligible.size();
        List<Finding> findings = new ArrayList<>();
        Table left = table;
        MaxT test = first;
        while (test.top().adjustedP() <= error && test.top().statistic() > 0) {
            Contender top = test.top();
            findings.add(finding(left, test, top, table.all, within(left, top, findings.size())));
            boolean[] out = Splits.marked(left.size, top.members());
            left = left.only(at -> !out[at]);
            List<Contender> again = MaxT.eligible(left);
            if (again.isEmpty() || findings.size() == MOST_FINDINGS || left.isFlat()) {
                break;
            }
            test = MaxT.of(left, again, draws, seed + findings.size());
        }
        if (findings.isEmpty()) {
            Contender top = first.top();
            return Answer.known(new Explanation.NothingStandsOut(
                    table.all,
                    splits,
                    top.value(),
                    top.adjustedP(),
                    values,
                    Sentences.nothing(top, values, table.size)));
        }
        findings.sort(Comparator.comparingDouble(Finding::surprise).reversed());
        return Answer.known(new Explanation.StandsOut(
                table.all, splits, findings, values, Sentences.found(findings, table.all, values)));
    }

    /// What stands out among the clusters of a value that stands out: one step down, no further.
    private List<Finding> within(Table table, Contender parent, int round) {
        boolean[] in = Splits.marked(table.size, parent.members());
        Table inside = table.only(at -> in[at]);
        List<Contender> eligible = MaxT.eligible(inside);
        if (eligible.isEmpty() || inside.isFlat()) {
            return List.of();
        }
        MaxT test = MaxT.of(inside, eligible, draws, ~seed - round);
        Contender top = test.top();
        return top.adjustedP() <= error && top.statistic() > 0
                ? List.of(finding(inside, test, top, table.all, List.of()))
                : List.of();
    }

    private static Finding finding(Table table, MaxT test, Contender one, Change whole, List<Finding> within) {
        Excess excess = Excess.of(table, one.members());
        double rise = whole.rise();
        return new Finding(
                one.value(),
                MaxT.aliases(one, test.contenders(), SAME),
                one.members().length,
                excess.inside(),
                one.statistic(),
                one.adjustedP(),
                excess.sessions(),
                excess.interval(),
                rise > 0 ? excess.sessions() / whole.after() / rise : 0,
                surprise(excess.inside(), whole),
                within);
    }

    /// The value's term of the Jensen–Shannon divergence between shares of bad sessions before and after.
    private static double surprise(Change inside, Change whole) {
        double before = whole.badBefore() == 0 ? 0 : (double) inside.badBefore() / whole.badBefore();
        double after = whole.badAfter() == 0 ? 0 : (double) inside.badAfter() / whole.badAfter();
        return (term(before, before + after) + term(after, before + after)) / 2;
    }

    private static double term(double share, double both) {
        return share == 0 ? 0 : share * Math.log(2 * share / both);
    }
}
