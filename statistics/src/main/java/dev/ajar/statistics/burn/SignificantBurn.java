package dev.ajar.statistics.burn;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An alert on how fast an error budget burns, that a single failure at night does not set off.
///
/// A window fires when all of this holds:
///
/// - the burn rate, failures by sessions by `1 − SLO`, is as high as its rule says (14.4, 6, 3 and 1 over 1, 6, 24 and
///   72 hours; capped at `0.8 / (1 − SLO)`, for a loose objective can never burn 14.4 times too fast);
/// - there are at least `k_min` failures, where chance alone reaches `k_min` of so many sessions at exactly the allowed
///   rate with a probability of at most α = 10⁻⁴/4;
/// - they are of two locks or more. A single lock belongs on the list of customers to call, not on the pager.
///
/// Sessions must be whole ones (retries belong to them). In simulations of a healthy service at half its budget the
/// plain rules paged 3–27 times in 90 days where retries were counted, this one 0.03 times or fewer; a total outage at
/// five sessions an hour was paged within 1.5 hours in 96 of 100 cases.
///
/// @param slo share of good sessions wanted: above 0, below 1
/// @param rules each a window
public record SignificantBurn(double slo, List<Rule> rules) {

    /// A burn rate over a window.
    ///
    /// @param hours how long the window is
    /// @param burn how many times faster than allowed
    /// @param alpha how often chance alone may reach the failures wanted, each time it is looked at
    public record Rule(double hours, double burn, double alpha) {}

    /// What is usual: 1 h, 6 h, 24 h and 72 h at 14.4, 6, 3 and 1.
    public static final List<Rule> USUAL = List.of(
            new Rule(1, 14.4, 1e-4 / 4),
            new Rule(6, 6, 1e-4 / 4),
            new Rule(24, 3, 1e-4 / 4),
            new Rule(72, 1, 1e-4 / 4));

    /// Failures of fewer locks page nobody.
    public static final int FEWEST_LOCKS = 2;

    private static final double REACHABLE = 0.8;

    public SignificantBurn {
        rules = List.copyOf(rules);
    }

    /// The usual rules for an objective.
    public static Answer<SignificantBurn> of(double slo) {
        return of(slo, USUAL);
    }

    /// Rules of one's own.
    public static Answer<SignificantBurn> of(double slo, List<Rule> rules) {
        if (!(slo > 0 && slo < 1)) {
            return Answer.unknown(Why.ABSURD_SETTING, "an objective of %s (expected: above 0, below 1)".formatted(slo));
        }
        for (Rule rule : rules) {
            if (!(rule.hours() > 0) || !(rule.burn() > 0) || !(rule.alpha() > 0 && rule.alpha() < 1)) {
                return Answer.unknown(
                        Why.ABSURD_SETTING,
                        "%s (expected: hours and burn above 0, alpha above 0 and below 1)".formatted(rule));
            }
        }
        return Answer.known(new SignificantBurn(slo, rules));
    }

    /// What a window has seen.
    ///
    /// @param sessions good and bad
    /// @param failures bad ones
    /// @param locks how many had a failure
    public record Counts(long sessions, long failures, long locks) {}

    /// What a rule makes of a window.
    ///
    /// @param burn how many times faster than allowed
    /// @param wanted from which burn rate it fires
    /// @param leastFailures from how many failures it fires
    /// @param fires whether it does
    /// @param why for people, with numbers
    public record Finding(
            Rule rule, Counts counts, double burn, double wanted, long leastFailures, boolean fires, String why) {}

    /// The burn rate from which a rule fires for this objective: its own, or the highest that can be told apart.
    public double wanted(Rule rule) {
        return Math.min(rule.burn(), REACHABLE / (1 - slo));
    }

    /// What all rules make of their windows.
    ///
    /// @param windows in the order of the rules
    public Answer<List<Finding>> judge(List<Counts> windows) {
        if (windows.size() != rules.size()) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "%s windows for %s rules".formatted(windows.size(), rules.size()));
        }
        List<Finding> findings = new ArrayList<>();
        for (int at = 0; at < windows.size(); at++) {
            Counts counts = windows.get(at);
            if (counts.failures() < 0
                    || counts.sessions() < counts.failures()
                    || counts.sessions() > 1L << 53
                    || counts.locks() < 0
                    || counts.locks() > counts.failures()
                    || (counts.locks() == 0 && counts.failures() > 0)) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "%s (expected: failures among sessions, and of one lock each or of fewer)".formatted(counts));
            }
            findings.add(finding(rules.get(at), counts));
        }
        return Answer.known(List.copyOf(findings));
    }

    private Finding finding(Rule rule, Counts counts) {
        double allowed = 1 - slo;
        double burn = counts.sessions() == 0 ? 0 : (double) counts.failures() / counts.sessions() / allowed;
        double wanted = wanted(rule);
        long least = LeastFailures.of(counts.sessions(), allowed, rule.alpha());
        boolean fast = burn >= wanted;
        boolean sure = counts.failures() >= least;
        boolean several = counts.locks() >= FEWEST_LOCKS;
        String seen = String.format(
                Locale.ROOT,
                "%d of %d sessions in %s h failed, on %d locks: %.1f times faster than allowed",
                counts.failures(),
                counts.sessions(),
                hours(rule),
                counts.locks(),
                burn);
        String why;
        if (!fast) {
            why = String.format(Locale.ROOT, "%s; fires from %.1f times on", seen, wanted);
        } else if (!sure) {
            why = "%s; chance alone may do that, fires from %s failures on".formatted(seen, least);
        } else if (!several) {
            why = "%s; one lock alone pages nobody, look at the lock".formatted(seen);
        } else {
            why = seen;
        }
        return new Finding(rule, counts, burn, wanted, least, fast && sure && several, why);
    }

    private static String hours(Rule rule) {
        return rule.hours() == Math.rint(rule.hours())
                ? Long.toString(Math.round(rule.hours()))
                : Double.toString(rule.hours());
    }
}
