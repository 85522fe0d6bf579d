package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// So many of so many. Both may be broken numbers: clustered sessions are worth fewer independent ones, and of these
/// not a whole number is bad.
///
/// @param bad from 0 to `sessions`
/// @param sessions above 0, up to 2⁵³
public record Proportion(double bad, double sessions) {

    private static final double MOST = 0x1p53;

    /// @throws IllegalArgumentException if there is no such share; what was counted goes through [#of]
    public Proportion {
        if (!(sessions > 0 && sessions <= MOST && bad >= 0 && bad <= sessions)) {
            throw new IllegalArgumentException(sentence(bad, sessions));
        }
    }

    /// What was counted, if there is anything.
    public static Answer<Proportion> of(double bad, double sessions) {
        if (sessions == 0 && bad == 0) {
            return Answer.unknown(Why.NO_DATA, "no session at all: a rate needs at least one");
        }
        return sessions > 0 && sessions <= MOST && bad >= 0 && bad <= sessions
                ? Answer.known(new Proportion(bad, sessions))
                : Answer.unknown(Why.ABSURD_COUNTS, sentence(bad, sessions));
    }

    private static String sentence(double bad, double sessions) {
        return "%s bad of %s sessions: bad ones are 0 or more and at most as many as there are, and no log has more than 2⁵³"
                .formatted(bad, sessions);
    }

    /// Bad of all, 0…1.
    public double rate() {
        return bad / sessions;
    }

    /// The same share of other sessions.
    public Proportion ofSessions(double others) {
        return new Proportion(Math.min(rate() * others, others), others);
    }

    boolean none() {
        return bad == 0;
    }

    boolean all() {
        return bad == sessions;
    }
}
