package dev.ajar.statistics.planning;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.Locale;

/// How many sessions and locks a question needs.
///
/// Independent sessions ([Question#sessions()]) times the design effect, times what repeated looks cost; then as many
/// locks as give them. Failure mode: a correlation guessed too low, so plan with a [cautious one][Design#cautious].
///
/// @param independent sessions of each arm, if they were independent
/// @param designEffect how many sessions are worth one independent one
/// @param sessions of each arm
/// @param locks of both arms together; in a crossover each lock is in both
/// @param sentence for people
public record SampleSize(double independent, double designEffect, double sessions, long locks, String sentence) {

    /// More locks than that are no plan.
    private static final double MOST_LOCKS = 1e12;

    /// For one look at the end.
    public static Answer<SampleSize> of(Question question, Design design) {
        return of(question, design, 1);
    }

    /// For several looks, whose price is known: 1.03 for seven O'Brien–Fleming looks
    /// ([inflation][dev.ajar.statistics.sequential.GroupSequential#inflation]).
    ///
    /// @param inflation 1 or more
    public static Answer<SampleSize> of(Question question, Design design, double inflation) {
        if (!(inflation >= 1 && inflation < 1_000)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "looks that cost %s times the sessions (expected: 1…1000)".formatted(inflation));
        }
        double independent = question.sessions();
        double effect = design.designEffect();
        double sessions = independent * effect * inflation;
        if (!(sessions / design.sessions() < MOST_LOCKS)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "%s locks would be needed: the difference to be found is too small for any fleet"
                            .formatted(Percent.number(Math.min(sessions / design.sessions(), Double.MAX_VALUE))));
        }
        long locks = design.locks(sessions);
        String sentence = String.format(
                Locale.ROOT,
                "%,d locks%s with %s sessions each: %,d sessions in each arm, as many as %,d independent ones.",
                locks,
                design instanceof Design.Crossover
                        ? ", each with both versions,"
                        : ", half of them with the candidate,",
                Percent.number(sessionsOfLock(design)),
                (long) Math.ceil(sessions - 1e-9),
                (long) Math.ceil(independent * inflation - 1e-9));
        return Answer.known(new SampleSize(independent, effect, sessions, locks, sentence));
    }

    private static double sessionsOfLock(Design design) {
        return design instanceof Design.Crossover ? 2 * design.sessions() : design.sessions();
    }
}
