package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What share of the fleet's sessions each stratum has. Fixed before the first look: it makes the comparison speak of
/// the fleet, and not of who happened to test.
public final class FleetShares {

    private final SequencedMap<String, Double> shares;

    private FleetShares(SequencedMap<String, Double> shares) {
        this.shares = Collections.unmodifiableSequencedMap(shares);
    }

    /// From weights in any unit: sessions, locks, shares; they are divided by their sum. Unknown if one is below zero
    /// or no number, or all are zero.
    public static Answer<FleetShares> of(Map<String, ? extends Number> weights) {
        TreeMap<String, Double> shares = new TreeMap<>();
        double sum = 0;
        for (Map.Entry<String, ? extends Number> weight : new TreeMap<String, Number>(weights).entrySet()) {
            double value = weight.getValue().doubleValue();
            if (!(value >= 0) || Double.isInfinite(value)) {
                return Answer.unknown(
                        Why.ABSURD_SETTING,
                        "stratum \"%s\" has a share of the fleet of %s: expected is zero or more"
                                .formatted(weight.getKey(), value));
            }
            shares.put(weight.getKey(), value);
            sum += value;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            return Answer.unknown(Why.ABSURD_SETTING, "the fleet's shares add up to %s".formatted(sum));
        }
        double all = sum;
        shares.replaceAll((ignored, value) -> value / all);
        return Answer.known(new FleetShares(shares));
    }

    /// From sessions of the fleet, of all groups.
    public static Answer<FleetShares> of(Cells fleet) {
        if (fleet.size() == 0) {
            return Answer.unknown(Why.NO_DATA, "the fleet has no session: its mix is not known");
        }
        TreeMap<String, Long> sessions = new TreeMap<>();
        for (int at = 0; at < fleet.size(); at++) {
            sessions.merge(fleet.strata().get(fleet.stratum(at)), fleet.sessions(at), Long::sum);
        }
        return of(sessions);
    }

    /// 0…1; 0 for a stratum the fleet does not have.
    public double of(String stratum) {
        return shares.getOrDefault(stratum, 0.0);
    }

    /// All strata of the fleet in the order of their names; they add up to 1.
    public SequencedMap<String, Double> all() {
        return shares;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FleetShares that && shares.equals(that.shares);
    }

    @Override
    public int hashCode() {
        return shares.hashCode();
    }

    @Override
    public String toString() {
        return shares.toString();
    }
}
