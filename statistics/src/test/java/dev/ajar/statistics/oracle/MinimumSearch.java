package dev.ajar.statistics.oracle;

import java.util.function.DoubleUnaryOperator;

/// Brent's search for a minimum, as R's `smooth.spline` has it: what it keeps is the place it looked at last, not the
/// best.
///
/// Source: Forsythe, Malcolm & Moler (1977) Computer Methods for Mathematical Computations, chapter 8 (FMIN).
final class MinimumSearch {

    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    private MinimumSearch() {}

    static double lastPlace(DoubleUnaryOperator function, double from, double to, double tolerance, double relative) {
        double low = from;
        double high = to;
        double best = low + GOLDEN * (high - low);
        double second = best;
        double third = best;
        double bestValue = function.applyAsDouble(best);
        double secondValue = bestValue;
        double thirdValue = bestValue;
        double last = best;
        double step = 0;
        double before = 0;
        while (true) {
            double middle = (low + high) / 2;
            double least = relative * Math.abs(best) + tolerance / 3;
            if (Math.abs(best - middle) <= 2 * least - (high - low) / 2) {
                return last;
            }
            boolean golden = true;
            if (Math.abs(before) > least) {
                double r = (best - second) * (bestValue - thirdValue);
                double q = (best - third) * (bestValue - secondValue);
                double p = (best - third) * q - (best - second) * r;
                q = 2 * (q - r);
                p = q > 0 ? -p : p;
                q = Math.abs(q);
                double earlier = before;
                before = step;
                boolean acceptable = Math.abs(p) < Math.abs(q * earlier / 2)
                        && q != 0
                        && p > q * (low - best)
                        && p < q * (high - best);
                if (acceptable) {
                    step = p / q;
                    double next = best + step;
                    if (next - low < 2 * least || high - next < 2 * least) {
                        step = Math.copySign(least, middle - best);
                    }
                    golden = false;
                }
            }
            if (golden) {
                before = best >= middle ? low - best : high - best;
                step = GOLDEN * before;
            }
            last = best + (Math.abs(step) >= least ? step : Math.copySign(least, step));
            double value = function.applyAsDouble(last);
            if (value <= bestValue) {
                if (last >= best) {
                    low = best;
                } else {
                    high = best;
                }
                third = second;
                thirdValue = secondValue;
                second = best;
                secondValue = bestValue;
                best = last;
                bestValue = value;
            } else {
                if (last < best) {
                    low = last;
                } else {
                    high = last;
                }
                if (value <= secondValue || second == best) {
                    third = second;
                    thirdValue = secondValue;
                    second = last;
                    secondValue = value;
                } else if (value <= thirdValue || third == best || third == second) {
                    third = last;
                    thirdValue = value;
                }
            }
        }
    }
}
