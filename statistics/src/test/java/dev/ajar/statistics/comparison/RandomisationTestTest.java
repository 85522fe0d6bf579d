package dev.ajar.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How versions might have been given out.
class RandomisationTestTest {

    @Test
    void three_bad_locks_against_three_good_ones_have_one_chance_in_twenty() {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < 3; lock++) {
            cells.add(new Cell("n" + lock, "", "new", 0, 4));
            cells.add(new Cell("o" + lock, "", "old", 4, 0));
        }
        RandomisationTest test = PermutationTest.of(Doors.of(cells), Doors.ARMS, Doors.ALL_ONE, 1)
                .orThrow();

        assertThat(test.arrangements()).isEqualTo(20);
        assertThat(test.exact()).isTrue();
        assertThat(test.statistic()).isEqualTo(1);
        assertThat(test.pWorse()).isEqualTo(0.05);
        assertThat(test.p()).isEqualTo(0.1);
    }

    @Test
    void clusters_change_places_only_within_their_stratum() {
        List<Cell> cells = new ArrayList<>();
        for (String stratum : List.of("metal", "wood")) {
            for (int lock = 0; lock < 4; lock++) {
                cells.add(new Cell(stratum + lock, stratum, lock < 2 ? "new" : "old", 5, lock < 2 ? 2 : 1));
            }
        }
        RandomisationTest test = PermutationTest.of(Doors.of(cells), Doors.ARMS, Doors.HALF_WOOD, 1)
                .orThrow();

        assertThat(test.arrangements()).isEqualTo(36);
        assertThat(test.pWorse()).isCloseTo(1 / 36.0, within(1e-15));
    }

    @Test
    void drawn_and_gone_through_agree() {
        double[] differences = IntStream.range(0, 20)
                .mapToDouble(at -> (at % 5 - 1.5) / 10 + at / 1000.0 + 0.0001)
                .toArray();
        double[] more = java.util.Arrays.copyOf(differences, 21);
        more[20] = 1e-9;
        RandomisationTest exact = SignFlips.of(differences, 1).orThrow();
        RandomisationTest drawn = SignFlips.of(more, 1).orThrow();

        assertThat(exact.exact()).isTrue();
        assertThat(drawn.exact()).isFalse();
        assertThat(drawn.p()).isCloseTo(exact.p(), within(0.02));
        assertThat(drawn.pWorse()).isCloseTo(exact.pWorse(), within(0.02));
        assertThat(SignFlips.of(more, 1)).isEqualTo(SignFlips.of(more, 1));
    }

    @Test
    void many_locks_are_dealt_out_by_chance_and_the_same_with_the_same_seed() {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < 200; lock++) {
            cells.add(new Cell("l" + lock, "", lock % 2 == 0 ? "new" : "old", 20, lock % 2 == 0 ? 3 : lock % 3));
        }
        RandomisationTest test =
                Randomisation.of(Doors.of(cells), Doors.ARMS, Doors.ALL_ONE, 7).orThrow();

        assertThat(test.exact()).isFalse();
        assertThat(test.arrangements()).isEqualTo(2_000);
        assertThat(test.pWorse()).isEqualTo(0.0005);
        assertThat(Randomisation.of(Doors.of(cells), Doors.ARMS, Doors.ALL_ONE, 7)
                        .orThrow())
                .isEqualTo(test);
    }

    @Test
    void a_crossover_is_tested_by_flipping_signs() {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < 8; lock++) {
            cells.add(new Cell("l" + lock, "", "new", 8, 2));
            cells.add(new Cell("l" + lock, "", "old", 9, 1));
        }
        RandomisationTest test =
                Randomisation.of(Doors.of(cells), Doors.ARMS, Doors.ALL_ONE, 7).orThrow();

        assertThat(test.statistic()).isCloseTo(0.1, within(1e-15));
        assertThat(test.pWorse()).isEqualTo(1 / 256.0);
        assertThat(PermutationTest.of(Doors.of(cells), Doors.ARMS, Doors.ALL_ONE, 7))
                .isInstanceOf(Unknown.class);
    }
}
