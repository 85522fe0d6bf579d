package dev.ajar.statistics.explanation;

import dev.ajar.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    /// Places of clusters by value; rare values together, and those without one.
    private static SequencedMap<String, int[]> groups(Table table, int dimension) {
        SequencedMap<String, int[]> groups = new TreeMap<>();
        boolean[] left = new boolean[table.size];
        Arrays.fill(left, true);
        table.members(dimension).forEach((value, members) -> {
            groups.merge(members.length < MaxT.FEWEST ? Split.FEW : value, members, Splits::both);
            for (int member : members) {
                left[member] = false;
            }
        });
        int[] none = IntStream.range(0, left.length).filter(at -> left[at]).toArray();
        if (none.length > 0) {
            groups.merge(Split.NONE, none, Splits::both);
        }
        return groups;
    }

    private static int[] both(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
    }

    private static Split split(Table table, String dimension, SequencedMap<String, int[]> groups) {
        SequencedMap<String, Change> values = new LinkedHashMap<>();
        groups.forEach((value, members) -> values.put(value, table.sum(members)));
        List<Kitagawa.Part> parts = Kitagawa.split(values);
        double rate = parts.stream().mapToDouble(Kitagawa.Part::rate).sum();
        double mix = parts.stream().mapToDouble(Kitagawa.Part::mix).sum();
        double squares = 0;
        for (Kitagawa.Part part : parts) {
            squares += squares(table, part.counts(), groups.getOrDefault(part.value(), new int[0]));
        }
        double half = half(squares, table.size);
        return new Split(dimension, parts, rate, new Interval(rate - half, rate + half, LEVEL), mix);
    }

    /// What clusters of one value contribute to the variance of the rate part: nothing where one window is empty.
    private static double squares(Table table, Change of, int[] members) {
        if (of.before() == 0 || of.after() == 0) {
            return 0;
        }
        double weight = ((double) of.before() / table.all.before() + (double) of.after() / table.all.after()) / 2;
        double squares = 0;
        for (int member : members) {
            Change one = table.counts[member];
            double off = Table.part(one.badAfter(), of.rateAfter(), one.after(), of.after())
                    - Table.part(one.badBefore(), of.rateBefore(), one.before(), of.before());
            squares += weight * weight * off * off;
        }
        return squares;
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
