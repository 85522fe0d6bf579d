package dev.ajar.statistics.simulation;

import dev.ajar.statistics.change.Lot;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// Sixty lots in a row of 40 to 120 locks each, whose sessions are alike.
final class SomeLots {

    static final int MANY = 60;
    static final int WORSE_FROM = 30;

    private static final double RATE = 0.03;
    private static final double ALIKE = 0.1;
    private static final double SESSIONS = 20;

    private SomeLots() {}

    /// @param unlike by how many (as a logarithm) lots differ although nothing has changed
    /// @param times as many failures from the thirty-first lot on
    static List<Lot> lots(UniformRandomProvider random, double unlike, double times) {
        List<Lot> lots = new ArrayList<>();
        for (int lot = 0; lot < MANY; lot++) {
            double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
            double rate = RATE * Math.exp(unlike * normal - unlike * unlike / 2) * (lot < WORSE_FROM ? 1 : times);
            lots.add(lot(random, Integer.toString(lot), 40 + random.nextInt(81), rate));
        }
        return lots;
    }

    private static Lot lot(UniformRandomProvider random, String name, int locks, double rate) {
        double[] bad = new double[locks];
        double[] sessions = new double[locks];
        double allBad = 0;
        double all = 0;
        for (int lock = 0; lock < locks; lock++) {
            sessions[lock] = Fleets.sessions(random, SESSIONS, 1);
            bad[lock] = Fleets.failures(random, (int) sessions[lock], Fleets.rate(random, rate, ALIKE));
            allBad += bad[lock];
            all += sessions[lock];
        }
        double mean = allBad / all;
        double squares = 0;
        for (int lock = 0; lock < locks; lock++) {
            double off = bad[lock] - mean * sessions[lock];
            squares += off * off;
        }
        double binomial = mean * (1 - mean) * all;
        return new Lot(name, allBad, all, binomial == 0 ? 0 : squares * locks / (locks - 1) / binomial);
    }
}
