package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Cells;

/// How much a weighted difference would vary with other clusters: influences summed by cluster, so that whatever ties a
/// cluster's sessions together is in it, pairing of both sides included.
///
/// With weights w (plus the stratum's on the candidate's side, minus on the baseline's), sums N and Y of a column k,
/// p = Y/N and leverage h = n/N of a cluster c:
///
///     e_ck = w_k (y_ck − p_k n_ck) / N_k                  CR0: Σ_c (Σ_k e_ck)²
///     u_c  = Σ_k e_ck / √(1−h_ck)                         CR2: Σ_c u_c²
///     O_c  = Σ_k w_k² n_ck / N_k²,  q_ck = |w_k| n_ck / (√(1−h_ck) N_k^1.5)
///     df   = (ΣO)² / ( ΣO² + ‖Q'Q‖² − Σ_c (Σ_k q_ck²)² )
///
/// CR2 and the degrees of freedom are those of Bell and McCaffrey (2002) in the form of Pustejovsky and Tipton (2018)
/// for saturated stratum and arm means under working independence; ‖Q'Q‖² is summed over pairs of columns, not of
/// clusters. One pass, linear in cells as long as a cluster has few of them.
final class Spread {

    private final ArmSums sums;
    private final double[] weights;
    private final int strata;

    /// CR0 and CR2 variances of the weighted difference.
    double plain;

    double corrected;
    /// CR2 parts: of either side, and of both together. `corrected` is their sum, twice `together` taken off.
    double candidate;

    double baseline;
    double together;
    /// CR2 covariances of the strata's own differences, each with weight 1; row by row.
    final double[] covariances;

    double degreesOfFreedom;
    int clusters;

    private final double[] rate;
    private final double[] scale;
    private final double[] pull;
    private final double[] pairs;
    private final int[] columns;
    private final double[] shares;
    private final double[] own;
    private double work;
    private double workSquared;
    private double diagonal;

    /// @param weights of the strata, of any sign; 0 leaves one out. Those with a weight must be comparable
    Spread(ArmSums sums, double[] weights) {
        this.sums = sums;
        this.weights = weights;
        strata = sums.strata();
        int all = 2 * strata;
        covariances = new double[strata * strata];
        rate = new double[all];
        scale = new double[all];
        pull = new double[all];
        pairs = new double[all * all];
        columns = new int[all];
        shares = new double[all];
        own = new double[strata];
        for (int column = 0; column < all; column++) {
            double sessions = sums.sessions[column];
            if (weights[column / 2] != 0) {
                rate[column] = sums.rate(column);
                scale[column] = 1 / sessions;
                pull[column] = Math.abs(weights[column / 2]) / (sessions * Math.sqrt(sessions));
            }
        }
        goThrough();
    }

    private void goThrough() {
        Cells cells = sums.cells();
        int from = 0;
        while (from < cells.size()) {
            int cluster = cells.cluster(from);
            int to = from + 1;
            while (to < cells.size() && cells.cluster(to) == cluster) {
                to++;
            }
            add(cells, from, to);
            from = to;
        }
        double free = workSquared - diagonal;
        for (double pair : pairs) {
            free += pair * pair;
        }
        degreesOfFreedom = free > 0 ? Math.max(1, work * work / free) : 1;
    }

    private void add(Cells cells, int from, int to) {
        int used = 0;
        double influence = 0;
        double ofCandidate = 0;
        double ofBaseline = 0;
        double leverage = 0;
        double squares = 0;
        for (int at = from; at < to; at++) {
            int side = sums.side(at);
            if (side < 0) {
                continue;
            }
            int stratum = cells.stratum(at);
            double weight = weights[stratum];
            if (weight == 0) {
                continue;
            }
            int column = 2 * stratum + side;
            double sessions = cells.sessions(at);
            double share = sessions * scale[column];
            double root = 1 / Math.sqrt(1 - share);
            double excess = (cells.bad(at) - rate[column] * sessions) * scale[column];
            double adjusted = excess * root;
            if (side == ArmSums.CANDIDATE) {
                influence += weight * excess;
                ofCandidate += weight * adjusted;
                own[stratum] += adjusted;
            } else {
                influence -= weight * excess;
                ofBaseline += weight * adjusted;
                own[stratum] -= adjusted;
            }
            leverage += weight * weight * share * scale[column];
            double q = pull[column] * sessions * root;
            squares += q * q;
            columns[used] = column;
            shares[used] = q;
            used++;
        }
        if (used > 0) {
            clusters++;
            plain += influence * influence;
            corrected += (ofCandidate - ofBaseline) * (ofCandidate - ofBaseline);
            candidate += ofCandidate * ofCandidate;
            baseline += ofBaseline * ofBaseline;
            together += ofCandidate * ofBaseline;
            work += leverage;
            workSquared += leverage * leverage;
            diagonal += squares * squares;
            pair(used);
        }
    }

    /// Adds a cluster's products. Its columns are in order: both of a stratum stand beside each other.
    private void pair(int used) {
        int all = 2 * strata;
        for (int one = 0; one < used; one++) {
            int row = columns[one] * all;
            for (int other = 0; other < used; other++) {
                pairs[row + columns[other]] += shares[one] * shares[other];
            }
        }
        for (int one = 0; one < used; one++) {
            int stratum = columns[one] / 2;
            if (one == 0 || columns[one - 1] / 2 != stratum) {
                for (int other = 0; other < used; other++) {
                    int against = columns[other] / 2;
                    if (other == 0 || columns[other - 1] / 2 != against) {
                        covariances[stratum * strata + against] += own[stratum] * own[against];
                    }
                }
            }
        }
        for (int one = 0; one < used; one++) {
            own[columns[one] / 2] = 0;
        }
    }
}
