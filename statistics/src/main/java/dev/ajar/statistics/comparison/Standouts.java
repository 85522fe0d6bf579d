package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.multiplicity.PValues;
import java.util.ArrayList;
import java.util.List;

/// Which groups (lots, firmwares) differ from all the rest together.
///
/// Each group is compared with the rest like a release ([StratifiedDifference], the mix of all groups as the fleet's);
/// p-values are adjusted together by Holm's method, so that chance names any group at all in at most 5 of 100 looks.
///
/// - **Units:** rates of failure, 0…1. **Source:** that of [StratifiedDifference]; S. Holm, Scand. J. Stat. 6 (1979)
///   65–70.
/// - **Assumes:** a cluster is in one group; groups are alike but for what is asked about, within a stratum.
/// - **Fails:** where half of all groups are bad: then the rest is no measure. Groups with fewer than 6 clusters are
///   not asked: their smallest possible p is too large.
///
/// @param all groups that were asked, in the order of their names
public record Standouts(List<Standout> all) {

    /// Adjusted p-values up to here stand out.
    public static final double LEVEL = 0.05;

    private static final String THIS = "this";
    private static final String REST = "rest";

    /// A group against the rest.
    ///
    /// @param comparison the group as candidate, the rest as baseline
    /// @param adjustedP how probable so large a difference of any group is by chance, 0…1
    public record Standout(String group, Comparison comparison, double adjustedP) {

        /// Chance does not explain it.
        public boolean standsOut() {
            return adjustedP <= LEVEL;
        }
    }

    public Standouts {
        all = List.copyOf(all);
    }

    /// Asks every group that has clusters enough; none if there are too few.
    public static Answer<Standouts> of(Cells cells) {
        return FleetShares.of(cells).then(fleet -> {
            List<String> groups = new ArrayList<>();
            List<Comparison> comparisons = new ArrayList<>();
            for (String group : cells.groups()) {
                Answer<Comparison> compared = Cells.of(against(cells, group))
                        .then(two -> StratifiedDifference.between(two, new Arms(THIS, REST), fleet));
                if (compared instanceof Answer.Known<Comparison>(Comparison comparison)
                        && comparison.fewestClusters() >= ReleaseVerdict.FEWEST_CLUSTERS) {
                    groups.add(group);
                    comparisons.add(comparison);
                }
            }
            return PValues.of(comparisons.stream().mapToDouble(Comparison::p).toArray())
                    .map(PValues::holm)
                    .map(adjusted -> joined(groups, comparisons, adjusted));
        });
    }

    private static Standouts joined(List<String> groups, List<Comparison> comparisons, PValues adjusted) {
        List<Standout> all = new ArrayList<>();
        for (int at = 0; at < groups.size(); at++) {
            all.add(new Standout(groups.get(at), comparisons.get(at), adjusted.at(at)));
        }
        return new Standouts(all);
    }

    private static List<Cell> against(Cells cells, String group) {
        List<Cell> two = new ArrayList<>();
        for (int at = 0; at < cells.size(); at++) {
            two.add(new Cell(
                    cells.clusters().get(cells.cluster(at)),
                    cells.strata().get(cells.stratum(at)),
                    cells.groups().get(cells.group(at)).equals(group) ? THIS : REST,
                    cells.good(at),
                    cells.bad(at)));
        }
        return two;
    }
}
