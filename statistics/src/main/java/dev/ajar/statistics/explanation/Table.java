package dev.ajar.statistics.explanation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Clusters as columns, in the order of their names.
final class Table {

    final int size;
    final Change[] counts;
    final Change all;
    private final List<Cluster> rows;
    private final List<String> dimensions;
    private final List<SortedMap<String, int[]>> members;

    private Table(List<Cluster> clusters) {
        size = clusters.size();
        counts = clusters.stream().map(Cluster::counts).toArray(Change[]::new);
        all = clusters.stream().map(Cluster::counts).reduce(Change.NONE, Change::plus);
        dimensions = clusters.stream()
                .flatMap(cluster -> cluster.values().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
        members = dimensions.stream()
                .map(dimension -> members(clusters, dimension))
                .toList();
        rows = clusters;
    }

    /// Those of the same name are added up; those without a session are left out.
    static Table of(Collection<Cluster> clusters) {
        Map<String, Cluster> byName = new TreeMap<>();
        clusters.forEach(cluster -> byName.merge(cluster.name(), cluster, Cluster::with));
        return new Table(byName.values().stream()
                .filter(cluster -> cluster.counts().before() + cluster.counts().after() > 0)
                .toList());
    }

    Table only(IntPredicate kept) {
        List<Cluster> left = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            if (kept.test(at)) {
                left.add(rows.get(at));
            }
        }
        return new Table(left);
    }

    private static SortedMap<String, int[]> members(List<Cluster> clusters, String dimension) {
        Map<String, IntStream.Builder> places = new HashMap<>();
        for (int at = 0; at < clusters.size(); at++) {
            String value = clusters.get(at).values().get(dimension);
            if (value != null) {
                places.computeIfAbsent(value, ignored -> IntStream.builder()).add(at);
            }
        }
        SortedMap<String, int[]> members = new TreeMap<>();
        places.forEach((value, builder) -> members.put(value, builder.build().toArray()));
        return members;
    }

    List<String> dimensions() {
        return dimensions;
    }

    /// By value, the places of clusters that have it.
    SortedMap<String, int[]> members(int dimension) {
        return members.get(dimension);
    }

    Change sum(int[] members) {
        long goodBefore = 0;
        long badBefore = 0;
        long goodAfter = 0;
        long badAfter = 0;
        for (int member : members) {
            goodBefore += counts[member].goodBefore();
            badBefore += counts[member].badBefore();
            goodAfter += counts[member].goodAfter();
            badAfter += counts[member].badAfter();
        }
        return new Change(goodBefore, badBefore, goodAfter, badAfter);
    }

    /// Whether nothing can stand out: no cluster moved anything.
    boolean isFlat() {
        for (double part : influence()) {
            if (Math.abs(part) > 1e-15) {
                return false;
            }
        }
        return true;
    }

    /// How far each cluster moved the whole rate of failure: `(y₁ − P₁n₁)/N₁ − (y₀ − P₀n₀)/N₀`. They add up to zero.
    double[] influence() {
        double[] influence = new double[size];
        double after = all.rateAfter();
        double before = all.rateBefore();
        for (int at = 0; at < size; at++) {
            Change one = counts[at];
            influence[at] = part(one.badAfter(), after, one.after(), all.after())
                    - part(one.badBefore(), before, one.before(), all.before());
        }
        return influence;
    }

    static double part(long bad, double rate, long sessions, long all) {
        return all == 0 ? 0 : (bad - rate * sessions) / all;
    }
}
