package dev.ajar.tally;

import dev.ajar.event.Asked;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.session.Flow;
import dev.ajar.session.Found;
import dev.ajar.session.Goal;
import dev.ajar.session.Session;
import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that is counted about one experience over one stretch of time: what `ajar measure` shows.
///
/// Counting is commutative, and parts that were counted apart can be [merged][#merge]. Not for several threads at once.
public final class Measurement {

    /// Stands for all values of a dimension that nobody asked to break down by.
    private static final Value SOME_VALUE = new StringValue("…");

    private final Experience experience;
    private final Flow flow;
    private final Goal goal;
    private final List<Count> counts;
    private final Sum[] tallies;
    private final Sum[] withoutExclusions;
    private final Map<Indicator, Durations> latencies = new LinkedHashMap<>();
    private final Durations intervals = new Durations();
    private final Map<Verdict.Outcome, long[]> reasons = new HashMap<>();
    private final Sum[] byFurthest;
    private final long[] hitBy;
    private final long[][] transitions;
    private final Map<String, Breakdown> breakdowns = new LinkedHashMap<>();
    private final SortedMap<String, Long> unkeyed = new TreeMap<>();
    private final SortedMap<String, Long> orphans = new TreeMap<>();
    private final Map<String, Long> ruledThoughSucceeded = new HashMap<>();
    private final Sum verdicts = new Sum();
    private final List<Asked> asked = new ArrayList<>();
    private long skewed;
    private long unmodelled;
    private long unclear;

    /// Why sessions are what they are.
    public record Reason(Verdict.Kind verdict, Value reason) {}

    /// How often one step followed another.
    public record Transition(String from, String to, long count, boolean foreseen) {}

    public Measurement(Experience experience) {
        int steps = experience.steps().size();
        this.experience = experience;
        flow = new Flow(experience);
        goal = new Goal(experience);
        counts = experience.indicators().stream()
                .map(indicator -> new Count(indicator, experience))
                .toList();
        tallies = Sum.zeros(counts.size());
        withoutExclusions = Sum.zeros(counts.size());
        experience.latencies().forEach(latency -> latencies.put(latency, new Durations()));
        byFurthest = Sum.zeros(steps + 1);
        hitBy = new long[steps];
        transitions = new long[steps][steps];
        experience.columns().forEach(dimension -> breakdowns.put(dimension.name(), new Breakdown(counts.size())));
    }

    /// Counts a session and what was found about it.
    public void count(Session session, Verdict verdict) {
        Verdict.Kind kind = verdict.outcome().kind();
        Tally one = Tally.one(kind);
        verdicts.add(one);
        Tally[] mine = new Tally[counts.size()];
        for (int place = 0; place < mine.length; place++) {
            mine[place] = counts.get(place).of(verdict);
            tallies[place].add(mine[place]);
            withoutExclusions[place].add(counts.get(place).withoutExclusions(verdict));
        }
        countReason(verdict.outcome(), 1);
        byFurthest[session.furthest() + 1].add(one);
        countFlow(session);
        countLatencies(verdict);
        int place = 0;
        for (Breakdown breakdown : breakdowns.values()) {
            breakdown.count(verdict.dimensions().get(place++), one, mine);
        }
        boolean succeeded = goal.isReachedBy(session);
        if (succeeded && kind != Verdict.Kind.GOOD && verdict.outcome().reason() instanceof StringValue(String rule)) {
            ruledThoughSucceeded.merge(rule, 1L, Long::sum);
        }
        if (session.reached(goal.step()) && session.after(goal.step()) < 0) {
            skewed++;
        }
        if (session.isUnmodelled()) {
            unmodelled++;
        }
    }

    /// Takes over what somebody else has counted.
    public void take(Counted counted) {
        switch (counted) {
            case Counted.Sessions sessions -> take(sessions);
            case Counted.Valued valued ->
                breakdown(valued.dimension())
                        .count(valued.value(), times(valued.verdict(), valued.times()), tallies(valued));
            case Counted.Took(Indicator latency, long times, double share, long micros) ->
                durations(latency).found(times, share, micros);
            case Counted.Beat(long times, double share, long micros) -> intervals.found(times, share, micros);
            case Counted.Orphans(String furthest, long times) -> orphans.merge(furthest, times, Long::sum);
            case Counted.Unkeyed(String step, long times) -> unkeyed.merge(step, times, Long::sum);
            case Counted.Unmodelled(long times) -> unmodelled += times;
            case Counted.Unclear(long times) -> unclear += times;
            case Counted.Followed(String from, String to, long times) ->
                transitions[experience.place(from)][experience.place(to)] += times;
        }
    }

