package dev.ajar.cli.evidence;

import dev.ajar.statistics.comparison.Arms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// When each of two versions ran, to a quarter of an hour.
///
/// @param candidate its first and the end of its last quarter, in µs since 1970; empty where it never ran
/// @param baseline the same of the other
/// @param others all other values there are
record Spans(Optional<Span> candidate, Optional<Span> baseline, Arms arms, List<String> others) {

    record Span(long from, long to) {}

    static Spans of(Evidence evidence, String column, Arms arms) throws IOException {
        Map<String, Span> spans = new TreeMap<>();
        evidence.count(List.of(column), Evidence.QUARTER, count -> {
            if (count.good() + count.bad() > 0) {
                spans.merge(
                        Evidence.shown(count.values().getFirst()),
                        new Span(count.slice(), count.slice() + Evidence.QUARTER),
                        (one, other) -> new Span(Math.min(one.from(), other.from()), Math.max(one.to(), other.to())));
            }
        });
        Optional<Span> candidate = Optional.ofNullable(spans.get(arms.candidate()));
        Optional<Span> baseline = Optional.ofNullable(spans.get(arms.baseline()));
        return new Spans(candidate, baseline, arms, List.copyOf(spans.keySet()));
    }

    /// What to say where one of them never ran.
    Optional<String> missing() {
        List<String> missing = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        if (candidate.isEmpty()) {
            missing.add("--candidate " + arms.candidate());
            wanted.add(arms.candidate());
        }
        if (baseline.isEmpty()) {
            missing.add("--baseline " + arms.baseline());
            wanted.add(arms.baseline());
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no session of %s %s"
                        .formatted(String.join(" and ", missing), Misasked.instead(wanted, others)));
    }

    /// They share no time.
    boolean apart() {
        return from() >= to();
    }

    /// From when on both ran.
    long from() {
        return Math.max(candidate.orElseThrow().from(), baseline.orElseThrow().from());
    }

    /// Until when both ran.
    long to() {
        return Math.min(candidate.orElseThrow().to(), baseline.orElseThrow().to());
    }

    /// From when on any ran.
    long first() {
        return Math.min(candidate.orElseThrow().from(), baseline.orElseThrow().from());
    }

    /// Until when any ran.
    long last() {
        return Math.max(candidate.orElseThrow().to(), baseline.orElseThrow().to());
    }
}
