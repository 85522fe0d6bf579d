package dev.ajar.statistics.explanation;

import dev.ajar.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;

/// The change split by every dimension, and whether one of the splits says that only the mix has changed.
final class Splits {

    private static final double LEVEL = 0.95;

    private Splits() {}

    static List<Split> of(Table table) {
        List<Split> splits = new ArrayList<>();
        for (int dimension = 0; dimension < table.dimensions().size(); dimension++) {
            splits.add(split(table, table.dimensions().get(dimension), groups(table, dimension)));
        }
        return splits;
    }

    /// Each cluster's value, rare ones together.
    private static String[] groups(Table table, int dimension) {
        String[] groups = new String[table.size];
        Arrays.fill(groups, Split.NONE);
        for (Map.Entry<String, int[]> entry : table.members(dimension).entrySet()) {
            int[] members = entry.getValue();
            String group = members.length < MaxT.FEWEST ? Split.FEW : entry.getKey();
            for (int member : members) {
                groups[member] = group;
            }
        }
        return groups;
    }

    private static Split split(Table table, String dimension, String[] groups) {
        SequencedMap<String, Change> values = new TreeMap<>();
        for (int at = 0; at < table.size; at++) {
            values.merge(groups[at], table.counts[at], Change::plus);
        }
        List<Kitagawa.Part> parts = Kitagawa.split(values);
        double rate = parts.stream().mapToDouble(Kitagawa.Part::rate).sum();
        double mix = parts.stream().mapToDouble(Kitagawa.Part::mix).sum();
        double squares = 0;
        for (int at = 0; at < table.size; at++) {
            Change one = table.counts[at];
            Change of = values.getOrDefault(groups[at], Change.NONE);
            double weight = ((double) of.before() / table.all.before() + (double) of.after() / table.all.after()) / 2;
            boolean compared = of.before() > 0 && of.after() > 0;
            double off = compared
                    ? Table.part(one.badAfter(), of.rateAfter(), one.after(), of.after())
                            - Table.part(one.badBefore(), of.rateBefore(), one.before(), of.before())
                    : 0;
            squares += weight * weight * off * off;
        }
        double half = half(squares, table.size);
        return new Split(dimension, parts, rate, new Interval(rate - half, rate + half, LEVEL), mix);
    }

    private static double half(double squares, int clusters) {
        return Math.sqrt(squares * clusters / (clusters - 1))
                * TDistribution.of(clusters - 1.0).inverseCumulativeProbability((1 + LEVEL) / 2);
    }

    /// The split whose mix is (nearly) all of a change that is more than chance, while rates may well have stayed.
    static Optional<Split> pureMix(Table table, List<Split> splits, double nearlyAll) {
        double rise = table.all.rise();
        double chance =
                half(Arrays.stream(table.influence()).map(part -> part * part).sum(), table.size);
        if (rise <= chance) {
            return Optional.empty();
        }
        return splits.stream()
                .filter(split ->
                        split.mix() >= nearlyAll * rise && split.rateInterval().contains(0))
                .max(Comparator.comparingDouble(Split::mix));
    }

    static boolean[] marked(int size, int[] members) {
        boolean[] marked = new boolean[size];
        for (int member : members) {
            marked[member] = true;
        }
        return marked;
    }
}