    private void take(Counted.Sessions sessions) {
        Tally all = times(sessions.outcome().kind(), sessions.times());
        verdicts.add(all);
        Tally[] mine = tallies(sessions.indicators(), sessions.times());
        Tally[] without = tallies(sessions.withoutExclusions(), sessions.times());
        for (int place = 0; place < mine.length; place++) {
            tallies[place].add(mine[place]);
            withoutExclusions[place].add(without[place]);
        }
        countReason(sessions.outcome(), sessions.times());
        byFurthest[sessions.furthest().isEmpty() ? 0 : 1 + experience.place(sessions.furthest())].add(all);
        for (int step = 0; step < hitBy.length; step++) {
            hitBy[step] += sessions.hit().get(step) ? sessions.times() : 0;
        }
        sessions.known()
                .forEach((dimension, known) ->
                        breakdown(dimension).count(known ? SOME_VALUE : Value.UNKNOWN, all, mine));
        if (sessions.succeeded()
                && sessions.outcome().kind() != Verdict.Kind.GOOD
                && sessions.outcome().reason() instanceof StringValue(String rule)) {
            ruledThoughSucceeded.merge(rule, sessions.times(), Long::sum);
        }
        skewed += sessions.skewed() ? sessions.times() : 0;
    }

    private static Tally[] tallies(Counted.Valued valued) {
        return tallies(valued.indicators(), valued.times());
    }

    private static Tally[] tallies(List<Optional<Verdict.Kind>> indicators, long times) {
        return indicators.stream()
                .map(kind -> kind.map(each -> times(each, times)).orElse(Tally.ZERO))
                .toArray(Tally[]::new);
    }

    private static Tally times(Verdict.Kind kind, long times) {
        return Tally.one(kind).times(times);
    }

    private void countReason(Verdict.Outcome outcome, long times) {
        reasons.computeIfAbsent(outcome, ignored -> new long[1])[0] += times;
    }

    private void countFlow(Session session) {
        int[] path = session.path();
        for (int at = 1; at < path.length; at++) {
            transitions[path[at - 1]][path[at]]++;
        }
        for (int step = 0; step < hitBy.length; step++) {
            if (session.reached(step)) {
                hitBy[step]++;
            }
        }
    }

    private void countLatencies(Verdict verdict) {
        if (!verdict.isGood()) {
            return;
        }
        int place = 0;
        for (Durations durations : latencies.values()) {
            if (verdict.durations().get(place++) instanceof DurationValue(long micros)) {
                durations.add(micros);
            }
        }
    }

    /// Counts the time, in µs, between two events that were expected.
    public void countInterval(long micros) {
        intervals.add(micros);
    }

    /// Counts what would have been a session, had it an attempt.
    public void count(Found.Orphan orphan) {
        orphans.merge(stepName(orphan.furthest()), 1L, Long::sum);
    }

    /// Counts a slot of which nobody can tell whether anything was expected in it.
    public void count(Found.Unclear ignored) {
        unclear++;
    }

    /// Counts what came of conditions on events: of `relevant`, then of each step.
    public void countAsked(List<Asked> conditions) {
        for (int place = 0; place < conditions.size(); place++) {
            if (place == asked.size()) {
                asked.add(conditions.get(place));
            } else {
                asked.set(place, asked.get(place).plus(conditions.get(place)));
            }
        }
    }

    /// Counts relevant events that hit a step but lack an attribute of the key, by that step.
    public void countUnkeyed(Map<String, Long> bySteps) {
        bySteps.forEach((step, count) -> unkeyed.merge(step, count, Long::sum));
    }

    /// Takes over all that another part of the same experience has counted.
    public void merge(Measurement other) {
        verdicts.add(other.verdicts.tally());
        Sum.add(tallies, other.tallies);
        Sum.add(withoutExclusions, other.withoutExclusions);
        Sum.add(byFurthest, other.byFurthest);
        latencies.forEach((latency, durations) -> durations.merge(other.durations(latency)));
        intervals.merge(other.intervals);
        other.reasons.forEach((outcome, count) -> countReason(outcome, count[0]));
        other.ruledThoughSucceeded.forEach((rule, count) -> ruledThoughSucceeded.merge(rule, count, Long::sum));
        for (int from = 0; from < hitBy.length; from++) {
            hitBy[from] += other.hitBy[from];
            for (int to = 0; to < hitBy.length; to++) {
                transitions[from][to] += other.transitions[from][to];
            }
        }
        breakdowns.forEach((dimension, breakdown) -> breakdown.merge(other.breakdown(dimension)));
        countUnkeyed(other.unkeyed);
        other.orphans.forEach((step, count) -> orphans.merge(step, count, Long::sum));
        countAsked(other.asked);
        unclear += other.unclear;
        skewed += other.skewed;
        unmodelled += other.unmodelled;
    }

