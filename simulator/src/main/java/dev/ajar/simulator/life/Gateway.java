package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.House;
import dev.ajar.simulator.scenario.Happening;
import dev.ajar.simulator.scenario.Quantity;
import java.util.ArrayList;
import java.util.List;

/// The gateway of a house, which passes on what locks tell at once, as long as it has a network.
final class Gateway {

    private static final long HOUR = 60 * Time.MINUTE;

    private final World world;
    private final Chance chance;
    private final List<Outage> outages = new ArrayList<>();

    private record Outage(long from, long to) {}

    Gateway(House house, World world) {
        this.world = world;
        chance = world.chance("gateway of " + house.id());
        if (world.silent().contains(house.id())) {
            for (Happening.GatewayOutage outage : world.happenings(Happening.GatewayOutage.class)) {
                long from = world.scenario().begin() + outage.from();
                outages.add(new Outage(from, from + outage.lasting()));
            }
        }
    }

    /// Lets a day begin.
    void begin(long dayBegin, long dayEnd) {
        outages.removeIf(outage -> outage.to < dayBegin);
        int failures = chance.poisson(world.of(Quantity.GATEWAY_FAILURES));
        for (int failure = 0; failure < failures; failure++) {
            long from = dayBegin + (long) (chance.uniform() * (dayEnd - dayBegin));
            double hours = chance.exponential(world.of(Quantity.GATEWAY_FAILURE_TIME));
            outages.add(new Outage(from, from + Math.round(hours * HOUR)));
        }
    }

    boolean isUp(long instant) {
        return outages.stream().noneMatch(outage -> outage.from <= instant && instant < outage.to);
    }

    /// When the server has what a lock tells, in µs.
    long passedOn(long instant) {
        long up = instant;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Outage outage : outages) {
                if (outage.from <= up && up < outage.to) {
                    up = outage.to;
                    moved = true;
                }
            }
        }
        return up + World.micros(chance.exponential(world.of(Quantity.GATEWAY_DELAY)));
    }
}
