package dev.ajar.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class LotShiftTest {

    private static List<Lot> lots(int... bad) {
        return IntStream.range(0, bad.length)
                .mapToObj(at -> Lot.of("lot " + (at + 1), 1000 - bad[at], bad[at]))
                .toList();
    }

    @Test
    void a_shift_is_seen_with_its_place_and_its_size() {
        LotShift found = LotShift.in(lots(10, 12, 9, 11, 10, 12, 31, 28, 30, 33, 29, 30), 1)
                .orThrow();

        assertThat(found.shifts()).hasSize(1);
        Shift shift = found.shifts().getFirst();
        assertThat(shift.lot()).isEqualTo("lot 7");
        assertThat(shift.first()).isEqualTo(6);
        assertThat(shift.rateBefore()).isCloseTo(64 / 6000.0, within(1e-12));
        assertThat(shift.rateAfter()).isCloseTo(181 / 6000.0, within(1e-12));
        assertThat(shift.difference().contains(0.0195)).isTrue();
        assertThat(shift.difference().contains(0)).isFalse();
        assertThat(shift.maybe()).contains("lot 7");
        assertThat(found.chance()).isLessThanOrEqualTo(0.02);
        assertThat(found.overdispersion()).isEqualTo(1);
    }

    @Test
    void two_shifts_are_two() {
        LotShift found = LotShift.in(lots(10, 11, 9, 10, 60, 62, 58, 61, 10, 9, 11, 10), 1)
                .orThrow();

        assertThat(found.shifts()).extracting(Shift::first).containsExactly(4, 8);
    }

    @Test
    void lots_that_are_alike_have_not_shifted() {
        LotShift found =
                LotShift.in(lots(10, 12, 9, 11, 10, 12, 9, 8, 11, 13), 1).orThrow();

        assertThat(found.shifts()).isEmpty();
        assertThat(found.chance()).isGreaterThan(0.1);
    }

    @Test
    void what_is_seen_of_good_as_bad_is_seen_of_bad_as_good() {
        List<Lot> lots = lots(10, 12, 9, 11, 31, 28, 30, 33);
        List<Lot> swapped = lots.stream()
                .map(lot -> new Lot(lot.name(), lot.sessions() - lot.bad(), lot.sessions(), 0))
                .toList();

        assertThat(LotShift.in(swapped, 3).orThrow().shifts())
                .extracting(Shift::first)
                .containsExactly(
                        LotShift.in(lots, 3).orThrow().shifts().getFirst().first());
        assertThat(LotShift.in(swapped, 3).orThrow().chance())
                .isEqualTo(LotShift.in(lots, 3).orThrow().chance());
    }

    @Test
    void sessions_that_are_alike_make_a_shift_less_clear() {
        List<Lot> alike = lots(10, 12, 9, 11, 20, 18, 19, 21).stream()
                .map(lot -> new Lot(lot.name(), lot.bad(), lot.sessions(), 8))
                .toList();

        assertThat(LotShift.in(lots(10, 12, 9, 11, 20, 18, 19, 21), 1).orThrow().shifts())
                .hasSize(1);
        assertThat(LotShift.in(alike, 1).orThrow().shifts()).isEmpty();
        assertThat(LotShift.in(alike, 1).orThrow().overdispersion()).isEqualTo(8);
    }

    @Test
    void what_cannot_be_said_is_told() {
        assertThat(why(List.of())).isEqualTo(Why.NO_DATA);
        assertThat(why(lots(1, 2, 3))).isEqualTo(Why.TOO_FEW_CLUSTERS);
        assertThat(why(lots(0, 0, 0, 0))).isEqualTo(Why.NO_CONTRAST);
        assertThat(why(lots(1000, 1000, 1000, 1000))).isEqualTo(Why.NO_CONTRAST);
        assertThat(why(lots(1, -2, 3, 4))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(LotShift.in(lots(1, 2, 3, 4), 0, 1)).isInstanceOf(Unknown.class);
    }

    private static Why why(List<Lot> lots) {
        if (LotShift.in(lots, 1) instanceof Unknown<LotShift>(Why why, String sentence) && !sentence.isEmpty()) {
            return why;
        }
        throw new AssertionError(lots);
    }

    @Test
    void with_one_stratum_lots_are_what_was_counted() {
        Cells cells = Cells.of(List.of(
                        new Cell("a", "", "lot 1", 18, 2),
                        new Cell("b", "", "lot 1", 20, 0),
                        new Cell("c", "", "lot 2", 7, 3),
                        new Cell("d", "", "lot 2", 9, 1)))
                .orThrow();
        List<Lot> lots = Lots.of(cells, List.of("lot 2"));

        assertThat(lots).extracting(Lot::name).containsExactly("lot 2", "lot 1");
        assertThat(lots.get(0).bad()).isCloseTo(4, within(1e-12));
        assertThat(lots.get(0).sessions()).isCloseTo(20, within(1e-12));
        // u = 3 − 0.2·10 = 1 and −1: 2 · (1 + 1) / (20 · 0.2 · 0.8)
        assertThat(lots.get(0).designEffect()).isCloseTo(4 / 3.2, within(1e-12));
    }

    @Test
    void a_young_lot_is_held_against_others_at_its_age() {
        List<Cell> cells = new ArrayList<>();
        for (int lot = 1; lot <= 8; lot++) {
            for (int lock = 0; lock < 10; lock++) {
                String name = "lock %s of %s".formatted(lock, lot);
                // all lots fail at 20 % when new, and at 2 % later; the last four have had no later
                cells.add(new Cell(name, "days 0-30", "lot " + lot, 80, 20));
                if (lot <= 4) {
                    cells.add(new Cell(name, "days 31-90", "lot " + lot, 98, 2));
                }
            }
        }
        Cells all = Cells.of(cells).orThrow();
        List<Lot> lots = Lots.of(all, List.of());
        List<Lot> bare = Lots.of(
                Cells.of(cells.stream()
                                .map(cell -> new Cell(cell.cluster(), "", cell.group(), cell.good(), cell.bad()))
                                .toList())
                        .orThrow(),
                List.of());

        assertThat(lots).allSatisfy(lot -> assertThat(lot.rate()).isCloseTo(0.14, within(1e-9)));
        assertThat(LotShift.in(lots, 1).orThrow().shifts()).isEmpty();
        assertThat(LotShift.in(bare, 1).orThrow().shifts())
                .as("without strata young lots look worse")
                .extracting(Shift::lot)
                .containsExactly("lot 5");
    }

    @Test
    void neither_the_order_of_cells_nor_their_parts_matter() {
        List<Cell> cells = new ArrayList<>();
        List<Cell> parts = new ArrayList<>();
        Random random = new Random(4);
        for (int at = 0; at < 60; at++) {
            Cell cell = new Cell(
                    "lock " + at,
                    at % 2 == 0 ? "wood" : "metal",
                    "lot " + at % 6,
                    random.nextInt(30),
                    random.nextInt(5));
            cells.add(cell);
            parts.add(new Cell(cell.cluster(), cell.stratum(), cell.group(), cell.good(), 0));
            parts.add(new Cell(cell.cluster(), cell.stratum(), cell.group(), 0, cell.bad()));
        }
        Collections.shuffle(parts, random);

        assertThat(Lots.of(Cells.of(parts).orThrow(), List.of(), Map.of("wood", 1.0, "metal", 2.0)))
                .isEqualTo(Lots.of(Cells.of(cells).orThrow(), List.of(), Map.of("wood", 10.0, "metal", 20.0)));
    }
}
