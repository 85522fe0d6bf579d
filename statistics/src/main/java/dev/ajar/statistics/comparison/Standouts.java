package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.multiplicity.PValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Which groups (lots, firmwares) differ from all the rest together.
///
/// Each group is compared with the rest like a release ([StratifiedDifference], with the mix of all groups as the
/// fleet's). Whether chance explains it is asked of all groups at once: where each cluster is in one group, by dealing
/// groups out to clusters anew and looking at the most outstanding one (single-step max-T); where clusters are in
/// several, as locks that changed their firmware are, by Student's t and Holm's method.
///
///     r_c = Σ_cells (bad − p_stratum · sessions) / N,  T_g = Σ_{c∈g} r_c / (s √(m_g (1 − m_g/L)))
///
/// with s the standard deviation of r over all L clusters and m_g those of the group; adjusted p = (1 + draws whose
/// largest |T| is at least |T_g|) / (1 + draws).
///
/// - **Units:** rates of failure, 0…1. **Source:** P. H. Westfall, S. S. Young, *Resampling-Based Multiple Testing*,
///   1993; S. Holm, Scand. J. Stat. 6 (1979) 65–70; for the differences that of [StratifiedDifference].
/// - **Assumes:** clusters are independent and might as well have been in another group, within a stratum.
/// - **Fails:** where half of all groups are bad: then the rest is no measure. Groups with fewer than 8 clusters are
///   not asked, whatever their failures: choosing by failures would make chance look like a finding.
///
/// @param all groups that were asked, in the order of their names
/// @param method how chance was looked at
public record Standouts(List<Standout> all, String method) {

    /// Adjusted p-values up to here stand out.
    public static final double LEVEL = 0.05;

    private static final int FEWEST = 8;
    private static final int DRAWS = 999;
    private static final String THIS = "this";
    private static final String REST = "rest";

    /// A group against the rest.
    ///
    /// @param comparison the group as candidate, the rest as baseline
    /// @param adjustedP how probable it is that chance alone lets any group differ so much, 0…1
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
    ///
    /// @param seed of the draws: the same seed, the same answer
    public static Answer<Standouts> of(Cells cells, long seed) {
        return FleetShares.of(cells).then(fleet -> {
            List<String> groups = new ArrayList<>();
            List<Comparison> comparisons = new ArrayList<>();
            for (String group : cells.groups()) {
                Answer<Comparison> compared = Cells.of(against(cells, group))
                        .then(two -> StratifiedDifference.between(two, new Arms(THIS, REST), fleet));
                if (compared instanceof Answer.Known<Comparison>(Comparison comparison)
                        && comparison.fewestClusters() >= FEWEST) {
                    groups.add(group);
                    comparisons.add(comparison);
                }
            }
            return chances(cells, groups, comparisons, seed);
        });
    }

    private static Answer<Standouts> chances(
            Cells cells, List<String> groups, List<Comparison> comparisons, long seed) {
        Dealt dealt = Dealt.of(cells);
        if (dealt.once) {
            double[] adjusted = dealt.adjusted(
                    groups.stream().mapToInt(cells.groups()::indexOf).toArray(), seed);
            return Answer.known(joined(groups, comparisons, adjusted, "max-T permutation over clusters, 999 draws"));
        }
        return PValues.of(comparisons.stream().mapToDouble(Comparison::p).toArray())
                .map(PValues::holm)
                .map(holm -> joined(groups, comparisons, holm.toArray(), "Student's t, adjusted by Holm"));
    }

    private static Standouts joined(
            List<String> groups, List<Comparison> comparisons, double[] adjusted, String method) {
        List<Standout> all = new ArrayList<>();
        for (int at = 0; at < groups.size(); at++) {
            all.add(new Standout(groups.get(at), comparisons.get(at), adjusted[at]));
        }
        return new Standouts(all, method);
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

    /// Clusters with their influence and their group.
    private static final class Dealt {

        private final double[] influence;
        private final int[] group;
        private final int groups;
        private final boolean once;

        private Dealt(double[] influence, int[] group, int groups, boolean once) {
            this.influence = influence;
            this.group = group;
            this.groups = groups;
            this.once = once;
        }

        static Dealt of(Cells cells) {
            double[] bad = new double[cells.strata().size()];
            double[] sessions = new double[bad.length];
            double all = 0;
            for (int at = 0; at < cells.size(); at++) {
                bad[cells.stratum(at)] += cells.bad(at);
                sessions[cells.stratum(at)] += cells.sessions(at);
                all += cells.sessions(at);
            }
            double[] influence = new double[cells.clusters().size()];
            int[] group = new int[influence.length];
            Arrays.fill(group, -1);
            boolean once = true;
            for (int at = 0; at < cells.size(); at++) {
                int stratum = cells.stratum(at);
                int cluster = cells.cluster(at);
                influence[cluster] += (cells.bad(at) - bad[stratum] / sessions[stratum] * cells.sessions(at)) / all;
                once &= group[cluster] == -1 || group[cluster] == cells.group(at);
                group[cluster] = cells.group(at);
            }
            return new Dealt(influence, group, cells.groups().size(), once);
        }

        double[] adjusted(int[] asked, long seed) {
            double[] scale = scale();
            double[] real = statistics(group, scale);
            int[] dealt = group.clone();
            int[] asClear = new int[asked.length];
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
            for (int draw = 0; draw < DRAWS; draw++) {
                for (int at = dealt.length - 1; at > 0; at--) {
                    int other = random.nextInt(at + 1);
                    int one = dealt[at];
                    dealt[at] = dealt[other];
                    dealt[other] = one;
                }
                double[] drawn = statistics(dealt, scale);
                double largest = 0;
                for (int each : asked) {
                    largest = Math.max(largest, drawn[each]);
                }
                for (int at = 0; at < asked.length; at++) {
                    if (largest >= real[asked[at]] * (1 - 1e-12)) {
                        asClear[at]++;
                    }
                }
            }
            double[] adjusted = new double[asked.length];
            for (int at = 0; at < asked.length; at++) {
                adjusted[at] = (1.0 + asClear[at]) / (1.0 + DRAWS);
            }
            return adjusted;
        }

        private double[] statistics(int[] of, double[] scale) {
            double[] sums = new double[groups];
            for (int at = 0; at < of.length; at++) {
                sums[of[at]] += influence[at];
            }
            for (int each = 0; each < groups; each++) {
                sums[each] = scale[each] > 0 ? Math.abs(sums[each]) / scale[each] : 0;
            }
            return sums;
        }

        /// For each group `s √(m (1 − m/L))`.
        private double[] scale() {
            int[] members = new int[groups];
            double squares = 0;
            for (int at = 0; at < group.length; at++) {
                members[group[at]]++;
                squares += influence[at] * influence[at];
            }
            double deviation = Math.sqrt(squares / group.length);
            double[] scale = new double[groups];
            for (int each = 0; each < groups; each++) {
                scale[each] = deviation * Math.sqrt(members[each] * (1 - (double) members[each] / group.length));
            }
            return scale;
        }
    }
}
