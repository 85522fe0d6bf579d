package dev.ajar.statistics.oracle;

import java.util.stream.LongStream;

/// A proportion of clustered sessions with its design effect (J. N. K. Rao, A. J. Scott, Biometrics 48, 1992): a
/// reference.
record AdjustedProportion(double rate, double sessions, double designEffect) {

    static AdjustedProportion of(long[] bad, long[] sessions) {
        double all = LongStream.of(sessions).sum();
        double rate = LongStream.of(bad).sum() / all;
        double squares = 0;
        for (int cluster = 0; cluster < bad.length; cluster++) {
            double off = bad[cluster] - rate * sessions[cluster];
            squares += off * off;
        }
        double variance = bad.length / (bad.length - 1.0) * squares / (all * all);
        return new AdjustedProportion(rate, all, variance / (rate * (1 - rate) / all));
    }

    AdjustedProportion unadjusted() {
        return new AdjustedProportion(rate, sessions, 1);
    }

    /// The pooled z of the difference to another.
    double z(AdjustedProportion other) {
        double here = sessions / designEffect;
        double there = other.sessions / other.designEffect;
        double pooled = (here * rate + there * other.rate) / (here + there);
        return (rate - other.rate) / Math.sqrt(pooled * (1 - pooled) * (1 / here + 1 / there));
    }
}
