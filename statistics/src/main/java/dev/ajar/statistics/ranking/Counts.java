package dev.ajar.statistics.ranking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What units have counted, each different count once: of a hundred thousand customers there are a few hundred
/// different ones. In an order of their own, so that sums do not depend on that of the units.
///
/// @param base the log odds of the rate of all
/// @param different each with how many units have it, in the order of expectations
record Counts(double base, List<Count> different) {

    /// Expectations are put together in steps of a twentieth of log odds: only for the fit, which does not feel it.
    private static final double STEP = 0.05;

    private static final double LEAST = 1e-9;

    private static final Comparator<Same> ORDER = Comparator.comparingDouble(Same::logOdds)
            .thenComparingDouble(Same::bad)
            .thenComparingDouble(Same::good);

    /// @param logOdds of what is to be expected
    /// @param units how many, or how much of them, have these counts
    record Count(double bad, double good, double logOdds, double units) {

        double sessions() {
            return bad + good;
        }
    }

    private record Same(double bad, double good, double logOdds) {}

    static Counts of(List<Unit> units) {
        double bad = 0;
        double sessions = 0;
        for (Unit unit : units) {
            bad += unit.bad();
            sessions += unit.sessions();
        }
        double base = logOdds(bad / sessions);
        Map<Same, Integer> many = new HashMap<>();
        for (Unit unit : units) {
            double step = Math.rint((logOdds(unit.expected()) - base) / STEP) * STEP;
            many.merge(new Same(unit.bad(), unit.sessions() - unit.bad(), base + step), 1, Integer::sum);
        }
        return new Counts(
                base,
                many.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(ORDER))
                        .map(entry -> new Count(
                                entry.getKey().bad(),
                                entry.getKey().good(),
                                entry.getKey().logOdds(),
                                entry.getValue()))
                        .toList());
    }

    static double logOdds(double rate) {
        double within = Math.clamp(rate, LEAST, 1 - LEAST);
        return Math.log(within / (1 - within));
    }

    static double rate(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
