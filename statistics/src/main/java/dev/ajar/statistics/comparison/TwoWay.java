package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Estimate;
import dev.ajar.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// Joins comparisons of the same sessions by two kinds of clusters (Cameron, Gelbach and Miller 2011, section 2.3). The
/// variance is the largest of both alone and of both together; degrees of freedom are the fewer of both.
final class TwoWay {

    private TwoWay() {}

    static Answer<Comparison> joined(Comparison one, Comparison other, Comparison both) {
        if (!same(one, other) || !same(one, both)) {
            return Answer.unknown(
                    Why.ABSURD_COUNTS,
                    "both ways to cluster must count the same sessions in the same strata: %s, %s and %s of \"%s\", differences %s, %s and %s"
                            .formatted(
                                    one.candidate().sessions(),
                                    other.candidate().sessions(),
                                    both.candidate().sessions(),
                                    one.arms().candidate(),
                                    Words.points(one.difference().rate()),
                                    Words.points(other.difference().rate()),
                                    Words.points(both.difference().rate())));
        }
        Comparison wider = one.errors().used() >= other.errors().used() ? one : other;
        double alone = square(wider.errors().used());
        double together = square(one.errors().used())
                + square(other.errors().used())
                - square(both.errors().used());
        double error = Math.sqrt(Math.max(alone, together));
        double free =
                Math.min(one.difference().degreesOfFreedom(), other.difference().degreesOfFreedom());
        return Answer.known(with(wider, error, free));
    }

    private static Comparison with(Comparison comparison, double error, double free) {
        Estimate before = comparison.difference();
        double level = before.interval().level();
        double reach = error * TDistribution.of(free).inverseSurvivalProbability((1 - level) / 2);
        double grown = square(error / comparison.errors().used());
        List<String> assumptions = new ArrayList<>(before.assumptions());
        assumptions.add("Sessions depend on each other only through one of the two clusters they are in.");
        Estimate after = new Estimate(
                before.rate(),
                new Interval(before.rate() - reach, before.rate() + reach, level).within(-1, 1),
                before.clusters(),
                before.effective() / grown,
                before.designEffect() * grown,
                free,
                before.method() + ", two-way",
                assumptions);
        StandardErrors errors = comparison.errors();
        return new Comparison(
                comparison.arms(),
                after,
                new StandardErrors(error, errors.cr0(), errors.cr1(), errors.cr2()),
                comparison.candidate(),
                comparison.baseline(),
                comparison.relativeRisk().map(ratio -> with(ratio, Math.sqrt(grown), free)),
                comparison.guard(),
                comparison.forest(),
                comparison.heterogeneity(),
                comparison.coverage(),
                comparison.balance(),
                comparison.candidatePlanned());
    }

    /// The ratio's standard error grows as the difference's does.
    private static RelativeRisk with(RelativeRisk ratio, double grown, double free) {
        double level = ratio.interval().level();
        double t = TDistribution.of(free).inverseSurvivalProbability((1 - level) / 2);
        return RelativeRisk.of(ratio.ratio(), ratio.logStandardError() * grown, t, level);
    }

    private static boolean same(Comparison one, Comparison other) {
        return one.candidate().sessions() == other.candidate().sessions()
                && one.baseline().sessions() == other.baseline().sessions()
                && one.candidate().bad() == other.candidate().bad()
                && one.baseline().bad() == other.baseline().bad()
                && Math.abs(one.difference().rate() - other.difference().rate()) < 1e-12;
    }

    private static double square(double value) {
        return value * value;
    }
}
