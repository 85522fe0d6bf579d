package dev.ajar.statistics.ranking;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/// `ln Γ(x + n) − ln Γ(x)`, the logarithm of `x (x+1) … (x+n−1)`, and its derivatives by `x`. As differences of gamma
/// functions they would lose all digits for a large `x`.
final class RisingFactorial {

    /// Up to here factors are taken one by one.
    private static final int FEW = 40;

    /// So many factors stay within `double` for each x we have (at most 10⁷).
    private static final int AT_ONCE = 16;

    /// From here on Stirling's series is exact to the last digits.
    private static final double LARGE = 15;

    private RisingFactorial() {}

    static double log(double x, double n) {
        if (n == 0) {
            return 0;
        }
        if (isFew(n)) {
            double sum = 0;
            double product = 1;
            for (int at = 0; at < n; at++) {
                product *= x + at;
                if (at % AT_ONCE == AT_ONCE - 1) {
                    sum += Math.log(product);
                    product = 1;
                }
            }
            return sum + Math.log(product);
        }
        double sum = 0;
        double from = x;
        double to = x + n;
        while (from < LARGE) {
            sum += Math.log(from++);
        }
        while (to < LARGE) {
            sum -= Math.log(to++);
        }
        double between = to - from;
        return sum
                + (from - 0.5) * Math.log1p(between / from)
                + between * Math.log(to)
                - between
                + rest(to)
                - rest(from);
    }

    /// The end of Stirling's series.
    private static double rest(double x) {
        double square = 1 / (x * x);
        return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))) / x;
    }

    static double slope(double x, double n) {
        if (isFew(n)) {
            double sum = 0;
            for (int at = 0; at < n; at++) {
                sum += 1 / (x + at);
            }
            return sum;
        }
        return Digamma.value(x + n) - Digamma.value(x);
    }

    static double curvature(double x, double n) {
        if (isFew(n)) {
            double sum = 0;
            for (int at = 0; at < n; at++) {
                double part = 1 / (x + at);
                sum -= part * part;
            }
            return sum;
        }
        return Trigamma.value(x + n) - Trigamma.value(x);
    }

    private static boolean isFew(double n) {
        return n <= FEW && n == Math.rint(n);
    }
}
