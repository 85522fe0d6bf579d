package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// How often intervals are to hold the truth, in the long run.
///
/// @param level above 0, below 1; 0.95 is the custom
public record Confidence(double level) {

    public static final Confidence NINETY_FIVE = new Confidence(0.95);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// @throws IllegalArgumentException if the level is none; what people typed goes through [#of]
    public Confidence {
        if (!possible(level)) {
            throw new IllegalArgumentException(sentence(level));
        }
    }

    /// A level somebody chose.
    public static Answer<Confidence> of(double level) {
        return possible(level)
                ? Answer.known(new Confidence(level))
                : Answer.unknown(Why.ABSURD_SETTING, sentence(level));
    }

    private static boolean possible(double level) {
        return level > 0 && level < 1;
    }

    private static String sentence(double level) {
        return "a level of %s: it is above 0 and below 1, for example 0.95".formatted(level);
    }

    /// What is left out, on both sides together: 1 − level.
    public double alpha() {
        return 1 - level;
    }

    /// What is left out on each side: (1 − level)/2.
    public double tail() {
        return alpha() / 2;
    }

    /// The standard normal quantile that leaves out [#tail()] above: 1.96 for 0.95.
    public double normal() {
        return NORMAL.inverseSurvivalProbability(tail());
    }

    /// The same of Student's t.
    ///
    /// @param degreesOfFreedom above 0; infinite gives the normal one
    public double student(double degreesOfFreedom) {
        return Double.isInfinite(degreesOfFreedom)
                ? normal()
                : TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail());
    }
}
