package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Answer.Known;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.StratifiedDifference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/// Which cluster is the right one: the one that was given its version as a whole. People and locks cross; both have an
/// effect of their own on each session (table S10).
class AssignmentSimulationTest {

    private static final int BUILDINGS = 20;
    private static final int LOCKS = 5;
    private static final int PEOPLE = 15;
    private static final int SESSIONS = 12;
    private static final double BASE = -2.2;
    private static final FleetShares ALL = FleetShares.of(Map.of("", 1)).orThrow();
    private static final Arms ARMS = new Arms("new", "old");
    private static final Repetitions RIGHT = Repetitions.of(1_500, 29);
    private static final Repetitions WRONG = Repetitions.of(400, 31);

    /// Who or what is given a version as a whole, or counts as a cluster.
    private enum Unit {
        PERSON,
        LOCK,
        BUILDING;

        int of(int building, int lock, int person) {
            return switch (this) {
                case PERSON -> building * PEOPLE + person;
                case LOCK -> building * LOCKS + lock;
                case BUILDING -> building;
            };
        }
    }

    @Test
    void an_app_given_to_people_is_clustered_by_person() {
        assertThat(alarms(Unit.PERSON, Unit.PERSON)).isLessThanOrEqualTo(0.065);
        assertThat(alarms(Unit.PERSON, Unit.LOCK)).as("wrong cluster").isGreaterThanOrEqualTo(0.09);
    }

    @Test
    void firmware_given_to_locks_is_clustered_by_lock() {
        assertThat(alarms(Unit.LOCK, Unit.LOCK)).isLessThanOrEqualTo(0.065);
        assertThat(alarms(Unit.LOCK, Unit.PERSON)).as("wrong cluster").isGreaterThanOrEqualTo(0.09);
    }

    @Test
    void a_ring_given_to_buildings_is_clustered_by_building() {
        assertThat(alarms(Unit.BUILDING, Unit.BUILDING)).isLessThanOrEqualTo(0.065);
        assertThat(alarms(Unit.BUILDING, Unit.LOCK)).as("wrong cluster").isGreaterThanOrEqualTo(0.09);
        assertThat(alarms(Unit.BUILDING, Unit.PERSON)).as("wrong cluster").isGreaterThanOrEqualTo(0.09);
    }

    private static double alarms(Unit assigned, Unit clustered) {
        Repetitions repetitions = assigned == clustered ? RIGHT : WRONG;
        return repetitions.share(random -> alarm(random, assigned, clustered));
    }

    private static boolean alarm(UniformRandomProvider random, Unit assigned, Unit clustered) {
        EnumMap<Unit, double[]> effects = new EnumMap<>(Unit.class);
        for (Unit unit : Unit.values()) {
            effects.put(unit, effects(random, units(unit), deviation(unit, assigned)));
        }
        boolean[] candidate = dealt(random, units(assigned));
        long[][][] counts = new long[units(clustered)][2][2];
        for (int building = 0; building < BUILDINGS; building++) {
            for (int person = 0; person < PEOPLE; person++) {
                int usual = random.nextInt(LOCKS);
                for (int session = 0; session < SESSIONS; session++) {
                    int lock = session % 4 == 0 ? usual : random.nextInt(LOCKS);
                    double logit = BASE;
                    for (Map.Entry<Unit, double[]> effect : effects.entrySet()) {
                        logit += effect.getValue()[effect.getKey().of(building, lock, person)];
                    }
                    int bad = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
                    int arm = candidate[assigned.of(building, lock, person)] ? 1 : 0;
                    counts[clustered.of(building, lock, person)][arm][bad]++;
                }
            }
        }
        return StratifiedDifference.between(cells(counts), ARMS, ALL) instanceof Known<Comparison>(Comparison known)
                && !known.difference().interval().contains(0);
    }

    /// Buildings differ only where they matter.
    private static double deviation(Unit unit, Unit assigned) {
        return switch (unit) {
            case PERSON -> 1.1;
            case LOCK -> 0.8;
            case BUILDING -> assigned == Unit.BUILDING ? 0.6 : 0;
        };
    }

    private static int units(Unit unit) {
        return unit.of(BUILDINGS - 1, LOCKS - 1, PEOPLE - 1) + 1;
    }

    private static double[] effects(UniformRandomProvider random, int count, double deviation) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] effects = new double[count];
        for (int at = 0; at < count; at++) {
            effects[at] = deviation * normal.sample();
        }
        return effects;
    }

    /// Half of them, by chance.
    private static boolean[] dealt(UniformRandomProvider random, int count) {
        boolean[] dealt = new boolean[count];
        int chosen = count / 2;
        for (int at = 0; at < count; at++) {
            dealt[at] = random.nextInt(count - at) < chosen;
            chosen -= dealt[at] ? 1 : 0;
        }
        return dealt;
    }

    private static Cells cells(long[][][] counts) {
        List<Cell> cells = new ArrayList<>();
        for (int cluster = 0; cluster < counts.length; cluster++) {
            cells.add(new Cell("c" + cluster, "", "old", counts[cluster][0][0], counts[cluster][0][1]));
            cells.add(new Cell("c" + cluster, "", "new", counts[cluster][1][0], counts[cluster][1][1]));
        }
        return Cells.of(cells).orThrow();
    }
}
