package dev.ajar.statistics.objective;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// A target that the next window meets in nine cases of ten, if things go on as they went.
///
/// Windows to come are put together of weeks of the history (circular blocks of seven days: Politis & Romano 1992, in
/// LePage & Billard, Exploring the Limits of Bootstrap), so that weekends and bad spells stay together. The weeks are
/// drawn from a history that was itself put together of drawn weeks: what happened is one of many histories that might
/// have. Of all windows the rate that a tenth falls below is taken, and rounded down to a usual target. A history
/// without a failure is not taken for proof of a rate of 1: no more is proposed than the tenth percentile of Jeffreys'
/// belief.
///
/// In simulations with 180 days the next window reached the supported rate in 0.84 of all cases (0.90 is wanted; blocks
/// of a week forget what lasts longer), where "what we had last month" was reached in half of them.
///
/// @param target of the usual ones, 0…1; empty if the history supports none
/// @param supported the rate of good sessions that nine windows of ten reach
/// @param rate of good sessions of the history
/// @param history how many days it has
/// @param window days of a window
/// @param sessions in a window, on average
/// @param resolved whether a window with this target allows 10 failures or more: with fewer, one failure decides
/// @param windowNeeded days of a window that would allow 10
/// @param sentence for people
public record TargetProposal(
        OptionalDouble target,
        double supported,
        double rate,
        int history,
        int window,
        double sessions,
        boolean resolved,
        long windowNeeded,
        String sentence) {

    /// Days of the longest window.
    public static final int MOST_WINDOW = 366;

    /// Days of a window, usually.
    public static final int WINDOW = 28;

    /// Usual targets.
    public static final List<Double> USUAL =
            List.of(0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99995, 0.99999);

    /// Fewer allowed failures are no budget.
    public static final int FEWEST_FAILURES = 10;

    /// From this many days on, rare outages are likely to have happened once.
    public static final int ENOUGH_DAYS = 180;

    /// What is taken for granted.
    public static final List<String> ASSUMPTIONS = List.of(
            "The days to come are like those of the history: cut it where something changed for good.",
            "Traffic stays as it was.",
            "The number says what can be met, not what people need.");

    private static final int BLOCK = 7;
    private static final int DRAWS = 2_000;
    private static final double SHORTFALL = 0.1;

    /// A target for windows of 28 days.
    public static Answer<TargetProposal> of(long[] sessions, long[] failures, long seed) {
        return of(sessions, failures, WINDOW, seed);
    }

    /// A target for windows of one's own.
    ///
    /// @param sessions of each day, in order, without a gap: 14 days or more, or a window
    /// @param failures of each day
    /// @param window days, 1…366
    /// @param seed of the draws: the same gives the same
    public static Answer<TargetProposal> of(long[] sessions, long[] failures, int window, long seed) {
        if (window < 1 || window > MOST_WINDOW) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "a window of %s days (expected: 1…%s)".formatted(window, MOST_WINDOW));
        }
        return Days.of(sessions, failures).then(days -> of(days, window, seed));
    }

    private static Answer<TargetProposal> of(Days days, int window, long seed) {
        if (days.count() < Math.max(window, 2 * BLOCK)) {
            return Answer.unknown(
                    Why.TOO_SHORT,
                    "%s days of history for windows of %s: wait until there are %s, better %s"
                            .formatted(days.count(), window, Math.max(window, 2 * BLOCK), ENOUGH_DAYS));
        }
        double[] windows = windows(days, window, seed);
        Arrays.sort(windows);
        double supported = Math.min(windows[(int) Math.floor(SHORTFALL * (windows.length - 1))], believed(days));
        OptionalDouble target = USUAL.stream()
                .mapToDouble(Double::doubleValue)
                .filter(usual -> usual <= supported)
                .max();
        double perDay = (double) days.allSessions() / days.count();
        double allowed = target.isPresent() ? (1 - target.getAsDouble()) * perDay : 0;
        boolean resolved = allowed * window >= FEWEST_FAILURES - 1e-9;
        long needed = target.isPresent() ? (long) Math.ceil(FEWEST_FAILURES / allowed * (1 - 1e-9)) : window;
        return Answer.known(new TargetProposal(
                target,
                supported,
                1 - (double) days.allFailures() / days.allSessions(),
                days.count(),
                window,
                perDay * window,
                resolved,
                needed,
                sentence(target, supported, days.count(), window, resolved, needed)));
    }

    /// The rate that is reached with a belief of nine in ten, if days did not matter: Jeffreys' prior on all sessions.
    private static double believed(Days days) {
        double failures = days.allFailures();
        return BetaDistribution.of(days.allSessions() - failures + 0.5, failures + 0.5)
                .inverseCumulativeProbability(SHORTFALL);
    }

    private static double[] windows(Days days, int window, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int weeks = (days.count() + BLOCK - 1) / BLOCK;
        int[] history = new int[weeks];
        double[] windows = new double[DRAWS];
        double otherwise = 1 - (double) days.allFailures() / days.allSessions();
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int week = 0; week < weeks; week++) {
                history[week] = random.nextInt(days.count());
            }
            long sessions = 0;
            long failures = 0;
            for (int day = 0; day < window; day += BLOCK) {
                int start = history[random.nextInt(weeks)];
                for (int inside = 0; inside < Math.min(BLOCK, window - day); inside++) {
                    sessions += days.sessions(start + inside);
                    failures += days.failures(start + inside);
                }
            }
            windows[draw] = sessions == 0 ? otherwise : 1 - (double) failures / sessions;
        }
        return windows;
    }

    private static String sentence(
            OptionalDouble target, double supported, int history, int window, boolean resolved, long needed) {
        String seen = String.format(
                Locale.ROOT,
                "From %d days: nine windows of ten (%d days each) reach %.3f %%",
                history,
                window,
                100 * supported);
        if (target.isEmpty()) {
            return seen + ", less than the lowest usual target of 90 %. Mend the service before a target is set.";
        }
        String proposed = "%s, so %s %% can be met.".formatted(seen, percent(target.getAsDouble()));
        String brief = history < ENOUGH_DAYS ? " With fewer than 180 days rare outages may be missing." : "";
        String coarse = resolved
                ? ""
                : " A window would allow fewer than 10 failures, so that single ones decide: take %s days, or pool."
                        .formatted(needed);
        return proposed + brief + coarse;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
