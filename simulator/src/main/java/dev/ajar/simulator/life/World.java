package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.log.Logs;
import dev.ajar.simulator.scenario.Happening;
import dev.ajar.simulator.scenario.Quantity;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.truth.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What all that lives in one world shares.
///
/// @param seed of all chance
/// @param silent houses whose gateways a happening silences
/// @param logs where everything is told
/// @param truths is given every truth, once it is clear
public record World(
        Scenario scenario, long seed, Set<String> silent, Logs logs, Consumer<Truth> truths, Effects effects) {

    /// So long before the end nobody begins anything, so that all that was begun is over.
    private static final long LULL = 30 * Time.MINUTE;

    double of(Quantity quantity) {
        return scenario.numbers().of(quantity);
    }

    /// A duration given in seconds, in µs.
    static long micros(double seconds) {
        return Math.round(seconds * Time.SECOND);
    }

    Chance chance(String thing) {
        return Chance.of(seed, thing);
    }

    /// When the simulation is over, in µs since 1970.
    long end() {
        return scenario.begin() + scenario.days() * 24L * 60 * Time.MINUTE;
    }

    /// Whether people still begin things.
    boolean goesOn(long instant) {
        return instant < end() - LULL;
    }

    <H extends Happening> List<H> happenings(Class<H> kind) {
        return scenario.happenings(kind);
    }

    /// Whether something that begins some time into the simulation and lasts goes on at an instant.
    boolean during(long instant, long from, long lasting) {
        long since = instant - scenario.begin() - from;
        return since >= 0 && since < lasting;
    }
}
