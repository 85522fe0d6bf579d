package dev.ajar.statistics.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// For how much of the fleet a comparison speaks. Always shown; a pass holds for the covered strata only.
///
/// @param share of the fleet's sessions in strata that both sides have with at least two clusters each, 0…1
/// @param strata those strata, in order
/// @param unseen the fleet's other strata with their shares, in order
/// @param worstCase bounds of the difference in the whole fleet
public record Coverage(double share, List<String> strata, SequencedMap<String, Double> unseen, WorstCase worstCase) {

    public Coverage {
        strata = List.copyOf(strata);
        unseen = Collections.unmodifiableSequencedMap(new TreeMap<>(unseen));
    }

    /// The line for people.
    public String sentence() {
        if (unseen.isEmpty()) {
            return "both sides are seen in strata holding all of the fleet's sessions";
        }
        return "both sides are seen in strata holding %s of the fleet's sessions; not in %s"
                .formatted(Words.percent(share), String.join(", ", unseen.keySet()));
    }

    /// @param weights of the compared strata, adding up to 1
    static Coverage of(ArmSums sums, FleetShares fleet, double[] weights, double difference) {
        List<String> names = sums.cells().strata();
        List<String> seen = new ArrayList<>();
        TreeMap<String, Double> unseen = new TreeMap<>();
        double lower = 0;
        double upper = 0;
        for (Map.Entry<String, Double> stratum : fleet.all().entrySet()) {
            double share = stratum.getValue();
            int place = Collections.binarySearch(names, stratum.getKey());
            if (place >= 0 && weights[place] > 0) {
                seen.add(stratum.getKey());
            } else if (share > 0) {
                unseen.put(stratum.getKey(), share);
                boolean known = place >= 0 && sums.sessions[2 * place] > 0;
                lower -= share * (known ? sums.rate(2 * place) : 1);
                upper += share * (known ? 1 - sums.rate(2 * place) : 1);
            }
        }
        double covered = unseen.isEmpty()
                ? 1
                : 1 - unseen.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Coverage(
                covered, seen, unseen, new WorstCase(covered * difference + lower, covered * difference + upper));
    }
}
