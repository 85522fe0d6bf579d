package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.fleet.Lock;
import dev.ajar.simulator.scenario.Quantity;

/// The batteries of a lock, and whether its motor turns with them.
final class Cells {

    private static final double ROOM_TEMPERATURE = 20;
    private static final double DOUBLES_EVERY = 20;
    private static final double STANDBY_DAYS = 500;
    private static final double HOURS_OF_DAY = 24;
    private static final double WARMEST_HOUR = 15;

    private final World world;
    private final double motor;
    private double charge;

    Cells(Lock lock, World world) {
        this.world = world;
        motor = lock.motor();
        charge = lock.charge();
    }

    /// A day goes by.
    void age() {
        charge = Math.max(0, charge - 1 / STANDBY_DAYS);
    }

    void spend() {
        charge = Math.max(0, charge - 1 / world.of(Quantity.OPERATIONS_OF_CELLS));
    }

    void renew() {
        charge = 1;
    }

    boolean areLow() {
        return charge < world.of(Quantity.CHANGED_AT);
    }

    /// Whether the voltage under load suffices at an instant.
    boolean suffice(long instant) {
        return underLoad(instant, motor) >= world.of(Quantity.LEAST_VOLTAGE);
    }

    /// Whether it would with a motor like all others.
    boolean wouldSuffice(long instant) {
        return underLoad(instant, 1) >= world.of(Quantity.LEAST_VOLTAGE);
    }

    private double underLoad(long instant, double factor) {
        double open = world.of(Quantity.EMPTY_VOLTAGE)
                + charge * (world.of(Quantity.FULL_VOLTAGE) - world.of(Quantity.EMPTY_VOLTAGE));
        double resistance = world.of(Quantity.CELL_RESISTANCE)
                * StrictMath.pow(2, (ROOM_TEMPERATURE - temperature(instant)) / DOUBLES_EVERY);
        return open - world.of(Quantity.MOTOR_CURRENT) * factor * resistance;
    }

    private double temperature(long instant) {
        double hour = (double) (instant - world.scenario().begin()) / (60 * Time.MINUTE) % HOURS_OF_DAY;
        double swing = StrictMath.cos(2 * Math.PI * (hour - WARMEST_HOUR) / HOURS_OF_DAY);
        return world.of(Quantity.TEMPERATURE) + world.of(Quantity.TEMPERATURE_SWING) * swing;
    }
}
