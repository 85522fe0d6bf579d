package dev.ajar.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How far each side's mix is from the fleet's, and what weighting it right costs.
///
/// @param strata all strata of the fleet, in order
/// @param candidateEffective as how many sessions the candidate's weighted ones count: Kish's `1 / Σ W²/n` over the
///     strata compared (L. Kish, *Survey Sampling*, 1965)
/// @param baselineEffective the same for the baseline
public record Balance(List<StratumBalance> strata, double candidateEffective, double baselineEffective) {

    /// Beyond this a stratum's share is out of balance (P. C. Austin, Statistics in Medicine 28, 2009, 3083–3107).
    public static final double MOST = 0.1;

    /// Where a difference has no scale: all on one side, none on the other.
    private static final double BEYOND_SCALE = 10;

    public Balance {
        strata = List.copyOf(strata);
    }

    /// A stratum's share on each side and in the fleet, 0…1, with the standardised differences between them.
    public record StratumBalance(
            String stratum, double fleet, double candidate, double baseline, double candidateOff, double baselineOff) {

        /// One side has clearly more or less of this stratum than the fleet.
        public boolean flagged() {
            return Math.abs(candidateOff) > MOST || Math.abs(baselineOff) > MOST;
        }
    }

    /// Standardised difference of two shares, `(a−b) / √((a(1−a)+b(1−b))/2)`; 10 of the right sign where that has no
    /// scale (0 against 1).
    public static double standardised(double share, double fleet) {
        double variance = (share * (1 - share) + fleet * (1 - fleet)) / 2;
        if (share == fleet) {
            return 0;
        }
        return variance > 0
                ? Math.clamp((share - fleet) / Math.sqrt(variance), -BEYOND_SCALE, BEYOND_SCALE)
                : Math.copySign(BEYOND_SCALE, share - fleet);
    }

    static Balance of(ArmSums sums, FleetShares fleet, double[] weights) {
        List<StratumBalance> strata = new ArrayList<>();
        List<String> names = sums.cells().strata();
        for (Map.Entry<String, Double> stratum : fleet.all().entrySet()) {
            int place = java.util.Collections.binarySearch(names, stratum.getKey());
            double candidate = place < 0 ? 0 : share(sums, 2 * place + 1);
            double baseline = place < 0 ? 0 : share(sums, 2 * place);
            strata.add(new StratumBalance(
                    stratum.getKey(),
                    stratum.getValue(),
                    candidate,
                    baseline,
                    standardised(candidate, stratum.getValue()),
                    standardised(baseline, stratum.getValue())));
        }
        return new Balance(
                strata, effective(sums, weights, ArmSums.CANDIDATE), effective(sums, weights, ArmSums.BASELINE));
    }

    private static double share(ArmSums sums, int column) {
        return (double) sums.sessions[column] / sums.sessionsOf(column % 2);
    }

    private static double effective(ArmSums sums, double[] weights, int side) {
        double sum = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (weights[stratum] > 0) {
                sum += weights[stratum] * weights[stratum] / sums.sessions[2 * stratum + side];
            }
        }
        return 1 / sum;
    }
}
