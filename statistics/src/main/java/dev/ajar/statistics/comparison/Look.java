package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.sequential.ConfidenceSequence;
import dev.ajar.statistics.sequential.GroupSequential;
import dev.ajar.statistics.sequential.Sides;
import dev.ajar.statistics.sequential.Spending;
import java.util.Arrays;

/// One look at a running comparison, with the critical values that the plan has for it. They are those of a normal
/// distribution; [ReleaseVerdict] turns them into Student's with the comparison's degrees of freedom.
///
/// Passing and harm each have a one-sided risk of 0.025 ([#RISK]). With a planned end nearly nothing of it is spent
/// early on passing (O'Brien–Fleming-type spending), and harm is found early (Pocock-type spending).
///
/// @param number which look it is, from 1
/// @param planned how many there are
/// @param pass critical value of (δ − Δ)/SE
/// @param harm critical value of Δ/SE
public record Look(int number, int planned, double pass, double harm) {

    /// One-sided, on each side.
    public static final double RISK = 0.025;

    /// Normal quantile of 1 − [#RISK].
    private static final double ONE_LOOK = 1.959963984540054;

    /// The only look there is.
    public static Look only() {
        return new Look(1, 1, ONE_LOOK, ONE_LOOK);
    }

    /// One of several planned looks. They count as evenly spaced: information that is estimated from few failures made
    /// bounds too loose in simulations (7.6 instead of 5 false alarms of a hundred), k/K did not.
    ///
    /// @param number from 1
    /// @param planned how many there are, at most [GroupSequential#MOST_LOOKS]
    public static Answer<Look> planned(int number, int planned) {
        if (number < 1 || number > planned) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "look %s of %s: expected is 1 to %s".formatted(number, planned, planned));
        }
        double[] fractions = new double[number];
        Arrays.setAll(fractions, at -> (at + 1.0) / planned);
        return bound(Spending.OBRIEN_FLEMING, fractions)
                .then(pass -> bound(Spending.POCOCK, fractions).map(harm -> new Look(number, planned, pass, harm)));
    }

    private static Answer<Double> bound(Spending spending, double... fractions) {
        return GroupSequential.at(RISK, spending, Sides.ONE, fractions)
                .map(bounds -> bounds.looks().getLast().bound());
    }

    /// A look that may be repeated without an end ([ConfidenceSequence]).
    ///
    /// @param expected about how many sessions both sides together will have; fixed before the first look
    /// @param sessions how many they have, above 0
    public static Answer<Look> openEnded(double expected, double sessions) {
        if (!(sessions > 0)) {
            return Answer.unknown(Why.NO_DATA, "no session yet: there is nothing to look at");
        }
        return ConfidenceSequence.tuned(2 * RISK, expected).map(sequence -> {
            double multiplier = sequence.multiplier(sessions);
            return new Look(1, 1, multiplier, multiplier);
        });
    }
}
