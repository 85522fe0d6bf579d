package dev.ajar.statistics.ranking;

import java.util.ArrayList;
import java.util.List;

/// Two kinds of units, learned by expectation and maximisation in turn (Dempster, Laird and Rubin 1977): of which kind
/// is each count, and then a step up for either kind.
final class Mixture {

    private static final int ROUNDS = 300;
    private static final double ENOUGH = 1e-3;
    private static final double FEW = 0.01;

    private final List<Counts.Count> counts;
    private final double base;
    private Shape usual;
    private Shape other;
    private double share = FEW;

    Mixture(Counts counts, Shape usual, Shape other) {
        this.counts = counts.different();
        this.base = counts.base();
        this.usual = usual;
        this.other = other;
    }

    /// How steeply the log likelihood rises when a second kind comes in: `Σ (f₂/f₁ − 1)`. Where that is not above zero
    /// no share of this kind makes the counts more likely (Lindsay 1983, *Annals of Statistics* 11:86).
    static double promise(Counts counts, Shape usual, Shape other) {
        Likelihoods ofUsual = new Likelihoods(usual);
        Likelihoods ofOther = new Likelihoods(other);
        double slope = 0;
        for (Counts.Count count : counts.different()) {
            slope += count.units() * Math.expm1(ofOther.log(bare(count, count.units())) - ofUsual.log(count));
        }
        return slope;
    }

    /// The other kind is what it is, whatever is expected.
    private static Counts.Count bare(Counts.Count count, double units) {
        return new Counts.Count(count.bad(), count.good(), 0, units);
    }

    /// Climbs until there is nothing to gain, or until it is plain that the whole gain stays below `worthwhile`.
    ///
    /// @return the log likelihood
    double climb(double worthwhile) {
        double first = turn();
        double height = first;
        double last = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double next = turn();
            double gain = next - height;
            height = next;
            // gains shrink by about the same factor each round (Aitken)
            double shrinking = Math.min(0.99, gain / last);
            double left = gain * shrinking / (1 - shrinking);
            if (gain < ENOUGH || (round > 10 && height + 2 * left - first < worthwhile / 2)) {
                return height;
            }
            last = gain;
        }
        return height;
    }

    /// @return the log likelihood before the turn
    private double turn() {
        List<Counts.Count> usualOnes = new ArrayList<>(counts.size());
        List<Counts.Count> otherOnes = new ArrayList<>(counts.size());
        Likelihoods ofUsual = new Likelihoods(usual);
        Likelihoods ofOther = new Likelihoods(other);
        double logShare = Math.log(share);
        double logRest = Math.log1p(-share);
        double height = 0;
        double units = 0;
        double others = 0;
        for (Counts.Count count : counts) {
            double odds = logShare + ofOther.log(bare(count, 1)) - logRest - ofUsual.log(count);
            double mine = Counts.rate(odds);
            height += count.units() * (logRest + ofUsual.log(count) + softPlus(odds));
            units += count.units();
            others += count.units() * mine;
            usualOnes.add(new Counts.Count(count.bad(), count.good(), count.logOdds(), count.units() * (1 - mine)));
            otherOnes.add(bare(count, count.units() * mine));
        }
        share = Math.clamp(others / units, 1e-9, 1 - 1e-9);
        usual = new Ascent(usualOnes).from(usual, 1);
        other = new Ascent(otherOnes).from(other, 1);
        return height;
    }

    /// `ln(1 + e^x)`.
    private static double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    boolean otherIsWorse() {
        return share < 0.5 && other.shift() > base + usual.shift();
    }

    Prior prior() {
        return new Prior.TwoKinds(new Prior.OneKind(usual.shift(), usual.weight()), share, other.around(0));
    }
}
