package dev.ajar.statistics.oracle;

import dev.ajar.statistics.comparison.Balance;
import dev.ajar.statistics.comparison.WorstCase;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What we say to the oracles of the job `design`.
final class Design implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        TreeMap<String, Function<Given, Map<String, ?>>> testimonies = new TreeMap<>();
        testimonies.put("balance-smd", Design::balance);
        testimonies.put("coverage-bounds", Design::bounds);
        return testimonies;
    }

    private static Map<String, ?> balance(Given given) {
        return Map.of("smd", Balance.standardised(given.number("rc_share"), given.number("fleet_share")));
    }

    private static Map<String, ?> bounds(Given given) {
        WorstCase bounds = WorstCase.of(
                given.number("covered_share"), given.number("delta_covered"), given.number("uncovered_cur_rate"));
        return Map.of("lower", bounds.lower(), "upper", bounds.upper());
    }
}
