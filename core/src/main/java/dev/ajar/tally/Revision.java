package dev.ajar.tally;

import dev.ajar.expression.Time;
import dev.ajar.model.Experience;
import dev.ajar.verdict.Verdict;
import java.util.List;
import java.util.Map;

/// A change of what is known: old verdicts are taken out and new ones put in (semantics.md §6).
///
/// One late event can change several verdicts at once, and sessions can appear, merge or part: so both sides are lists.
/// Summing the changes of all revisions up to an hour gives the tallies of what was known in that hour.
///
/// @param hour the hour it is dated by, in µs since 1970 (UTC)
/// @param change what is added to tallies, signed; nothing where nothing changed
public record Revision(long hour, Map<Slot, Tally> change) {

    private static final long HOUR = 60 * Time.MINUTE;

    public Revision {
        change = Map.copyOf(change);
    }

    /// The revision from one list of verdicts to another.
    ///
    /// @param at when the new verdicts became known, in µs: the later of an event's `received` and `time`, or the
    ///     moment of settling where only time decided
    public static Revision of(Experience experience, long at, List<Verdict> old, List<Verdict> now) {
        Tallies change = new Tallies(experience);
        old.forEach(change::remove);
        now.forEach(change::add);
        return new Revision(Math.floorDiv(at, HOUR) * HOUR, change.all());
    }
}
