package dev.ajar.statistics.burn;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// A watch over one stream of sessions, of a lock or a lot: each failure lifts it, each success lowers it a little, and
/// it never sinks below zero. It rings when it stands at `h`.
///
/// `C ← max(0, C + x − γ)` with `x` 1 for a failure, else 0, and `γ = r₁/r₂` rounded to `1/m`, where
/// `r₁ = −ln((1 − p₁)/(1 − p₀))` and `r₂ = ln(p₁ (1 − p₀) / (p₀ (1 − p₁)))` (Reynolds & Stoumbos 1999, J. Qual.
/// Technol. 31:87). Here in units of `1/m`: whole numbers, exact.
///
/// How long it runs until it rings is known exactly, by the Markov chain of its states: no simulation, no
/// approximation. Taken for granted there: sessions of the stream are independent. Retries counted one by one break
/// that.
///
/// @param allowed p₀: the rate at which it should hardly ever ring
/// @param wrong p₁: the rate it is made to find
/// @param steps `m`: how many successes undo one failure, about
/// @param threshold `h m`, in units of `1/m`
public record BernoulliCusum(double allowed, double wrong, int steps, long threshold) {

    /// Rarer failures would make chains too long to be worth it.
    private static final int MOST_STEPS = 1 << 20;

    private static final long MOST_STATES = 1L << 24;

    public BernoulliCusum {
        if (!(allowed > 0 && allowed < wrong && wrong < 1) || steps < 2 || threshold < 1 || threshold > MOST_STATES) {
            throw new IllegalArgumentException(
                    "a watch from %s to %s, %s steps, threshold %s (expected: rates rising, 2 steps, a threshold)"
                            .formatted(allowed, wrong, steps, threshold));
        }
    }

    /// The usual watch for an objective: p₀ = 1 − SLO, p₁ ten times that, at most 0.3, and the lowest threshold with
    /// which it rings by chance once in so many sessions, or more rarely.
    ///
    /// @param slo above 0.7, below 1
    /// @param sessions from one wrong alarm to the next, on average, at exactly the allowed rate: 1…10¹²
    public static Answer<BernoulliCusum> of(double slo, double sessions) {
        double allowed = 1 - slo;
        return of(allowed, Math.min(10 * allowed, 0.3), sessions);
    }

    /// A watch for rates of one's own.
    ///
    /// @param allowed p₀, above 0
    /// @param wrong p₁, above `allowed`, below 1
    public static Answer<BernoulliCusum> of(double allowed, double wrong, double sessions) {
        if (!(allowed > 0 && allowed < wrong && wrong < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a rate of %s is allowed and %s is to be found (expected: above 0, higher, and below 1)"
                            .formatted(allowed, wrong));
        }
        if (!(sessions >= 1 && sessions <= 1e12)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "a wrong alarm in %s sessions (expected: 1…10¹²)".formatted(sessions));
        }
        double inverse = 1 / reference(allowed, wrong);
        if (!(inverse < MOST_STEPS)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "with one failure in %s sessions allowed, one stream says nothing: put streams together"
                            .formatted(Math.round(1 / allowed)));
        }
        int steps = Math.max(2, (int) Math.round(inverse));
        long tooLow = 0;
        long enough = steps;
        while (new BernoulliCusum(allowed, wrong, steps, enough).runLength(allowed) < sessions) {
            tooLow = enough;
            enough *= 2;
            if (enough > MOST_STATES) {
                return Answer.unknown(
                        Why.ABSURD_SETTING,
                        "no threshold keeps %s sessions between wrong alarms: %s and %s are too close"
                                .formatted(sessions, allowed, wrong));
            }
        }
        while (enough - tooLow > 1) {
            long middle = (tooLow + enough) / 2;
            if (new BernoulliCusum(allowed, wrong, steps, middle).runLength(allowed) < sessions) {
                tooLow = middle;
            } else {
                enough = middle;
            }
        }
        return Answer.known(new BernoulliCusum(allowed, wrong, steps, enough));
    }

    /// `γ = r₁/r₂`: between the two rates, where the watch stands still on average.
    public static double reference(double allowed, double wrong) {
        double success = Math.log1p(-allowed) - Math.log1p(-wrong);
        return success / (Math.log(wrong / allowed) + success);
    }

    /// What the watch stands at after one more session, in units of `1/m`. It begins at 0.
    ///
    /// @param state 0 or more
    public long after(long state, boolean bad) {
        return bad ? state + steps - 1 : Math.max(0, state - 1);
    }

    /// Whether it rings.
    public boolean rings(long state) {
        return state >= threshold;
    }

    /// How many sessions from 0 until it rings, on average, at some rate of failures.
    ///
    /// @param rate above 0, at most 1
    public double runLength(double rate) {
        return runLength(steps, threshold, rate);
    }

    /// The same for any watch. Exact, in time linear in the threshold.
    ///
    /// Each state's mean `L_i = 1 + (1 − p) L_{i−1} + p L_{i+m−1}` is written as a line in the state below, from the
    /// top down. No differences of like numbers are taken, so a mean of 10¹² keeps its digits.
    ///
    /// @param steps `m`, 2 or more
    /// @param threshold `h m`, 1 or more
    /// @param rate above 0, at most 1
    public static double runLength(int steps, long threshold, double rate) {
        if (steps < 2 || threshold < 1 || !(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "%s steps, a threshold of %s, a rate of %s (expected: 2 or more, 1 or more, above 0 and at most 1)"
                            .formatted(steps, threshold, rate));
        }
        long jump = steps - 1L;
        if (jump >= threshold) {
            return 1 / rate;
        }
        Chain above = new Chain(steps);
        for (long state = threshold - 1; state >= 1; state--) {
            boolean ringsNext = state + jump >= threshold;
            double loss = rate * (ringsNext ? 1 : above.loss());
            double step = 1 + (ringsNext ? 0 : rate * above.step());
            double moves = 1 - rate + loss;
            if (!ringsNext) {
                above.forget();
            }
            above.add(step / moves, loss / moves);
        }
        return (1 + rate * above.step()) / (rate * above.loss());
    }
}
