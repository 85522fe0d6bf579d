package dev.ajar.statistics.ranking;

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
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class StrugglingListTest {

    /// Four hundred customers, every fortieth of whom struggles, behind doors of wood and of metal.
    private static List<Cell> customers(long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<Cell> cells = new ArrayList<>();
        for (int customer = 0; customer < 400; customer++) {
            String name = "customer " + (1000 + customer);
            double rate = customer % 40 == 0 ? 0.4 : 0.01;
            cells.add(cell(random, name, "metal", 10 + random.nextInt(10), rate));
            cells.add(cell(random, name, "wood", 5 + random.nextInt(10), rate * 2));
        }
        return cells;
    }

    private static Cell cell(UniformRandomProvider random, String name, String door, int sessions, double rate) {
        int bad = 0;
        for (int session = 0; session < sessions; session++) {
            bad += random.nextDouble() < rate ? 1 : 0;
        }
        return new Cell(name, door, "", sessions - bad, bad);
    }

    private static StrugglingList list(List<Cell> cells) {
        return Cells.of(cells).then(StrugglingList::of).orThrow();
    }

    @Test
    void those_who_struggle_come_first() {
        StrugglingList list = list(customers(1));

        assertThat(list.ranked()).hasSize(400);
        assertThat(list.ranked().subList(0, 10))
                .allMatch(Standing::listed)
                .allSatisfy(standing -> assertThat(standing.unit().name()).matches("customer 1..0"))
                .allSatisfy(standing -> assertThat(standing.excess()).isPositive());
        assertThat(list.listed()).isBetween(10, 12);
        assertThat(list.wrong()).isBetween(0.0, 0.1);
        assertThat(list.prior()).isInstanceOf(Prior.TwoKinds.class);
        assertThat(list.likelihoodRatio()).isGreaterThan(10);
    }

    @Test
    void an_interval_holds_the_mean_and_lies_within_0_and_1() {
        for (Standing standing : list(customers(2)).ranked().subList(0, 50)) {
            Posterior posterior = standing.posterior();
            assertThat(posterior.interval(0.9).contains(posterior.mean())).isTrue();
            assertThat(posterior.interval(0.9).lower()).isBetween(0.0, 1.0);
            assertThat(1 - posterior.above(posterior.interval(0.9).upper())).isCloseTo(0.95, within(1e-6));
        }
    }

    @Test
    void neither_the_order_of_cells_nor_their_parts_matter() {
        List<Cell> cells = new ArrayList<>(customers(3));
        List<Cell> parted = new ArrayList<>();
        for (Cell cell : cells) {
            parted.add(new Cell(cell.cluster(), cell.stratum(), "morning", cell.good() / 2, cell.bad()));
            parted.add(new Cell(cell.cluster(), cell.stratum(), "night", cell.good() - cell.good() / 2, 0));
        }
        Collections.shuffle(parted, new Random(3));

        assertThat(list(parted)).isEqualTo(list(cells));
    }

    @Test
    void one_stratum_is_none() {
        List<Cell> cells = new ArrayList<>();
        for (int unit = 0; unit < 12; unit++) {
            cells.add(new Cell("customer " + (10 + unit), "", "", 20 + unit, unit / 2));
        }
        List<Unit> units = Unit.of(Cells.of(cells).orThrow());
        Beta beta = BetaBinomial.fit(
                        units.stream().mapToDouble(Unit::bad).toArray(),
                        units.stream().mapToDouble(Unit::sessions).toArray())
                .orThrow();
        StrugglingList list = list(cells);

        assertThat(list.prior()).isInstanceOf(Prior.OneKind.class);
        assertThat(list.ranked())
                .allSatisfy(standing -> assertThat(standing.posterior().mean())
                        .isCloseTo(
                                beta.after(
                                                standing.unit().bad(),
                                                standing.unit().sessions())
                                        .mean(),
                                within(1e-6)));
    }

    @Test
    void who_fails_more_under_the_same_conditions_stands_higher() {
        List<Unit> units = new ArrayList<>();
        for (int bad = 0; bad < 12; bad++) {
            units.add(new Unit("customer " + bad, bad, 20, 0.1));
        }
        StrugglingList list = StrugglingList.of(units, Pain.from(0.2), 0.1, Map.of("customer 3", List.of("locked out")))
                .orThrow();

        assertThat(list.ranked())
                .extracting(standing -> standing.unit().bad())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(list.ranked().get(8).experiences()).containsExactly("locked out");
    }

    @Test
    void wood_fails_for_everybody_and_is_no_ones_trouble() {
        List<Unit> units = Unit.of(Cells.of(List.of(
                        new Cell("a", "wood", "", 80, 20),
                        new Cell("b", "wood", "", 81, 19),
                        new Cell("c", "metal", "", 99, 1),
                        new Cell("d", "metal", "", 98, 2)))
                .orThrow());

        assertThat(units.get(0).expected()).isCloseTo(0.195, within(1e-3));
        assertThat(units.get(3).expected()).isCloseTo(0.015, within(1e-3));
    }

    @Test
    void what_cannot_be_said_is_told() {
        assertThat(why(List.of())).isEqualTo(Why.NO_DATA);
        assertThat(why(List.of(new Unit("a", 0, 0, 0.1)))).isEqualTo(Why.NO_DATA);
        assertThat(why(List.of(new Unit("a", 1, 3, 0.1)))).isEqualTo(Why.TOO_FEW_CLUSTERS);
        assertThat(why(List.of(new Unit("a", 0, 3, 0.1), new Unit("b", 0, 3, 0.1))))
                .isEqualTo(Why.NO_CONTRAST);
        assertThat(why(List.of(new Unit("a", 3, 3, 0.1), new Unit("b", 3, 3, 0.1))))
                .isEqualTo(Why.NO_CONTRAST);
        assertThat(why(List.of(new Unit("a", -1, 3, 0.1)))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(List.of(new Unit("a", 4, 3, 0.1)))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(List.of(new Unit("a", Double.NaN, 3, 0.1)))).isEqualTo(Why.ABSURD_COUNTS);
        assertThat(why(List.of(new Unit("a", 1, 3, 1.1)))).isEqualTo(Why.ABSURD_SETTING);
        assertThat(StrugglingList.of(List.of(), Pain.USUAL, 2, Map.of())).isInstanceOf(Unknown.class);
    }

    private static Why why(List<Unit> units) {
        return StrugglingList.of(units, Pain.USUAL, 0.1, Map.of())
                                instanceof Unknown<StrugglingList>(Why why, String sentence)
                        && !sentence.isEmpty()
                ? why
                : Why.ABSURD_SETTING;
    }

    @Test
    void no_number_is_ever_none() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(9);
        for (int round = 0; round < 300; round++) {
            List<Unit> units = new ArrayList<>();
            int many = 2 + random.nextInt(6);
            for (int unit = 0; unit < many; unit++) {
                long sessions = random.nextInt(4) == 0 ? random.nextLong(1L << 40) : random.nextInt(5);
                double bad = random.nextInt(3) == 0 ? 0 : Math.floor(random.nextDouble() * (sessions + 1));
                units.add(new Unit("unit " + unit, bad, sessions, random.nextInt(3) / 2.0));
            }
            if (StrugglingList.of(units, Pain.USUAL, 0.1, Map.of())
                    instanceof Answer.Known<StrugglingList>(StrugglingList list)) {
                assertThat(list.ranked()).allSatisfy(standing -> {
                    assertThat(standing.struggles()).isBetween(0.0, 1.0);
                    assertThat(standing.posterior().mean()).isBetween(0.0, 1.0);
                    assertThat(standing.excess()).isFinite();
                });
                assertThat(list.likelihoodRatio()).isFinite();
            }
        }
    }
}
