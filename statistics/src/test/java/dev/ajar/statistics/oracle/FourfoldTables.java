package dev.ajar.statistics.oracle;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Fourfold tables of several strata with independent units: Mantel and Haenszel's methods, the exact conditional test
/// and Breslow and Day's: references (A. Agresti, *Categorical Data Analysis*; R's `mantelhaen.test`, metafor's
/// `rma.mh`).
///
/// - `a`: yes of the first group, by stratum
/// - `b`: no of the first group
/// - `c`: yes of the second group
/// - `d`: no of the second group
final class FourfoldTables {

    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double[] d;

    private FourfoldTables(double[] a, double[] b, double[] c, double[] d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    double[] a() {
        return a;
    }

    double[] b() {
        return b;
    }

    double[] c() {
        return c;
    }

    double[] d() {
        return d;
    }

    private static final double NORMAL = 1.959963984540054;

    /// From an array as R lays it out: rows are groups, columns are answers, layers are strata.
    static FourfoldTables ofLayers(double[] array) {
        int layers = array.length / 4;
        double[][] cells = new double[4][layers];
        for (int layer = 0; layer < layers; layer++) {
            for (int cell = 0; cell < 4; cell++) {
                cells[cell][layer] = array[4 * layer + cell];
            }
        }
        return new FourfoldTables(cells[0], cells[2], cells[1], cells[3]);
    }

    private double first(int stratum) {
        return a[stratum] + b[stratum];
    }

    private double second(int stratum) {
        return c[stratum] + d[stratum];
    }

    private double yes(int stratum) {
        return a[stratum] + c[stratum];
    }

    private double all(int stratum) {
        return first(stratum) + second(stratum);
    }

    private double sum(java.util.function.IntToDoubleFunction part) {
        double sum = 0;
        for (int stratum = 0; stratum < a.length; stratum++) {
            if (all(stratum) > 1) {
                sum += part.applyAsDouble(stratum);
            }
        }
        return sum;
    }

    /// Cochran, Mantel and Haenszel's chi-square.
    double chiSquare(boolean corrected) {
        double off = Math.abs(sum(s -> a[s] - first(s) * yes(s) / all(s)));
        double variance =
                sum(s -> first(s) * second(s) * yes(s) * (all(s) - yes(s)) / (all(s) * all(s) * (all(s) - 1)));
        double taken = corrected ? Math.min(0.5, off) : 0;
        return (off - taken) * (off - taken) / variance;
    }

    double commonOdds() {
        return sum(s -> a[s] * d[s] / all(s)) / sum(s -> b[s] * c[s] / all(s));
    }

    /// Robins, Breslow and Greenland's interval of the common odds ratio.
    double[] oddsInterval() {
        double r = sum(s -> a[s] * d[s] / all(s));
        double t = sum(s -> b[s] * c[s] / all(s));
        double variance = sum(s -> (a[s] + d[s]) * a[s] * d[s] / (all(s) * all(s))) / (2 * r * r)
                + sum(s -> ((a[s] + d[s]) * b[s] * c[s] + (b[s] + c[s]) * a[s] * d[s]) / (all(s) * all(s)))
                        / (2 * r * t)
                + sum(s -> (b[s] + c[s]) * b[s] * c[s] / (all(s) * all(s))) / (2 * t * t);
        double reach = NORMAL * Math.sqrt(variance);
        return new double[] {commonOdds() * Math.exp(-reach), commonOdds() * Math.exp(reach)};
    }

    double riskDifference() {
        return sum(s -> (a[s] * second(s) - c[s] * first(s)) / all(s)) / sum(s -> first(s) * second(s) / all(s));
    }

    /// Sato's, with Greenland and Robins's.
    double riskDifferenceError() {
        double weight = sum(s -> first(s) * second(s) / all(s));
        double p = sum(s -> (c[s] * first(s) * first(s)
                        - a[s] * second(s) * second(s)
                        + first(s) * second(s) * (second(s) - first(s)) / 2)
                / (all(s) * all(s)));
        double q = sum(s -> (a[s] * (second(s) - c[s]) + c[s] * (first(s) - a[s])) / all(s)) / 2;
        return Math.sqrt((riskDifference() * p + q) / (weight * weight));
    }

    double logRelativeRisk() {
        return Math.log(sum(s -> a[s] * second(s) / all(s)) / sum(s -> c[s] * first(s) / all(s)));
    }

    double logRelativeRiskError() {
        double r = sum(s -> a[s] * second(s) / all(s));
        double t = sum(s -> c[s] * first(s) / all(s));
        double above = sum(s -> first(s) * second(s) * yes(s) / (all(s) * all(s)) - a[s] * c[s] / all(s));
        return Math.sqrt(above / (r * t));
    }

    /// Breslow and Day's chi-square of equal odds ratios; Tarone's takes off what the estimate of the common one costs.
    double equalOdds(boolean tarone) {
        double odds = commonOdds();
        double chiSquare = sum(s -> {
            double expected = fitted(s, odds);
            double off = a[s] - expected;
            return off * off / fittedVariance(s, expected);
        });
        double off = sum(s -> a[s] - fitted(s, odds));
        return tarone ? chiSquare - off * off / sum(s -> fittedVariance(s, fitted(s, odds))) : chiSquare;
    }

    double equalOddsP(boolean tarone) {
        return ChiSquaredDistribution.of(a.length - 1.0).survivalProbability(equalOdds(tarone));
    }

    /// The first cell at this odds ratio with margins as they are.
    private double fitted(int s, double odds) {
        double low = Math.max(0, yes(s) - second(s));
        double high = Math.min(first(s), yes(s));
        return root(
                x -> Math.log(odds)
                        + Math.log(first(s) - x)
                        + Math.log(yes(s) - x)
                        - Math.log(x)
                        - Math.log(second(s) - yes(s) + x),
                low,
                high);
    }

    private double fittedVariance(int s, double x) {
        return 1 / (1 / x + 1 / (first(s) - x) + 1 / (yes(s) - x) + 1 / (second(s) - yes(s) + x));
    }

    /// The exact conditional test of odds ratio 1: all tables with these margins that are no more likely.
    double exactP() {
        double[] chances = chances(0);
        double seen = chances[place()];
        double sum = 0;
        for (double chance : chances) {
            sum += chance <= seen * (1 + 1e-7) ? chance : 0;
        }
        return Math.min(1, sum);
    }

    /// The conditional maximum likelihood estimate of the odds ratio.
    double exactOdds() {
        return Math.exp(root(
                log -> {
                    double[] chances = chances(log);
                    double mean = 0;
                    for (int at = 0; at < chances.length; at++) {
                        mean += at * chances[at];
                    }
                    return place() - mean;
                },
                -30,
                30));
    }

    /// As R finds it: upper ends are coarse, for it looks for one divided by them.
    double[] exactInterval() {
        return new double[] {
            found(log -> tail(chances(log), place(), chances(log).length) - 0.025, true),
            found(log -> tail(chances(log), 0, place() + 1) - 0.025, false)
        };
    }

    private static double found(DoubleUnaryOperator ofLogarithm, boolean rising) {
        boolean below = ofLogarithm.applyAsDouble(0) > 0 == rising;
        return below
                ? Brent.root(odds -> ofLogarithm.applyAsDouble(Math.log(Math.max(odds, 1e-300))), 0, 1)
                : 1 / Brent.root(inverse -> ofLogarithm.applyAsDouble(-Math.log(inverse)), Math.ulp(1.0), 1);
    }

    private static double tail(double[] chances, int from, int to) {
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += chances[at];
        }
        return sum;
    }

