package dev.ajar.verdict;

import dev.ajar.expression.Value;
import java.util.List;

/// What a session was found to be (semantics.md §5 and §6).
///
/// @param experience the experience's name
/// @param sessionId the session's id
/// @param startedAt in µs since 1970
/// @param endedAt in µs since 1970
/// @param outcome what counts
/// @param withoutExclusions what would count if nothing were ever excluded: neither by window nor by rule
/// @param furthestStep the last step in declared order that was reached; empty where there is none
/// @param attempts how often it was tried
/// @param successAfter the time from the start to the first success, unknown where the success step was not reached
/// @param durations how long it took, whatever came of it, in the order of [dev.ajar.model.Experience#latencies];
///     unknown where that is not known
/// @param dimensions in the order of [dev.ajar.model.Experience#columns]
/// @param fingerprint of the definition
public record Verdict(
        String experience,
        String sessionId,
        long startedAt,
        long endedAt,
        Outcome outcome,
        Outcome withoutExclusions,
        String furthestStep,
        long attempts,
        Value successAfter,
        List<Value> durations,
        List<Value> dimensions,
        String fingerprint) {

    public Verdict {
        durations = List.copyOf(durations);
        dimensions = List.copyOf(dimensions);
    }

    /// One of the four things a session can be.
    public enum Kind {
        GOOD("good"),
        BAD("bad"),
        EXCLUDED("excluded"),
        PENDING("pending");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As tables write it.
        public String word() {
            return word;
        }
    }

    /// What a session is, and why.
    ///
    /// @param reason a text; unknown where there is none, which is so for everything pending
    public record Outcome(Kind kind, Value reason) {

        static Outcome pending() {
            return PENDING;
        }

        private static final Outcome PENDING = new Outcome(Kind.PENDING, Value.UNKNOWN);
    }

    /// The latencies of a good session, in the order of [dev.ajar.model.Experience#latencies]; unknown where there is
    /// none,
    /// which is so for every session that is not good.
    public List<Value> latencies() {
        return isGood()
                ? durations
                : durations.stream().map(ignored -> Value.UNKNOWN).toList();
    }

    /// Whether the session is good.
    public boolean isGood() {
        return outcome.kind() == Kind.GOOD;
    }
}
