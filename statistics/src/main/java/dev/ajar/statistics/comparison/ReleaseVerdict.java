package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// The verdict on a candidate at one look.
///
/// - [PASS][Outcome#PASS] when the upper bound Δ + c·SE is below the margin δ, and the candidate does not fail more
///   than the margin's ratio as often;
/// - [HARM][Outcome#HARM] when the lower bound Δ − c·SE is above 0 and it is no pass;
/// - else [NOT_ENOUGH][Outcome#NOT_ENOUGH], with what is still needed.
///
/// c are the look's critical values, turned into Student's t by their probability (significance level approach: C.
/// Jennison, B. W. Turnbull, *Group Sequential Methods*, 2000, section 11.5). H0 of a pass is Δ ≥ δ (Farrington and
/// Manning 1990; G. Piaggio et al., JAMA 308 (2012) 2594–2604).
///
/// Few data have their own rules. Fewer than 6 clusters a side are never enough: the smallest possible p is too large.
/// Below 10 clusters a side or 10 failures standard errors are not trusted: harm is shown by the randomisation test,
/// and with at least 10 clusters a pass by an upper bound of the candidate's own failure rate (Clopper–Pearson on its
/// effective sessions, clusters as alike as planned), which the difference cannot exceed.
///
/// @param outcome the verdict
/// @param sentence for people, to stand behind the outcome
/// @param notes what should be shown with it, each a sentence
/// @param lower bound of the difference at this look
/// @param upper bound of the difference at this look
/// @param remaining what is still needed for a pass if the candidate is no worse; nothing if it passed
public record ReleaseVerdict(
        Outcome outcome, String sentence, List<String> notes, double lower, double upper, Remaining remaining) {

    /// Below this many clusters a side nothing is said.
    public static final int FEWEST_CLUSTERS = 6;

    /// Below this many clusters a side or failures in all standard errors are not trusted.
    public static final int FEW = 10;

    public ReleaseVerdict {
        notes = List.copyOf(notes);
    }

    /// Compares and judges.
    ///
    /// @param ratio the guard of the sample ratio: if it fired there is no verdict
    /// @param lockDays lock-days of both sides so far, to say how many more are needed; 0 if not known
    /// @param seed of a randomisation test, if one is needed
    public static Answer<ReleaseVerdict> of(
            Cells cells,
            Arms arms,
            FleetShares fleet,
            Margin margin,
            Look look,
            SampleRatio ratio,
            double lockDays,
            long seed) {
        return StratifiedDifference.between(cells, arms, fleet)
                .then(comparison -> of(
                        comparison,
                        () -> Randomisation.of(cells, arms, fleet, seed),
                        Optional.of(ratio),
                        margin,
                        look,
                        lockDays));
    }

    /// Judges what was compared already.
    ///
    /// @param randomisation asked only if data are few
    /// @param ratio the guard of the sample ratio: if it fired there is no verdict; empty where nobody said how
    ///     clusters were to be dealt out
    /// @param lockDays lock-days of both sides so far, to say how many more are needed; 0 if not known
    public static Answer<ReleaseVerdict> of(
            Comparison comparison,
            Supplier<Answer<RandomisationTest>> randomisation,
            Optional<SampleRatio> ratio,
            Margin margin,
            Look look,
            double lockDays) {
        return ratio.filter(SampleRatio::fired)
                .map(fired -> Answer.<ReleaseVerdict>unknown(
                        Why.SAMPLE_RATIO,
                        "no verdict: clusters came to the two sides in other shares than planned (always valid p %s); some are missing, and not by chance: find out which before comparing"
                                .formatted(Words.rounded(fired.alwaysP(), 4))))
                .orElseGet(() -> Answer.known(
                        few(comparison)
                                ? few(comparison, randomisation.get(), margin, look, lockDays)
                                : of(comparison, margin, look, lockDays)));
    }

    /// Whether standard errors are not trusted.
    public static boolean few(Comparison comparison) {
        return comparison.fewestClusters() < FEW || comparison.bad() < FEW;
    }

    /// Judges by standard errors.
    static ReleaseVerdict of(Comparison comparison, Margin margin, Look look, double lockDays) {
        TDistribution t = TDistribution.of(comparison.difference().degreesOfFreedom());
        double difference = comparison.difference().rate();
        double error = comparison.errors().used();
        double upper = Math.min(1, difference + error * t.inverseSurvivalProbability(tail(look.pass())));
        double lower = Math.max(-1, difference - error * t.inverseSurvivalProbability(tail(look.harm())));
        List<String> notes = notes(comparison);
        boolean often = tooOften(comparison, margin);
        if (upper < margin.difference() && !often) {
            if (lower > 0) {
                notes.add("worse, but within the margin");
            }
            return new ReleaseVerdict(
                    Outcome.PASS,
                    "failures differ by %s, at most %s, and %s are allowed"
                            .formatted(
                                    Words.points(difference), Words.points(upper), Words.points(margin.difference())),
                    notes,
                    lower,
                    upper,
                    Remaining.none());
        }
        Remaining remaining = Remaining.of(comparison, margin, lockDays);
        if (lower > 0) {
            return new ReleaseVerdict(
                    Outcome.HARM,
                    "the candidate fails more often, by %s, at least %s"
                            .formatted(Words.points(difference), Words.points(lower)),
                    notes,
                    lower,
                    upper,
                    remaining);
        }
        if (often && upper < margin.difference()) {
            notes.add("the difference is within the margin, but the candidate fails more than %s times as often"
                    .formatted(margin.ratio()));
        }
        return new ReleaseVerdict(
                Outcome.NOT_ENOUGH,
                "%s; failures differ by %s, anything from %s to %s, and %s are allowed"
                        .formatted(
                                remaining.sentence(),
                                Words.points(difference),
                                Words.points(lower),
                                Words.points(upper),
                                Words.points(margin.difference())),
                notes,
                lower,
                upper,
                remaining);
    }

    /// Judges few data.
    private static ReleaseVerdict few(
            Comparison comparison, Answer<RandomisationTest> test, Margin margin, Look look, double lockDays) {
        List<String> notes = notes(comparison);
        double difference = comparison.difference().rate();
        double upper = Math.min(1, bound(comparison, look));
        Remaining remaining = Remaining.of(comparison, margin, lockDays);
        if (comparison.fewestClusters() >= FEWEST_CLUSTERS
                && test instanceof Answer.Known<RandomisationTest>(RandomisationTest known)
                && known.pWorse() <= tail(look.harm())
                && known.statistic() > 0) {
            notes.add("shown by randomisation (%s), because data are few".formatted(known.method()));
            return new ReleaseVerdict(
                    Outcome.HARM,
                    "the candidate fails more often, by %s; by chance so much worse only with p %s"
                            .formatted(Words.points(difference), Words.rounded(known.pWorse(), 4)),
                    notes,
                    Math.min(0, difference),
                    upper,
                    remaining);
        }
        if (comparison.fewestClusters() >= FEW && upper < margin.difference() && !tooOften(comparison, margin)) {
            notes.add("%s failures in all: the bound is that of the candidate's own failure rate"
                    .formatted(comparison.bad()));
            return new ReleaseVerdict(
                    Outcome.PASS,
                    "the candidate fails in at most %s, and %s more are allowed"
                            .formatted(Words.percent(upper), Words.points(margin.difference())),
                    notes,
                    -1,
                    upper,
                    Remaining.none());
        }
        return new ReleaseVerdict(
                Outcome.NOT_ENOUGH,
                "%s; there are %s clusters on the smaller side and %s failures in all"
                        .formatted(remaining.sentence(), comparison.fewestClusters(), comparison.bad()),
                notes,
                -1,
                upper,
                remaining);
    }

    private static double bound(Comparison comparison, Look look) {
        double sessions = comparison.candidatePlanned();
        double failures = comparison.candidate().standardised() * sessions;
        return sessions - failures <= 0
                ? 1
                : BetaDistribution.of(failures + 1, sessions - failures).inverseSurvivalProbability(tail(look.pass()));
    }

    private static double tail(double critical) {
        return NormalDistribution.of(0, 1).survivalProbability(critical);
    }

    private static boolean tooOften(Comparison comparison, Margin margin) {
        return comparison.candidate().standardised()
                        > margin.ratio() * comparison.baseline().standardised()
                && comparison.relativeRisk() instanceof Answer.Known;
    }

    private static List<String> notes(Comparison comparison) {
        List<String> notes = new ArrayList<>();
        notes.add(comparison.coverage().sentence());
        SimpsonGuard guard = comparison.guard();
        if (guard.reversed()
                && Math.abs(guard.crude() - guard.standardised())
                        > comparison.errors().used()) {
            notes.add("mix misleads: as they are %s, with the fleet's mix %s"
                    .formatted(Words.points(guard.crude()), Words.points(guard.standardised())));
        }
        return notes;
    }
}