    private int place() {
        return (int) Math.round(sum(s -> a[s] - Math.max(0, yes(s) - second(s))));
    }

    /// Chances of the sum of first cells, from its least on, at this logarithm of the odds ratio.
    private double[] chances(double logOdds) {
        double[] all = {1};
        for (int stratum = 0; stratum < a.length; stratum++) {
            int low = (int) Math.max(0, yes(stratum) - second(stratum));
            int high = (int) Math.min(first(stratum), yes(stratum));
            double[] logs = new double[high - low + 1];
            double most = Double.NEGATIVE_INFINITY;
            for (int x = low; x <= high; x++) {
                logs[x - low] = choose(first(stratum), x) + choose(second(stratum), yes(stratum) - x) + x * logOdds;
                most = Math.max(most, logs[x - low]);
            }
            double[] joined = new double[all.length + high - low];
            double sum = 0;
            for (int one = 0; one < all.length; one++) {
                for (int other = 0; other < logs.length; other++) {
                    double chance = all[one] * Math.exp(logs[other] - most);
                    joined[one + other] += chance;
                    sum += chance;
                }
            }
            for (int at = 0; at < joined.length; at++) {
                joined[at] /= sum;
            }
            all = joined;
        }
        return all;
    }

    private static double choose(double n, double k) {
        return org.apache.commons.numbers.gamma.LogGamma.value(n + 1)
                - org.apache.commons.numbers.gamma.LogGamma.value(k + 1)
                - org.apache.commons.numbers.gamma.LogGamma.value(n - k + 1);
    }

    /// Where a falling function is zero.
    private static double root(DoubleUnaryOperator falling, double from, double to) {
        double low = from;
        double high = to;
        for (int turn = 0; turn < 100; turn++) {
            double middle = (low + high) / 2;
            if (falling.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
