package dev.ajar.statistics.oracle;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Lines a sum stays below for ever with probability `1 − α`, given its variance so far (Howard, Ramdas, McAuliffe &
/// Sekhon 2021, Ann. Stat. 49:1055, propositions 5, 6, 7 and 9): each is where a mixture of exponentials reaches `1/α`.
final class HowardBoundaries {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private HowardBoundaries() {}

    /// The tuning that is best at some variance, two-sided.
    static double rho(double variance, double alpha) {
        double twice = -2 * Math.log(alpha);
        return variance / (twice + Math.log1p(twice));
    }

    static double normalTwoSided(double variance, double alpha, double bestAt, double alphaBest) {
        double rho = rho(bestAt, alphaBest);
        return Math.sqrt((variance + rho) * (Math.log((variance + rho) / rho) - 2 * Math.log(alpha)));
    }

    static double normalOneSided(double variance, double alpha, double bestAt, double alphaBest) {
        double rho = rho(bestAt, 2 * alphaBest);
        return reaches(
                alpha,
                100 * (variance + rho),
                sum -> Math.log(4 * rho / (variance + rho)) / 2
                        + sum * sum / (2 * (variance + rho))
                        + Math.log(NORMAL.cumulativeProbability(sum / Math.sqrt(variance + rho))));
    }

    /// For sums of steps whose upper tail is exponential with scale `c`.
    static double gammaExponential(double variance, double alpha, double bestAt, double alphaBest, double c) {
        double shape = rho(bestAt, 2 * alphaBest) / (c * c);
        double constant =
                shape * Math.log(shape) - LogGamma.value(shape) - Math.log(RegularizedGamma.P.value(shape, shape));
        double after = variance / (c * c) + shape;
        return reaches(alpha, 100 * (variance + 1), sum -> {
            double moved = (c * sum + variance) / (c * c);
            return constant
                    + LogGamma.value(after)
                    + Math.log(RegularizedGamma.P.value(after, moved + shape))
                    - after * Math.log(moved + shape)
                    + moved;
        });
    }

    /// For sums of steps between `−g` and `h`.
    static double betaBinomial(
            double variance, double alpha, double bestAt, double alphaBest, double g, double h, boolean oneSided) {
        double rho = rho(bestAt, oneSided ? 2 * alphaBest : alphaBest);
        double r = Math.max(rho - g * h, 1e-3 * g * h);
        double end = oneSided ? h / (g + h) : 1;
        double start = logBeta(r / (g * (g + h)), r / (h * (g + h)), end);
        return reaches(
                alpha,
                variance / g * (1 - 1e-12),
                sum -> variance / (g * h) * Math.log(g + h)
                        - (variance + h * sum) / (h * (g + h)) * Math.log(g)
                        - (variance - g * sum) / (g * (g + h)) * Math.log(h)
                        + logBeta(
                                (r + variance - g * sum) / (g * (g + h)), (r + variance + h * sum) / (h * (g + h)), end)
                        - start);
    }

    private static double logBeta(double a, double b, double end) {
        double whole = LogBeta.value(a, b);
        return end == 1 ? whole : whole + Math.log(RegularizedBeta.value(end, a, b));
    }

    private static double reaches(double alpha, double most, DoubleUnaryOperator logMixture) {
        double wanted = -Math.log(alpha);
        double lower = 0;
        double upper = most;
        for (int round = 0; round < 200; round++) {
            double middle = (lower + upper) / 2;
            if (logMixture.applyAsDouble(middle) < wanted) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return (lower + upper) / 2;
    }
}
