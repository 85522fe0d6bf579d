package dev.ajar.statistics.oracle;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// Evidence against a rate, session by session: `B(a + k, b + n − k) / B(a, b) / (p₀ᵏ (1 − p₀)ⁿ⁻ᵏ)` (Robbins 1970, Ann.
/// Math. Stat. 41:1397). At most one time in `1/α` it ever reaches `1/α` (Ville 1939): here counted out, path by path.
///
/// @param a of the prior
/// @param b of the prior
record BetaMixture(double rate, double a, double b) {

    double logEvidence(int failures, int sessions) {
        return LogBeta.value(a + failures, b + sessions - failures)
                - LogBeta.value(a, b)
                - failures * Math.log(rate)
                - (sessions - failures) * Math.log1p(-rate);
    }

    /// How likely the evidence reaches `1/α` in so many sessions, if the rate is the one it speaks against. Exact.
    double everReaches(int sessions, double alpha) {
        return ever(sessions, (failures, so) -> logEvidence(failures, so) >= -Math.log(alpha));
    }

    /// How likely the exact binomial p-value is ever `α` or less, looked at after each session. Exact.
    double everSignificant(int sessions, double alpha) {
        return ever(
                sessions,
                (failures, so) -> failures > 0 && RegularizedBeta.value(rate, failures, so - failures + 1.0) <= alpha);
    }

    private double ever(int sessions, Stop stop) {
        double[] chances = {1};
        double stopped = 0;
        for (int session = 1; session <= sessions; session++) {
            double[] next = new double[session + 1];
            for (int failures = 0; failures < session; failures++) {
                next[failures] += chances[failures] * (1 - rate);
                next[failures + 1] += chances[failures] * rate;
            }
            for (int failures = 0; failures <= session; failures++) {
                if (next[failures] > 0 && stop.at(failures, session)) {
                    stopped += next[failures];
                    next[failures] = 0;
                }
            }
            chances = next;
        }
        return stopped;
    }

    private interface Stop {
        boolean at(int failures, int sessions);
    }
}
