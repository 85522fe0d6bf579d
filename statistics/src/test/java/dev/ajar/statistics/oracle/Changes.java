package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What we say to the oracles of the job `changepoint`. All of them are references: Ajar's own, for lots that differ
/// more than coins, has a penalty of its own.
final class Changes implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of(
                "cp-", Changes::single,
                "cp-pelt", Changes::partition,
                "cp-bocpd", RunLengths::of);
    }

    /// One change, by what is given: bad ones of so many, counts of a year, or values.
    private static Map<String, ?> single(Given given) {
        if (given.has("bad")) {
            Map<String, Object> said = new TreeMap<>(SingleChange.binomial(given));
            said.putAll(partition(given));
            return said;
        }
        return given.has("counts") ? SingleChange.poisson(given) : Breakpoints.of(given);
    }

    /// Any number of changes.
    private static Map<String, ?> partition(Given given) {
        Costs costs = costs(given);
        // values: modified BIC (Zhang and Siegmund 2007), with ln of each stretch's length in its cost
        double times = given.has("values") ? 3 : 2;
        double penalty = given.number("penalty", times * Math.log(costs.size()));
        int shortest = (int) given.number("minseglen", given.has("values") ? 1 : 2);
        return Map.of("changepoints", OptimalPartition.of(costs, penalty, shortest));
    }

    private static Costs costs(Given given) {
        if (given.has("bad")) {
            return Costs.binomial(given.numbers("bad"), given.numbers("n"));
        }
        return given.has("counts") ? Costs.poisson(given.numbers("counts")) : Costs.normalMbic(given.numbers("values"));
    }
}
