package dev.ajar.statistics.comparison;

import static dev.ajar.statistics.comparison.Doors.ARMS;
import static dev.ajar.statistics.comparison.Doors.HALF_WOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What must hold of every comparison, and what is said of odd data.
class StratifiedDifferenceTest {

    @Test
    void the_order_of_cells_and_how_they_are_split_change_no_digit() {
        for (int seed = 0; seed < 50; seed++) {
            List<Cell> cells = Doors.any(seed, 24);
            List<Cell> mixed = new ArrayList<>();
            for (Cell cell : cells) {
                mixed.add(new Cell(cell.cluster(), cell.stratum(), cell.group(), cell.good() / 2, cell.bad()));
                mixed.add(new Cell(cell.cluster(), cell.stratum(), cell.group(), cell.good() - cell.good() / 2, 0));
            }
            Collections.shuffle(mixed, new Random(seed));

            assertThat(Doors.compared(mixed, HALF_WOOD)).isEqualTo(Doors.compared(cells, HALF_WOOD));
        }
    }

    @Test
    void the_other_way_round_it_is_the_same_with_the_other_sign() {
        for (int seed = 0; seed < 50; seed++) {
            Cells cells = Doors.of(Doors.any(seed, 24));
            Comparison one =
                    StratifiedDifference.between(cells, ARMS, HALF_WOOD).orThrow();
            Comparison other = StratifiedDifference.between(cells, ARMS.swapped(), HALF_WOOD)
                    .orThrow();

            assertThat(other.difference().rate()).isCloseTo(-one.difference().rate(), within(1e-14));
            assertThat(other.errors().used()).isCloseTo(one.errors().used(), within(1e-14));
            assertThat(other.difference().degreesOfFreedom())
                    .isCloseTo(one.difference().degreesOfFreedom(), within(1e-9));
            assertThat(other.difference().interval().lower())
                    .isCloseTo(-one.difference().interval().upper(), within(1e-12));
            assertThat(other.guard().crude()).isCloseTo(-one.guard().crude(), within(1e-14));
            assertThat(other.guard().mix()).isCloseTo(-one.guard().mix(), within(1e-14));
        }
    }

    @Test
    void twice_the_sessions_of_the_same_locks_are_not_twice_the_evidence() {
        for (int seed = 0; seed < 50; seed++) {
            List<Cell> cells = Doors.any(seed, 24);
            List<Cell> doubled = cells.stream()
                    .map(cell ->
                            new Cell(cell.cluster(), cell.stratum(), cell.group(), 2 * cell.good(), 2 * cell.bad()))
                    .toList();

            assertThat(Doors.compared(doubled, HALF_WOOD).errors().used())
                    .isCloseTo(Doors.compared(cells, HALF_WOOD).errors().used(), within(1e-14));
        }
    }

    @Test
    void with_one_session_a_lock_it_is_the_formula_of_independent_sessions() {
        List<Cell> cells = new ArrayList<>();
        IntStream.range(0, 40)
                .forEach(at -> cells.add(new Cell("n" + at, "", "new", at < 30 ? 1 : 0, at < 30 ? 0 : 1)));
        IntStream.range(0, 50)
                .forEach(at -> cells.add(new Cell("o" + at, "", "old", at < 45 ? 1 : 0, at < 45 ? 0 : 1)));
        Comparison comparison = Doors.compared(cells, Doors.ALL_ONE);

        assertThat(comparison.errors().cr0()).isCloseTo(Math.sqrt(.25 * .75 / 40 + .1 * .9 / 50), within(1e-14));
        assertThat(comparison.errors().cr2()).isCloseTo(Math.sqrt(.25 * .75 / 39 + .1 * .9 / 49), within(1e-14));
        assertThat(comparison.difference().degreesOfFreedom()).isBetween(39.0, 88.0);
    }

    @Test
    void strata_without_any_share_of_the_fleet_have_no_say() {
        List<Cell> cells = Doors.any(3, 30);
        FleetShares metal = FleetShares.of(Map.of("metal", 5)).orThrow();
        List<Cell> only =
                cells.stream().filter(cell -> cell.stratum().equals("metal")).toList();

        assertThat(Doors.compared(cells, metal).difference().rate())
                .isEqualTo(Doors.compared(only, metal).difference().rate());
        assertThat(Doors.compared(cells, metal).errors().used())
                .isCloseTo(Doors.compared(only, metal).errors().used(), within(1e-15));
    }

    @Test
    void influences_add_up_to_nothing_and_their_squares_to_the_variance() {
        Cells cells = Doors.of(Doors.any(5, 24));
        var influences = StratifiedDifference.influences(cells, ARMS, HALF_WOOD)
                .orThrow()
                .values();
        Comparison comparison =
                StratifiedDifference.between(cells, ARMS, HALF_WOOD).orThrow();

        assertThat(influences.stream().mapToDouble(part -> part).sum()).isCloseTo(0, within(1e-14));
        assertThat(influences.stream().mapToDouble(part -> part * part).sum())
                .isCloseTo(Math.pow(comparison.errors().cr0(), 2), within(1e-14));
    }

    @Test
    void two_ways_to_cluster_are_never_surer_than_one() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Cell> byLock = new ArrayList<>();
            List<Cell> byPerson = new ArrayList<>();
            List<Cell> byBoth = new ArrayList<>();
            for (int session = 0; session < 600; session++) {
                int lock = random.nextInt(20);
                int person = random.nextInt(30);
                String version = person % 2 == 0 ? "new" : "old";
                int bad = random.nextInt(10) == 0 ? 1 : 0;
                byLock.add(new Cell("l" + lock, "", version, 1 - bad, bad));
                byPerson.add(new Cell("p" + person, "", version, 1 - bad, bad));
                byBoth.add(new Cell("l" + lock + "p" + person, "", version, 1 - bad, bad));
            }
            Comparison both = StratifiedDifference.between(
                            Doors.of(byLock), Doors.of(byPerson), Doors.of(byBoth), ARMS, Doors.ALL_ONE, 0.95)
                    .orThrow();

