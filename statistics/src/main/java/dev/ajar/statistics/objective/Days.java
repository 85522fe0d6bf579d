package dev.ajar.statistics.objective;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// A history: sessions of each day, in order, without a gap. Days without a session count as days.
final class Days {

    private final long[] sessions;
    private final long[] failures;

    private Days(long[] sessions, long[] failures) {
        this.sessions = sessions;
        this.failures = failures;
    }

    static Answer<Days> of(long[] sessions, long[] failures) {
        if (sessions.length != failures.length) {
            return Answer.unknown(
                    Why.ABSURD_COUNTS,
                    "sessions of %s days and failures of %s".formatted(sessions.length, failures.length));
        }
        long sum = 0;
        for (int day = 0; day < sessions.length; day++) {
            if (failures[day] < 0 || sessions[day] < failures[day] || sessions[day] > (1L << 53) - sum) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "day %s has %s failures of %s sessions (expected: failures among sessions, 0 or more)"
                                .formatted(day + 1, failures[day], sessions[day]));
            }
            sum += sessions[day];
        }
        if (sum == 0) {
            return Answer.unknown(Why.NO_DATA, "no session in %s days: there is no history".formatted(sessions.length));
        }
        return Answer.known(new Days(sessions.clone(), failures.clone()));
    }

    int count() {
        return sessions.length;
    }

    /// Sessions of a day; days begin anew after the last.
    long sessions(int day) {
        return sessions[day % sessions.length];
    }

    /// Failures of a day; days begin anew after the last.
    long failures(int day) {
        return failures[day % failures.length];
    }

    long allSessions() {
        long sum = 0;
        for (long day : sessions) {
            sum += day;
        }
        return sum;
    }

    long allFailures() {
        long sum = 0;
        for (long day : failures) {
            sum += day;
        }
        return sum;
    }
}
