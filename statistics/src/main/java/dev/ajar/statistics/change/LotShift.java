package dev.ajar.statistics.change;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// From which lot on is the rate of failure another one?
///
/// **Formula:** that partition of K lots into stretches of at least two with one rate each is taken whose sum of
/// binomial deviances divided by φ, with 3 ln K for each shift, is least; exactly, by dynamic programming. φ, how much
/// more lots differ than coins would, is the larger of the mean design effect within lots and what lots that follow
/// each other show (see [Lot#designEffect()] and the square of MAD/0.6745). Beside it the largest gain of a single
/// shift is compared with those of lots in orders of chance: p = (1 + orders with at least that gain) / (1 + orders).
/// Lots that may as well be the first one are those where the deviance / φ is at most −2 ln(1 − √0.95) = 7.35 above the
/// least.
///
/// **Units:** rates of failure 0…1; lots in their order. **Source:** Jackson et al. 2005, *IEEE Signal Process. Lett.*
/// 12:105 (optimal partitioning; Killick, Fearnhead and Eckley 2012, *JASA* 107:1590, find the same faster); Siegmund
/// 1988,
/// *Int. Stat. Rev.* 56:31 (confidence set by likelihood); `statistics.md` §1.10.
///
/// **Takes for granted:** lots were made comparable ([Lots]); between shifts they differ by chance only, more than
/// coins by φ. **Fails** where a trend has no step, where a single lot is bad (two are a stretch), and where calendar
/// time is taken for lots of different ages. Time: K² steps and 199 K for the orders.
///
/// Measured, 60 lots of 40 to 120 locks: a shift is seen where there is none in 2 to 4 of a hundred series; with the
/// plain binomial deviance in nine of ten.
///
/// @param shifts in order; empty if there is none
/// @param chance how often lots in an order of chance show a shift as clear as the clearest here, 0…1
/// @param overdispersion φ
/// @param lots how many were looked at
public record LotShift(
        List<Shift> shifts, double chance, double overdispersion, int lots, String method, List<String> assumptions) {

    public static final int USUAL_ORDERS = 199;

    private static final int SHORTEST = 2;
    private static final double LEVEL = 0.95;
    private static final double PENALTY = 3;

    public LotShift {
        shifts = List.copyOf(shifts);
        assumptions = List.copyOf(assumptions);
    }

    /// With 199 orders of chance.
    ///
    /// @param lots in their order; those without sessions are left out
    /// @param seed of the orders: the same seed, the same answer
    /// @return unknown with counts that cannot be, fewer than four lots with sessions, or all sessions good or all bad
    public static Answer<LotShift> in(List<Lot> lots, long seed) {
        return in(lots, USUAL_ORDERS, seed);
    }

    /// With so many orders of chance, at least 1.
    public static Answer<LotShift> in(List<Lot> lots, int orders, long seed) {
        if (orders < 1) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "%s orders of chance: at least one is needed, mostly 199".formatted(orders));
        }
        for (Lot lot : lots) {
            if (!(lot.bad() >= 0 && lot.bad() <= lot.sessions() && lot.sessions() <= 1L << 53)
                    || !(lot.designEffect() >= 0 && lot.designEffect() < Double.POSITIVE_INFINITY)) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "lot %s has %s bad of %s sessions and a design effect of %s: all are zero or more, and no more are bad than there are"
                                .formatted(lot.name(), lot.bad(), lot.sessions(), lot.designEffect()));
            }
        }
        List<Lot> seen = lots.stream().filter(lot -> lot.sessions() > 0).toList();
        if (seen.isEmpty()) {
            return Answer.unknown(Why.NO_DATA, "None of %s lots has a session: measure first".formatted(lots.size()));
        }
        if (seen.size() < 2 * SHORTEST) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "Too few to see a shift: of %s with sessions at least two must lie before it and two after it"
                            .formatted(seen.size()));
        }
        double bad = seen.stream().mapToDouble(Lot::bad).sum();
        double sessions = seen.stream().mapToDouble(Lot::sessions).sum();
        if (bad == 0 || bad >= sessions) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "All sessions of %s lots were %s: no lot differs from another"
                            .formatted(seen.size(), bad == 0 ? "good" : "bad"));
        }
        return Answer.known(found(seen, orders, seed));
    }

    private static LotShift found(List<Lot> lots, int orders, long seed) {
        double dispersion = Overdispersion.of(lots);
        double[] bad = lots.stream().mapToDouble(Lot::bad).toArray();
        double[] sessions = lots.stream().mapToDouble(Lot::sessions).toArray();
        Series series = new Series(bad, sessions);
        List<Integer> firsts = series.partition(dispersion, PENALTY * Math.log(lots.size()), SHORTEST);
        List<Shift> shifts = new ArrayList<>();
        for (int at = 0; at < firsts.size(); at++) {
            int from = at == 0 ? 0 : firsts.get(at - 1);
            int to = at == firsts.size() - 1 ? lots.size() : firsts.get(at + 1);
            shifts.add(shift(lots, series, dispersion, from, firsts.get(at), to));
        }
        return new LotShift(
                shifts,
                chance(series, bad, sessions, orders, seed),
                dispersion,
                lots.size(),
                "optimal partitioning on the binomial deviance / overdispersion, 3 ln K for each shift",
                List.of(
                        "Lots are compared at the same age and under the same conditions.",
                        "Between shifts lots differ by chance only, and all by the same measure.",
                        "A single bad lot is no shift: at least two in a row are."));
    }

    private static Shift shift(List<Lot> lots, Series series, double dispersion, int from, int first, int to) {
        double least = series.cost(from, first) + series.cost(first, to);
        double drop = -2 * Math.log(1 - Math.sqrt(LEVEL)) * dispersion;
        List<String> maybe = new ArrayList<>();
        for (int at = from + SHORTEST; at <= to - SHORTEST; at++) {
            if (series.cost(from, at) + series.cost(at, to) <= least + drop) {
                maybe.add(lots.get(at).name());
            }
        }
        double before = series.rate(from, first);
        double after = series.rate(first, to);
        double half = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + LEVEL) / 2)
                * Math.sqrt(dispersion * (variance(series, from, first) + variance(series, first, to)));
        Interval difference = new Interval(after - before - half, after - before + half, LEVEL).within(-1, 1);
        return new Shift(first, lots.get(first).name(), before, after, difference, maybe);
    }

    /// Of a stretch's rate, with half a bad and half a good session more: none is known to be exactly 0.
    private static double variance(Series series, int from, int to) {
        double sessions = series.sessions(from, to) + 1;
        double rate = (series.bad(from, to) + 0.5) / sessions;
        return rate * (1 - rate) / sessions;
    }

    private static double chance(Series series, double[] bad, double[] sessions, int orders, long seed) {
        double gain = series.gain(SHORTEST) * (1 - 1e-12);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] dealtBad = bad.clone();
        double[] dealtSessions = sessions.clone();
        int asClear = 1;
        for (int order = 0; order < orders; order++) {
            for (int at = bad.length - 1; at > 0; at--) {
                int other = random.nextInt(at + 1);
                swap(dealtBad, at, other);
                swap(dealtSessions, at, other);
            }
            if (new Series(dealtBad, dealtSessions).gain(SHORTEST) >= gain) {
                asClear++;
            }
        }
        return asClear / (orders + 1.0);
    }

    private static void swap(double[] values, int one, int other) {
        double value = values[one];
        values[one] = values[other];
        values[other] = value;
    }
}
