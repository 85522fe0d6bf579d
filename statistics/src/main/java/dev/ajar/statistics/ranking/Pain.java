package dev.ajar.statistics.ranking;

/// From which rate of failure on people are said to struggle: `max(times · expected, least)`, but never beyond half of
/// what is left up to 1.
///
/// @param times that many times as bad as is to be expected; 0 if expectations have no say
/// @param least no rate below this is pain, 0…1
public record Pain(double times, double least) {

    /// Three times what is expected, and at least one session of twenty.
    public static final Pain USUAL = new Pain(3, 0.05);

    public Pain {
        if (!(times >= 0 && times < Double.POSITIVE_INFINITY) || !(least >= 0 && least < 1)) {
            throw new IllegalArgumentException(
                    "pain from %s times what is expected and %s on: zero or more, and below 1".formatted(times, least));
        }
    }

    /// This rate, whatever is expected.
    public static Pain from(double rate) {
        return new Pain(0, rate);
    }

    /// The rate above which a unit struggles.
    public double threshold(double expected) {
        return Math.max(least, Math.min(times * expected, (1 + expected) / 2));
    }
}
