package dev.ajar.statistics.simulation;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/// A made-up release, day by day: locks with a rate of their own, each with one version for good or with both in turns.
final class Trial {

    private final UniformRandomProvider random;
    private final boolean crossover;
    private final double[] rates;
    private final double factor;
    private final double perDay;
    private final long[][] sessions;
    private final long[][] failures;
    private int day;

    /// @param locks of both arms together
    /// @param base rate of failures of the baseline
    /// @param alike intra-cluster correlation
    /// @param worse added to the rate by the candidate
    /// @param perDay sessions of a lock
    Trial(
            UniformRandomProvider random,
            boolean crossover,
            int locks,
            double base,
            double alike,
            double worse,
            double perDay) {
        this.random = random;
        this.crossover = crossover;
        this.factor = (base + worse) / base;
        this.perDay = perDay;
        rates = new double[locks];
        for (int lock = 0; lock < locks; lock++) {
            rates[lock] = Fleets.rate(random, base, alike);
        }
        sessions = new long[locks][2];
        failures = new long[locks][2];
    }

    /// Another day of everybody.
    void day() {
        for (int lock = 0; lock < rates.length; lock++) {
            int arm = crossover ? (lock + day) % 2 : lock % 2;
            int some = Fleets.poisson(random, perDay);
            double rate = arm == 1 ? Math.min(rates[lock] * factor, 1) : rates[lock];
            sessions[lock][arm] += some;
            failures[lock][arm] += Fleets.failures(random, some, rate);
        }
        day++;
    }

    /// What came of it so far, by lock and version.
    Cells cells() {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < rates.length; lock++) {
            for (int arm = 0; arm < 2; arm++) {
                cells.add(new Cell(
                        Integer.toString(lock),
                        "",
                        arm == 1 ? "new" : "old",
                        sessions[lock][arm] - failures[lock][arm],
                        failures[lock][arm]));
            }
        }
        return Cells.of(cells).orThrow();
    }

    Seen seen() {
        double[] all = new double[2];
        double[] bad = new double[2];
        for (int lock = 0; lock < rates.length; lock++) {
            for (int arm = 0; arm < 2; arm++) {
                all[arm] += sessions[lock][arm];
                bad[arm] += failures[lock][arm];
            }
        }
        double clustered = 0;
        for (int lock = 0; lock < rates.length; lock++) {
            double influence = 0;
            for (int arm = 0; arm < 2; arm++) {
                double share = sessions[lock][arm] / all[arm];
                double off = (failures[lock][arm] - bad[arm] / all[arm] * sessions[lock][arm]) / all[arm];
                influence += (arm == 1 ? off : -off) / Math.sqrt(1 - share);
            }
            clustered += influence * influence;
        }
        double naive = 0;
        for (int arm = 0; arm < 2; arm++) {
            double rate = bad[arm] / all[arm];
            naive += rate * (1 - rate) / all[arm];
        }
        return new Seen(
                bad[1] / all[1] - bad[0] / all[0],
                Math.sqrt(clustered),
                Math.sqrt(naive),
                Math.round(all[0] + all[1]),
                Math.round(bad[0] + bad[1]));
    }

    /// What is to be seen of it.
    ///
    /// @param clustered standard error by locks, with the correction for leverage (CR2)
    /// @param naive standard error as if sessions were independent
    record Seen(double difference, double clustered, double naive, long sessions, long failures) {}
}
