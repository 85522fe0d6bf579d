package dev.ajar.cli.report;

import dev.ajar.event.Asked;
import java.util.stream.Collectors;

/// Says of how many events a condition was unknown, and for want of what.
final class Conditions {

    /// Of those that a condition that rules something out lets pass or loses, one in so many lost is worth a word.
    private static final long MANY = 100;

    private Conditions() {}

    /// Whether a condition lost events that whoever wrote it may have meant.
    static boolean isTelling(Asked asked) {
        return asked.negative() && asked.unknown() > 0 && asked.unknown() * MANY >= asked.unknown() + asked.held();
    }

    /// What such a condition lost.
    static String ruledOut(Asked asked) {
        return "its condition was unknown for %s of %s%s, and so did not hold. If they should count: !has(%s) || …"
                .formatted(
                        Words.count(asked.unknown()),
                        Words.counted(asked.asked(), "event", "events"),
                        missing(asked),
                        asked.missing().size() == 1 ? asked.missing().firstKey() : "…");
    }

    /// An afterthought to a condition that never held; empty where it was never unknown.
    static String unknown(Asked asked) {
        return asked.unknown() == 0
                ? ""
                : "; its condition was unknown for %s of %s%s"
                        .formatted(
                                Words.count(asked.unknown()),
                                Words.counted(asked.asked(), "event", "events"),
                                missing(asked));
    }

    private static String missing(Asked asked) {
        if (asked.missing().isEmpty()) {
            return "";
        }
        return asked.missing().entrySet().stream()
                .map(each -> each.getValue() == asked.unknown()
                        ? each.getKey()
                        : "%s (%s)".formatted(each.getKey(), Words.count(each.getValue())))
                .collect(Collectors.joining(", ", " (missing: ", ")"));
    }
}
