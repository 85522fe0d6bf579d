package dev.ajar.statistics.oracle;

import dev.ajar.statistics.objective.Attainment;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// What we say to the oracles of the job `slo`.
final class Targets implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.ofEntries(
                Map.entry("slo-attainment-posterior", Targets::sureness), Map.entry("slo-predictive", Targets::chance));
    }

    private static Map<String, ?> sureness(Given given) {
        long good = given.count("good");
        long bad = given.count("bad");
        double slo = given.number("slo");
        return Map.of(
                "raw", Attainment.sureness(good, bad, 1, slo).orThrow(),
                "n_eff",
                        Attainment.sureness(good, bad, given.number("deff", 1), slo)
                                .orThrow());
    }

    private static Map<String, ?> chance(Given given) {
        double failures = given.number("alpha");
        double successes = given.number("beta");
        long sessions = given.count("n");
        long most = given.count("max_bad");
        return Map.of(
                "p",
                Attainment.chance(failures, successes, sessions, most).orThrow(),
                "p_binomial_plugin",
                most >= sessions
                        ? 1.0
                        : RegularizedBeta.complement(
                                failures / (failures + successes), most + 1.0, (double) sessions - most));
    }
}
