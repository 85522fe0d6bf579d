package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import dev.ajar.statistics.proportion.Wilson;

/// The difference of two independent rates, from the Wilson intervals of both: what each end is off is added up in
/// squares.
///
/// Source: Newcombe (1998) Stat. Med. 17:873, method 10.
public final class Newcombe {

    private Newcombe() {}

    /// Where p₁ − p₂ may be, within −1…1. With lᵢ and uᵢ the ends of each Wilson interval: from
    /// d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²).
    ///
    /// Assumes that all sessions are independent: one a lock, or counts divided by their design effect. Always an
    /// answer, also with no failure at all.
    public static Interval interval(Proportion one, Proportion other, Confidence confidence) {
        Interval first = Wilson.interval(one, confidence);
        Interval second = Wilson.interval(other, confidence);
        double difference = one.rate() - other.rate();
        double down = Math.hypot(one.rate() - first.lower(), second.upper() - other.rate());
        double up = Math.hypot(first.upper() - one.rate(), other.rate() - second.lower());
        return new Interval(difference - down, difference + up, confidence.level()).within(-1, 1);
    }
}
