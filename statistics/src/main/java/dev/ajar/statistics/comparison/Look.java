package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// One look at a running comparison, with the critical values that the plan has for it. They are those of a normal
/// distribution; [ReleaseVerdict] turns them into Student's with the comparison's degrees of freedom.
///
/// @param number which look it is, from 1
/// @param planned how many there are
/// @param pass critical value of (δ − Δ)/SE (O'Brien–Fleming type spending, one-sided 0.025)
/// @param harm critical value of Δ/SE (Pocock type spending, one-sided 0.025)
public record Look(int number, int planned, double pass, double harm) {

    /// Normal quantile of 0.975.
    private static final double ONE_LOOK = 1.959963984540054;

    /// The only look there is.
    public static Look only() {
        return new Look(1, 1, ONE_LOOK, ONE_LOOK);
    }

    /// As the plan says.
    public static Answer<Look> of(int number, int planned, double pass, double harm) {
        if (number < 1 || number > planned || !(pass > 0) || !(harm > 0)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "look %s of %s with critical values %s and %s: expected is 1 to %s, values above 0"
                            .formatted(number, planned, pass, harm, planned));
        }
        return Answer.known(new Look(number, planned, pass, harm));
    }

    /// There is none after it.
    public boolean last() {
        return number == planned;
    }
}
