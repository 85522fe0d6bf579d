package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Answer.Known;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.Look;
import dev.ajar.statistics.comparison.Margin;
import dev.ajar.statistics.comparison.Outcome;
import dev.ajar.statistics.comparison.ReleaseVerdict;
import dev.ajar.statistics.comparison.SampleRatio;
import dev.ajar.statistics.comparison.StratifiedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/// A candidate exactly at the margin, on so few sessions that hardly any fails: seldom a pass, though hardly anything
/// is seen to be wrong.
class FewFailuresSimulationTest {

    private static final int LOCKS = 60;
    private static final int SESSIONS = 10;
    private static final double NORMAL = 1.959963984540054;
    private static final Arms ARMS = new Arms("new", "old");
    private static final FleetShares ALL = FleetShares.of(Map.of("", 1)).orThrow();
    private static final Margin MARGIN = Margin.ofObjective(0.99).orThrow();
    private static final SampleRatio SOUND =
            SampleRatio.of(new long[] {LOCKS, LOCKS}, new double[] {1, 1}).orThrow();

    @Test
    void at_the_margin_few_failures_seldom_pass() {
        assertThat(Repetitions.of(100, 37).share(random -> passes(fleet(random))))
                .isLessThanOrEqualTo(0.04);
        assertThat(Repetitions.of(300, 38).share(random -> seemsToPass(fleet(random))))
                .as("standard errors of hardly any failure, trusted")
                .isGreaterThan(0.1);
    }

    private static boolean passes(Cells cells) {
        return ReleaseVerdict.of(cells, ARMS, ALL, MARGIN, Look.only(), SOUND, 0, 1)
                        instanceof Known<ReleaseVerdict>(ReleaseVerdict verdict)
                && verdict.outcome() == Outcome.PASS;
    }

    private static boolean seemsToPass(Cells cells) {
        return StratifiedDifference.between(cells, ARMS, ALL) instanceof Known<Comparison>(Comparison comparison)
                && comparison.difference().rate() + NORMAL * comparison.errors().cr2() < MARGIN.difference();
    }

    /// The baseline never fails, so the difference is the candidate's rate.
    private static Cells fleet(UniformRandomProvider random) {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < LOCKS; lock++) {
            int bad = Fleets.failures(random, SESSIONS, Fleets.rate(random, MARGIN.difference(), 0.05));
            cells.add(new Cell("n" + lock, "", "new", SESSIONS - bad, bad));
            cells.add(new Cell("o" + lock, "", "old", SESSIONS, 0));
        }
        return Cells.of(cells).orThrow();
    }
}
