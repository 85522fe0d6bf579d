package dev.ajar.statistics.explanation;

import dev.ajar.statistics.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/// How many bad sessions after a value had beyond what the rest's course let expect.
///
/// **Formula:** n₁ · ((p₁ − p₀) − (p₁' − p₀')), the difference in differences against the rest ('), times its sessions
/// after. Its variance is the sum of squares of what each cluster contributes to it, times m/(m−1) on either side; t
/// with the smaller side's clusters less one. A value without sessions before is compared with the rest after.
///
/// @param inside counts of the value
record Excess(Change inside, double sessions, Interval interval) {

    private static final double LEVEL = 0.95;

    static Excess of(Table table, int[] members) {
        boolean[] in = Splits.marked(table.size, members);
        Change inside = table.sum(members);
        Change rest = table.all.minus(inside);
        boolean compared = inside.before() > 0 && rest.before() > 0;
        double difference = inside.rateAfter() - rest.rateAfter();
        if (compared) {
            difference -= inside.rateBefore() - rest.rateBefore();
        }
        double squaresIn = 0;
        double squaresOut = 0;
        for (int at = 0; at < table.size; at++) {
            Change one = table.counts[at];
            Change of = in[at] ? inside : rest;
            double off = Table.part(one.badAfter(), of.rateAfter(), one.after(), of.after());
            if (compared) {
                off -= Table.part(one.badBefore(), of.rateBefore(), one.before(), of.before());
            }
            if (in[at]) {
                squaresIn += off * off;
            } else {
                squaresOut += off * off;
            }
        }
        int clustersOut = table.size - members.length;
        double error = Math.sqrt(corrected(squaresIn, members.length) + corrected(squaresOut, clustersOut));
        double half = error
                * TDistribution.of(Math.min(members.length, clustersOut) - 1.0)
                        .inverseCumulativeProbability((1 + LEVEL) / 2);
        double sessions = difference * inside.after();
        double most = half * inside.after();
        return new Excess(inside, sessions, new Interval(sessions - most, sessions + most, LEVEL));
    }

    private static double corrected(double squares, int clusters) {
        return squares * clusters / (clusters - 1);
    }
}
