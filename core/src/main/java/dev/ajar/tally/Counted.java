package dev.ajar.tally;

import dev.ajar.expression.Value;
import dev.ajar.model.Indicator;
import dev.ajar.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody else has counted of an experience, a warehouse for example: pieces of a [Measurement], which
/// [takes][Measurement#take] them in any order.
public sealed interface Counted {

    /// Sessions that are alike in all that is shown of them.
    ///
    /// @param furthest the furthest step they reached; empty where there is none
    /// @param indicators how each declared indicator counts one of them; empty where it does not
    /// @param withoutExclusions the same if nothing were ever excluded
    /// @param hit for each declared step whether they hit it
    /// @param known for each dimension that is not broken down whether its value is known
    /// @param succeeded whether they reached their goal, whatever was made of that
    /// @param skewed whether the success came before the start
    /// @param times how many there are
    record Sessions(
            Verdict.Outcome outcome,
            String furthest,
            List<Optional<Verdict.Kind>> indicators,
            List<Optional<Verdict.Kind>> withoutExclusions,
            List<Boolean> hit,
            Map<String, Boolean> known,
            boolean succeeded,
            boolean skewed,
            long times)
            implements Counted {
        public Sessions {
            indicators = List.copyOf(indicators);
            withoutExclusions = List.copyOf(withoutExclusions);
            hit = List.copyOf(hit);
            known = Map.copyOf(known);
        }
    }

    /// Sessions of one value of a dimension that is broken down.
    record Valued(
            String dimension, Value value, Verdict.Kind verdict, List<Optional<Verdict.Kind>> indicators, long times)
            implements Counted {
        public Valued {
            indicators = List.copyOf(indicators);
        }
    }

    /// How long good sessions took: one quantile of a latency.
    ///
    /// @param times how many took any time at all
    /// @param share of them that took at most so long
    /// @param micros how long that is
    record Took(Indicator latency, long times, double share, long micros) implements Counted {}

    /// The time between two events that were expected: one quantile.
    ///
    /// @param times how many such times there are
    /// @param share of them that are at most so long
    record Beat(long times, double share, long micros) implements Counted {}

    /// Sessions without an attempt, by their furthest step; the empty name for those without any.
    record Orphans(String furthest, long times) implements Counted {}

    /// Relevant events that hit a step but lack an attribute of the key, by that step.
    record Unkeyed(String step, long times) implements Counted {}

    /// Sessions that went a way the flow did not foresee.
    record Unmodelled(long times) implements Counted {}

    /// Slots of which nobody can tell whether anything was expected in them.
    record Unclear(long times) implements Counted {}

    /// How often one step followed another.
    record Followed(String from, String to, long times) implements Counted {}
}
