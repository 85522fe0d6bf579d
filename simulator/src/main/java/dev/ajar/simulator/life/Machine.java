package dev.ajar.simulator.life;

import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.Lock;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.log.Telling;
import dev.ajar.simulator.scenario.Quantity;
import dev.ajar.simulator.truth.Truth;

/// The machine's side of a lock with a gateway: it reports in, and it obeys commands from afar.
final class Machine {

    private static final double ON_THE_WAY = 0.3;

    private final Lock lock;
    private final Gateway gateway;
    private final World world;
    private final Chance chance;
    private long nextBeat;
    private long tellings;
    private long commands;
    private long out = Long.MAX_VALUE;
    private long in = Long.MAX_VALUE;

    Machine(Lock lock, Gateway gateway, World world) {
        this.lock = lock;
        this.gateway = gateway;
        this.world = world;
        chance = world.chance("machine of " + lock.id());
        nextBeat = world.scenario().begin() + (long) (chance.uniform() * every());
    }

    private long every() {
        return World.micros(world.of(Quantity.HEARTBEAT_EVERY));
    }

    private boolean speaks() {
        return lock.house().gateway();
    }

    private Telling telling(long at, String name) {
        return new Telling(Product.GATEWAYS, "%s/m%s".formatted(lock.id(), tellings++), at, name)
                .say("lock.id", lock.id());
    }

    void install(long at) {
        if (speaks()) {
            world.logs()
                    .tell(
                            telling(at, "device.install")
                                    .say("registry.model", lock.model())
                                    .say("registry.site", lock.house().id())
                                    .say("registry.customer", lock.house().customer()),
                            world.scenario().begin());
        }
    }

    /// The lock has told that its batteries went or came.
    ///
    /// @param time by the lock's clock
    void battery(long at, long time, String name, boolean removed) {
        if (removed) {
            out = at;
        } else {
            in = at;
        }
        if (speaks()) {
            world.logs()
                    .tell(
                            telling(time, name).say("battery.state", removed ? "removed" : "inserted"),
                            gateway.passedOn(at));
        }
    }

    /// Lets a day go by.
    ///
    /// @param commanded whether somebody opens it from afar at all
    void day(long begin, long end, boolean commanded) {
        if (!speaks()) {
            return;
        }
        for (; nextBeat < end; nextBeat += every()) {
            long at = nextBeat + World.micros(chance.between(0, 20));
            boolean lost = chance.happens(world.of(Quantity.HEARTBEAT_LOST));
            if (!lost && hasPower(at) && gateway.isUp(at)) {
                world.logs().tell(telling(at, "device.heartbeat"), at + World.micros(chance.exponential(ON_THE_WAY)));
            }
        }
        int count = commanded ? chance.poisson(world.of(Quantity.REMOTE_COMMANDS)) : 0;
        for (int command = 0; command < count; command++) {
            long at = Rhythm.WEEKEND.moment(begin, chance);
            if (world.goesOn(at)) {
                command(at);
            }
        }
    }

    private boolean hasPower(long at) {
        return at < out || at >= in;
    }

    private void command(long sent) {
        String id = "c-%s-%s".formatted(lock.id(), commands++);
        tell(sent, "command.sent", id, "");
        boolean reaches = gateway.isUp(sent);
        boolean obeys = reaches && !chance.happens(world.of(Quantity.COMMAND_LOST));
        boolean blocked = obeys && chance.happens(world.of(Quantity.MOTOR_BLOCKED) * lock.motor());
        if (reaches) {
            long received = sent + World.micros(chance.logNormal(ON_THE_WAY, 0.4));
            tell(received, "command.received", id, "");
            long connected = received
                    + World.micros(
                            chance.logNormal(world.of(Quantity.CONNECT_TIME), world.of(Quantity.CONNECT_TIME_SPREAD)));
            if (blocked) {
                tell(connected, "command.refused", id, "motor_blocked");
            } else if (obeys) {
                tell(connected + World.micros(world.of(Quantity.MOTOR_TIME)), "command.done", id, "");
            }
        }
        boolean done = obeys && !blocked;
        world.truths()
                .accept(new Truth(
                        "remote-unlock",
                        id,
                        sent,
                        done ? "good" : "bad",
                        !reaches ? "gateway" : !obeys ? "command-lost" : blocked ? "motor" : "",
                        done ? "good:succeeded" : blocked ? "bad:motor_blocked" : "bad:no-outcome",
                        ""));
    }

    private void tell(long at, String name, String command, String error) {
        Telling telling = telling(at, name).say("command.id", command).say("command.name", "unlock");
        world.logs().tell(error.isEmpty() ? telling : telling.say("error.type", error), at + World.micros(ON_THE_WAY));
    }
}
