package dev.ajar.model;

import dev.ajar.expression.Expression;
import java.util.List;

/// What makes events one session (semantics.md §4). Every kind there is stands here.
public sealed interface SessionRule {

    /// How long after its start (a slot: after its end) a session without success is given, in µs.
    long settle();

    /// All relevant events with equal values of the key are one session.
    ///
    /// @param key attributes, or `event.id` or `event.name`
    /// @param attempt the step whose first event starts the session
    record Keyed(List<Expression.Name> key, String attempt, long settle) implements SessionRule {
        public Keyed {
            key = List.copyOf(key);
        }
    }

    /// The relevant events of one key fall into sessions by the time between them.
    ///
    /// @param gap neighbours further apart than this, in µs, belong to two sessions
    /// @param until after this step a new attempt is a new session
    /// @param skew unless the event before lies at most so far back, in µs; [#NO_SKEW] where none is given
    record Episodes(List<Expression.Name> key, String attempt, long settle, long gap, Until until, long skew)
            implements SessionRule {

        /// No event lies so near that an attempt after it is no new session.
        public static final long NO_SKEW = -1;

        public Episodes {
            key = List.copyOf(key);
        }
    }

    /// One session for each slot of time in which an entity is expected to be heard of.
    ///
    /// @param every the length of a slot, in µs; slots are aligned to multiples of it since 1970
    /// @param per the attribute that names the entity
    /// @param during holds at the start and at the end of every slot that counts; sees timelines of the entity
    /// @param from no slot begins before this instant
    record Presence(long every, Expression.Name per, Expression during, long from, long settle)
            implements SessionRule {}

    /// After what a new attempt is a new session.
    sealed interface Until {

        /// After this step was reached.
        record Reached(String step) implements Until {}

        /// Never: only a gap parts sessions.
        record Never() implements Until {}
    }
}
