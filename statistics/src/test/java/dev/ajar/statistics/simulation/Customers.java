package dev.ajar.statistics.simulation;

import dev.ajar.statistics.ranking.Unit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// Ten thousand customers, most with few sessions, and the rate of failure that each really has.
final class Customers {

    private static final int MANY = 10_000;
    private static final double SESSIONS = 15;
    private static final double SPREAD = 1.3;

    private final List<Unit> units;
    private final double[] rates;

    private Customers(List<Unit> units, double[] rates) {
        this.units = units;
        this.rates = rates;
    }

    /// How customers' rates may come about.
    enum World {
        /// One kind: a beta distribution with a long tail.
        LONG_TAIL {
            @Override
            double rate(UniformRandomProvider random, double expected) {
                return Fleets.rate(random, expected, 0.04);
            }
        },
        /// One of twenty-five struggles.
        SOME_STRUGGLE {
            @Override
            double rate(UniformRandomProvider random, double expected) {
                return random.nextDouble() < 0.04
                        ? Fleets.rate(random, 0.15, 0.05)
                        : Fleets.rate(random, expected, 0.005);
            }
        },
        /// One of two hundred has a lock that is as good as dead.
        DEAD_LOCKS {
            @Override
            double rate(UniformRandomProvider random, double expected) {
                return random.nextDouble() < 0.005
                        ? Fleets.rate(random, 0.8, 0.1)
                        : Fleets.rate(random, expected, 0.03);
            }
        },
        /// Log odds are normal: no beta distribution.
        NORMAL_LOG_ODDS {
            @Override
            double rate(UniformRandomProvider random, double expected) {
                double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
                return 1 / (1 + Math.exp(-(Math.log(expected / (1 - expected)) - 0.6 + 1.1 * normal)));
            }
        },
        /// A long tail, and three kinds of doors of which one is harder for everybody.
        DOORS {
            @Override
            double rate(UniformRandomProvider random, double expected) {
                return Fleets.rate(random, expected, 0.05);
            }

            @Override
            double expected(UniformRandomProvider random) {
                double door = random.nextDouble();
                return door < 0.6 ? 0.006 : door < 0.9 ? 0.012 : 0.04;
            }
        };

        abstract double rate(UniformRandomProvider random, double expected);

        /// What anybody's rate is under a customer's conditions.
        double expected(UniformRandomProvider random) {
            return 0.012;
        }
    }

    static Customers in(World world, UniformRandomProvider random) {
        List<Unit> units = new ArrayList<>();
        double[] rates = new double[MANY];
        for (int at = 0; at < MANY; at++) {
            double expected = world.expected(random);
            int sessions = Fleets.sessions(random, SESSIONS, SPREAD);
            rates[at] = world.rate(random, expected);
            units.add(new Unit(Integer.toString(at), Fleets.failures(random, sessions, rates[at]), sessions, expected));
        }
        return new Customers(units, rates);
    }

    List<Unit> units() {
        return units;
    }

    /// What a customer's rate really is.
    double rate(Unit unit) {
        return rates[Integer.parseInt(unit.name())];
    }
}
