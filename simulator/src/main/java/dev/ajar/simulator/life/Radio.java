package dev.ajar.simulator.life;

import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.Lock;
import dev.ajar.simulator.scenario.Quantity;

/// Whether phone and lock hear each other: the usual model of path loss, what stands between them, and what varies.
final class Radio {

    /// From one try in ten to nine in ten, in units of the logistic function's slope: 2 ln 9.
    private static final double TENTH_TO_NINTH = 4.394449154672439;

    private final Lock lock;
    private final World world;
    private final Chance chance;

    Radio(Lock lock, World world, Chance chance) {
        this.lock = lock;
        this.world = world;
        this.chance = chance;
    }

    /// What came of a try to connect.
    ///
    /// @param level in dBm
    /// @param hindrance without what it would have succeeded; empty where it did
    record Try(double level, String hindrance) {

        boolean connected() {
            return hindrance.isEmpty();
        }
    }

    /// Tries to connect from a distance, in m. All that is asked afterwards about what would have been rests on the
    /// same draw.
    Try connect(double distance) {
        double faded = chance.happens(world.of(Quantity.FADE_SHARE)) ? world.of(Quantity.FADE_DEPTH) : 0;
        double lost = chance.happens(world.of(Quantity.INTERFERENCE_SHARE)) ? world.of(Quantity.INTERFERENCE_LOSS) : 0;
        double clear = world.of(Quantity.SIGNAL_AT_ONE_METRE)
                - 10 * world.of(Quantity.PATH_LOSS_EXPONENT) * StrictMath.log10(Math.max(0.1, distance))
                + lock.link()
                + chance.normal(0, world.of(Quantity.SIGNAL_WITHIN_LINK));
        double level = clear - lock.doorLoss() - lock.antenna() - faded;
        double draw = chance.uniform();
        if (draw < heard(level) * (1 - lost)) {
            return new Try(level, "");
        }
        if (draw < heard(level + lock.antenna()) * (1 - lost)) {
            return new Try(level, "weak-antenna");
        }
        if (draw < heard(level + faded)) {
            return new Try(level, "interference");
        }
        double wood = Math.min(lock.doorLoss(), world.of(Quantity.LOSS_OF_WOOD));
        return new Try(level, draw < heard(clear - wood) ? "door" : "distance");
    }

    private double heard(double level) {
        double slope = world.of(Quantity.CONNECT_RANGE) / TENTH_TO_NINTH;
        return 1 / (1 + StrictMath.exp(-(level - world.of(Quantity.HALF_CONNECT_LEVEL)) / slope));
    }
}
