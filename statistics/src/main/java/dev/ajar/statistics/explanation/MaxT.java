package dev.ajar.statistics.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Single-step max-T over clusters: how much does each value stand out, and how much does the most outstanding one when
/// clusters are dealt out anew?
///
/// **Formula:** `T_v = Σ_{c∈v} r_c / (s √(m_v (1 − m_v/L)))` with r the clusters' influences on the change, s their
/// standard deviation, m_v clusters with the value and L in all; adjusted p_v = (1 + draws whose largest T is at least
/// T_v) / (1 + draws).
///
/// **Source:** Westfall and Young 1993, *Resampling-Based Multiple Testing*, single-step max-T.
///
/// Draws go sixteen at a time: the value of a cluster is looked up once for all of them.
record MaxT(List<Contender> contenders) {

    /// A value fewer clusters have is not looked at, and neither is one that all but so few have. Only how many there
    /// are has a say, never how many failed: that would raise false findings from 5 to 7 or 8 of a hundred.
    static final int FEWEST = 8;

    private static final int AT_ONCE = 16;

    /// Sums of the same numbers in another order.
    private static final double ROUNDING = 1e-9;

    /// The most outstanding one; the first of them, by name.
    Contender top() {
        Contender top = contenders.getFirst();
        for (Contender contender : contenders) {
            if (contender.statistic() > top.statistic() + ROUNDING) {
                top = contender;
            }
        }
        return top;
    }

    /// Values that enough clusters have, seen before or after, and enough of them after.
    static List<Contender> eligible(Table table) {
        List<Contender> eligible = new ArrayList<>();
        for (int dimension = 0; dimension < table.dimensions().size(); dimension++) {
            String name = table.dimensions().get(dimension);
            table.members(dimension).forEach((value, members) -> {
                long after = Arrays.stream(members)
                        .filter(at -> table.counts[at].after() > 0)
                        .count();
                if (after >= FEWEST && table.size - members.length >= FEWEST) {
                    eligible.add(new Contender(new Value(name, value), members));
                }
            });
        }
        return eligible;
    }

    /// @param eligible at least one
    static MaxT of(Table table, List<Contender> eligible, int draws, long seed) {
        double[] influence = table.influence();
        double[] scale = table.isFlat() ? new double[eligible.size()] : scale(eligible, influence);
        double[] statistics = new double[eligible.size()];
        for (int at = 0; at < statistics.length; at++) {
            for (int member : eligible.get(at).members()) {
                statistics[at] += influence[member];
            }
            statistics[at] *= scale[at];
        }
        double[] largest = largest(codes(table, eligible), influence, scale, draws, seed);
        Arrays.sort(largest);
        List<Contender> contenders = new ArrayList<>();
        for (int at = 0; at < statistics.length; at++) {
            Contender one = eligible.get(at);
            double adjusted = (1.0 + atLeast(largest, statistics[at] - ROUNDING)) / (1.0 + draws);
            contenders.add(one.tested(statistics[at], adjusted));
        }
        return new MaxT(contenders);
    }

    private static int atLeast(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        int first = at >= 0 ? at : -at - 1;
        while (first > 0 && sorted[first - 1] >= value) {
            first--;
        }
        return sorted.length - first;
    }

    private static double[] scale(List<Contender> eligible, double[] influence) {
        double clusters = influence.length;
        double deviation = Math.sqrt(Arrays.stream(influence).map(r -> r * r).sum() / clusters);
        return eligible.stream()
                .mapToDouble(one -> one.members().length)
                .map(members -> 1 / (deviation * Math.sqrt(members * (1 - members / clusters))))
                .toArray();
    }

    /// By dimension that has contenders: each cluster's contender, or one past the last where it has none.
    private static List<int[]> codes(Table table, List<Contender> eligible) {
        List<int[]> codes = new ArrayList<>();
        String dimension = "";
        int[] code = new int[0];
        for (int at = 0; at < eligible.size(); at++) {
            Value value = eligible.get(at).value();
            if (codes.isEmpty() || !value.dimension().equals(dimension)) {
                dimension = value.dimension();
                code = new int[table.size];
                Arrays.fill(code, eligible.size());
                codes.add(code);
            }
            for (int member : eligible.get(at).members()) {
                code[member] = at;
            }
        }
        return codes;
    }

    /// The largest T of each draw.
    private static double[] largest(List<int[]> codes, double[] influence, double[] scale, int draws, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] dealt = influence.clone();
        double[] hands = new double[dealt.length * AT_ONCE];
        double[] sums = new double[(scale.length + 1) * AT_ONCE];
        double[] largest = new double[draws];
        for (int first = 0; first < draws; first += AT_ONCE) {
            int now = Math.min(AT_ONCE, draws - first);
            for (int draw = 0; draw < now; draw++) {
                deal(dealt, random);
                for (int at = 0; at < dealt.length; at++) {
                    hands[at * AT_ONCE + draw] = dealt[at];
                }
            }
            Arrays.fill(sums, 0);
            for (int[] code : codes) {
                add(code, hands, sums);
            }
            for (int draw = 0; draw < now; draw++) {
                double most = Double.NEGATIVE_INFINITY;
                for (int at = 0; at < scale.length; at++) {
                    most = Math.max(most, sums[at * AT_ONCE + draw] * scale[at]);
                }
                largest[first + draw] = most;
            }
        }
        return largest;
    }

    private static void add(int[] code, double[] hands, double[] sums) {
        for (int at = 0; at < code.length; at++) {
            int to = code[at] * AT_ONCE;
            int from = at * AT_ONCE;
            for (int draw = 0; draw < AT_ONCE; draw++) {
                sums[to + draw] += hands[from + draw];
            }
        }
    }

    private static void deal(double[] values, UniformRandomProvider random) {
        for (int at = values.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            double value = values[at];
            values[at] = values[other];
            values[other] = value;
        }
    }

    /// Others that nearly the same clusters have: shared ones are at least so much of those that have either.
    static List<Value> aliases(Contender of, List<Contender> among, double least) {
        List<Value> aliases = new ArrayList<>();
        for (Contender other : among) {
            int shared = shared(of.members(), other.members());
            int either = of.members().length + other.members().length - shared;
            if (!other.value().equals(of.value()) && shared >= least * either) {
                aliases.add(other.value());
            }
        }
        return aliases;
    }

    private static int shared(int[] one, int[] other) {
        int shared = 0;
        int at = 0;
        for (int member : one) {
            while (at < other.length && other[at] < member) {
                at++;
            }
            if (at < other.length && other[at] == member) {
                shared++;
            }
        }
        return shared;
    }
}
