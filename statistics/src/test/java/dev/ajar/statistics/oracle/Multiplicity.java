package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.function.Function;

/// What we say to the oracles of the job `multiple-testing`.
final class Multiplicity implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of("explain-maxt-exact", ExactMaxT::of);
    }
}
