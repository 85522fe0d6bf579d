package dev.ajar.statistics.oracle;

import java.util.function.DoubleUnaryOperator;

/// A root as R's `uniroot` finds it, its tolerance included (R. P. Brent, *Algorithms for Minimization without
/// Derivatives*, 1973): where a reference number was stopped early, ours must stop there too.
final class Brent {

    private static final double TOLERANCE = Math.sqrt(Math.sqrt(Math.ulp(1.0)));

    private Brent() {}

    static double root(DoubleUnaryOperator function, double from, double to) {
        double a = from;
        double b = to;
        double fa = function.applyAsDouble(a);
        double fb = function.applyAsDouble(b);
        double c = a;
        double fc = fa;
        for (int turn = 0; turn < 1000; turn++) {
            double before = b - a;
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double near = 2 * Math.ulp(1.0) * Math.abs(b) + TOLERANCE / 2;
            double step = (c - b) / 2;
            if (Math.abs(step) <= near || fb == 0) {
                return b;
            }
            if (Math.abs(before) >= near && Math.abs(fa) > Math.abs(fb)) {
                step = interpolated(a, b, c, fa, fb, fc, near, step);
            }
            if (Math.abs(step) < near) {
                step = step > 0 ? near : -near;
            }
            a = b;
            fa = fb;
            b += step;
            fb = function.applyAsDouble(b);
            if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) {
                c = a;
                fc = fa;
            }
        }
        return b;
    }

    private static double interpolated(
            double a, double b, double c, double fa, double fb, double fc, double near, double halved) {
        double p;
        double q;
        double across = c - b;
        if (a == c) {
            double ratio = fb / fa;
            p = across * ratio;
            q = 1 - ratio;
        } else {
            double first = fa / fc;
            double second = fb / fc;
            double third = fb / fa;
            p = third * (across * first * (first - second) - (b - a) * (second - 1));
            q = (first - 1) * (second - 1) * (third - 1);
        }
        if (p > 0) {
            q = -q;
        } else {
            p = -p;
        }
        boolean good = p < 0.75 * across * q - Math.abs(near * q) / 2 && p < Math.abs((b - a) * q / 2);
        return good ? p / q : halved;
    }
}
