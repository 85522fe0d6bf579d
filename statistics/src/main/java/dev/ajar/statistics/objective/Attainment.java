package dev.ajar.statistics.objective;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.distribution.BetaBinomial;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// How likely a target is met by one with little traffic, where a share of 3 in 41 says little.
public final class Attainment {

    private static final double MOST = 1L << 53;

    private Attainment() {}

    /// How sure we are that the rate behind the counts is the objective or better: `P(rate ≥ SLO)` of
    /// `Beta(good/deff + ½, bad/deff + ½)`, Jeffreys' prior on the effective counts (Jeffreys 1961; Brown, Cai &
    /// DasGupta 2001, Stat. Sci. 16:101).
    ///
    /// Taken for granted: nothing was known before. Failure mode: a design effect guessed too low makes it too sure.
    ///
    /// @param good sessions, 0 or more
    /// @param bad sessions, 0 or more
    /// @param designEffect as many sessions are worth one independent one: 1 or more
    /// @param slo above 0, below 1
    public static Answer<Double> sureness(long good, long bad, double designEffect, double slo) {
        if (good < 0 || bad < 0 || good > MOST || bad > MOST) {
            return Answer.unknown(
                    Why.ABSURD_COUNTS, "%s good and %s bad sessions (expected: 0 or more)".formatted(good, bad));
        }
        if (!(designEffect >= 1 && designEffect < Double.MAX_VALUE) || !(slo > 0 && slo < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a design effect of %s and an objective of %s (expected: 1 or more; above 0 and below 1)"
                            .formatted(designEffect, slo));
        }
        if (good + bad == 0) {
            return Answer.unknown(Why.NO_DATA, "no session yet: nothing is known of the rate");
        }
        return Answer.known(RegularizedBeta.complement(slo, good / designEffect + 0.5, bad / designEffect + 0.5));
    }

    /// How likely the next sessions meet the objective: at most so many failures, beta-binomial.
    ///
    /// Not the same as [#sureness]: even a rate that is right misses by chance in a small window.
    ///
    /// @param failures of the belief `Beta(failures, successes)` about the rate of failures: above 0
    /// @param successes of the belief, above 0
    /// @param sessions to come, 0…10⁷
    /// @param mostFailures that still meet the objective; below zero, it is never met
    public static Answer<Double> chance(double failures, double successes, long sessions, long mostFailures) {
        if (!(failures > 0 && failures < MOST) || !(successes > 0 && successes < MOST)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a belief of %s failures and %s successes (expected: above 0)".formatted(failures, successes));
        }
        if (sessions < 0 || sessions > 10_000_000) {
            return Answer.unknown(Why.ABSURD_COUNTS, "%s sessions to come (expected: 0…10⁷)".formatted(sessions));
        }
        return Answer.known(
                mostFailures < 0 ? 0.0 : new BetaBinomial(sessions, failures, successes).atMost(mostFailures));
    }
}
