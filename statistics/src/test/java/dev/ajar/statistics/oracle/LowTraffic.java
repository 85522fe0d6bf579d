package dev.ajar.statistics.oracle;

import dev.ajar.statistics.burn.BernoulliCusum;
import dev.ajar.statistics.burn.LeastFailures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What we say to the oracles of the job `low-traffic`.
final class LowTraffic implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.ofEntries(
                Map.entry("burn-min-failures", LowTraffic::leastFailures),
                Map.entry("cusum-bernoulli", LowTraffic::cusum));
    }

    private static Map<String, ?> leastFailures(Given given) {
        List<Map<String, Object>> rows = given.grid().stream()
                .map(row -> {
                    Map<String, Object> said = new LinkedHashMap<>();
                    row.inputs().forEach((key, value) -> said.put(key.toString(), value));
                    said.put("k", least(row, given));
                    return said;
                })
                .toList();
        return Map.of("rows", rows);
    }

    private static long least(Given row, Given all) {
        double rate = 1 - row.number("slo");
        double alike = Asked.number(row, Asked.number(all, 0, "rho", "icc"), "rho", "icc");
        double alpha = row.has("alpha") ? row.number("alpha") : all.number("alpha");
        return alike > 0
                ? LeastFailures.of(row.count("n"), rate, alike, alpha)
                : LeastFailures.of(row.count("n"), rate, alpha);
    }

    private static Map<String, ?> cusum(Given given) {
        int steps = (int) given.count("m");
        double[] thresholds = Asked.numbers(given, "h");
        Map<String, Object> said = new LinkedHashMap<>();
        if (given.has("p0")) {
            said.put("gamma", BernoulliCusum.reference(given.number("p0"), given.number("p1")));
            said.put("arl_p0", runLengths(steps, thresholds, given.number("p0")));
            said.put("arl_p1", runLengths(steps, thresholds, given.number("p1")));
        }
        if (given.has("p")) {
            double[] rates = Asked.numbers(given, "p");
            for (double threshold : thresholds) {
                said.put(
                        "arl_h" + Math.round(threshold),
                        Arrays.stream(rates)
                                .map(rate -> runLength(steps, threshold, rate))
                                .toArray());
            }
        }
        return said;
    }

    private static double[] runLengths(int steps, double[] thresholds, double rate) {
        return Arrays.stream(thresholds)
                .map(threshold -> runLength(steps, threshold, rate))
                .toArray();
    }

    private static double runLength(int steps, double threshold, double rate) {
        return BernoulliCusum.runLength(steps, (long) Math.ceil(threshold * steps - 1e-9), rate);
    }
}
