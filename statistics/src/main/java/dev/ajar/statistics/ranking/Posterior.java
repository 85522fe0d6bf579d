package dev.ajar.statistics.ranking;

import dev.ajar.statistics.Interval;

/// What is believed of one unit's rate of failure after its sessions were seen.
///
/// @param usual if it is one of the usual units
/// @param otherShare how probable it is that it is of the other kind, 0…1; 0 where there is one kind only
/// @param other if it is of the other kind
public record Posterior(Beta usual, double otherShare, Beta other) {

    /// The mean rate, 0…1: the raw rate, drawn towards what is to be expected.
    public double mean() {
        return (1 - otherShare) * usual.mean() + otherShare * other.mean();
    }

    /// How probable a rate above this one is, 0…1.
    public double above(double rate) {
        double above = usual.above(rate);
        return otherShare == 0 ? above : (1 - otherShare) * above + otherShare * other.above(rate);
    }

    /// Where the rate is, with equal tails. About 20 µs: for units that are shown.
    ///
    /// @param level above 0, below 1
    public Interval interval(double level) {
        return new Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level);
    }

    /// The rate that so much of the belief lies below.
    ///
    /// @param share 0…1
    public double quantile(double share) {
        if (otherShare == 0) {
            return usual.quantile(share);
        }
        double low = Math.min(usual.quantile(share), other.quantile(share));
        double high = Math.max(usual.quantile(share), other.quantile(share));
        for (int halving = 0; halving < 60 && high - low > 1e-14; halving++) {
            double middle = (low + high) / 2;
            if (1 - above(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
