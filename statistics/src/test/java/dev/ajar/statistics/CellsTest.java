package dev.ajar.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void cells_of_one_place_are_added_up_and_stand_in_the_order_of_names() {
        Cells cells = Cells.of(List.of(
                        new Cell("b", "wood", "new", 3, 1),
                        new Cell("a", "metal", "old", 2, 0),
                        new Cell("b", "wood", "new", 4, 2),
                        new Cell("c", "wood", "new", 0, 0)))
                .orThrow();

        assertThat(cells.size()).isEqualTo(2);
        assertThat(cells.clusters()).containsExactly("a", "b");
        assertThat(cells.strata()).containsExactly("metal", "wood");
        assertThat(cells.groups()).containsExactly("new", "old");
        assertThat(cells.clusters().get(cells.cluster(1))).isEqualTo("b");
        assertThat(cells.strata().get(cells.stratum(1))).isEqualTo("wood");
        assertThat(cells.groups().get(cells.group(1))).isEqualTo("new");
        assertThat(cells.good(1)).isEqualTo(7);
        assertThat(cells.bad(1)).isEqualTo(3);
        assertThat(cells.sessions(1)).isEqualTo(10);
    }

    @Test
    void a_count_below_zero_is_told_with_its_place() {
        assertThat(Cells.of(List.of(new Cell("lock-7", "", "new", 3, -1))))
                .isEqualTo(new Unknown<Cells>(
                        Why.ABSURD_COUNTS,
                        "cluster \"lock-7\", group \"new\" has 3 good and -1 bad sessions: counts are zero or more"));
    }

    @Test
    void a_sum_that_no_log_has_is_told() {
        assertThat(Cells.of(
                        List.of(new Cell("a", "", "", Long.MAX_VALUE, Long.MAX_VALUE), new Cell("b", "", "", 1, 0))))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(Why.ABSURD_COUNTS));
    }

    @Test
    void no_cells_are_no_error() {
        assertThat(Cells.of(List.of()).orThrow().size()).isZero();
    }
}
