package dev.ajar.tally;

import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.session.Flow;
import dev.ajar.session.Goal;
import dev.ajar.session.Session;
import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which ways sessions took from step to step: where they began, what came after what and how long that took, and where
/// those ended that had no success. What `ajar draw` shows.
///
/// Steps are given by their place in the declared order. Every single time between two steps is kept, so that medians
/// are exact: 8 bytes a transition. Counting is commutative, and parts that were counted apart can be
/// [merged][#merge]. Not for several threads at once.
public final class Ways {

    private final boolean haveFlow;
    private final Flow flow;
    private final Goal goal;
    private final long[] reached;
    private final long[] hits;
    private final long[] begun;
    private final Sum[] lost;
    private final Sum withoutSuccess = new Sum();
    private final Map<Integer, Durations> between = new TreeMap<>();
    private long sessions;

    /// How often one step came right after another.
    ///
    /// @param median of the times between the two events, in µs: one that was really seen
    /// @param foreseen whether the flow names it
    public record Passage(int from, int to, long count, long median, boolean foreseen) {}

    public Ways(Experience experience) {
        List<Step> steps = experience.steps();
        haveFlow = !(experience.session() instanceof SessionRule.Presence);
        flow = new Flow(experience);
        goal = new Goal(experience);
        reached = new long[steps.size()];
        hits = new long[steps.size()];
        begun = new long[steps.size()];
        lost = Sum.zeros(steps.size());
    }

    /// Counts a session and what was found about it. What happens in a slot of time has no order that means anything,
    /// so of slots only the steps are counted.
    public void count(Session session, Verdict verdict) {
        sessions++;
        for (int step = 0; step < reached.length; step++) {
            reached[step] += session.reached(step) ? 1 : 0;
            hits[step] += session.count(step);
        }
        boolean succeeded = goal.isReachedBy(session);
        Tally verdictOf = Tally.one(verdict.outcome().kind());
        if (!succeeded) {
            withoutSuccess.add(verdictOf);
        }
        int[] path = session.path();
        if (!haveFlow || path.length == 0) {
            return;
        }
        begun[path[0]]++;
        long[] times = session.pathTimes();
        for (int at = 1; at < path.length; at++) {
            between(path[at - 1], path[at]).add(times[at] - times[at - 1]);
        }
        if (!succeeded) {
            lost[path[path.length - 1]].add(verdictOf);
        }
    }

    private Durations between(int from, int to) {
        return between.computeIfAbsent(from * reached.length + to, ignored -> new Durations());
    }

    /// Takes over all that another part of the same experience has counted.
    public void merge(Ways other) {
        sessions += other.sessions;
        for (int step = 0; step < reached.length; step++) {
            reached[step] += other.reached[step];
            hits[step] += other.hits[step];
            begun[step] += other.begun[step];
        }
        Sum.add(lost, other.lost);
        withoutSuccess.add(other.withoutSuccess.tally());
        other.between.forEach((place, durations) ->
                between(place / reached.length, place % reached.length).merge(durations));
    }

    /// How many sessions there are.
    public long sessions() {
        return sessions;
    }

    /// How many sessions reached a step.
    public long reached(int step) {
        return reached[step];
    }

    /// How often a step was hit, by whatever session.
    public long hits(int step) {
        return hits[step];
    }

    /// How many sessions began with a step.
    public long begun(int step) {
        return begun[step];
    }

    /// The sessions that ended with a step and had no success, by their verdicts.
    public Tally lost(int step) {
        return lost[step].tally();
    }

    /// All sessions and slots that had no success, by their verdicts.
    public Tally withoutSuccess() {
        return withoutSuccess.tally();
    }

    /// What came after what: by the step before, then the step after, in declared order.
    public List<Passage> passages() {
        List<Passage> passages = new ArrayList<>();
        between.forEach((place, durations) -> {
            int from = place / reached.length;
            int to = place % reached.length;
            passages.add(new Passage(from, to, durations.size(), durations.quantiles(0.5)[0], flow.foresees(from, to)));
        });
        return passages;
    }
}
