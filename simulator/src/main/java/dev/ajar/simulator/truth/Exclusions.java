package dev.ajar.simulator.truth;

import java.io.IOException;
import java.io.Writer;
import java.util.SortedMap;
import java.util.TreeMap;

/// For each rule that leaves sessions out, by what the log shows: how often it was right to do so.
public final class Exclusions {

    private final SortedMap<String, Count> counts = new TreeMap<>();

    /// What one rule left out.
    ///
    /// @param right sessions that should indeed not count
    /// @param wrong sessions that should
    public record Count(long right, long wrong) {

        /// What leaving out one session comes to.
        static Count of(Truth truth) {
            boolean rightly = truth.outcome().equals("excluded");
            return new Count(rightly ? 1 : 0, rightly ? 0 : 1);
        }

        Count plus(Count other) {
            return new Count(right + other.right, wrong + other.wrong);
        }
    }

    /// Takes a truth into account, if the log shows that its session is left out.
    public void count(Truth truth) {
        if (truth.shown().equals("excluded")) {
            String rule = truth.inLog().substring("excluded:".length());
            counts.merge(truth.experience() + "," + rule, Count.of(truth), Count::plus);
        }
    }

    /// Writes them as CSV.
    public void write(Writer out) throws IOException {
        out.write("experience,rule,right,wrong\n");
        for (var each : counts.entrySet()) {
            out.write("%s,%s,%s\n"
                    .formatted(
                            each.getKey(),
                            each.getValue().right(),
                            each.getValue().wrong()));
        }
    }
}
