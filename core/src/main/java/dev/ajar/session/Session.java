package dev.ajar.session;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.timeline.Known;
import org.jspecify.annotations.Nullable;

/// The facts of one session, as of the instant it was asked for (semantics.md §4).
///
/// Steps are given by their place in the declared order. For one thread.
public final class Session {

    private final String id;
    private final long start;
    private final long end;
    private final long attempts;
    private final long settlesAt;
    private final Gathered gathered;
    private final boolean unmodelled;
    private int lastUse;
    private Known.@Nullable Things lastAll;
    private Known.@Nullable Thing lastThing;

    Session(String id, long start, long end, long attempts, long settlesAt, Gathered gathered, boolean unmodelled) {
        this.id = id;
        this.start = start;
        this.end = end;
        this.attempts = attempts;
        this.settlesAt = settlesAt;
        this.gathered = gathered;
        this.unmodelled = unmodelled;
    }

    public String id() {
        return id;
    }

    /// When it began, in µs since 1970: at the first event that hits the attempt, or at the slot's start.
    public long start() {
        return start;
    }

    /// The time of its last event, in µs since 1970; of a slot its end.
    public long end() {
        return end;
    }

    /// How many events it has.
    public long events() {
        return gathered.events;
    }

    /// How often the attempt was hit; 1 for a slot.
    public long attempts() {
        return attempts;
    }

    /// From this instant on, in µs since 1970, it is judged with what is known.
    public long settlesAt() {
        return settlesAt;
    }

    /// How many events hit a step.
    public long count(int step) {
        return gathered.counts[step];
    }

    public boolean reached(int step) {
        return count(step) > 0;
    }

    /// When a step was first reached; unknown where it was not.
    public Value first(int step) {
        return reached(step) ? new InstantValue(gathered.firsts[step]) : Value.UNKNOWN;
    }

    /// When a step was last reached; unknown where it was not.
    public Value last(int step) {
        return reached(step) ? new InstantValue(gathered.lasts[step]) : Value.UNKNOWN;
    }

    /// The time from the start to the first event of a step, in µs; negative where the step came before. Only of a step
    /// that was reached.
    public long after(int step) {
        return gathered.firsts[step] - start;
    }

    /// The steps that its events hit, in order, without those that stand aside.
    public int[] path() {
        return gathered.path.clone();
    }

    /// When each step of the [path][#path] was hit, in µs since 1970. It never goes back; steps that one event hits
    /// have one time.
    public long[] pathTimes() {
        return gathered.pathTimes.clone();
    }

    /// Whether people did something that the flow did not foresee.
    public boolean isUnmodelled() {
        return unmodelled;
    }

    /// The last step in declared order that was reached, `aside` steps left out; −1 where there is none.
    public int furthest() {
        return gathered.furthest();
    }

    Value firstOf(int use) {
        return gathered.firstValues[use];
    }

    /// The thing that the first value of a kept attribute names. It is looked up once, for several of its properties
    /// are mostly asked for.
    ///
    /// @param all the things of the one timeline that follows this attribute
    Known.Thing thing(int use, Known.Things all) {
        Known.Thing last = lastThing;
        if (last != null && use == lastUse && all == lastAll) {
            return last;
        }
        Known.Thing found = all.of(firstOf(use));
        lastThing = found;
        lastUse = use;
        lastAll = all;
        return found;
    }

    Value lastOf(int use) {
        return gathered.lastValues[use];
    }

    @Override
    public String toString() {
        return id;
    }
}
