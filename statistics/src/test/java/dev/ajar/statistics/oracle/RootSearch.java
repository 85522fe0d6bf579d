package dev.ajar.statistics.oracle;

import java.util.function.DoubleUnaryOperator;

/// Brent's search for a root, as R's `uniroot`, with its tolerance: some of R's digits are what this search leaves.
///
/// Source: Brent (1973) Algorithms for Minimization without Derivatives, chapter 4 (ZEROIN).
final class RootSearch {

    /// R's default: the fourth root of the smallest step from 1.
    private static final double TOLERANCE = Math.sqrt(Math.sqrt(Math.ulp(1.0)));

    private RootSearch() {}

    static double between(double from, double to, DoubleUnaryOperator function) {
        double a = from;
        double b = to;
        double fa = function.applyAsDouble(a);
        double fb = function.applyAsDouble(b);
        if (fa == 0) {
            return a;
        }
        double c = a;
        double fc = fa;
        while (true) {
            double before = b - a;
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double least = 2 * Math.ulp(1.0) * Math.abs(b) + TOLERANCE / 2;
            double step = (c - b) / 2;
            if (Math.abs(step) <= least || fb == 0) {
                return b;
            }
            if (Math.abs(before) >= least && Math.abs(fa) > Math.abs(fb)) {
                double wide = c - b;
                double ratio = fb / fa;
                double p = wide * ratio;
                double q = 1 - ratio;
                if (a != c) {
                    double other = fa / fc;
                    double third = fb / fc;
                    p = ratio * (wide * other * (other - third) - (b - a) * (third - 1));
                    q = (other - 1) * (third - 1) * (ratio - 1);
                }
                q = p > 0 ? -q : q;
                p = Math.abs(p);
                if (p < 0.75 * wide * q - Math.abs(least * q) / 2 && p < Math.abs(before * q / 2)) {
                    step = p / q;
                }
            }
            a = b;
            fa = fb;
            b += Math.abs(step) < least ? Math.copySign(least, step) : step;
            fb = function.applyAsDouble(b);
            if (Math.signum(fb) == Math.signum(fc)) {
                c = a;
                fc = fa;
            }
        }
    }
}
