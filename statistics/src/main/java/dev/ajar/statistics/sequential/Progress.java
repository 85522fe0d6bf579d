package dev.ajar.statistics.sequential;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How far looks have come on the way to a planned end: information `I_k = 1/SE_k²` and the fraction `t_k` by which
/// risk is spent.
///
/// `t_k = I_k / I_max`, at most 1; at the last planned look 1. Where `I_max` is unknown, `t_k = k/K`. A standard error
/// is an estimate, so information may seem to shrink: then it counts as one per cent more than before. A look after the
/// information is complete is no look any more.
///
/// @param places of the looks that count, from 0
/// @param fractions of them
/// @param information of them
public record Progress(List<Integer> places, List<Double> fractions, List<Double> information) {

    private static final double LEAST_GROWTH = 1.01;

    public Progress {
        places = List.copyOf(places);
        fractions = List.copyOf(fractions);
        information = List.copyOf(information);
    }

    /// What some looks have come to.
    ///
    /// @param looks planned, 1 or more
    /// @param planned `I_max`, above 0
    /// @param standardErrors of each look so far; 0 or infinite for one that does not count
    public static Answer<Progress> of(int looks, OptionalDouble planned, double... standardErrors) {
        if (standardErrors.length > looks) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "%s looks where %s were planned: the plan is over".formatted(standardErrors.length, looks));
        }
        List<Integer> places = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        List<Double> information = new ArrayList<>();
        for (int at = 0; at < standardErrors.length; at++) {
            double seen = 1 / (standardErrors[at] * standardErrors[at]);
            if (!(seen > 0 && seen < 1e300)) {
                continue;
            }
            double before = information.isEmpty() ? 0 : information.getLast();
            double now = Math.max(seen, LEAST_GROWTH * before);
            double reached = planned.isPresent() ? now / planned.getAsDouble() : (at + 1.0) / looks;
            double fraction = at + 1 == looks ? 1 : Math.min(reached, 1);
            places.add(at);
            information.add(now);
            fractions.add(fraction);
            if (fraction >= 1) {
                break;
            }
        }
        return Answer.known(new Progress(places, fractions, information));
    }

    /// Whether the information is complete, as planned or since there is enough of it.
    public boolean complete() {
        return !fractions.isEmpty() && fractions.getLast() >= 1;
    }

    /// Bounds at the looks that count.
    ///
    /// @param alpha above 0, below 0.5
    public Answer<GroupSequential> bounds(double alpha, Spending spending, Sides sides) {
        if (places.isEmpty()) {
            return Answer.unknown(Why.NO_DATA, "no look counts yet: wait for more failures");
        }
        return GroupSequential.at(alpha, spending, sides, numbers(fractions), numbers(information));
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
