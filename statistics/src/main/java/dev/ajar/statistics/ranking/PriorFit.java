package dev.ajar.statistics.ranking;

import java.util.ArrayList;
import java.util.List;

/// Learns the prior of all units. Two kinds are believed in only if that makes the counts much more likely: twice the
/// gain in log likelihood is above 10 for three more numbers to learn.
///
/// @param likelihoodRatio twice that gain; 0 where a second kind brings none
record PriorFit(Prior prior, double likelihoodRatio) {

    private static final double MUCH = 10;
    private static final int ROUNDS = 150;
    private static final double ENOUGH = 1e-3;

    /// Where the other kind is looked for first: mean rates, each worth as many sessions as `OPEN`.
    private static final double[] LOOKED_AT = {0.2, 0.5, 0.9};

    private static final double OPEN = 4;
    private static final double FEW = 0.02;

    static PriorFit of(List<Unit> units) {
        Counts counts = Counts.of(units);
        Shape one = BetaBinomial.shape(counts);
        double height = new Ascent(counts.different()).logLikelihood(one);
        PriorFit best = new PriorFit(new Prior.OneKind(one.shift(), one.weight()), 0);
        for (double mean : LOOKED_AT) {
            Mixture mixture = new Mixture(counts, one, FEW, new Shape(Counts.logOdds(mean), OPEN));
            double ratio = 2 * (mixture.climb() - height);
            if (ratio > best.likelihoodRatio() && mixture.otherIsWorse()) {
                best = new PriorFit(ratio > MUCH ? mixture.prior() : best.prior(), ratio);
            }
        }
        return best;
    }

    /// Expectation and maximisation in turn (Dempster, Laird and Rubin 1977): whose is each count, then a step up for
    /// either kind.
    private static final class Mixture {

        private final List<Counts.Count> counts;
        private final double base;
        private Shape usual;
        private double share;
        private Shape other;

        Mixture(Counts counts, Shape usual, double share, Shape other) {
            this.counts = counts.different();
            this.base = counts.base();
            this.usual = usual;
            this.share = share;
            this.other = other;
        }

        double climb() {
            double height = Double.NEGATIVE_INFINITY;
            for (int round = 0; round < ROUNDS; round++) {
                double next = turn();
                if (next - height < ENOUGH) {
                    return next;
                }
                height = next;
            }
            return height;
        }

        /// @return the log likelihood before the turn
        private double turn() {
            List<Counts.Count> ofUsual = new ArrayList<>(counts.size());
            List<Counts.Count> ofOther = new ArrayList<>(counts.size());
            double height = 0;
            double units = 0;
            double others = 0;
            for (Counts.Count count : counts) {
                double one = Math.log1p(-share) + usual.logLikelihood(count);
                Counts.Count bare = new Counts.Count(count.bad(), count.good(), 0, count.units());
                double two = Math.log(share) + other.logLikelihood(bare);
                double most = Math.max(one, two);
                double sum = most + Math.log(Math.exp(one - most) + Math.exp(two - most));
                double mine = Math.exp(two - sum);
                height += count.units() * sum;
                units += count.units();
                others += count.units() * mine;
                ofUsual.add(new Counts.Count(count.bad(), count.good(), count.logOdds(), count.units() * (1 - mine)));
                ofOther.add(new Counts.Count(count.bad(), count.good(), 0, count.units() * mine));
            }
            share = Math.clamp(others / units, 1e-9, 1 - 1e-9);
            usual = new Ascent(ofUsual).from(usual, 1);
            other = new Ascent(ofOther).from(other, 1);
            return height;
        }

        boolean otherIsWorse() {
            return share < 0.5 && other.shift() > base + usual.shift();
        }

        Prior prior() {
            return new Prior.TwoKinds(new Prior.OneKind(usual.shift(), usual.weight()), share, other.around(0));
        }
    }
}
