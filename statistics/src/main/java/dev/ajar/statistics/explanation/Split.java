package dev.ajar.statistics.explanation;

import dev.ajar.statistics.Interval;
import java.util.List;

/// A change split by one dimension. Values that fewer than eight clusters have are together in [#FEW].
///
/// @param rate what came of the values' own rates, −1…1
/// @param rateInterval where that may be, for clusters like these
/// @param mix what came of a different mix of values, −1…1
public record Split(String dimension, List<Kitagawa.Part> parts, double rate, Interval rateInterval, double mix) {

    public static final String FEW = "(few)";
    public static final String NONE = "(none)";

    public Split {
        parts = List.copyOf(parts);
    }
}
