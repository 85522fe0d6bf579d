package dev.ajar.cli.evidence;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Allocation;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.proportion.ClusterCounts;
import dev.ajar.statistics.proportion.ClusteredProportion;
import dev.ajar.statistics.proportion.IntraClusterCorrelation;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a plan needs to know of a fleet, taken from verdicts.
///
/// @param clusters how many had a session
/// @param perDay sessions of each a day
/// @param base share of bad ones
/// @param spread standard deviation of sessions of each divided by their mean
/// @param alike intra-cluster correlation, and never less than what is planned with where nothing shows
/// @param cells all counts, by stratum
public record MeasuredFleet(int clusters, double perDay, double base, double spread, double alike, Cells cells) {

    /// Measures.
    ///
    /// @throws Misasked if there is nothing to measure
    public static MeasuredFleet of(Evidence evidence, String cluster, List<String> strata) throws IOException {
        List<String> columns = new ArrayList<>(List.of(evidence.condition("--cluster", cluster)));
        columns.addAll(evidence.conditions("--strata", strata));
        Cells cells = evidence.cells(
                        columns,
                        count -> Optional.of(new Cell(
                                Evidence.shown(count.values().getFirst()),
                                Evidence.joined(count.values().subList(1, columns.size())),
                                "",
                                count.good(),
                                count.bad())))
                .cells();
        ClusterCounts counts = ClusterCounts.of(cells);
        int days = evidence.days(ZoneOffset.UTC).size();
        if (counts.allSessions() == 0 || days == 0) {
            throw new Misasked("--verdicts: there is no good or bad session to measure a fleet by");
        }
        double alike = IntraClusterCorrelation.anova(counts)
                .map(IntraClusterCorrelation::correlation)
                .orElse(0.0);
        return new MeasuredFleet(
                counts.size(),
                (double) counts.allSessions() / counts.size() / days,
                (double) counts.allBad() / counts.allSessions(),
                spread(counts),
                Math.max(alike, ClusteredProportion.PLANNED_CORRELATION),
                cells);
    }

    private static double spread(ClusterCounts counts) {
        double mean = (double) counts.allSessions() / counts.size();
        double squares = 0;
        for (int at = 0; at < counts.size(); at++) {
            double off = counts.sessions(at) - mean;
            squares += off * off;
        }
        return counts.size() < 2 ? 0 : Math.sqrt(squares / (counts.size() - 1)) / mean;
    }

    /// How places are dealt out to strata.
    ///
    /// @param places how many there are
    public Answer<Allocation> places(int places) {
        Map<String, Long> bad = new HashMap<>();
        Map<String, Long> all = new HashMap<>();
        for (int at = 0; at < cells.size(); at++) {
            String stratum = cells.strata().get(cells.stratum(at));
            bad.merge(stratum, cells.bad(at), Long::sum);
            all.merge(stratum, cells.sessions(at), Long::sum);
        }
        Map<String, Double> rates = new HashMap<>();
        all.forEach(
                (stratum, sessions) -> rates.put(stratum, (bad.getOrDefault(stratum, 0L) + base) / (sessions + 1.0)));
        return FleetShares.of(cells).then(fleet -> Allocation.of(places, fleet, rates));
    }
}
