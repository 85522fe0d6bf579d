package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import java.util.ArrayList;
import java.util.List;

/// One difference and one ratio of two groups' rates of failure for all strata together, where each session is a unit
/// of its own: one a lock. Strata weigh by what they can tell, n₁n₂/N, not by their share of the fleet.
///
/// With a of n₁ bad in the one group, c of n₂ in the other, N of both, summed over strata:
///
/// - difference = Σ(a·n₂ − c·n₁)/N / Σn₁n₂/N; variance by Sato, which holds for few large and for many sparse strata,
/// - ratio = Σa·n₂/N / Σc·n₁/N; variance of its logarithm by Greenland and Robins.
///
/// Sources: Greenland & Robins (1985) Biometrics 41:55; Sato (1989) Biometrics 45:1323. Assumes independent sessions,
/// and a difference that is about the same everywhere. With a handful of failures the normal interval is too short.
///
/// @param difference of rates, −1…1
/// @param standardError of the difference
public record MantelHaenszel(double difference, double standardError, Ratio ratio) {

    /// The ratio of rates, where there is one.
    public sealed interface Ratio {

        /// There is one.
        ///
        /// @param logarithm ln of the ratio
        /// @param standardError of the logarithm
        record Of(double logarithm, double standardError) implements Ratio {}

        /// One of the groups has no failure, so there is none.
        record None() implements Ratio {}
    }

    /// A stratum: bad of all in both groups.
    public record Stratum(long bad, long sessions, long otherBad, long otherSessions) {

        boolean possible() {
            return bad >= 0 && bad <= sessions && otherBad >= 0 && otherBad <= otherSessions;
        }

        boolean both() {
            return sessions > 0 && otherSessions > 0;
        }
    }

    /// Two groups of cells. Unknown if a cluster has more than one session in them: then sessions are not independent,
    /// and
    /// `StratifiedDifference` is the method.
    public static Answer<MantelHaenszel> of(Cells cells, String one, String other) {
        long[] ofCluster = new long[cells.clusters().size()];
        long[][] counts = new long[cells.strata().size()][4];
        for (int at = 0; at < cells.size(); at++) {
            String group = cells.groups().get(cells.group(at));
            if (group.equals(one) || group.equals(other)) {
                int cluster = cells.cluster(at);
                ofCluster[cluster] += cells.sessions(at);
                if (ofCluster[cluster] > 1) {
                    return Answer.unknown(
                            Why.NOT_INDEPENDENT,
                            "cluster \"%s\" has more than one session: take one of each, or compare by cluster"
                                    .formatted(cells.clusters().get(cluster)));
                }
                int shift = group.equals(one) ? 0 : 2;
                counts[cells.stratum(at)][shift] += cells.bad(at);
                counts[cells.stratum(at)][shift + 1] += cells.sessions(at);
            }
        }
        List<Stratum> strata = new ArrayList<>();
        for (long[] count : counts) {
            strata.add(new Stratum(count[0], count[1], count[2], count[3]));
        }
        return of(strata);
    }

    /// Strata with independent sessions. Those that only one group has say nothing and are left out. Unknown if none is
    /// left, or if in those left none or all are bad: then the standard error would be a false 0.
    public static Answer<MantelHaenszel> of(List<Stratum> strata) {
        for (Stratum stratum : strata) {
            if (!stratum.possible()) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "%s: bad sessions are 0 or more and at most as many as there are".formatted(stratum));
            }
        }
        List<Stratum> common = strata.stream().filter(Stratum::both).toList();
        if (common.isEmpty()) {
            return Answer.unknown(
                    Why.NO_COMMON_STRATUM,
                    "none of %s strata has sessions of both groups: let the candidate run where the current one does"
                            .formatted(strata.size()));
        }
        long bad = common.stream()
                .mapToLong(stratum -> stratum.bad() + stratum.otherBad())
                .sum();
        long all = common.stream()
                .mapToLong(stratum -> stratum.sessions() + stratum.otherSessions())
                .sum();
        if (bad == 0 || bad == all) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "%s of %s sessions are bad: Mantel and Haenszel need some that are and some that are not; Newcombe's interval does not"
                            .formatted(bad, all));
        }
        return Answer.known(summed(common));
    }

    private static MantelHaenszel summed(List<Stratum> strata) {
        double off = 0;
        double weight = 0;
        double common = 0;
        double own = 0;
        double up = 0;
        double down = 0;
        double logarithmic = 0;
        for (Stratum stratum : strata) {
            double a = stratum.bad();
            double c = stratum.otherBad();
            double n = (double) stratum.sessions() + stratum.otherSessions();
            double f = stratum.sessions() / n;
            double g = stratum.otherSessions() / n;
            off += a * g - c * f;
            weight += stratum.sessions() * g;
            common += c * f * f - a * g * g + f * g * ((double) stratum.otherSessions() - stratum.sessions()) / 2;
            own += (a * (stratum.otherSessions() - c) + c * (stratum.sessions() - a)) / n / 2;
            up += a * g;
            down += c * f;
            logarithmic += f * g * (a + c) - a * c / n;
        }
        double difference = off / weight;
        Ratio ratio = up > 0 && down > 0
                ? new Ratio.Of(Math.log(up / down), Math.sqrt(Math.max(0, logarithmic / (up * down))))
                : new Ratio.None();
        return new MantelHaenszel(difference, Math.sqrt(Math.max(0, difference * common + own)) / weight, ratio);
    }

    /// difference ± z·SE, within −1…1.
    public Interval interval(Confidence confidence) {
        double half = confidence.normal() * standardError;
        return new Interval(difference - half, difference + half, confidence.level()).within(-1, 1);
    }
}
