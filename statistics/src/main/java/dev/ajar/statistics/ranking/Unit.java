package dev.ajar.statistics.ranking;

import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.List;

/// A customer, a lock, an office: whatever may struggle.
///
/// @param name as people know it
/// @param bad how many sessions were bad, 0 or more; a fraction if old sessions count for less
/// @param sessions good and bad ones, at least `bad`
/// @param expected the rate of failure anybody would have under this unit's conditions, 0…1
public record Unit(String name, double bad, double sessions, double expected) {

    /// Clusters as units. What is to be expected of each is the mean of its strata's rates of failure, weighted by its
    /// own sessions there: `μ = Σ_s n_s · p_s / n`. A stratum's rate is drawn towards that of all by one session's
    /// worth, so that no expectation is exactly 0 or 1.
    ///
    /// @return in the order of names; groups are added up
    public static List<Unit> of(Cells cells) {
        double[] rates = rates(cells);
        List<Unit> units = new ArrayList<>();
        int at = 0;
        while (at < cells.size()) {
            int cluster = cells.cluster(at);
            double base = rates[cells.stratum(at)];
            double beyond = 0;
            long bad = 0;
            long sessions = 0;
            while (at < cells.size() && cells.cluster(at) == cluster) {
                int stratum = cells.stratum(at);
                long here = 0;
                for (; at < cells.size() && cells.cluster(at) == cluster && cells.stratum(at) == stratum; at++) {
                    bad += cells.bad(at);
                    here += cells.sessions(at);
                }
                beyond += here * (rates[stratum] - base);
                sessions += here;
            }
            units.add(new Unit(cells.clusters().get(cluster), bad, sessions, base + beyond / sessions));
        }
        return units;
    }

    private static double[] rates(Cells cells) {
        int strata = cells.strata().size();
        double[] bad = new double[strata];
        double[] sessions = new double[strata];
        double allBad = 0;
        double all = 0;
        for (int at = 0; at < cells.size(); at++) {
            bad[cells.stratum(at)] += cells.bad(at);
            sessions[cells.stratum(at)] += cells.sessions(at);
            allBad += cells.bad(at);
            all += cells.sessions(at);
        }
        double[] rates = new double[strata];
        for (int stratum = 0; stratum < strata; stratum++) {
            rates[stratum] = (bad[stratum] + allBad / all) / (sessions[stratum] + 1);
        }
        return rates;
    }
}
