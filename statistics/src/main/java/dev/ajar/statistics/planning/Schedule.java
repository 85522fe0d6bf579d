package dev.ajar.statistics.planning;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.sequential.GroupSequential;
import dev.ajar.statistics.sequential.Sides;
import dev.ajar.statistics.sequential.Spending;
import java.util.Locale;

/// How long some locks must be watched to answer a question.
///
/// The fewest whole days `d` with `locks × sessions a day × d ≥ n · deff(d) · what looks cost`. Sessions of a lock that
/// are alike are worth less and less, so below a number of locks no time is enough: then the answer says how many locks
/// it takes.
///
/// @param days of watching
/// @param locks of both arms together
/// @param locksFewest with fewer, no time is enough
/// @param inflation what looks cost: 1 for a single one
/// @param information `1/SE²` of the difference at the end: the gate's plan
/// @param sentence for people
public record Schedule(int days, long locks, long locksFewest, double inflation, double information, String sentence) {

    /// Nobody waits longer.
    public static final int MOST_DAYS = 3_650;

    /// How a fleet is used.
    ///
    /// @param locks of both arms together, 2 or more (in a crossover: 1 or more)
    /// @param sessionsADay of a lock, on average, above 0
    /// @param spread cv of sessions between locks, 0 or more
    /// @param alike correlation of sessions of a lock, 0…1
    /// @param crossover whether each lock has both versions
    public record Fleet(long locks, double sessionsADay, double spread, double alike, boolean crossover) {

        private Answer<Design> over(double days) {
            return crossover
                    ? Design.crossover(sessionsADay * days / 2, spread, alike)
                    : Design.parallel(sessionsADay * days, spread, alike);
        }

        private double arm() {
            return crossover ? locks : locks / 2.0;
        }
    }

    /// The fewest days.
    ///
    /// @param looks planned, at even distances, with O'Brien–Fleming-type bounds: 1 or more
    public static Answer<Schedule> of(Question question, Fleet fleet, int looks) {
        if (fleet.locks() < (fleet.crossover() ? 1 : 2)) {
            return Answer.unknown(Why.TOO_FEW_CLUSTERS, "%s locks cannot be in two arms".formatted(fleet.locks()));
        }
        if (looks < 1 || looks > GroupSequential.MOST_LOOKS) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "%s looks (expected: 1…%s)".formatted(looks, GroupSequential.MOST_LOOKS));
        }
        return fleet.over(MOST_DAYS)
                .then(longest -> inflation(question, looks).then(cost -> days(question, fleet, cost)));
    }

    private static Answer<Double> inflation(Question question, int looks) {
        if (looks == 1) {
            return Answer.known(1.0);
        }
        double[] fractions = new double[looks];
        for (int look = 0; look < looks; look++) {
            fractions[look] = (look + 1.0) / looks;
        }
        return GroupSequential.at(question.risk(), Spending.OBRIEN_FLEMING, Sides.ONE, fractions)
                .map(bounds -> bounds.inflation(question.power()));
    }

    private static Answer<Schedule> days(Question question, Fleet fleet, double cost) {
        double needed = question.sessions() * cost;
        long fewest = fewest(needed, fleet);
        for (int days = 1; days <= MOST_DAYS; days++) {
            Design design = fleet.over(days).orThrow();
            double effective = fleet.arm() * design.sessions() / design.designEffect();
            if (effective >= needed) {
                String sentence = String.format(
                        Locale.ROOT,
                        "%,d locks%s for %,d days, %s sessions a lock and day.",
                        fleet.locks(),
                        fleet.crossover() ? ", each with both versions in turns," : ", half with the candidate,",
                        days,
                        Percent.number(fleet.sessionsADay()));
                return Answer.known(
                        new Schedule(days, fleet.locks(), fewest, cost, effective / question.variance(), sentence));
            }
        }
        return Answer.unknown(
                Why.TOO_FEW_CLUSTERS,
                String.format(
                        Locale.ROOT,
                        "%,d locks are not enough, however long they are watched: it takes %,d locks or more, about %,d for 28 days",
                        fleet.locks(),
                        fewest,
                        within(needed, fleet)));
    }

    private static long fewest(double needed, Fleet fleet) {
        double even = fleet.spread() * fleet.spread() + 1;
        double lasting = fleet.crossover() ? fleet.alike() * (1 - Design.LASTING) : fleet.alike();
        double arm = needed * even * lasting;
        return (long) Math.max(fleet.crossover() ? 1 : 2, Math.ceil(fleet.crossover() ? arm : 2 * arm));
    }

    private static long within(double needed, Fleet fleet) {
        Design month = fleet.over(28).orThrow();
        return month.locks(needed * month.designEffect());
    }
}
