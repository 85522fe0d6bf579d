package dev.ajar.statistics.sequential;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How much of the risk of a wrong alarm may be used up by a time, if time is measured in information.
///
/// Lan & DeMets 1983, Biometrika 70:659. Neither the number of looks nor their times need to be known in advance.
public enum Spending {

    /// Hardly anything early: `2 (1 − Φ(z_{α/2} / √t))`. The last bound is nearly that of a single look.
    OBRIEN_FLEMING {
        @Override
        double within(double alpha, double fraction) {
            return 2 * NORMAL.survivalProbability(NORMAL.inverseSurvivalProbability(alpha / 2) / Math.sqrt(fraction));
        }
    },

    /// Nearly evenly: `α ln(1 + (e − 1) t)`. Early alarms are cheap.
    POCOCK {
        @Override
        double within(double alpha, double fraction) {
            return alpha * Math.log1p((Math.E - 1) * fraction);
        }
    };

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// What is spent when a fraction of the information is there, of a one-sided risk.
    ///
    /// @param alpha above 0, below 1
    /// @param fraction of the planned information; beyond 1 counts as 1, below 0 as 0
    public double spent(double alpha, double fraction) {
        if (fraction >= 1) {
            return alpha;
        }
        return fraction > 0 ? Math.min(within(alpha, fraction), alpha) : 0;
    }

    abstract double within(double alpha, double fraction);
}
