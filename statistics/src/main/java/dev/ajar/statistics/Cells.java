package dev.ajar.statistics;

import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// All counts, once for each cluster, stratum and group, in the order of their names. Sums over them are therefore the
/// same to the last digit however they came.
///
/// Cells without a session are left out. Columns instead of objects: a comparison of ten thousand locks goes through
/// them in well under a millisecond.
public final class Cells {

    /// Up to here every count is exact as `double`.
    private static final long MOST = 1L << 53;

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::cluster).thenComparing(Cell::stratum).thenComparing(Cell::group);

    private final List<String> clusters;
    private final List<String> strata;
    private final List<String> groups;
    private final int[] cluster;
    private final int[] stratum;
    private final int[] group;
    private final long[] good;
    private final long[] bad;

    private Cells(List<Cell> cells) {
        clusters = names(cells.stream().map(Cell::cluster).toList());
        strata = names(cells.stream().map(Cell::stratum).toList());
        groups = names(cells.stream().map(Cell::group).toList());
        SequencedMap<String, Integer> clusterAt = places(clusters);
        SequencedMap<String, Integer> stratumAt = places(strata);
        SequencedMap<String, Integer> groupAt = places(groups);
        cluster = cells.stream()
                .mapToInt(cell -> clusterAt.getOrDefault(cell.cluster(), 0))
                .toArray();
        stratum = cells.stream()
                .mapToInt(cell -> stratumAt.getOrDefault(cell.stratum(), 0))
                .toArray();
        group = cells.stream()
                .mapToInt(cell -> groupAt.getOrDefault(cell.group(), 0))
                .toArray();
        good = cells.stream().mapToLong(Cell::good).toArray();
        bad = cells.stream().mapToLong(Cell::bad).toArray();
    }

    /// Adds up what belongs together. Unknown if a count is below zero or the sum is beyond 2⁵³; no data at all are
    /// known to be none.
    public static Answer<Cells> of(Collection<Cell> cells) {
        TreeMap<Cell, Cell> sums = new TreeMap<>(ORDER);
        long total = 0;
        for (Cell cell : cells) {
            if (cell.good() < 0 || cell.bad() < 0) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "%s has %s good and %s bad sessions: counts are zero or more"
                                .formatted(named(cell), cell.good(), cell.bad()));
            }
            if (cell.good() > MOST - total || cell.bad() > MOST - total - cell.good()) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "with %s the sum is more than 2⁵³ sessions: no log has that many".formatted(named(cell)));
            }
            total += cell.sessions();
            if (cell.sessions() > 0) {
                sums.merge(
                        cell,
                        cell,
                        (one, other) -> new Cell(
                                one.cluster(),
                                one.stratum(),
                                one.group(),
                                one.good() + other.good(),
                                one.bad() + other.bad()));
            }
        }
        return Answer.known(new Cells(List.copyOf(sums.values())));
    }

    private static String named(Cell cell) {
        List<String> parts = new ArrayList<>();
        parts.add("cluster \"%s\"".formatted(cell.cluster()));
        if (!cell.stratum().isEmpty()) {
            parts.add("stratum \"%s\"".formatted(cell.stratum()));
        }
        if (!cell.group().isEmpty()) {
            parts.add("group \"%s\"".formatted(cell.group()));
        }
        return String.join(", ", parts);
    }

    private static List<String> names(List<String> all) {
        return List.copyOf(new TreeSet<>(all));
    }

    private static SequencedMap<String, Integer> places(List<String> names) {
        TreeMap<String, Integer> places = new TreeMap<>();
        for (int at = 0; at < names.size(); at++) {
            places.put(names.get(at), at);
        }
        return places;
    }

    /// How many cells there are. The methods below take a place from 0 up to this.
    public int size() {
        return good.length;
    }

    /// Names of clusters that have sessions, in order.
    public List<String> clusters() {
        return clusters;
    }

    /// Names of strata that have sessions, in order.
    public List<String> strata() {
        return strata;
    }

    /// Names of groups that have sessions, in order.
    public List<String> groups() {
        return groups;
    }

    /// The place in [#clusters()] of a cell's cluster. Cells are in this order.
    public int cluster(int at) {
        return cluster[at];
    }

    /// The place in [#strata()] of a cell's stratum.
    public int stratum(int at) {
        return stratum[at];
    }

    /// The place in [#groups()] of a cell's group.
    public int group(int at) {
        return group[at];
    }

    public long good(int at) {
        return good[at];
    }

    public long bad(int at) {
        return bad[at];
    }

    /// Good and bad.
    public long sessions(int at) {
        return good[at] + bad[at];
    }
}
