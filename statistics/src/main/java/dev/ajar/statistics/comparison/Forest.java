package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// The differences of all strata that are compared, side by side.
///
/// @param strata in the order of their names
/// @param common what they have in common
public record Forest(List<Stratum> strata, RandomEffects common) {

    public Forest {
        strata = List.copyOf(strata);
    }

    static Forest of(ArmSums sums, double[] weights, Spread spread, double level) {
        int[] used = used(weights);
        double[] differences = new double[used.length];
        double[] variances = new double[used.length];
        for (int at = 0; at < used.length; at++) {
            int column = 2 * used[at];
            differences[at] = sums.rate(column + 1) - sums.rate(column);
            variances[at] = Math.max(
                    spread.covariances[used[at] * sums.strata() + used[at]],
                    independent(sums, column) + independent(sums, column + 1));
        }
        RandomEffects common = RandomEffects.of(differences, variances).orThrow();
        List<Stratum> strata = new ArrayList<>();
        for (int at = 0; at < used.length; at++) {
            int column = 2 * used[at];
            double error = Math.sqrt(variances[at]);
            int fewest = Math.min(sums.clusters[column], sums.clusters[column + 1]);
            double reach = error * TDistribution.of(fewest - 1).inverseSurvivalProbability((1 - level) / 2);
            strata.add(new Stratum(
                    sums.cells().strata().get(used[at]),
                    weights[used[at]],
                    sums.clusters[column + 1],
                    sums.clusters[column],
                    sums.rate(column + 1),
                    sums.rate(column),
                    differences[at],
                    error,
                    new Interval(differences[at] - reach, differences[at] + reach, level).within(-1, 1),
                    common.shrunk(differences[at], variances[at])));
        }
        return new Forest(strata, common);
    }

    /// Variance of a rate of independent sessions, half a failure and half a success added.
    static double independent(ArmSums sums, int column) {
        double sessions = sums.sessions[column];
        double rate = (sums.bad[column] + 0.5) / (sessions + 1);
        return rate * (1 - rate) / sessions;
    }

    private static int[] used(double[] weights) {
        int count = 0;
        int[] used = new int[weights.length];
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (weights[stratum] > 0) {
                used[count++] = stratum;
            }
        }
        return java.util.Arrays.copyOf(used, count);
    }
}
