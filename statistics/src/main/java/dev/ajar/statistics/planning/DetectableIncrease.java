package dev.ajar.statistics.planning;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The smallest increase of the failure rate that an experiment finds.
///
/// Solves `n d² = (z_{1−a} + z_{1−b})² (p₀(1 − p₀) + (p₀ + d)(1 − p₀ − d))` for `d`, in closed form, with
/// `n = locks × sessions / deff` of each arm.
///
/// @param base rate of failures of the baseline
/// @param increase of it that is found with the wanted power
/// @param designEffect of the design
/// @param sentence for people
public record DetectableIncrease(double base, double increase, double designEffect, String sentence) {

    /// With the usual risk (0.025 of one side) and power (0.8).
    public static Answer<DetectableIncrease> of(double base, Design design, long locksOfArm) {
        return of(base, design, locksOfArm, Question.RISK, Question.POWER);
    }

    /// With a risk and a power of one's own.
    ///
    /// @param base 0…1
    /// @param locksOfArm how many locks each arm has (in a crossover: all), 1 or more
    /// @param risk of one side, above 0, below 0.5
    /// @param power 0.5 or more, below 1
    public static Answer<DetectableIncrease> of(
            double base, Design design, long locksOfArm, double risk, double power) {
        if (!(base >= 0 && base < 1) || !(risk > 0 && risk < 0.5) || !(power >= 0.5 && power < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a rate of %s, a risk of %s, a power of %s (expected: 0…1; below 0.5; 0.5 or more and below 1)"
                            .formatted(base, risk, power));
        }
        if (locksOfArm < 1) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS, "%s locks in each arm: at least one is needed".formatted(locksOfArm));
        }
        double effect = design.designEffect();
        double effective = locksOfArm * design.sessions() / effect;
        double quantiles = Question.quantiles(risk, power);
        double linear = quantiles * (1 - 2 * base);
        double constant = 2 * quantiles * base * (1 - base);
        double square = effective + quantiles;
        double increase = (linear + Math.sqrt(linear * linear + 4 * square * constant)) / (2 * square);
        if (!(base + increase < 1)) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS,
                    "with %s locks in each arm and %s sessions each not even a total outage is seen: more locks"
                            .formatted(locksOfArm, Percent.number(design.sessions())));
        }
        String sentence = String.format(
                        Locale.ROOT,
                        "With %,d locks in each arm, %s sessions each: failures must rise from %s to %s to be seen ",
                        locksOfArm,
                        Percent.number(design.sessions()),
                        Percent.of(base),
                        Percent.of(base + increase))
                + "(power %s).".formatted(Percent.number(power));
        return Answer.known(new DetectableIncrease(base, increase, effect, sentence));
    }

    /// How likely each of some rates of the candidate would be found.
    ///
    /// @param rates of failures of the candidate, 0…1
    /// @return as many points as rates; a rate equal to the base has the risk of both sides as its power
    public static Answer<List<Point>> power(double base, Design design, long locksOfArm, double risk, double... rates) {
        if (locksOfArm < 1) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS, "%s locks in each arm: at least one is needed".formatted(locksOfArm));
        }
        double effective = locksOfArm * design.sessions() / design.designEffect();
        List<Point> points = new ArrayList<>();
        for (double rate : rates) {
            if (rate == base && risk > 0 && risk < 0.5) {
                points.add(new Point(rate, 2 * risk));
                continue;
            }
            switch (Question.of(base, rate, 0, risk, Question.POWER)) {
                case Answer.Known<Question>(Question question) ->
                    points.add(new Point(rate, question.power(effective)));
                case Answer.Unknown<Question>(Why why, String sentence) -> {
                    return Answer.unknown(why, sentence);
                }
            }
        }
        return Answer.known(List.copyOf(points));
    }

    /// A point of the power curve.
    ///
    /// @param rate of failures of the candidate
    /// @param power how likely it is found
    public record Point(double rate, double power) {}
}
