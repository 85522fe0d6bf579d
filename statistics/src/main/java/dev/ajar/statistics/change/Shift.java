package dev.ajar.statistics.change;

import dev.ajar.statistics.Interval;
import java.util.List;

/// From a lot on the rate of failure is another one.
///
/// @param first the place of the first lot that is different, from 0
/// @param lot its name
/// @param rateBefore share of bad sessions from the shift before (or the beginning) on, 0…1
/// @param rateAfter share of bad sessions up to the next shift (or the end), 0…1
/// @param difference where the true difference of these rates may be; a little too far from zero, as the place was
///     chosen because it fits
/// @param maybe names of lots that may as well be the first one, in 95 of 100 cases the true one among them, in order
public record Shift(
        int first, String lot, double rateBefore, double rateAfter, Interval difference, List<String> maybe) {

    public Shift {
        maybe = List.copyOf(maybe);
    }
}
