package dev.ajar.statistics.sequential;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Where a statistic may be that was looked at and has crossed no bound yet.
///
/// `Z_k √I_k` is a sum of independent normal increments of variance `I_k − I_{k−1}`; its density among those that have
/// not crossed is carried from look to look by numerical integration (Armitage, McPherson & Rowe 1969, J. R. Stat. Soc.
/// A 132:235; Jennison & Turnbull 2000, chapter 19). Here with as many Gauss–Legendre points as the narrowest step asks
/// for.
final class Path {

    /// A bound nobody crosses by chance: `P(Z > 12) = 2·10⁻³³`.
    static final double NEVER = 12;

    private static final double FAR = 7.5;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    private final Sides sides;
    private final double[] information;
    private final double drift;

    private int look;
    private double guess = 2;
    private double[] places = {0};
    private double[] mass = {1};

    /// @param information of all looks, rising
    /// @param drift the mean of `Z_k` is `drift · √I_k`
    Path(Sides sides, double[] information, double drift) {
        this.sides = sides;
        this.information = information;
        this.drift = drift;
    }

    /// How likely it is not to have crossed before and to cross now.
    double crossing(double bound) {
        double chance = 0;
        double scale = Math.sqrt(information[look]);
        double step = Math.sqrt(increment());
        for (int at = 0; at < mass.length; at++) {
            double mean = mean(at);
            chance += mass[at] * NORMAL.survivalProbability((bound * scale - mean) / step);
            if (sides == Sides.TWO) {
                chance += mass[at] * NORMAL.cumulativeProbability((-bound * scale - mean) / step);
            }
        }
        return chance;
    }

    /// The bound that is crossed now, and not before, in so many cases.
    double bound(double chance) {
        if (crossing(NEVER) >= chance) {
            return NEVER;
        }
        double lower = sides == Sides.TWO ? 0 : -NEVER;
        double upper = NEVER;
        if (crossing(lower) <= chance) {
            return lower;
        }
        double wanted = Math.log(chance);
        double bound = Math.clamp(guess, lower, upper);
        for (int round = 0; round < 200; round++) {
            double found = crossing(bound);
            double off = Math.log(found) - wanted;
            if (off > 0) {
                lower = bound;
            } else {
                upper = bound;
            }
            double slope = (sides == Sides.TWO ? density(bound) + density(-bound) : density(bound)) / found;
            double next = bound + off / slope;
            if (!(next > lower && next < upper)) {
                next = (lower + upper) / 2;
            }
            if (Math.abs(next - bound) < 1e-12) {
                guess = next;
                return next;
            }
            bound = next;
        }
        return bound;
    }

    /// Goes on to the next look with those that stay below the bound (and above its mirror image).
    void stay(double bound) {
        double centre = drift * Math.sqrt(information[look]);
        double upper = Math.min(bound, Math.max(centre + FAR, NEVER));
        double lower = sides == Sides.TWO ? Math.max(-bound, Math.min(centre - FAR, -NEVER)) : centre - FAR;
        if (lower >= upper) {
            places = new double[0];
            mass = new double[0];
        } else {
            GaussLegendre rule = GaussLegendre.of(points(upper - lower), lower, upper);
            double[] next = new double[rule.count()];
            double[] density = new double[rule.count()];
            for (int at = 0; at < next.length; at++) {
                next[at] = rule.place(at);
                density[at] = rule.weight(at) * density(next[at]);
            }
            places = next;
            mass = density;
        }
        look++;
    }

    private int points(double width) {
        double narrowest = Math.sqrt(increment() / information[look]);
        if (look + 1 < information.length) {
            narrowest = Math.min(narrowest, Math.sqrt((information[look + 1] - information[look]) / information[look]));
        }
        return (int) Math.min(16 + 1.7 * width / narrowest, 2_000);
    }

    /// The density of the statistic now at a place, of those that have not crossed before.
    private double density(double place) {
        double scale = Math.sqrt(information[look]);
        double step = Math.sqrt(increment());
        double sum = 0;
        for (int at = 0; at < mass.length; at++) {
            double off = (place * scale - mean(at)) / step;
            sum += mass[at] * Math.exp(-off * off / 2);
        }
        return sum * DENSITY * scale / step;
    }

    private double mean(int at) {
        double before = look == 0 ? 0 : places[at] * Math.sqrt(information[look - 1]);
        return before + drift * increment();
    }

    private double increment() {
        return look == 0 ? information[0] : information[look] - information[look - 1];
    }
}
