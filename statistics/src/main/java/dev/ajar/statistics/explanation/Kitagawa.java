package dev.ajar.statistics.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Splits a change of the rate of failure into what each value's own rate did, and what a different mix of values did.
///
/// **Formula:** with a value's share of sessions w and its rate p before (0) and after (1), and P̄ the mean of the
/// whole rates before and after: rate effect = (p₁ − p₀)(w₀ + w₁)/2, mix effect = (w₁ − w₀)((p₀ + p₁)/2 − P̄). All
/// effects together are exactly the change. A value without sessions in a window is taken to have had the same rate
/// there: it is all mix.
///
/// **Units:** rates of failure, −1…1. **Source:** Kitagawa 1955, *J. Am. Stat. Assoc.* 50:1168.
///
/// **Takes for granted:** each session has one value. It is arithmetic on counts: it says nothing of chance.
public final class Kitagawa {

    private Kitagawa() {}

    /// One value's part in the change.
    ///
    /// @param rate what came of its own rate
    /// @param mix what came of its share of sessions
    public record Part(String value, Change counts, double rate, double mix) {}

    /// Splits the change of one dimension.
    ///
    /// @param values all values of a dimension, each session in one of them
    /// @return in the order of `values`
    public static List<Part> split(SequencedMap<String, Change> values) {
        Change all = values.values().stream().reduce(Change.NONE, Change::plus);
        double middle = (all.rateBefore() + all.rateAfter()) / 2;
        List<Part> parts = new ArrayList<>();
        values.forEach((value, counts) -> {
            double before = share(counts.before(), all.before());
            double after = share(counts.after(), all.after());
            double mean = (counts.rateBefore() + counts.rateAfter()) / 2;
            parts.add(
                    new Part(value, counts, counts.rise() * (before + after) / 2, (after - before) * (mean - middle)));
        });
        return parts;
    }

    private static double share(long some, long all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
