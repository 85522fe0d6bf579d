package dev.ajar.tally;

import dev.ajar.expression.Value.DurationValue;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.verdict.Verdict;

/// How one indicator counts verdicts (semantics.md §5, at its end).
public final class Count {

    private static final int NO_LATENCY = -1;

    private final Indicator indicator;
    private final int latency;

    public Count(Indicator indicator, Experience experience) {
        this.indicator = indicator;
        latency = indicator.isLatency() ? experience.latencies().indexOf(indicator) : NO_LATENCY;
    }

    public Indicator indicator() {
        return indicator;
    }

    /// How a verdict counts: once, or not at all where a latency indicator has no value.
    public Tally of(Verdict verdict) {
        return of(verdict, verdict.outcome());
    }

    /// How a verdict would count if nothing were ever excluded.
    public Tally withoutExclusions(Verdict verdict) {
        return of(verdict, verdict.withoutExclusions());
    }

    private Tally of(Verdict verdict, Verdict.Outcome outcome) {
        return switch (indicator) {
            case Indicator.Sessions(String ignored, long attempts, Limit within) ->
                outcome.kind() == Verdict.Kind.GOOD && !keeps(verdict, attempts, within)
                        ? Tally.one(Verdict.Kind.BAD)
                        : Tally.one(outcome.kind());
            case Indicator.Latency(String ignored, String from, String to, Limit within) ->
                inTime(verdict, outcome, within);
            case Indicator.Carried(String ignored, var value, var unit, Limit within) ->
                inTime(verdict, outcome, within);
        };
    }

    private static boolean keeps(Verdict verdict, long attempts, Limit within) {
        return verdict.attempts() <= attempts
                && !(verdict.successAfter() instanceof DurationValue(long micros) && !within.allows(micros));
    }

    private Tally inTime(Verdict verdict, Verdict.Outcome outcome, Limit within) {
        return outcome.kind() == Verdict.Kind.GOOD
                        && verdict.durations().get(latency) instanceof DurationValue(long micros)
                ? Tally.one(within.allows(micros) ? Verdict.Kind.GOOD : Verdict.Kind.BAD)
                : Tally.ZERO;
    }
}
