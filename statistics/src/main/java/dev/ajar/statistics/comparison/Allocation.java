package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Who gets the candidate: how many places each stratum has, so that the difference is known best. Within a stratum it
/// is drawn.
///
/// Neyman's allocation, places ∝ W_s √(p_s (1−p_s)) (J. Neyman, J. R. Stat. Soc. 97, 1934, 558–625), with at least
/// [#FLOOR] places in strata that hold [#NOTABLE] of the fleet or more.
///
/// @param places of each stratum; they add up to what was given
public record Allocation(SequencedMap<String, Integer> places) {

    /// Places that a notable stratum has at least.
    public static final int FLOOR = 5;

    /// From this share of the fleet on a stratum is notable.
    public static final double NOTABLE = 0.05;

    public Allocation {
        places = Collections.unmodifiableSequencedMap(new TreeMap<>(places));
    }

    /// Deals out.
    ///
    /// @param places how many there are, 1 or more
    /// @param fleet shares of the strata
    /// @param rates failure rates of the strata, 0…1; a stratum that is not named counts with the mean of the others
    public static Answer<Allocation> of(int places, FleetShares fleet, Map<String, Double> rates) {
        for (Map.Entry<String, Double> rate : new TreeMap<>(rates).entrySet()) {
            if (!(rate.getValue() >= 0 && rate.getValue() <= 1)) {
                return Answer.unknown(
                        Why.ABSURD_SETTING,
                        "stratum \"%s\" has a failure rate of %s: expected is 0 to 1"
                                .formatted(rate.getKey(), rate.getValue()));
            }
        }
        List<String> strata = fleet.all().keySet().stream()
                .filter(stratum -> fleet.of(stratum) > 0)
                .toList();
        int floors = FLOOR
                * (int) strata.stream()
                        .filter(stratum -> fleet.of(stratum) >= NOTABLE)
                        .count();
        if (places < floors || places < 1) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "%s places are too few: strata with %s of the fleet or more need %s each, %s in all"
                            .formatted(places, Words.percent(NOTABLE), FLOOR, floors));
        }
        return Answer.known(new Allocation(dealt(places, strata, fleet, wanted(strata, fleet, rates))));
    }

    private static double[] wanted(List<String> strata, FleetShares fleet, Map<String, Double> rates) {
        double mean = rates.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0.5);
        double[] wanted = new double[strata.size()];
        double sum = 0;
        for (int at = 0; at < wanted.length; at++) {
            double rate = rates.getOrDefault(strata.get(at), mean);
            wanted[at] = fleet.of(strata.get(at)) * Math.sqrt(rate * (1 - rate));
            sum += wanted[at];
        }
        for (int at = 0; at < wanted.length; at++) {
            wanted[at] = sum > 0 ? wanted[at] / sum : fleet.of(strata.get(at));
        }
        return wanted;
    }

    /// Strata that would fall below their floor get it; the rest is shared by what is wanted, by largest remainders.
    private static SequencedMap<String, Integer> dealt(
            int places, List<String> strata, FleetShares fleet, double[] wanted) {
        boolean[] floored = new boolean[wanted.length];
        int left = places;
        boolean settled = false;
        while (!settled) {
            settled = true;
            double free = free(wanted, floored);
            for (int at = 0; at < wanted.length; at++) {
                if (!floored[at] && fleet.of(strata.get(at)) >= NOTABLE && left * wanted[at] < FLOOR * free) {
                    floored[at] = true;
                    left -= FLOOR;
                    settled = false;
                    break;
                }
            }
        }
        double free = free(wanted, floored);
        TreeMap<String, Integer> dealt = new TreeMap<>();
        List<Integer> shared = new ArrayList<>();
        double[] remainder = new double[wanted.length];
        int rest = left;
        for (int at = 0; at < wanted.length; at++) {
            if (floored[at]) {
                dealt.put(strata.get(at), FLOOR);
            } else {
                double exact = free > 0 ? left * wanted[at] / free : 0;
                int whole = (int) Math.floor(exact);
                dealt.put(strata.get(at), whole);
                remainder[at] = exact - whole;
                rest -= whole;
                shared.add(at);
            }
        }
        List<Integer> order = new ArrayList<>(shared);
        if (order.isEmpty()) {
            for (int at = 0; at < wanted.length; at++) {
                remainder[at] = wanted[at];
                order.add(at);
            }
        }
        order.sort(Comparator.comparingDouble((Integer at) -> -remainder[at]));
        for (int at = 0; at < rest; at++) {
            dealt.merge(strata.get(order.get(at % order.size())), 1, Integer::sum);
        }
        return dealt;
    }

    private static double free(double[] wanted, boolean[] floored) {
        double free = 0;
        for (int at = 0; at < wanted.length; at++) {
            free += floored[at] ? 0 : wanted[at];
        }
        return free;
    }
}
