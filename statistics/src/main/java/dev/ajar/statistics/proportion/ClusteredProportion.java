package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Estimate;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Dependence.Source;
import java.util.List;

/// The rate of bad sessions behind the counts of clusters: a ratio estimate with linearised variance, as many effective
/// sessions as that leaves, and Wilson's or Clopper and Pearson's interval on those with Student's t.
///
/// With y bad of n sessions in each of m clusters, N sessions in all, p = Σy/N and u = y − pn:
///
/// - variance v = m/(m − 1)·Σu²/N²,
/// - design effect = the larger of v/(p(1 − p)/N) and 1 + (Σn²/N − 1)ρ₀ with the planned intra-cluster correlation ρ₀;
///   the second one alone if none or all are bad, so that zero failures are not zero doubt,
/// - degrees of freedom = 2(Σu²)²/(Σu⁴ − (Σu²)²/m), rounded, at least 3, at most m − 1: few where a few clusters
///   decide.
///
/// Sources: Rao & Scott (1992) Biometrics 48:577; Korn & Graubard (1998) Surv. Methodol. 24:193; Dean & Pagano (2015)
/// J. Surv. Stat. Methodol. 3:484; Franco et al. (2019) J. Surv. Stat. Methodol. 7:334. Degrees of freedom by
/// Satterthwaite on the fourth moment.
///
/// Assumes that clusters are independent, so nothing went wrong for many of them at once; if it may have, see
/// [#orTime]. Measured: 95 % intervals hold the truth 92 to 98 times of 100 with 15 to 200 clusters and correlations up
/// to 0.2. Below 8 clusters nothing is promised: see [Display].
///
/// @param bad of `sessions`, as counted
/// @param clusters m
/// @param variance v; 0 where none or all are bad
/// @param adaptive degrees of freedom before rounding and limits; infinite where clusters differ all alike or not at
///     all
/// @param dependence what the interval rests on
public record ClusteredProportion(
        long bad, long sessions, int clusters, double variance, double adaptive, Dependence dependence) {

    /// The intra-cluster correlation to plan with where nothing is known: 0.02.
    public static final double PLANNED_CORRELATION = 0.02;

    /// Needs two clusters at least.
    ///
    /// @param plannedCorrelation ρ₀, 0…1; [#PLANNED_CORRELATION] unless something better is known
    public static Answer<ClusteredProportion> of(ClusterCounts counts, double plannedCorrelation) {
        if (!(plannedCorrelation >= 0 && plannedCorrelation <= 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a planned correlation of %s: it is 0 to 1, for example 0.02".formatted(plannedCorrelation));
        }
        int clusters = counts.size();
        if (clusters == 0) {
            return Answer.unknown(Why.NO_DATA, "no session at all: a rate needs at least two clusters with sessions");
        }
        if (clusters == 1) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "1 cluster with %s bad of %s sessions: how much clusters differ shows from 2 on, reliably from 8 on"
                            .formatted(counts.allBad(), counts.allSessions()));
        }
        return Answer.known(linearised(counts, DesignEffect.of(counts, plannedCorrelation)));
    }

    private static ClusteredProportion linearised(ClusterCounts counts, double planned) {
        int clusters = counts.size();
        double sessions = counts.allSessions();
        double bad = counts.allBad();
        double second = 0;
        double fourth = 0;
        for (int at = 0; at < clusters; at++) {
            // multiplied out, so that equal shares differ by exactly 0
            double influence = (counts.bad(at) * sessions - bad * counts.sessions(at)) / sessions;
            double square = influence * influence;
            second += square;
            fourth += square * square;
        }
        double excess = fourth - second * second / clusters;
        double adaptive = excess > 0 && second > 0 ? 2 * second * second / excess : Double.POSITIVE_INFINITY;
        double limited = Math.min(Math.max(Math.rint(adaptive), 3), clusters - 1);
        double variance = clusters / (clusters - 1.0) * second / sessions / sessions;
        double rate = bad / sessions;
        boolean contrast = bad > 0 && bad < sessions;
        Dependence asPlanned = new Dependence(Source.PLANNED, planned, limited);
        Dependence asMeasured =
                new Dependence(Source.CLUSTERS, contrast ? variance / (rate * (1 - rate) / sessions) : 0, limited);
        return new ClusteredProportion(
                counts.allBad(),
                counts.allSessions(),
                clusters,
                contrast ? variance : 0,
                adaptive,
                asPlanned.orLarger(asMeasured));
    }

    /// The same sessions by day: where days differ so much that it outweighs what clusters differ, the interval rests
    /// on days. An outage that hits many clusters at once shows in no cluster.
    ///
    /// Unknown if the days do not hold the same sessions.
    public Answer<ClusteredProportion> orTime(TimeBlocks days) {
        if (days.bad() != bad || days.sessions() != sessions) {
            return Answer.unknown(
                    Why.ABSURD_COUNTS,
                    "%s bad of %s sessions by cluster, but %s of %s by day: both must be the same sessions"
                            .formatted(bad, sessions, days.bad(), days.sessions()));
        }
        return Answer.known(new ClusteredProportion(
                bad, sessions, clusters, variance, adaptive, dependence.orLarger(days.dependence())));
    }

    /// Bad of all, 0…1.
    public double rate() {
        return (double) bad / sessions;
    }

    /// As how many independent sessions the data are worth: sessions divided by the design effect.
    public double effective() {
        return sessions / dependence.designEffect();
    }

    /// The default interval: Wilson's on the effective sessions, with Student's t.
    public Estimate wilson(Confidence confidence) {
        return estimate(
                Wilson.interval(
                        new Proportion(bad, sessions).ofSessions(effective()),
                        confidence.student(dependence.degreesOfFreedom()),
                        confidence),
                "Wilson score interval on effective sessions, linearised variance between clusters, Student's t");
    }

    /// The careful interval, for contracts: Clopper and Pearson's on n_eff·(z/t)² sessions.
    public Estimate kornGraubard(Confidence confidence) {
        double ratio = confidence.normal() / confidence.student(dependence.degreesOfFreedom());
        return estimate(
                ClopperPearson.interval(
                        new Proportion(bad, sessions).ofSessions(effective() * ratio * ratio), confidence),
                "Korn–Graubard interval: Clopper–Pearson on effective sessions, linearised variance between clusters");
    }

    private Estimate estimate(Interval interval, String method) {
        return new Estimate(
                rate(),
                interval,
                clusters,
                effective(),
                dependence.designEffect(),
                dependence.degreesOfFreedom(),
                method,
                List.of(
                        "clusters are independent of each other, whatever happens inside one",
                        dependence.source().sentence(),
                        "the clusters seen stand for those the rate is said of"));
    }
}
