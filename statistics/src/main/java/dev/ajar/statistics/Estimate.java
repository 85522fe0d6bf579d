package dev.ajar.statistics;

import java.util.List;

/// A rate we do not know but have learned something about. Never what was counted: that is a
/// [Tally][dev.ajar.tally.Tally].
///
/// @param rate 0…1, or a difference of rates, −1…1
/// @param interval where the truth may be
/// @param clusters how many independent ones it rests on
/// @param effective as how many independent sessions the data are worth; at most as many as there are
/// @param designEffect sessions divided by `effective`; 1 or more
/// @param degreesOfFreedom of the t distribution behind the interval; infinite for a normal one
/// @param method its name in the literature
/// @param assumptions what is taken for granted, each a sentence for people
public record Estimate(
        double rate,
        Interval interval,
        int clusters,
        double effective,
        double designEffect,
        double degreesOfFreedom,
        String method,
        List<String> assumptions) {

    public Estimate {
        assumptions = List.copyOf(assumptions);
    }
}
