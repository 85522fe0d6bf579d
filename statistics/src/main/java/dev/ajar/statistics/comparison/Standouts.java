package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.multiplicity.PValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which groups (lots, firmwares) differ from all the rest together.
///
/// The group that stands out most is taken out, and those that are left are asked again, until chance explains what is
/// left: two bad lots do not hide each other in the rest. Each group is then compared with those that do not stand out
/// like a release ([StratifiedDifference], with the mix of all groups as the fleet's).
///
/// Whether chance explains a group is asked of all groups at once: where each cluster is in one group, by dealing
/// groups out to clusters anew, within strata, and looking at the most outstanding one (max-T); where clusters are in
/// several, as locks that changed their firmware are, by Student's t and Holm's method.
///
///     μ_c = Σ_cells p_stratum · sessions,  v_c = Σ_cells p_stratum (1 − p_stratum) · sessions
///     k = max(0, Σ_c ((bad_c − μ_c)² − v_c) / Σ_c v_c²),  r_c = (bad_c − μ_c) / (1 + k v_c), centred within strata
///     T_g = Σ_{c∈g} r_c / √(Σ_strata s² m_g (1 − m_g/L))
///
/// with s² the variance of r over the L clusters of a stratum and m_g how many of them are in the group (a cluster's
/// stratum is the one where most of its sessions are); adjusted p = (1 + draws whose largest |T| is at least |T_g|) /
/// (1 + draws). r is the score of a model in which each cluster has a rate of its own: plain failures would be the word
/// of a few clusters, behind the worst doors, and a lot that is worse everywhere would go unheard.
///
/// - **Units:** rates of failure, 0…1. **Source:** P. H. Westfall, S. S. Young, *Resampling-Based Multiple Testing*,
///   1993; C. Dean, J. F. Lawless, J. Am. Stat. Assoc. 84 (1989) 467–472, for the score of overdispersed counts; S.
///   Holm, Scand. J. Stat. 6 (1979) 65–70; for the differences that of [StratifiedDifference].
/// - **Assumes:** clusters are independent and might as well have been in another group, within a stratum.
/// - **Fails:** where half of all sessions are of groups that are bad: what is left then is no measure, and no more is
///   taken out. Groups with fewer than 8 clusters are not asked, whatever their failures: choosing by failures would
///   make chance look like a finding. A group that is alone in its stratum has nothing it can be compared with.
///
/// Measured, ten lots of 30 to 70 locks: where none is bad, one is named in 4 of a hundred fleets, also where a lot
/// went to steel doors; with sessions taken for coins, in most. Of two lots with three times as many failures both are
/// named in 85 of a hundred, and a good one beside them in 6.
///
/// @param all groups that were asked, in the order of their names
/// @param method how chance was looked at
public record Standouts(List<Standout> all, String method) {

    /// Adjusted p-values up to here stand out.
    public static final double LEVEL = 0.05;

    private static final int FEWEST = 8;
    private static final double LEAST_LEFT = 0.5;
    private static final String THIS = "this";
    private static final String REST = "rest";

    /// A group against those that do not stand out.
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
        return FleetShares.of(cells).map(fleet -> new Search(cells, fleet, seed).found());
    }

    /// What is known of a group before it is taken out.
    ///
    /// @param clear by how many times what chance does on average it differs
    /// @param adjustedP how probable it is that chance alone lets any group of this round differ so much
    record Seen(String group, double clear, double adjustedP) {}

    /// Takes out one after the other.
    private static final class Search {

        private final Cells cells;
        private final FleetShares fleet;
        private final long seed;
        private final Optional<Dealt> dealt;
        private final Set<String> out = new HashSet<>();
        private final SortedMap<String, Standout> known = new TreeMap<>();

        Search(Cells cells, FleetShares fleet, long seed) {
            this.cells = cells;
            this.fleet = fleet;
            this.seed = seed;
            dealt = Dealt.of(cells);
        }

        Standouts found() {
            for (Optional<Seen> next = next(round()); next.isPresent(); next = next(round())) {
                out.add(next.get().group());
            }
            return new Standouts(
                    List.copyOf(known.values()),
                    dealt.isPresent()
                            ? "step-down max-T permutation over clusters within strata, 999 draws"
                            : "Student's t, adjusted by Holm, step by step");
        }

        /// Asks all that are left, and compares those that were taken out with what is left.
        private List<Seen> round() {
            SequencedMap<String, Comparison> asked = new LinkedHashMap<>();
            for (String group : cells.groups()) {
                if (compared(group) instanceof Answer.Known<Comparison>(Comparison comparison)
                        && comparison.fewestClusters() >= FEWEST) {
                    asked.put(group, comparison);
                    known.computeIfPresent(
                            group, (ignored, before) -> new Standout(group, comparison, before.adjustedP()));
                }
            }
            asked.keySet().removeAll(out);
            List<Seen> seen = dealt.map(each -> each.without(out).seen(List.copyOf(asked.keySet()), seed + out.size()))
                    .orElseGet(() -> student(asked));
            for (Seen each : seen) {
                known.put(
                        each.group(),
                        new Standout(each.group(), Objects.requireNonNull(asked.get(each.group())), each.adjustedP()));
            }
            return seen;
        }

        private Answer<Comparison> compared(String group) {
            List<Cell> two = new ArrayList<>();
            for (int at = 0; at < cells.size(); at++) {
                String own = cells.groups().get(cells.group(at));
                if (own.equals(group) || !out.contains(own)) {
                    two.add(new Cell(
                            cells.clusters().get(cells.cluster(at)),
                            cells.strata().get(cells.stratum(at)),
                            own.equals(group) ? THIS : REST,
                            cells.good(at),
                            cells.bad(at)));
                }
            }
            return Cells.of(two).then(sides -> StratifiedDifference.between(sides, new Arms(THIS, REST), fleet));
        }

        private static List<Seen> student(SequencedMap<String, Comparison> asked) {
            double[] chances =
                    asked.values().stream().mapToDouble(Comparison::p).toArray();
            double[] adjusted =
                    PValues.of(chances).map(values -> values.holm().toArray()).orElse(chances);
            List<Seen> seen = new ArrayList<>();
            for (String group : asked.keySet()) {
                seen.add(new Seen(group, 1 - chances[seen.size()], adjusted[seen.size()]));
            }
            return seen;
        }

        /// What stands out most of all that may be taken out.
        private Optional<Seen> next(List<Seen> round) {
            return round.stream()
                    .filter(each -> each.adjustedP() <= LEVEL && leaves(each.group()) >= LEAST_LEFT)
                    .max(Comparator.comparingDouble(Seen::clear));
        }

        /// The share of all sessions that is left without a group.
        private double leaves(String group) {
            double left = 0;
            double all = 0;
            for (int at = 0; at < cells.size(); at++) {
                String own = cells.groups().get(cells.group(at));
                all += cells.sessions(at);
                left += own.equals(group) || out.contains(own) ? 0 : cells.sessions(at);
            }
            return left / all;
        }
    }
}
