package dev.ajar.statistics.oracle;

import dev.ajar.statistics.proportion.Confidence;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// The interval `svyciprop(method = "likelihood")`: all logits whose deviance is larger than the least by no more than
/// the variance allows. Looked for as R does: the root of the deviance at some places, a spline through them, straight
/// lines between points of the spline. That is where its digits come from.
///
/// Source: Lumley, survey 4.1-1 (after MASS 7.3); Rao & Scott (1984) Ann. Stat. 12:46.
final class LikelihoodProfile {

    private static final int MOST_STEPS = 10;

    private final double bad;
    private final double rows;
    private final double best;
    private final double error;
    private final double dispersion;
    private final double cut;
    private final double furthest;

    LikelihoodProfile(SurveySample sample, Confidence confidence) {
        double rate = sample.rate();
        rows = sample.rows();
        bad = rate * rows;
        best = Math.log(rate / (1 - rate));
        error = Math.sqrt(sample.variance()) / (rate * (1 - rate));
        dispersion = rows / (rows - 1);
        double ratio = error * error * rows * lastWeight();
        cut = confidence.student(sample.bad().size() - 1) * Math.sqrt(ratio);
        double tail = NormalDistribution.of(0, 1).cumulativeProbability(-cut) / 2;
        furthest = Math.sqrt(FDistribution.of(1, rows - 1).inverseSurvivalProbability(tail));
    }

    double[] ends() {
        List<Double> logits = new ArrayList<>();
        List<Double> roots = new ArrayList<>();
        for (double logit : places(-1).reversed()) {
            logits.add(logit);
            roots.add(root(logit));
        }
        logits.add(best);
        roots.add(0.0);
        for (double logit : places(1)) {
            logits.add(logit);
            roots.add(root(logit));
        }
        CubicSpline spline = new CubicSpline(logits, roots);
        int points = 3 * logits.size();
        return new double[] {
            SurveyProportion.inverseLogit(spline.inverseByLines(-cut, points)),
            SurveyProportion.inverseLogit(spline.inverseByLines(cut, points))
        };
    }

    private List<Double> places(int side) {
        List<Double> places = new ArrayList<>();
        double reached = 0;
        for (int step = 1; step < MOST_STEPS && reached < furthest; step++) {
            double logit = best + side * step * furthest / 5 * error;
            places.add(logit);
            reached = Math.abs(root(logit));
        }
        return places;
    }

    private double root(double logit) {
        double more = Math.max(0, deviance(logit) - deviance(best)) / dispersion;
        return Math.copySign(Math.sqrt(more), logit - best);
    }

    private double deviance(double logit) {
        double rate = SurveyProportion.inverseLogit(logit);
        return -2 * (bad * Math.log(rate) + (rows - bad) * Math.log1p(-rate));
    }

    /// R takes its naive variance from the last but one step of the fit.
    private double lastWeight() {
        double rate = bad / rows;
        double start = Math.log(3) + 0.25 / 0.1875;
        double weight = 0.1875;
        double logit = (2 * rate - 1) * start;
        double before = -2 * rows * Math.log(0.75);
        double deviance = deviance(logit);
        while (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) >= 1e-8) {
            before = deviance;
            double fitted = SurveyProportion.inverseLogit(logit);
            weight = fitted * (1 - fitted);
            logit += (rate - fitted) / weight;
            deviance = deviance(logit);
        }
        return weight;
    }
}
