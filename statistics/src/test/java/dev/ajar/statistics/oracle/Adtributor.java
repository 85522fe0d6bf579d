package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.TreeMap;

/// Explanatory power and surprise of values by forecast and actual sums (Bhagwan et al., NSDI 2014, equations 3 and 5,
/// natural logarithms). A reference only: it has no notion of chance.
final class Adtributor {

    private Adtributor() {}

    static Map<String, ?> of(Given given) {
        Given forecast = given.inside("forecast");
        Given actual = given.inside("actual");
        Map<String, Object> said = new TreeMap<>();
        for (Object dimension : forecast.inputs().keySet()) {
            said.put(
                    dimension.toString(),
                    dimension(forecast.inside(dimension.toString()), actual.inside(dimension.toString())));
        }
        return said;
    }

    private static Map<String, ?> dimension(Given forecast, Given actual) {
        double allForecast = sum(forecast);
        double allActual = sum(actual);
        Map<String, Object> power = new TreeMap<>();
        Map<String, Object> surprise = new TreeMap<>();
        for (Object key : forecast.inputs().keySet()) {
            String value = key.toString();
            double expected = forecast.number(value);
            double was = actual.number(value);
            power.put(value, (was - expected) / (allActual - allForecast));
            double p = expected / allForecast;
            double q = was / allActual;
            surprise.put(value, (term(p, p + q) + term(q, p + q)) / 2);
        }
        return Map.of("EP", power, "S", surprise);
    }

    private static double sum(Given given) {
        return given.inputs().keySet().stream()
                .mapToDouble(key -> given.number(key.toString()))
                .sum();
    }

    private static double term(double share, double both) {
        return share == 0 ? 0 : share * Math.log(2 * share / both);
    }
}
