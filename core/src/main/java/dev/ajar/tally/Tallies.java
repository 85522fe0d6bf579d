package dev.ajar.tally;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.verdict.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tallies of one experience: by indicator and minute, and by each dimension (semantics.md §6).
///
/// Adding is commutative; [#remove] undoes [#add]. What has become zero is not kept.
public final class Tallies {

    private final List<Count> counts;
    private final List<Dimension> dimensions;
    private final Map<Slot, Tally> tallies = new HashMap<>();

    public Tallies(Experience experience) {
        counts = experience.indicators().stream()
                .map(indicator -> new Count(indicator, experience))
                .toList();
        dimensions = experience.columns();
    }

    public void add(Verdict verdict) {
        count(verdict, 1);
    }

    public void remove(Verdict verdict) {
        count(verdict, -1);
    }

    /// Takes over a signed change.
    public void apply(Map<Slot, Tally> change) {
        change.forEach(this::put);
    }

    /// All tallies that are not zero.
    public Map<Slot, Tally> all() {
        return Map.copyOf(tallies);
    }

    private void count(Verdict verdict, int sign) {
        long minute = Math.floorDiv(verdict.startedAt(), Time.MINUTE) * Time.MINUTE;
        for (Count count : counts) {
            Tally one = sign > 0 ? count.of(verdict) : Tally.ZERO.minus(count.of(verdict));
            String name = count.indicator().name();
            put(new Slot(verdict.experience(), name, minute, "", Value.UNKNOWN), one);
            for (int place = 0; place < dimensions.size(); place++) {
                put(
                        new Slot(
                                verdict.experience(),
                                name,
                                minute,
                                dimensions.get(place).name(),
                                verdict.dimensions().get(place)),
                        one);
            }
        }
    }

    private void put(Slot slot, Tally change) {
        Tally sum = tallies.getOrDefault(slot, Tally.ZERO).plus(change);
        if (sum.equals(Tally.ZERO)) {
            tallies.remove(slot);
        } else {
            tallies.put(slot, sum);
        }
    }
}
