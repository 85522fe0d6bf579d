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

        static final Count ZERO = new Count(0, 0);

        Count plus(boolean rightly) {
            return rightly ? new Count(right + 1, wrong) : new Count(right, wrong + 1);
        }
    }

    /// Takes a truth into account, if the log shows that its session is left out.
    public void count(Truth truth) {
        if (truth.shown().equals("excluded")) {
            String rule = truth.inLog().substring("excluded:".length());
            counts.merge(
                    truth.experience() + "," + rule,
                    Count.ZERO.plus(truth.outcome().equals("excluded")),
                    (a, b) -> new Count(a.right + b.right, a.wrong + b.wrong));
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
