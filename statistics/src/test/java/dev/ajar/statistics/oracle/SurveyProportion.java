package dev.ajar.statistics.oracle;

import dev.ajar.statistics.proportion.Confidence;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// Intervals of a rate as `svyciprop` of R's `survey` makes them; `likelihood` is in [LikelihoodProfile].
///
/// Sources: Lumley, survey 4.1-1; Korn & Graubard (1998) Surv. Methodol. 24:193.
final class SurveyProportion {

    private final SurveySample sample;
    private final Confidence confidence;
    private final double degreesOfFreedom;
    private final double student;

    SurveyProportion(SurveySample sample, Confidence confidence) {
        this.sample = sample;
        this.confidence = confidence;
        degreesOfFreedom = sample.bad().size() - 1;
        student = confidence.student(degreesOfFreedom);
    }

    Map<String, Object> all() {
        double rate = sample.rate();
        double error = Math.sqrt(sample.variance());
        double effective = rate * (1 - rate) / sample.variance();
        Map<String, Object> said = new HashMap<>();
        said.put("p", rate);
        said.put("se", error);
        said.put("deff", sample.rows() / effective);
        said.put("n_eff", effective);
        said.put("df", degreesOfFreedom);
        said.put("mean", ends(rate, error, end -> end));
        said.put("logit", logit());
        said.put("xlogit", logit());
        said.put("beta", beta(effective));
        said.put("likelihood", new LikelihoodProfile(sample, confidence).ends());
        return said;
    }

    private double[] logit() {
        double rate = sample.rate();
        double error = Math.sqrt(sample.variance()) / (rate * (1 - rate));
        return ends(Math.log(rate / (1 - rate)), error, SurveyProportion::inverseLogit);
    }

    /// Clopper and Pearson's on n_eff·(t_{n−1}/t_{df})².
    private double[] beta(double effective) {
        double ratio = confidence.student(sample.rows() - 1) / student;
        double sessions = effective * ratio * ratio;
        double bad = sessions * sample.rate();
        return new double[] {
            BetaDistribution.of(bad, sessions - bad + 1).inverseCumulativeProbability(confidence.tail()),
            BetaDistribution.of(bad + 1, sessions - bad).inverseSurvivalProbability(confidence.tail())
        };
    }

    private double[] ends(double middle, double error, DoubleUnaryOperator back) {
        return DoubleStream.of(-1, 1)
                .map(side -> back.applyAsDouble(middle + side * student * error))
                .toArray();
    }

    static double inverseLogit(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
