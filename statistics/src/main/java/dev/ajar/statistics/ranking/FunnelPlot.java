package dev.ajar.statistics.ranking;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// The picture beside the list: each unit's raw rate of failure over its number of sessions, with limits that narrow as
/// sessions grow. A point outside is no proof that the unit is bad: of a thousand healthy units two are outside limits
/// of 99.8 %. Who is bad says the [StrugglingList].
///
/// **Formula:** exact limits are quantiles of the binomial distribution around the target, interpolated between counts;
/// z = (y − nθ) / √(nθ(1−θ)); φ = mean of z² with the most extreme tenth on either side drawn in (winsorised). Where φ
/// is above 1, limits are √φ times as far from the target.
///
/// **Units:** rates 0…1. **Source:** Spiegelhalter 2005, *Statistics in Medicine* 24:1185, section 4 and appendix
/// A.1.1.
///
/// **Takes for granted:** most units are healthy, and what they differ by beyond chance is the same for all sizes.
///
/// @param target θ: the rate of failure that is aimed at, or that of all
/// @param overdispersion φ; 1 where units differ no more than chance makes them
/// @param points in the order they came
public record FunnelPlot(double target, double overdispersion, List<Point> points) {

    /// So much on either side is drawn in before φ is taken.
    public static final double DRAWN_IN = 0.10;

    public FunnelPlot {
        points = List.copyOf(points);
    }

    /// One unit in the picture.
    ///
    /// @param deviation z / √φ: how many standard deviations off the target
    public record Point(Unit unit, double rate, double deviation) {}

    /// Around the rate of all.
    public static Answer<FunnelPlot> of(Cells cells) {
        return BetaBinomial.checked(Unit.of(cells)).then(units -> {
            double bad = units.stream().mapToDouble(Unit::bad).sum();
            return around(bad / units.stream().mapToDouble(Unit::sessions).sum(), units);
        });
    }

    /// Around a target of one's own.
    ///
    /// @param target above 0, below 1
    public static Answer<FunnelPlot> around(double target, List<Unit> units) {
        if (!(target > 0 && target < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a target rate of failure of %s has no funnel: it is above 0 and below 1".formatted(target));
        }
        List<Unit> seen = units.stream().filter(unit -> unit.sessions() > 0).toList();
        if (seen.isEmpty()) {
            return Answer.unknown(Why.NO_DATA, "None of %s units has a session: measure first".formatted(units.size()));
        }
        double[] z = seen.stream()
                .mapToDouble(unit ->
                        (unit.bad() - unit.sessions() * target) / Math.sqrt(unit.sessions() * target * (1 - target)))
                .toArray();
        double phi = Math.max(1, overdispersion(z, DRAWN_IN));
        List<Point> points = new ArrayList<>();
        for (int at = 0; at < z.length; at++) {
            Unit unit = seen.get(at);
            points.add(new Point(unit, unit.bad() / unit.sessions(), z[at] / Math.sqrt(phi)));
        }
        return Answer.known(new FunnelPlot(target, phi, points));
    }

    /// This funnel's limit for a number of sessions, kept within 0…1.
    ///
    /// @param sessions 1 or more
    /// @param probability 0.001 and 0.999 for the outer limits, 0.025 and 0.975 for the inner ones
    public double limit(long sessions, double probability) {
        double exact = exactLimit(target, sessions, probability);
        return Math.clamp(target + (exact - target) * Math.sqrt(overdispersion), 0, 1);
    }

    /// The rate that a unit at the target stays below with this probability: `(r − a) / n`, with r the smallest count
    /// with F(r) ≥ p, and `a = (F(r) − p) / (F(r) − F(r−1))`. Below zero for few sessions: the picture ends at zero.
    ///
    /// @param target above 0, below 1
    /// @param sessions 1 or more; beyond 10⁹ the normal limit is taken, which is the same to nine places
    /// @param probability above 0, below 1
    public static double exactLimit(double target, long sessions, double probability) {
        if (sessions > 1_000_000_000) {
            return normalLimit(target, sessions, probability);
        }
        BinomialDistribution counts = BinomialDistribution.of((int) sessions, target);
        int count = counts.inverseCumulativeProbability(probability);
        double upTo = counts.cumulativeProbability(count);
        double step = counts.probability(count);
        return (count - (step > 0 ? (upTo - probability) / step : 0)) / sessions;
    }

    /// The same by the normal distribution: `θ + z_p √(θ(1−θ)/n)`.
    public static double normalLimit(double target, long sessions, double probability) {
        return target
                + NormalDistribution.of(0, 1).inverseCumulativeProbability(probability)
                        * Math.sqrt(target * (1 - target) / sessions);
    }

    /// φ: the mean of z² after the most extreme on either side have been drawn in to the quantiles (Hyndman and Fan's
    /// type 7) at `share` and `1 − share`.
    ///
    /// @param deviations at least one
    /// @param share of them on either side, 0…0.5
    public static double overdispersion(double[] deviations, double share) {
        double low = quantile(deviations, share);
        double high = quantile(deviations, 1 - share);
        return Arrays.stream(deviations)
                .map(deviation -> Math.clamp(deviation, low, high))
                .map(deviation -> deviation * deviation)
                .average()
                .orElseThrow();
    }

    /// Hyndman and Fan's type 7, as R has it.
    ///
    /// @param values at least one
    /// @param share 0…1
    public static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = (sorted.length - 1) * share;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
