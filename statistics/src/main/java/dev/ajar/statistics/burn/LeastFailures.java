package dev.ajar.statistics.burn;

import dev.ajar.statistics.distribution.BetaBinomial;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// How many failures of so many sessions it takes until chance is no explanation: the least `k` with
/// `P(X ≥ k | n, 1 − SLO) ≤ α`.
public final class LeastFailures {

    private LeastFailures() {}

    /// For independent sessions, binomial: `P(X ≥ k) = I_p(k, n − k + 1)`.
    ///
    /// @param sessions 0 or more
    /// @param rate of failures that is allowed, 1 − SLO: above 0, below 1
    /// @param alpha how often chance alone may reach it: above 0, below 1
    /// @return 1…sessions + 1; `sessions + 1` says that no count would do
    public static long of(long sessions, double rate, double alpha) {
        check(sessions, rate, alpha);
        return least(
                sessions, alpha, failures -> RegularizedBeta.value(rate, (double) failures, sessions - failures + 1.0));
    }

    /// For sessions that are alike, beta-binomial: as if all had one rate, drawn about the allowed one.
    ///
    /// @param alike intra-cluster correlation of sessions in a window: above 0, below 1
    public static long of(long sessions, double rate, double alike, double alpha) {
        check(sessions, rate, alpha);
        if (!(alike > 0 && alike < 1)) {
            throw new IllegalArgumentException("a correlation of %s (expected: above 0, below 1)".formatted(alike));
        }
        return least(sessions, alpha, BetaBinomial.of(sessions, rate, alike)::atLeast);
    }

    private static void check(long sessions, double rate, double alpha) {
        if (sessions < 0 || !(rate > 0 && rate < 1) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "%s sessions, a rate of %s, a risk of %s (expected: 0 or more, the others above 0 and below 1)"
                            .formatted(sessions, rate, alpha));
        }
    }

    private static long least(long sessions, double alpha, LongToDoubleFunction tail) {
        long tooFew = 0;
        long enough = sessions + 1;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (tail.applyAsDouble(middle) <= alpha) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }
}
