package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;

/// Whether a rate may stand beside its counts.
///
/// From the rules of the US National Center for Health Statistics (Parker et al. 2017, Vital and Health Statistics
/// 2:175; rates: Parker et al. 2023, stacks.cdc.gov/view/cdc/123462), on the Korn–Graubard interval.
public sealed interface Display {

    /// What to say beside it, or instead.
    String sentence();

    /// Counts alone: a rate would pretend to know.
    record CountsOnly(String sentence) implements Display {}

    /// The rate, in grey: its interval is wider than 160 % of it.
    record Grey(String sentence) implements Display {}

    /// The rate.
    record Plain(String sentence) implements Display {}

    /// The fewest effective sessions, and the fewest clusters, for a rate.
    double FEWEST_EFFECTIVE = 10;

    int FEWEST_CLUSTERS = 8;

    /// The widest an interval may be, divided by the rate.
    double WIDEST = 1.6;

    /// Counts alone below 10 effective sessions or 8 clusters; grey if the Korn–Graubard interval is wider than 160 %
    /// of the rate of bad sessions, or if none is bad; else plain.
    static Display of(ClusteredProportion proportion, Confidence confidence) {
        String counted =
                "%s of %s bad, %s clusters".formatted(proportion.bad(), proportion.sessions(), proportion.clusters());
        if (proportion.clusters() < FEWEST_CLUSTERS) {
            return new CountsOnly(counted + ": no rate below %s clusters".formatted(FEWEST_CLUSTERS));
        }
        if (proportion.effective() < FEWEST_EFFECTIVE) {
            return new CountsOnly(counted
                    + ": worth %s independent sessions, no rate below %s"
                            .formatted((long) proportion.effective(), (long) FEWEST_EFFECTIVE));
        }
        Interval interval = proportion.kornGraubard(confidence).interval();
        if (interval.width() > WIDEST * proportion.rate()) {
            return new Grey(counted
                    + ": the rate may lie anywhere from %s to %s"
                            .formatted(percent(interval.lower()), percent(interval.upper())));
        }
        return new Plain(counted);
    }

    private static String percent(double rate) {
        return BigDecimal.valueOf(rate * 100).round(new MathContext(2)).toPlainString() + " %";
    }
}
