package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Westfall and Young's single-step max-T with all orders of the rates: a reference, for ten rates at most. The
/// statistic is the mean of those with an attribute less the mean of those without, one-sided.
final class ExactMaxT {

    private static final int MOST = 10;
    private static final String ATTRIBUTE = "attr_";
    private static final double ROUNDING = 1e-12;

    private final double[] rates;
    private final SortedMap<String, double[]> attributes = new TreeMap<>();
    private final SortedMap<String, Double> observed = new TreeMap<>();
    private final SortedMap<String, Long> atLeast = new TreeMap<>();
    private long orders;

    private ExactMaxT(Given given) {
        rates = given.numbers("failure_rate");
        if (rates.length > MOST) {
            throw new NotCovered("all orders of %s rates".formatted(rates.length));
        }
        for (Object key : given.inputs().keySet()) {
            String name = key.toString();
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), given.numbers(name));
            }
        }
        attributes.forEach((name, has) -> {
            observed.put(name, statistic(has));
            atLeast.put(name, 0L);
        });
    }

    static Map<String, ?> of(Given given) {
        ExactMaxT test = new ExactMaxT(given);
        test.permute(0);
        SortedMap<String, Double> adjusted = new TreeMap<>();
        test.atLeast.forEach((name, times) -> adjusted.put(name, (double) times / test.orders));
        return Map.of("statistic", test.observed, "p_adjusted", adjusted, "permutations", test.orders);
    }

    private void permute(int from) {
        if (from == rates.length) {
            orders++;
            double largest = attributes.values().stream()
                    .mapToDouble(this::statistic)
                    .max()
                    .orElseThrow();
            observed.forEach((name, statistic) -> {
                if (largest >= statistic - ROUNDING) {
                    atLeast.merge(name, 1L, Long::sum);
                }
            });
            return;
        }
        for (int at = from; at < rates.length; at++) {
            swap(from, at);
            permute(from + 1);
            swap(from, at);
        }
    }

    private void swap(int one, int other) {
        double rate = rates[one];
        rates[one] = rates[other];
        rates[other] = rate;
    }

    private double statistic(double[] has) {
        double with = 0;
        double without = 0;
        int many = 0;
        for (int at = 0; at < rates.length; at++) {
            if (has[at] != 0) {
                with += rates[at];
                many++;
            } else {
                without += rates[at];
            }
        }
        return with / many - without / (rates.length - many);
    }
}
