package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.ranking.Pain;
import dev.ajar.statistics.ranking.Standing;
import dev.ajar.statistics.ranking.StrugglingList;
import dev.ajar.statistics.ranking.Unit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Who struggles, in five worlds of ten thousand customers with few sessions each: whom the list names, and how many of
/// those do not struggle. What most tools show, the raw rate of all who have five sessions or more, is worse.
class RankingSimulationTest {

    private static final int TOP = 100;
    private static final double MANY_WRONG = 0.3;

    @TestFactory
    Stream<DynamicTest> those_who_struggle_are_found_and_few_others_are_listed() {
        return Arrays.stream(Customers.World.values())
                .map(world -> DynamicTest.dynamicTest(world.name(), () -> hold(world)));
    }

    private static void hold(Customers.World world) {
        Repetitions repetitions = Repetitions.of(16, world.name().length());
        double[] sums = repetitions.sums(random -> Run.of(world, random).numbers());
        double runs = repetitions.runs();
        double precision = sums[0] / runs;
        double rawPrecision = sums[1] / runs;
        double wrong = sums[2] / runs;
        double rawWrong = sums[3] / runs;
        assertThat(precision).as("of the first hundred, truly struggling").isGreaterThan(rawPrecision + 0.05);
        assertThat(wrong).as("of those listed, not struggling").isLessThanOrEqualTo(0.10 + 0.03);
        assertThat(rawWrong).as("raw rates above the threshold that are chance").isGreaterThan(MANY_WRONG);
        for (int tenth = 0; tenth < 10; tenth++) {
            double units = sums[4 + tenth];
            double said = sums[14 + tenth] / units;
            double was = sums[24 + tenth] / units;
            double chance = 3 * Math.sqrt(said * (1 - said) / units);
            // 0.05 where rates are as the method takes them to be; log-normal odds are off by up to 0.07
            double band = world == Customers.World.NORMAL_LOG_ODDS ? 0.07 : 0.05;
            assertThat(was)
                    .as("struggling, of those with %s", said)
                    .isBetween(said - band - chance, said + band + chance);
        }
    }

    /// One world, listed.
    private record Run(Customers customers, StrugglingList list) {

        static Run of(Customers.World world, UniformRandomProvider random) {
            Customers customers = Customers.in(world, random);
            return new Run(
                    customers,
                    StrugglingList.of(customers.units(), Pain.USUAL, StrugglingList.USUAL_SHARE, Map.of())
                            .orThrow());
        }

        /// Precision and that of raw rates, wrong ones and those of raw rates, then by tenths of what is said: how
        /// many, what is said of them, and what is true.
        double[] numbers() {
            double[] numbers = new double[34];
            List<Standing> ranked = list.ranked();
            List<Unit> raw = customers.units().stream()
                    .filter(unit -> unit.sessions() >= 5)
                    .sorted(Comparator.comparingDouble((Unit unit) -> -unit.bad() / unit.sessions())
                            .thenComparingDouble(unit -> -unit.bad()))
                    .toList();
            List<Unit> above = raw.stream()
                    .filter(unit -> unit.bad() / unit.sessions() > Pain.USUAL.threshold(unit.expected()))
                    .toList();
            numbers[0] = truly(ranked.stream().limit(TOP).map(Standing::unit).toList());
            numbers[1] = truly(raw.subList(0, TOP));
            numbers[2] = list.listed() == 0
                    ? 0
                    : 1
                            - truly(ranked.stream()
                                    .limit(list.listed())
                                    .map(Standing::unit)
                                    .toList());
            numbers[3] = 1 - truly(above);
            for (Standing standing : ranked) {
                int tenth = Math.min(9, (int) (10 * standing.struggles()));
                numbers[4 + tenth]++;
                numbers[14 + tenth] += standing.struggles();
                numbers[24 + tenth] += struggles(standing.unit()) ? 1 : 0;
            }
            return numbers;
        }

        private double truly(List<Unit> units) {
            return IntStream.range(0, units.size())
                    .mapToDouble(at -> struggles(units.get(at)) ? 1 : 0)
                    .average()
                    .orElse(1);
        }

        private boolean struggles(Unit unit) {
            return customers.rate(unit) > Pain.USUAL.threshold(unit.expected());
        }
    }
}
