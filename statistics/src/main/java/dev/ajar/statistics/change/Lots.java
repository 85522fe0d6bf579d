package dev.ajar.statistics.change;

import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Makes lots comparable: young lots have seen no second winter, and one went to wooden doors.
///
/// **In:** cells with the lot as group, the lock as cluster, and as stratum what lots must be alike in: the age in
/// service (days 0–30, 31–90 …), best together with the material of the door. A lock has a cell for each stratum.
///
/// **Formula:** with stratum weights W_s and the rate p_s of all lots there, a lot's rate is
/// `P · Σ_s W_s p_ls / Σ_s W_s p_s` over the strata that the lot has, P being `Σ_s W_s p_s` over all: direct
/// standardisation where it has all of them, and where a young lot has no old ones yet, as many times better or worse
/// than others are at that age. Its sessions are as many as that rate is worth: `P (1 − P)` divided by its binomial
/// variance at the rates of all. With one stratum rates and sessions are those that were counted.
///
/// The design effect of a lot is the variance of its rate by locks, `m/(m−1) Σ_c u_c²`, divided by the binomial one.
///
/// **Source:** indirect and direct standardisation: Breslow and Day 1987, *Statistical Methods in Cancer Research* II,
/// chapter 2; linearised variance as in `statistics.md` §1.1. **Takes for granted:** a lot is better or worse by the
/// same factor in all strata.
public final class Lots {

    private Lots() {}

    /// Strata weighted by their share of all sessions.
    ///
    /// @param order names of lots, oldest first; lots not named come last, in the order of names
    public static List<Lot> of(Cells cells, List<String> order) {
        Map<String, Double> weights = new HashMap<>();
        for (int at = 0; at < cells.size(); at++) {
            weights.merge(cells.strata().get(cells.stratum(at)), (double) cells.sessions(at), Double::sum);
        }
        return of(cells, order, weights);
    }

    /// Strata weighted as handed in.
    ///
    /// @param weights by stratum, zero or more; strata not named do not count
    public static List<Lot> of(Cells cells, List<String> order, Map<String, Double> weights) {
        double[] weight = cells.strata().stream()
                .mapToDouble(stratum -> Math.max(0, weights.getOrDefault(stratum, 0.0)))
                .toArray();
        double whole = Arrays.stream(weight).sum();
        if (whole > 0) {
            Arrays.setAll(weight, stratum -> weight[stratum] / whole);
        }
        double[] rate = rates(cells);
        SequencedMap<Integer, List<Integer>> places = new TreeMap<>();
        for (int at = 0; at < cells.size(); at++) {
            if (weight[cells.stratum(at)] > 0) {
                places.computeIfAbsent(cells.group(at), ignored -> new ArrayList<>())
                        .add(at);
            }
        }
        List<Lot> lots = new ArrayList<>();
        places.forEach((group, own) -> lots.add(
                new Standard(cells, own, weight, rate).lot(cells.groups().get(group))));
        Map<String, Integer> rank = new HashMap<>();
        order.forEach(name -> rank.putIfAbsent(name, rank.size()));
        lots.sort(Comparator.comparingInt((Lot lot) -> rank.getOrDefault(lot.name(), order.size()))
                .thenComparing(Lot::name));
        return lots;
    }

    private static double[] rates(Cells cells) {
        double[] bad = new double[cells.strata().size()];
        double[] sessions = new double[bad.length];
        for (int at = 0; at < cells.size(); at++) {
            bad[cells.stratum(at)] += cells.bad(at);
            sessions[cells.stratum(at)] += cells.sessions(at);
        }
        Arrays.setAll(bad, stratum -> bad[stratum] / sessions[stratum]);
        return bad;
    }

    /// One lot among its like.
    private static final class Standard {

        private final Cells cells;
        private final List<Integer> own;
        private final double[] weight;
        private final double[] rate;
        private final double[] bad;
        private final double[] sessions;

        Standard(Cells cells, List<Integer> own, double[] weight, double[] rate) {
            this.cells = cells;
            this.own = own;
            this.weight = weight;
            this.rate = rate;
            bad = new double[weight.length];
            sessions = new double[weight.length];
            for (int at : own) {
                bad[cells.stratum(at)] += cells.bad(at);
                sessions[cells.stratum(at)] += cells.sessions(at);
            }
        }

        Lot lot(String name) {
            double here = 0;
            double expected = 0;
            double all = 0;
            double variance = 0;
            double observedVariance = 0;
            double counted = 0;
            for (int stratum = 0; stratum < weight.length; stratum++) {
                all += weight[stratum] * rate[stratum];
                if (sessions[stratum] > 0) {
                    double own = bad[stratum] / sessions[stratum];
                    double square = weight[stratum] * weight[stratum] / sessions[stratum];
                    here += weight[stratum] * own;
                    expected += weight[stratum] * rate[stratum];
                    variance += square * rate[stratum] * (1 - rate[stratum]);
                    observedVariance += square * own * (1 - own);
                    counted += sessions[stratum];
                }
            }
            if (expected == 0 || variance == 0 || all == 1) {
                return new Lot(name, all * counted, counted, 0);
            }
            double factor = all / expected;
            double worth = all * (1 - all) / (factor * factor * variance);
            double standard = Math.min(1, factor * here);
            return new Lot(name, standard * worth, worth, designEffect(observedVariance));
        }

        /// 0 where it cannot be told: one lock only, or all good, or all bad.
        private double designEffect(double binomial) {
            double squares = 0;
            int locks = 0;
            int next = 0;
            while (next < own.size()) {
                int cluster = cells.cluster(own.get(next));
                double off = 0;
                for (; next < own.size() && cells.cluster(own.get(next)) == cluster; next++) {
                    int at = own.get(next);
                    int stratum = cells.stratum(at);
                    off += weight[stratum]
                            * (cells.bad(at) - bad[stratum] / sessions[stratum] * cells.sessions(at))
                            / sessions[stratum];
                }
                squares += off * off;
                locks++;
            }
            return locks < 2 || binomial == 0 ? 0 : squares * locks / (locks - 1) / binomial;
        }
    }
}
