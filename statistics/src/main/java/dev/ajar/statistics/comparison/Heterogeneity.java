package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import org.apache.commons.statistics.distribution.FDistribution;

/// Whether the candidate does the same in all strata: Wald's test of equal differences on the clustered covariances V
/// of the strata's differences d.
///
///     W = d'V⁻¹d − (1'V⁻¹d)² / (1'V⁻¹1),  F = W (η−q+1) / (η q) on q and η−q+1 degrees of freedom, q = strata − 1
///
/// with η the degrees of freedom of the whole difference (Hotelling's T², as in Pustejovsky and Tipton 2018, section
/// 3). Strata in which no variance is seen (all good on both sides, say) are left out. Approximate with few clusters a
/// stratum; a small p says "look at the forest", a large one does not say that strata are alike.
///
/// @param wald the statistic W
/// @param numerator q
/// @param denominator η−q+1
/// @param p of the F distribution, 0…1
/// @param strata how many are compared
public record Heterogeneity(double wald, int numerator, double denominator, double p, int strata) {

    static Answer<Heterogeneity> of(ArmSums sums, double[] weights, Spread spread) {
        int count = 0;
        int[] used = new int[weights.length];
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (weights[stratum] > 0 && spread.covariances[stratum * weights.length + stratum] > 0) {
                used[count++] = stratum;
            }
        }
        if (count < 2) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "strata are compared with each other from two on: failures are seen in %s".formatted(count));
        }
        double[][] covariance = new double[count][count];
        double[] differences = new double[count];
        for (int one = 0; one < count; one++) {
            differences[one] = sums.rate(2 * used[one] + 1) - sums.rate(2 * used[one]);
            for (int other = 0; other < count; other++) {
                covariance[one][other] = spread.covariances[used[one] * weights.length + used[other]];
            }
        }
        double free = spread.degreesOfFreedom - (count - 1) + 1;
        if (!(free > 0) || !root(covariance)) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "%s strata are too many to be compared with each other on %s clusters"
                            .formatted(count, spread.clusters));
        }
        double[] whitened = solved(covariance, differences);
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        double[] level = solved(covariance, ones);
        double common = product(whitened, level);
        double wald = Math.max(0, product(whitened, whitened) - common * common / product(level, level));
        int q = count - 1;
        double f = wald * free / (spread.degreesOfFreedom * q);
        return Answer.known(
                new Heterogeneity(wald, q, free, FDistribution.of(q, free).survivalProbability(f), count));
    }

    /// Cholesky's root in place, lower half; false if the matrix is not positive.
    private static boolean root(double[][] matrix) {
        for (int row = 0; row < matrix.length; row++) {
            double diagonal = matrix[row][row];
            for (int column = 0; column <= row; column++) {
                double sum = matrix[row][column];
                for (int at = 0; at < column; at++) {
                    sum -= matrix[row][at] * matrix[column][at];
                }
                if (row == column) {
                    if (!(sum > 1e-10 * diagonal)) {
                        return false;
                    }
                    matrix[row][row] = Math.sqrt(sum);
                } else {
                    matrix[row][column] = sum / matrix[column][column];
                }
            }
        }
        return true;
    }

    private static double[] solved(double[][] root, double[] right) {
        double[] solved = right.clone();
        for (int row = 0; row < solved.length; row++) {
            for (int at = 0; at < row; at++) {
                solved[row] -= root[row][at] * solved[at];
            }
            solved[row] /= root[row][row];
        }
        return solved;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
