package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.function.Function;

/// What we say to the oracles of the job `changepoint`. All of them are references: Ajar's own, for lots that differ
/// more than coins, has a penalty of its own.
final class Changes implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of(
                "cp-nile", Breakpoints::of,
                "cp-pelt-lai", Changes::normal,
                "cp-pelt-coal", Changes::poisson,
                "cp-coal-poisson", SingleChange::poisson,
                "cp-binomial", SingleChange::binomial,
                "cp-bocpd-bernoulli", RunLengths::of);
    }

    /// Mean of normal values with variance 1, modified BIC (Zhang and Siegmund 2007): 3 ln n for each change, and ln of
    /// each stretch's length.
    private static Map<String, ?> normal(Given given) {
        double[] values = given.numbers("values");
        double penalty = given.number("penalty", 3 * Math.log(values.length));
        int shortest = (int) given.number("minseglen", 1);
        return Map.of("changepoints", OptimalPartition.of(Costs.normalMbic(values), penalty, shortest));
    }

    private static Map<String, ?> poisson(Given given) {
        double[] counts = given.numbers("counts");
        double penalty = given.number("penalty", 2 * Math.log(counts.length));
        int shortest = (int) given.number("minseglen", 2);
        return Map.of("changepoints", OptimalPartition.of(Costs.poisson(counts), penalty, shortest));
    }
}
