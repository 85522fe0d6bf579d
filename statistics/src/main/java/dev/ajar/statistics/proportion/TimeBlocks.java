package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.proportion.Dependence.Source;

/// How sure a rate is if what lies near in time hangs together: the variance between blocks of days that follow each
/// other, over all places where a block may begin, the last day followed by the first.
///
/// With u = y − pn on each of T days and S_t = u_t + … + u_{t+b−1}: v = ΣS_t²/(b·N²). It is what a circular block
/// bootstrap comes to, without drawing.
///
/// Source: Politis & Romano (1992), circular blocks, on the linearised ratio. Degrees of freedom 1.5(T/b − 1), as for
/// overlapping blocks: Meketon & Schmeiser (1984).
///
/// Assumes that days more than a block apart are independent, and that what happened in these days may happen again as
/// often. 7 days keep weekdays together. With few blocks it is rough, and a disaster that did not happen is not in it.
///
/// @param bad of `sessions`, as counted
/// @param days T
/// @param block b, days in a block
/// @param variance v
public record TimeBlocks(long bad, long sessions, int days, int block, double variance) {

    /// A week.
    public static final int WEEK = 7;

    /// Days one after another; those without sessions count as days. Needs two blocks at least.
    ///
    /// @throws IllegalArgumentException if the two are not of one length
    public static Answer<TimeBlocks> of(long[] bad, long[] sessions, int block) {
        if (block < 1) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "blocks of %s days: a block has 1 or more, for example 7".formatted(block));
        }
        return ClusterCounts.of(bad, sessions).then(counts -> {
            if (counts.size() == 0) {
                return Answer.unknown(Why.NO_DATA, "no session at all on %s days".formatted(bad.length));
            }
            if (bad.length / 2 < block) {
                return Answer.unknown(
                        Why.TOO_SHORT,
                        "%s days: how much blocks of %s differ shows from 2 blocks on, that is %s days"
                                .formatted(bad.length, block, 2L * block));
            }
            return Answer.known(new TimeBlocks(
                    counts.allBad(), counts.allSessions(), bad.length, block, variance(bad, sessions, counts, block)));
        });
    }

    private static double variance(long[] bad, long[] sessions, ClusterCounts counts, int block) {
        int days = bad.length;
        double allBad = counts.allBad();
        double allSessions = counts.allSessions();
        double[] influence = new double[days];
        for (int day = 0; day < days; day++) {
            influence[day] = (bad[day] * allSessions - allBad * sessions[day]) / allSessions;
        }
        double squares = 0;
        for (int start = 0; start < days; start++) {
            double sum = 0;
            for (int day = start; day < start + block; day++) {
                sum += influence[day % days];
            }
            squares += sum * sum;
        }
        return squares / block / allSessions / allSessions;
    }

    /// Bad of all, 0…1.
    public double rate() {
        return (double) bad / sessions;
    }

    public double standardError() {
        return Math.sqrt(variance);
    }

    /// What it would be if all sessions were independent: √(p(1 − p)/N).
    public double binomialStandardError() {
        return Math.sqrt(rate() * (1 - rate()) / sessions);
    }

    /// Variance over that of independent sessions; below 1 if days differ less than chance would make them, and 1 where
    /// none or all are bad.
    public double designEffect() {
        return bad == 0 || bad == sessions ? 1 : variance / (rate() * (1 - rate()) / sessions);
    }

    Dependence dependence() {
        return new Dependence(Source.TIME, designEffect(), Math.max(1, 1.5 * ((double) days / block - 1)));
    }
}
