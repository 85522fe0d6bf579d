package dev.ajar.statistics.oracle;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// The share of p-values where nothing is, as R's `qvalue` smooths it: by `smooth.spline(df = 3)`, whose search stops
/// near 3 degrees of freedom.
///
/// Sources: Storey & Tibshirani (2003) PNAS 100:9440; R 4.2 smooth.spline (penalty ratio·256^(3·spar − 1), Brent's
/// search for spar in −1.5…1.5, tolerance 0.0001).
final class StoreySmoother {

    private static final double DEGREES_OF_FREEDOM = 3;

    private final PenalisedSplines splines;
    private final double[] shares;

    StoreySmoother(double[] values) {
        double[] places = new double[19];
        shares = new double[places.length];
        for (int at = 0; at < places.length; at++) {
            double from = 0.05 + at * 0.05;
            places[at] = at / 18.0;
            shares[at] = Arrays.stream(values).filter(value -> value >= from).count() / (values.length * (1 - from));
        }
        splines = new PenalisedSplines(places);
    }

    double share() {
        double stop = MinimumSearch.lastPlace(this::off, -1.5, 1.5, 1e-4, 2e-8);
        return Math.min(1, splines.last(shares, penalty(stop)));
    }

    /// The same at 3 degrees of freedom exactly.
    double exactShare() {
        DoubleUnaryOperator growing = spar -> DEGREES_OF_FREEDOM - splines.degreesOfFreedom(penalty(spar));
        return Math.min(1, splines.last(shares, penalty(OtherIntervals.root(growing, -1.5, 1.5))));
    }

    private double off(double spar) {
        double off = DEGREES_OF_FREEDOM - splines.degreesOfFreedom(penalty(spar));
        return 3 + off * off;
    }

    private double penalty(double spar) {
        return splines.ratio() * Math.pow(256, 3 * spar - 1);
    }
}
