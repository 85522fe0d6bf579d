package dev.ajar.store;

import dev.ajar.store.ReadQuality.Reason;
import dev.ajar.store.ReadQuality.Undeclared;
import dev.ajar.store.ReadQuality.Unlisted;
import dev.ajar.store.event.Met;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one thread counts; several are added up at the end.
final class Counts {

    private static final int MOST_REASONS = 1_000;
    private static final int MOST_UNLISTED = 10_000;
    private static final int MOST_UNDECLARED = 1_000;
    private static final String OTHER = "other reasons";
    private static final String OTHERS = "others";

    private long accepted;
    private long quarantined;
    private long dropped;
    private long duplicates;
    private long conflicting;
    private long unlisted;
    private final Map<String, Long> reasons = new HashMap<>();
    private final Map<Listed, Long> unlistedValues = new HashMap<>();

    private final Map<String, Met> undeclared = new HashMap<>();
    private final Map<String, Long> undeclaredTimes = new HashMap<>();

    private record Listed(String attribute, String value) {}

    void accepted() {
        accepted++;
    }

    void quarantined(String reason) {
        quarantined++;
        reasons.merge(reasons.size() < MOST_REASONS || reasons.containsKey(reason) ? reason : OTHER, 1L, Long::sum);
    }

    void dropped(long arrays) {
        dropped += arrays;
    }

    void copies(long duplicates, long conflicting) {
        this.duplicates += duplicates;
        this.conflicting += conflicting;
    }

    void unlisted(String attribute, String value) {
        unlisted++;
        Listed listed = new Listed(attribute, value);
        if (unlistedValues.size() < MOST_UNLISTED || unlistedValues.containsKey(listed)) {
            unlistedValues.merge(listed, 1L, Long::sum);
        }
    }

    /// Where it is counted how often an attribute was met that nobody declared.
    Met undeclared(String attribute) {
        boolean one = undeclared.size() < MOST_UNDECLARED || undeclared.containsKey(attribute);
        return undeclared.computeIfAbsent(one ? attribute : OTHERS, ignored -> new Met());
    }

    void add(Counts other) {
        accepted += other.accepted;
        quarantined += other.quarantined;
        dropped += other.dropped;
        duplicates += other.duplicates;
        conflicting += other.conflicting;
        unlisted += other.unlisted;
        other.undeclared.forEach((attribute, met) -> undeclaredTimes.merge(attribute, met.times(), Long::sum));
        other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        other.unlistedValues.forEach((listed, count) -> unlistedValues.merge(listed, count, Long::sum));
    }

    ReadQuality quality() {
        List<Reason> byCount = reasons.entrySet().stream()
                .map(each -> new Reason(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::reason))
                .toList();
        List<Unlisted> values = unlistedValues.entrySet().stream()
                .map(each -> new Unlisted(each.getKey().attribute, each.getKey().value, each.getValue()))
                .sorted(Comparator.comparingLong(Unlisted::count)
                        .reversed()
                        .thenComparing(Unlisted::attribute)
                        .thenComparing(Unlisted::value))
                .toList();
        List<Undeclared> names = undeclaredTimes.entrySet().stream()
                .map(each -> new Undeclared(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Undeclared::count).reversed().thenComparing(Undeclared::attribute))
                .toList();
        return new ReadQuality(
                accepted + quarantined,
                duplicates,
                conflicting,
                quarantined,
                byCount,
                unlisted,
                values,
                dropped,
                names);
    }
}
