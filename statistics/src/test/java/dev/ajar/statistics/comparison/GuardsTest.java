package dev.ajar.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Who came, how often, in which mix, and in which order.
class GuardsTest {

    @Test
    void a_fair_split_does_not_fire_and_a_lopsided_one_does() {
        assertThat(ratio(500, 520).fired()).isFalse();
        assertThat(ratio(500, 650).fired()).isTrue();
        assertThat(ratio(0, 3).fired()).isFalse();
        assertThat(SampleRatio.of(new long[] {0, 0}, new double[] {1, 1})).isInstanceOf(Unknown.class);
        assertThat(SampleRatio.of(new long[] {1, -1}, new double[] {1, 1})).isInstanceOf(Unknown.class);
        assertThat(SampleRatio.of(new long[] {1, 1}, new double[] {1, 0})).isInstanceOf(Unknown.class);
    }

    @Test
    void sessions_that_never_arrive_are_noticed() {
        assertThat(volume(20, 20).orThrow().fired()).isFalse();
        VolumeGuard missing = volume(12, 20).orThrow();
        assertThat(missing.fired()).isTrue();
        assertThat(missing.ratio()).isBetween(0.5, 0.7);
        assertThat(missing.interval().contains(missing.ratio())).isTrue();
    }

    @Test
    void sessions_without_days_are_told() {
        Cells cells = Doors.of(List.of(new Cell("a", "", "new", 1, 0), new Cell("b", "", "old", 1, 0)));
        assertThat(VolumeGuard.of(cells, List.of(new Exposure("a", "new", 3)), Doors.ARMS))
                .isInstanceOf(Unknown.class);
        assertThat(VolumeGuard.of(Doors.of(List.of()), List.of(), Doors.ARMS)).isInstanceOf(Unknown.class);
    }

    @Test
    void the_mix_alone_makes_a_crude_difference() {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < 20; lock++) {
            boolean often = lock < 15;
            cells.add(new Cell("n" + lock, often ? "wood" : "metal", "new", often ? 8 : 19, often ? 2 : 1));
            cells.add(new Cell("o" + lock, often ? "metal" : "wood", "old", often ? 19 : 8, often ? 1 : 2));
        }
        Comparison comparison = Doors.compared(cells, Doors.HALF_WOOD);

        assertThat(comparison.difference().rate()).isCloseTo(0, within(1e-15));
        assertThat(comparison.guard().crude()).isGreaterThan(0.04);
        assertThat(comparison.guard().mix()).isCloseTo(comparison.guard().crude(), within(1e-15));
        assertThat(comparison.balance().strata())
                .allSatisfy(stratum -> assertThat(stratum.flagged()).isTrue());
    }

    @Test
    void places_add_up_and_notable_strata_have_their_floor() {
        FleetShares fleet = FleetShares.of(Map.of("wood", 60, "metal", 34, "glass", 5.5, "stone", 0.5))
                .orThrow();
        for (int places = 15; places < 60; places++) {
            Map<String, Integer> dealt = Allocation.of(
                            places, fleet, Map.of("wood", 0.01, "metal", 0.05, "glass", 0.02, "stone", 0.02))
                    .orThrow()
                    .places();
            assertThat(dealt.values().stream().mapToInt(one -> one).sum()).isEqualTo(places);
            assertThat(dealt)
                    .allSatisfy((stratum, count) ->
                            assertThat(count).isGreaterThanOrEqualTo(stratum.equals("stone") ? 0 : 5));
        }
        assertThat(Allocation.of(14, fleet, Map.of())).isInstanceOf(Unknown.class);
        assertThat(Allocation.of(20, fleet, Map.of("wood", 2.0))).isInstanceOf(Unknown.class);
    }

    @Test
    void what_carries_over_shows_between_periods() {
        Random random = new Random(4);
        List<Cell> first = new ArrayList<>();
        List<Cell> second = new ArrayList<>();
        List<Cell> carried = new ArrayList<>();
        for (int lock = 0; lock < 60; lock++) {
            String before = lock % 2 == 0 ? "new" : "old";
            String after = lock % 2 == 0 ? "old" : "new";
            first.add(new Cell("l" + lock, "", before, 40, random.nextInt(4) + (before.equals("new") ? 4 : 0)));
            second.add(new Cell("l" + lock, "", after, 40, random.nextInt(4) + (after.equals("new") ? 4 : 0)));
            carried.add(new Cell("l" + lock, "", after, 40, random.nextInt(4) + 4));
        }

        assertThat(changed(first, second).p()).isGreaterThan(0.05);
        assertThat(changed(first, carried).p()).isLessThan(0.001);
        assertThat(changed(first, carried).change()).isNegative();
        assertThat(CarryOver.between(Doors.of(first), Doors.of(List.of()), Doors.ARMS, Doors.ALL_ONE, 0.95))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void shares_that_make_no_sense_are_told() {
        assertThat(FleetShares.of(Map.of("wood", -1))).isInstanceOf(Unknown.class);
        assertThat(FleetShares.of(Map.of("wood", Double.NaN))).isInstanceOf(Unknown.class);
        assertThat(FleetShares.of(Map.of())).isInstanceOf(Unknown.class);
        assertThat(FleetShares.of(Doors.of(List.of()))).isInstanceOf(Unknown.class);
    }

    private static CarryOver changed(List<Cell> first, List<Cell> second) {
        return CarryOver.between(Doors.of(first), Doors.of(second), Doors.ARMS, Doors.ALL_ONE, 0.95)
                .orThrow();
    }

    private static SampleRatio ratio(long one, long other) {
        return SampleRatio.of(new long[] {one, other}, new double[] {1, 1}).orThrow();
    }

    private static dev.ajar.statistics.Answer<VolumeGuard> volume(int ofNew, int ofOld) {
        Random random = new Random(9);
        List<Cell> cells = new ArrayList<>();
        List<Exposure> exposures = new ArrayList<>();
        for (int lock = 0; lock < 40; lock++) {
            cells.add(new Cell("n" + lock, "", "new", ofNew + random.nextInt(9), 0));
            cells.add(new Cell("o" + lock, "", "old", ofOld + random.nextInt(9), 0));
            exposures.add(new Exposure("n" + lock, "new", 7));
            exposures.add(new Exposure("o" + lock, "old", 7));
        }
        exposures.add(new Exposure("silent", "new", 7));
        return VolumeGuard.of(Doors.of(cells), exposures, Doors.ARMS);
    }
}
