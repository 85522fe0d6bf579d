package dev.ajar.statistics;

/// From where to where, and how sure. Both ends belong to it.
///
/// @param level how often such intervals hold the truth, in the long run: above 0, below 1, mostly 0.95
public record Interval(double lower, double upper, double level) {

    public Interval {
        if (!(lower <= upper) || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "interval [%s, %s] at %s (expected: ends in order, a level above 0 and below 1)"
                            .formatted(lower, upper, level));
        }
    }

    public double width() {
        return upper - lower;
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /// The same with its ends kept within `least`…`most`.
    public Interval within(double least, double most) {
        return new Interval(Math.clamp(lower, least, most), Math.clamp(upper, least, most), level);
    }
}
