package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.Lock;
import dev.ajar.simulator.scenario.Quantity;

/// The clock of a lock: wrong from the beginning, drifting, set now and then, and back in 1970 after a loss of power if
/// it has bad luck. Where there is a gateway, that keeps setting it.
final class Clock {

    private static final long DAY = 24 * 60 * Time.MINUTE;

    private final World world;
    private final Chance chance;
    private final boolean kept;
    private long ahead;
    private long set;
    private boolean lost;

    Clock(Lock lock, World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        kept = lock.house().gateway();
        ahead = kept ? 0 : lock.clock();
        set = world.scenario().begin();
    }

    /// What it says at an instant, both in µs since 1970.
    long at(long instant) {
        double days = kept ? 0 : (double) (instant - set) / DAY;
        return instant + ahead + World.micros(days * world.of(Quantity.CLOCK_DRIFT));
    }

    void set(long instant) {
        lost = false;
        set = instant;
        ahead = World.micros(chance.normal(0, world.of(Quantity.CLOCK_SET)));
    }

    /// Power comes back.
    ///
    /// @return what the clock says then, in µs since 1970
    long powered(long instant) {
        lost = chance.happens(world.of(Quantity.CLOCK_LOST));
        return lost ? World.micros(chance.between(2, 9)) : at(instant);
    }

    /// Whether it believes that it is 1970.
    boolean isLost() {
        return lost;
    }
}
