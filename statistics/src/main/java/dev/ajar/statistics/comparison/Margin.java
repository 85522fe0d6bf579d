package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// How much worse a candidate may be and still pass. Stored in the plan: changed after the first look, it voids the
/// plan.
///
/// In units people know: a part of the error budget. Half of it unless the plan says otherwise, so at an objective of
/// 99 % a candidate may fail half a percentage point more. (Non-inferiority: C. P. Farrington, G. Manning, Statistics
/// in Medicine 9 (1990) 1447–1454; FDA, *Non-Inferiority Clinical Trials*, 2016.)
///
/// @param difference of failure rates, above 0 and below 1
/// @param ratio how many times as often the candidate may fail as the baseline, whatever the difference; above 1
public record Margin(double difference, double ratio) {

    /// Part of the error budget, unless the plan says otherwise.
    public static final double PART = 0.5;

    /// Cap of the relative risk, unless the plan says otherwise.
    public static final double CAP = 1.5;

    /// Half of an objective's error budget.
    ///
    /// @param objective share of good sessions, above 0 and below 1: 0.99
    public static Answer<Margin> ofObjective(double objective) {
        if (!(objective > 0 && objective < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "objective %s: expected is above 0 and below 1".formatted(objective));
        }
        return of(PART * (1 - objective), CAP);
    }

    /// As planned.
    ///
    /// @param difference above 0 and below 1
    /// @param ratio above 1
    public static Answer<Margin> of(double difference, double ratio) {
        if (!(difference > 0 && difference < 1) || !(ratio > 1) || Double.isInfinite(ratio)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "margin of %s and at most %s times as often: expected is above 0 and below 1, and above 1"
                            .formatted(difference, ratio));
        }
        return Answer.known(new Margin(difference, ratio));
    }
}
