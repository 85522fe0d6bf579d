package dev.ajar.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelPlotTest {

    private static final List<Unit> UNITS = List.of(
            new Unit("a", 3, 100, 0.02),
            new Unit("b", 0, 50, 0.02),
            new Unit("c", 40, 400, 0.02),
            new Unit("d", 1, 20, 0.02));

    @Test
    void limits_narrow_as_sessions_grow_and_stay_within_0_and_1() {
        FunnelPlot plot = FunnelPlot.around(0.02, UNITS).orThrow();

        assertThat(plot.limit(10, 0.999)).isGreaterThan(plot.limit(100, 0.999));
        assertThat(plot.limit(100, 0.999)).isGreaterThan(plot.limit(10_000, 0.999));
        assertThat(plot.limit(10, 0.001)).isZero();
        assertThat(plot.limit(1L << 50, 0.999)).isCloseTo(0.02, within(1e-4));
        assertThat(plot.limit(1, 0.999)).isBetween(0.02, 1.0);
    }

    @Test
    void overdispersion_widens_the_funnel() {
        FunnelPlot plot = FunnelPlot.around(0.02, UNITS).orThrow();

        assertThat(plot.overdispersion()).isGreaterThan(1);
        assertThat(plot.limit(100, 0.999)).isGreaterThan(FunnelPlot.exactLimit(0.02, 100, 0.999));
        assertThat(plot.points()).hasSize(4);
        assertThat(plot.points().get(2).deviation())
                .isCloseTo(32 / Math.sqrt(400 * 0.02 * 0.98 * plot.overdispersion()), within(1e-9));
    }

    @Test
    void a_target_of_no_failure_has_no_funnel() {
        assertThat(FunnelPlot.around(0, UNITS)).isInstanceOf(Unknown.class);
        assertThat(FunnelPlot.around(0.02, List.of())).isInstanceOf(Unknown.class);
    }
}
