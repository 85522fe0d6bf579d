package dev.ajar.statistics.ranking;

import java.util.List;

/// Learns the prior of all units. Two kinds are believed in only if that makes the counts much more likely: twice the
/// gain in log likelihood is above 10 for three more numbers to learn.
///
/// @param likelihoodRatio twice that gain; 0 where a second kind brings none
record PriorFit(Prior prior, double likelihoodRatio) {

    private static final double MUCH = 10;

    /// Where another kind is looked for: mean rates, each worth as many sessions as `OPEN`.
    private static final double[] LOOKED_AT = {0.1, 0.2, 0.4, 0.7, 0.9};

    private static final double OPEN = 5;

    static PriorFit of(List<Unit> units) {
        Counts counts = Counts.of(units);
        Shape one = BetaBinomial.shape(counts);
        Prior.OneKind oneKind = new Prior.OneKind(one.shift(), one.weight());
        Shape other = one;
        double most = 0;
        for (double mean : LOOKED_AT) {
            Shape shape = new Shape(Counts.logOdds(mean), OPEN);
            double promise = Mixture.promise(counts, one, shape);
            if (promise > most) {
                most = promise;
                other = shape;
            }
        }
        if (most == 0) {
            return new PriorFit(oneKind, 0);
        }
        Mixture mixture = new Mixture(counts, one, other);
        double ratio = 2 * (mixture.climb(MUCH / 2) - new Ascent(counts.different()).logLikelihood(one));
        return new PriorFit(ratio > MUCH && mixture.otherIsWorse() ? mixture.prior() : oneKind, Math.max(0, ratio));
    }
}
