package dev.ajar.statistics.explanation;

import java.util.Map;
import java.util.TreeMap;

/// One lock (or whatever is independent of its like), what is known of it, and its counts before and after.
///
/// @param values by dimension: `lot` is `7`, `door.material` is `wood`. A dimension may be missing
public record Cluster(String name, Map<String, String> values, Change counts) {

    /// What stands for a value where a cluster has had more than one in a dimension.
    public static final String SEVERAL = "(several)";

    public Cluster {
        values = Map.copyOf(values);
    }

    /// Counts added up; in a dimension where the two differ it has [#SEVERAL] values.
    Cluster with(Cluster other) {
        Map<String, String> both = new TreeMap<>(values);
        other.values.forEach(
                (dimension, value) -> both.merge(dimension, value, (one, two) -> one.equals(two) ? one : SEVERAL));
        return new Cluster(name, both, counts.plus(other.counts));
    }
}