            assertThat(both.errors().used())
                    .isGreaterThanOrEqualTo(
                            Doors.compared(byLock, Doors.ALL_ONE).errors().used())
                    .isGreaterThanOrEqualTo(
                            Doors.compared(byPerson, Doors.ALL_ONE).errors().used());
        }
    }

    @Test
    void two_ways_to_cluster_must_count_the_same_sessions() {
        Cells one = Doors.of(Doors.any(1, 24));
        Cells other = Doors.of(Doors.any(2, 24));

        assertThat(StratifiedDifference.between(one, other, one, ARMS, HALF_WOOD, 0.95))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(Why.ABSURD_COUNTS));
    }

    @Test
    void what_only_one_side_has_is_left_out_and_told() {
        List<Cell> cells = new ArrayList<>(Doors.alike(10, 19, 1, 1));
        cells.replaceAll(cell -> new Cell(cell.cluster(), "wood", cell.group(), cell.good(), cell.bad()));
        cells.add(new Cell("x", "metal", "old", 90, 10));
        Comparison comparison = Doors.compared(cells, HALF_WOOD);

        assertThat(comparison.coverage().share()).isEqualTo(0.5);
        assertThat(comparison.coverage().strata()).containsExactly("wood");
        assertThat(comparison.coverage().unseen()).containsExactly(Map.entry("metal", 0.5));
        assertThat(comparison.coverage().worstCase().lower()).isCloseTo(-0.05, within(1e-15));
        assertThat(comparison.coverage().worstCase().upper()).isCloseTo(0.45, within(1e-15));
        assertThat(comparison.coverage().sentence())
                .isEqualTo("both sides are seen in strata holding 50.00 % of the fleet's sessions; not in metal");
    }

    @Test
    void no_failure_is_not_no_uncertainty() {
        Comparison comparison = Doors.compared(Doors.alike(20, 10, 0, 0), Doors.ALL_ONE);

        assertThat(comparison.difference().rate()).isZero();
        assertThat(comparison.errors().used()).isBetween(0.004, 0.01);
        assertThat(comparison.relativeRisk()).isInstanceOf(Unknown.class);
        assertThat(comparison.heterogeneity()).isInstanceOf(Unknown.class);
        assertFinite(comparison);
    }

    @Test
    void versions_that_did_the_same_on_every_lock_are_not_known_to_be_the_same() {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < 12; lock++) {
            cells.add(new Cell("l" + lock, "", "new", 20, lock % 3));
            cells.add(new Cell("l" + lock, "", "old", 20, lock % 3));
        }
        Comparison comparison = Doors.compared(cells, Doors.ALL_ONE);

        assertThat(comparison.difference().rate()).isZero();
        assertThat(comparison.errors().used()).isGreaterThan(0.01);
        assertThat(comparison.relativeRisk().orThrow().interval().width()).isPositive();
        assertFinite(comparison);
    }

    @Test
    void all_bad_against_all_good_is_a_number_too() {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < 12; lock++) {
            cells.add(new Cell("n" + lock, "", "new", 0, 5));
            cells.add(new Cell("o" + lock, "", "old", 5, 0));
        }
        Comparison comparison = Doors.compared(cells, Doors.ALL_ONE);

        assertThat(comparison.difference().rate()).isEqualTo(1);
        assertThat(comparison.difference().interval().lower()).isBetween(0.9, 0.999);
        assertFinite(comparison);
    }

    @Test
    void every_honest_answer_is_finite() {
        for (int seed = 0; seed < 200; seed++) {
            Answer<Comparison> answer =
                    StratifiedDifference.between(Doors.of(Doors.any(seed, 2 + seed % 9)), ARMS, HALF_WOOD);
            if (answer instanceof Answer.Known<Comparison>(Comparison comparison)) {
                assertFinite(comparison);
            }
        }
    }

    @Test
    void what_cannot_be_said_is_told_with_numbers() {
        assertUnknown(List.of(), Why.NO_DATA, "no session of candidate \"new\"; there are sessions of: none");
        assertUnknown(
                List.of(new Cell("a", "", "old", 3, 1)),
                Why.NO_DATA,
                "no session of candidate \"new\"; there are sessions of: old");
        assertUnknown(
                List.of(new Cell("a", "", "old", 3, 1), new Cell("a", "", "new", 3, 1)),
                Why.TOO_FEW_CLUSTERS,
                "\"new\" has sessions of one cluster only: at least 2 are needed to see how much clusters differ, 6 for a verdict");
        assertUnknown(
                List.of(
                        new Cell("a", "wood", "old", 3, 1),
                        new Cell("b", "wood", "old", 3, 1),
                        new Cell("c", "metal", "new", 3, 1),
                        new Cell("d", "metal", "new", 3, 1)),
                Why.NO_COMMON_STRATUM,
                "no stratum of the fleet has sessions of two clusters of both \"new\" and \"old\"; clusters of both: 2 and 0 in \"metal\", 0 and 2 in \"wood\"");
        assertThat(StratifiedDifference.between(Doors.of(Doors.any(1, 24)), ARMS, HALF_WOOD, 2))
                .isInstanceOf(Unknown.class);
    }

    private static void assertUnknown(List<Cell> cells, Why why, String sentence) {
        assertThat(StratifiedDifference.between(Doors.of(cells), ARMS, HALF_WOOD))
                .isEqualTo(new Unknown<Comparison>(why, sentence));
    }

    private static void assertFinite(Comparison comparison) {
        assertThat(comparison.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }
}