    private String stepName(int place) {
        return place < 0 ? "" : experience.steps().get(place).name();
    }

    public Experience experience() {
        return experience;
    }

    /// The verdicts themselves, whatever indicators make of them.
    public Tally verdicts() {
        return verdicts.tally();
    }

    /// What an indicator counted.
    ///
    /// @param place among the declared indicators
    public Tally tally(int place) {
        return tallies[place].tally();
    }

    /// What an indicator would count if nothing were ever excluded.
    ///
    /// @param place among the declared indicators
    public Tally withoutExclusions(int place) {
        return withoutExclusions[place].tally();
    }

    /// How long good sessions took.
    ///
    /// @throws IllegalArgumentException if the indicator is no latency of this experience
    public Durations durations(Indicator latency) {
        Durations durations = latencies.get(latency);
        if (durations == null) {
            throw new IllegalArgumentException("no latency " + latency.name());
        }
        return durations;
    }

    /// The times between two events that were expected: how often things are really heard of.
    public Durations intervals() {
        return intervals;
    }

    /// How often each reason was given, the most frequent first. What is pending has none.
    public List<Map.Entry<Reason, Long>> reasons() {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getKey().reason().isKnown())
                .map(entry -> Map.entry(
                        new Reason(entry.getKey().kind(), entry.getKey().reason()), entry.getValue()[0]))
                .sorted(Map.Entry.<Reason, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().verdict())
                        .thenComparing(entry -> entry.getKey().reason().text(), StringValue::compare))
                .toList();
    }

    /// How far sessions came: by the furthest step they reached, in declared order; the empty name, first, for those
    /// that reached none.
    public Map<String, Tally> furthest() {
        Map<String, Tally> furthest = new LinkedHashMap<>();
        for (int place = 0; place < byFurthest.length; place++) {
            Tally tally = byFurthest[place].tally();
            if (!tally.equals(Tally.ZERO)) {
                furthest.put(stepName(place - 1), tally);
            }
        }
        return furthest;
    }

    /// The steps that no session with a verdict hit, in declared order.
    public List<String> neverHit() {
        List<String> never = new ArrayList<>();
        for (int step = 0; step < hitBy.length; step++) {
            if (hitBy[step] == 0) {
                never.add(stepName(step));
            }
        }
        return never;
    }

    /// Which step followed which, most frequent first.
    public List<Transition> transitions() {
        List<Transition> seen = new ArrayList<>();
        for (int from = 0; from < hitBy.length; from++) {
            for (int to = 0; to < hitBy.length; to++) {
                if (transitions[from][to] > 0) {
                    seen.add(new Transition(
                            stepName(from), stepName(to), transitions[from][to], flow.foresees(from, to)));
                }
            }
        }
        seen.sort(Comparator.comparingLong(Transition::count).reversed());
        return seen;
    }

    /// What was counted by the values of a dimension.
    ///
    /// @throws IllegalArgumentException if the experience has no such dimension
    public Breakdown breakdown(String dimension) {
        Breakdown breakdown = breakdowns.get(dimension);
        if (breakdown == null) {
            throw new IllegalArgumentException("no dimension " + dimension);
        }
        return breakdown;
    }

    /// Relevant events that hit a step but lack an attribute of the key, by the first declared step they hit.
    public SortedMap<String, Long> unkeyed() {
        return Collections.unmodifiableSortedMap(unkeyed);
    }

    /// Sessions without an attempt, by their furthest step; the empty name for those without any.
    public SortedMap<String, Long> orphans() {
        return Collections.unmodifiableSortedMap(orphans);
    }

    /// What came of the conditions on events: of `relevant`, then of each step in declared order; empty where that was
    /// not counted.
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /// Of how many slots nobody can tell whether anything was expected in them.
    public long unclear() {
        return unclear;
    }

    /// How many sessions succeeded before they started.
    public long skewed() {
        return skewed;
    }

    /// How many sessions went a way that the flow did not foresee.
    public long unmodelled() {
        return unmodelled;
    }

    /// How many sessions a rule or window made something else than good though they had succeeded.
    public long ruledThoughSucceeded(String rule) {
        return ruledThoughSucceeded.getOrDefault(rule, 0L);
    }
}
