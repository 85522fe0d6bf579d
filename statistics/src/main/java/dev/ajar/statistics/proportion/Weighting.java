package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// What it costs to weight those who were seen so that they stand for the fleet.
///
/// @param effective as how many unweighted sessions they are worth
/// @param designEffect sessions divided by `effective`; 1 or more
public record Weighting(double effective, double designEffect) {

    /// n_eff = (Σw)²/Σw² over sessions, where each session of stratum s weighs W_s/n_s: (ΣW_s)²/Σ(W_s²/n_s). Strata
    /// without a share weigh nothing.
    ///
    /// Source: Kish (1965) Survey Sampling. Assumes that strata fail about as often as each other and that sessions are
    /// independent: it is a loss by weights alone.
    ///
    /// @param fleetShares W_s, 0 or more; they need not sum to 1
    /// @param sessions n_s, sessions seen in the same stratum
    /// @throws IllegalArgumentException if the two are not of one length
    public static Answer<Weighting> of(double[] fleetShares, long[] sessions) {
        if (fleetShares.length != sessions.length) {
            throw new IllegalArgumentException(
                    "%s shares for %s strata (expected: as many)".formatted(fleetShares.length, sessions.length));
        }
        double shares = 0;
        double squares = 0;
        double all = 0;
        for (int at = 0; at < sessions.length; at++) {
            double share = fleetShares[at];
            if (!(share >= 0 && share <= 0x1p53) || sessions[at] < 0) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "stratum %s has a share of %s and %s sessions: both are 0 or more"
                                .formatted(at, share, sessions[at]));
            }
            if (share > 0 && sessions[at] == 0) {
                return Answer.unknown(
                        Why.NO_COMMON_STRATUM,
                        "stratum %s is %s of the fleet and has no session: see some there, or leave it out and say so"
                                .formatted(at, share));
            }
            if (share > 0) {
                shares += share;
                squares += share * share / sessions[at];
                all += sessions[at];
            }
        }
        if (!(squares > 0)) {
            return Answer.unknown(Why.NO_DATA, "no stratum has a share of the fleet: nothing can be weighted");
        }
        double effective = Math.min(all, shares * shares / squares);
        return Answer.known(new Weighting(effective, all / effective));
    }
}
