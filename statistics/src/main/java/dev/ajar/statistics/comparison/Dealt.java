package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Clusters with their scores, dealt out to groups anew within their strata; see [Standouts] for the formulas.
final class Dealt {

    private static final int DRAWS = 999;

    /// Sums of the same numbers in another order.
    private static final double ROUNDING = 1e-12;

    private final Cells cells;
    private final int[] group;
    private final int[] stratum;
    private final int[][] hands;
    private final double[] score;
    private final double[] scale;

    /// @param members clusters that are dealt out
    private Dealt(Cells cells, int[] group, int[] stratum, int[] members) {
        this.cells = cells;
        this.group = group;
        this.stratum = stratum;
        hands = IntStream.range(0, cells.strata().size())
                .mapToObj(each -> Arrays.stream(members)
                        .filter(member -> stratum[member] == each)
                        .toArray())
                .toArray(int[][]::new);
        score = scores(members);
        scale = scale();
    }

    /// Empty where a cluster is in several groups: then nothing can be dealt out.
    static Optional<Dealt> of(Cells cells) {
        int[] group = new int[cells.clusters().size()];
        Arrays.fill(group, -1);
        for (int at = 0; at < cells.size(); at++) {
            int own = group[cells.cluster(at)];
            if (own != -1 && own != cells.group(at)) {
                return Optional.empty();
            }
            group[cells.cluster(at)] = cells.group(at);
        }
        return Optional.of(new Dealt(
                cells, group, strata(cells), IntStream.range(0, group.length).toArray()));
    }

    /// The same without the clusters of some groups.
    Dealt without(Collection<String> groups) {
        return new Dealt(
                cells,
                group,
                stratum,
                IntStream.range(0, group.length)
                        .filter(cluster -> !groups.contains(cells.groups().get(group[cluster])))
                        .toArray());
    }

    /// Where most sessions of each cluster are.
    private static int[] strata(Cells cells) {
        double[][] sessions = new double[cells.clusters().size()][cells.strata().size()];
        for (int at = 0; at < cells.size(); at++) {
            sessions[cells.cluster(at)][cells.stratum(at)] += cells.sessions(at);
        }
        return Arrays.stream(sessions)
                .mapToInt(own -> IntStream.range(0, own.length)
                        .reduce((one, other) -> own[other] > own[one] ? other : one)
                        .orElse(0))
                .toArray();
    }

    private double[] scores(int[] members) {
        boolean[] in = new boolean[group.length];
        for (int member : members) {
            in[member] = true;
        }
        double[] rate = rates(in);
        double[] beyond = new double[group.length];
        double[] variance = new double[group.length];
        for (int at = 0; at < cells.size(); at++) {
            double own = rate[cells.stratum(at)];
            beyond[cells.cluster(at)] += cells.bad(at) - own * cells.sessions(at);
            variance[cells.cluster(at)] += own * (1 - own) * cells.sessions(at);
        }
        double more = 0;
        double squares = 0;
        for (int member : members) {
            more += beyond[member] * beyond[member] - variance[member];
            squares += variance[member] * variance[member];
        }
        double unlike = squares > 0 ? Math.max(0, more / squares) : 0;
        double[] scores = new double[group.length];
        for (int[] hand : hands) {
            double sum = 0;
            for (int member : hand) {
                scores[member] = beyond[member] / (1 + unlike * variance[member]);
                sum += scores[member];
            }
            for (int member : hand) {
                scores[member] -= sum / hand.length;
            }
        }
        return scores;
    }

    private double[] rates(boolean[] in) {
        double[] bad = new double[cells.strata().size()];
        double[] sessions = new double[bad.length];
        for (int at = 0; at < cells.size(); at++) {
            if (in[cells.cluster(at)]) {
                bad[cells.stratum(at)] += cells.bad(at);
                sessions[cells.stratum(at)] += cells.sessions(at);
            }
        }
        Arrays.setAll(bad, each -> sessions[each] > 0 ? bad[each] / sessions[each] : 0);
        return bad;
    }

    /// For each group how far its sum strays by chance.
    private double[] scale() {
        double[] scale = new double[cells.groups().size()];
        for (int[] hand : hands) {
            int[] own = new int[scale.length];
            double squares = 0;
            for (int member : hand) {
                own[group[member]]++;
                squares += score[member] * score[member];
            }
            for (int each = 0; each < scale.length && hand.length > 1; each++) {
                scale[each] += squares / (hand.length - 1) * own[each] * (1 - (double) own[each] / hand.length);
            }
        }
        Arrays.setAll(scale, each -> Math.sqrt(scale[each]));
        return scale;
    }

    /// How much each of the groups asked stands out, and how probable it is that chance alone lets any do so.
    List<Standouts.Seen> seen(List<String> asked, long seed) {
        int[] places = asked.stream().mapToInt(cells.groups()::indexOf).toArray();
        double[] real = statistics(group);
        int[] dealt = group.clone();
        int[] asClear = new int[places.length];
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int[] hand : hands) {
                deal(hand, dealt, random);
            }
            double[] drawn = statistics(dealt);
            double largest =
                    Arrays.stream(places).mapToDouble(each -> drawn[each]).max().orElse(0);
            for (int at = 0; at < places.length; at++) {
                if (largest >= real[places[at]] * (1 - ROUNDING)) {
                    asClear[at]++;
                }
            }
        }
        List<Standouts.Seen> seen = new ArrayList<>();
        for (int at = 0; at < places.length; at++) {
            seen.add(new Standouts.Seen(asked.get(at), real[places[at]], (1.0 + asClear[at]) / (1.0 + DRAWS)));
        }
        return seen;
    }

    private static void deal(int[] hand, int[] dealt, UniformRandomProvider random) {
        for (int at = hand.length - 1; at > 0; at--) {
            int other = hand[random.nextInt(at + 1)];
            int one = dealt[hand[at]];
            dealt[hand[at]] = dealt[other];
            dealt[other] = one;
        }
    }

    private double[] statistics(int[] of) {
        double[] sums = new double[scale.length];
        for (int[] hand : hands) {
            for (int member : hand) {
                sums[of[member]] += score[member];
            }
        }
        Arrays.setAll(sums, each -> scale[each] > 0 ? Math.abs(sums[each]) / scale[each] : 0);
        return sums;
    }
}
