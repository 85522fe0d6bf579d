package dev.ajar.cli.report;

import dev.ajar.model.Exclusion;
import dev.ajar.tally.Measurement;
import java.util.List;
import java.util.Set;

/// What `ajar measure` found.
///
/// @param asOf the instant of the question, in µs since 1970
/// @param chosen where that instant comes from, in words; empty where it was asked for
/// @param quality of the whole input, whatever was asked of it
/// @param measurements one for each experience, by name
/// @param by the dimensions to break down by, in the order they were asked for
/// @param exclusions the planned windows there are
/// @param unasked what nobody asked for where this was measured, and what is therefore not told
public record Answer(
        long asOf,
        String chosen,
        Quality quality,
        List<Measurement> measurements,
        List<String> by,
        List<Exclusion> exclusions,
        Set<Unasked> unasked) {

    public Answer {
        unasked = Set.copyOf(unasked);
        measurements = List.copyOf(measurements);
        by = List.copyOf(by);
        exclusions = List.copyOf(exclusions);
    }

    /// Parts of a report that an engine may leave out, and then says so.
    public enum Unasked {
        FLOW("from step to step; unmodelled sessions"),
        LOST("unkeyed events; orphans; slots whose `while` is unknown"),
        TABLE("rows of the table; duplicates and conflicting among them"),
        CONDITIONS("what conditions on events lacked; setters of timelines; values that no Schema lists");

        private final String words;

        Unasked(String words) {
            this.words = words;
        }

        /// What is left out, in words.
        public String words() {
            return words;
        }
    }

    /// How good the input was.
    ///
    /// @param read how many events were read, sound or not
    /// @param duplicates copies that say the same as the event that stands
    /// @param conflicting copies that have its id and say something else
    /// @param quarantined how many rows were set aside
    /// @param refused rows of a table that no event can be
    /// @param reasons why they were, the most frequent first
    /// @param unlisted values that their attribute does not list, the most frequent first
    /// @param dropped values that cannot be kept (arrays)
    /// @param future events later than the instant of the question
    /// @param undeclared attributes that no schema declares, the most frequent first
    /// @param findings what else only the data shows, in sentences
    public record Quality(
            long read,
            long duplicates,
            long conflicting,
            long quarantined,
            long refused,
            List<Reason> reasons,
            List<Unlisted> unlisted,
            long dropped,
            long future,
            List<Undeclared> undeclared,
            List<String> findings) {

        public Quality {
            reasons = List.copyOf(reasons);
            unlisted = List.copyOf(unlisted);
            undeclared = List.copyOf(undeclared);
            findings = List.copyOf(findings);
        }

        /// How many values there are that their attribute does not list.
        public long unlistedValues() {
            return unlisted.stream().mapToLong(Unlisted::count).sum();
        }
    }

    /// Why rows were set aside.
    ///
    /// @param first where the first of them stands, as `FILE:LINE`
    public record Reason(String reason, long count, String first) {}

    /// An attribute that no schema declares.
    public record Undeclared(String attribute, long count) {}

    /// A value that its attribute does not list.
    public record Unlisted(String attribute, String value, long count) {}
}
