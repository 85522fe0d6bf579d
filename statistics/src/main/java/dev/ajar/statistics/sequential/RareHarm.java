package dev.ajar.statistics.sequential;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.distribution.BetaBinomial;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;

/// Is the candidate harmful, when failures are too few for standard errors? Evidence that may be looked at after every
/// day, for ever.
///
/// Of a day's failures each is the candidate's with the candidate's share of that day's exposure, if it does no harm,
/// however bad the day was for both. The evidence is the product over days of
/// `BetaBinomial(x | n, A, B) / Binomial(x | n, share)`, where `A + B = κ + failures before` and `A : B` is the day's
/// exposure times the ratio of failures to expected failures so far (each with its part of `κ` added). With a constant
/// share this is the Dirichlet–multinomial e-process of Lindon & Malek (2022, NeurIPS 35, equation 7) with the prior
/// `κ · share`. Without harm it ever exceeds `1/α` with a chance of at most `α` (Ville 1939): exactly, not about.
///
/// Units: lock-days. Counted is the first failure of a lock on a day and no other: a lock that retries forty times
/// would break the promise.
public final class RareHarm {

    /// As much belief in "no harm" as two failures give: right where few are expected.
    public static final double CONCENTRATION = 2;

    /// What is taken for granted.
    public static final List<String> ASSUMPTIONS = List.of(
            "Of each lock at most one failure a day was counted.",
            "On a day a failure strikes both arms alike, by their exposure, unless the candidate does harm.",
            "A lock that fails on many days counts on each of them: broken locks should be taken out of both arms.");

    private RareHarm() {}

    /// A day's count.
    ///
    /// @param candidateExposure lock-days with the candidate, 0 or more
    /// @param baselineExposure lock-days with the baseline, 0 or more
    /// @param candidateFailures of them, with a failure
    /// @param baselineFailures of them, with a failure
    public record Day(
            double candidateExposure, double baselineExposure, long candidateFailures, long baselineFailures) {}

    /// What all days say together.
    ///
    /// @param logEvidence natural logarithm of the e-value now: 0 says nothing, 3 (that is, 20 to 1) is much
    /// @param highest the highest it ever was
    /// @param alwaysValid the p-value that may be looked at each day: `min(1, 1 / highest e-value)`
    /// @param failures of the candidate
    /// @param expected failures of the candidate, if it does no harm
    /// @param days that were counted: those with a failure that could be either's
    /// @param harmful by day, whether the candidate had more failures than expected when the evidence was highest
    public record Evidence(
            double logEvidence,
            double highest,
            double alwaysValid,
            long failures,
            double expected,
            int days,
            boolean harmful) {

        /// Whether this is harm, with a risk of a wrong alarm of at most so much, ever.
        ///
        /// @param alpha above 0, below 1
        public boolean harm(double alpha) {
            return harmful && alwaysValid <= alpha;
        }
    }

    /// The evidence of all days with the usual concentration.
    public static Answer<Evidence> of(List<Day> days) {
        return of(days, CONCENTRATION);
    }

    /// The evidence of all days.
    ///
    /// @param concentration `κ`, above 0: as much belief in "no harm" as that many failures give
    public static Answer<Evidence> of(List<Day> days, double concentration) {
        if (!(concentration > 0 && concentration < 1e9)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a concentration of %s (expected: above 0, below 10⁹)".formatted(concentration));
        }
        double log = 0;
        double highest = 0;
        boolean harmful = false;
        long before = 0;
        long candidates = 0;
        double expected = 0;
        int counted = 0;
        for (Day day : days) {
            if (!sound(day)) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "%s (expected: counts of 0 or more, at most one failure a lock-day)".formatted(day));
            }
            double share = day.candidateExposure() / (day.candidateExposure() + day.baselineExposure());
            long failures = day.candidateFailures() + day.baselineFailures();
            if (failures == 0 || share == 0 || share == 1) {
                continue;
            }
            double one = concentration * share;
            double other = concentration * (1 - share);
            double odds = (one / other)
                    * ((one + candidates) / (one + expected))
                    / ((other + before - candidates) / (other + Math.max(before - expected, 0)));
            double weight = concentration + before;
            BetaBinomial forecast = new BetaBinomial(failures, weight * odds / (1 + odds), weight / (1 + odds));
            log += forecast.logProbability(day.candidateFailures())
                    - binomial(failures, day.candidateFailures(), share);
            before += failures;
            candidates += day.candidateFailures();
            expected += failures * share;
            counted++;
            if (log > highest) {
                highest = log;
                harmful = candidates > expected;
            }
        }
        if (before == 0) {
            return Answer.unknown(
                    Why.NO_DATA,
                    "no failure on a day when both arms were in use (%s days given): nothing speaks for or against harm"
                            .formatted(days.size()));
        }
        return Answer.known(new Evidence(log, highest, Math.exp(-highest), candidates, expected, counted, harmful));
    }

    private static boolean sound(Day day) {
        return day.candidateFailures() >= 0
                && day.baselineFailures() >= 0
                && day.candidateFailures() <= day.candidateExposure()
                && day.baselineFailures() <= day.baselineExposure()
                && day.candidateExposure() + day.baselineExposure() < (1L << 53);
    }

    private static double binomial(long trials, long hits, double rate) {
        return -Math.log1p((double) trials)
                - LogBeta.value(hits + 1.0, trials - hits + 1.0)
                + hits * Math.log(rate)
                + (trials - hits) * Math.log1p(-rate);
    }
}
