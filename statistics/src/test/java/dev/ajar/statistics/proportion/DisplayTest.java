package dev.ajar.statistics.proportion;

import static dev.ajar.statistics.proportion.ClusteredProportionTest.filled;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A rate that pretends to know is not shown.
class DisplayTest {

    @Test
    void below_eight_clusters_there_are_counts_alone() {
        assertThat(display(new long[] {1, 0, 2, 0, 0, 0}, new long[] {7, 7, 7, 7, 7, 6}))
                .isEqualTo(new Display.CountsOnly("3 of 41 bad, 6 clusters: no rate below 8 clusters"));
    }

    @Test
    void below_ten_effective_sessions_there_are_counts_alone() {
        assertThat(display(new long[] {9, 0, 0, 9, 0, 0, 0, 9}, filled(8, 9)))
                .isEqualTo(new Display.CountsOnly(
                        "27 of 72 bad, 8 clusters: worth 7 independent sessions, no rate below 10"));
    }

    @Test
    void a_rate_whose_interval_is_wider_than_itself_by_far_is_grey() {
        assertThat(display(new long[] {1, 0, 1, 0, 0, 0, 0, 0, 0, 0}, filled(10, 100)))
                .isInstanceOf(Display.Grey.class)
                .extracting(Display::sentence)
                .asString()
                .startsWith("2 of 1000 bad, 10 clusters: the rate may lie anywhere from 0.0")
                .endsWith(" %");
        assertThat(display(filled(10, 0), filled(10, 100))).isInstanceOf(Display.Grey.class);
    }

    @Test
    void a_rate_that_is_known_is_shown() {
        assertThat(display(new long[] {20, 18, 25, 22, 19, 21, 20, 24, 17, 20}, filled(10, 100)))
                .isEqualTo(new Display.Plain("206 of 1000 bad, 10 clusters"));
    }

    private static Display display(long[] bad, long[] sessions) {
        return Display.of(
                ClusterCounts.of(bad, sessions)
                        .then(counts -> ClusteredProportion.of(counts, ClusteredProportion.PLANNED_CORRELATION))
                        .orThrow(),
                Confidence.NINETY_FIVE);
    }
}
