package dev.ajar.statistics.oracle;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The one change that makes a series most likely.
final class SingleChange {

    /// The first year of `boot::coal`.
    private static final double COAL = 1851;

    private SingleChange() {}

    static Map<String, ?> poisson(Given given) {
        double[] counts = given.numbers("counts");
        double[] years = new double[counts.length];
        Arrays.fill(years, 1);
        Costs costs = Costs.poisson(counts);
        Map<String, Object> said = said(costs, counts, years);
        said.put("last_year_before", given.number("first_year", COAL) + place(costs) - 1);
        return said;
    }

    static Map<String, ?> binomial(Given given) {
        double[] bad = given.numbers("bad");
        double[] sessions = given.numbers("n");
        return said(Costs.binomial(bad, sessions), bad, sessions);
    }

    private static Map<String, Object> said(Costs costs, double[] counts, double[] exposures) {
        int size = costs.size();
        int place = place(costs);
        Map<String, Object> said = new TreeMap<>();
        said.put("k", place);
        said.put("rate_before", rate(counts, exposures, 0, place));
        said.put("rate_after", rate(counts, exposures, place, size));
        said.put("two_loglik_ratio", costs.of(0, size) - costs.of(0, place) - costs.of(place, size));
        return said;
    }

    /// How many are before the change.
    private static int place(Costs costs) {
        return OptimalPartition.with(1, costs, 1)[0];
    }

    private static double rate(double[] counts, double[] exposures, int from, int to) {
        double count = 0;
        double exposure = 0;
        for (int at = from; at < to; at++) {
            count += counts[at];
            exposure += exposures[at];
        }
        return count / exposure;
    }
}
