package dev.ajar.simulator.life;

import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.Resident;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.log.Telling;
import dev.ajar.simulator.scenario.Happening;
import dev.ajar.simulator.scenario.Quantity;

/// Somebody at the door with the app.
final class Visit {

    private static final double FROM_AFAR_AT_A_FAIR = 3;
    private static final int MOST_TRIES = 8;

    private final LockLife life;
    private final World world;
    private final Chance chance;
    private final AppSession session;
    private final Resident who;
    private final String version;
    private final boolean guest;
    private final double patience;
    private double distance;

    /// @param life of the lock
    /// @param session that this visit makes
    /// @param version of the app
    /// @param atFair whether it is somebody who just tries what happens
    Visit(LockLife life, AppSession session, Resident who, String version, boolean atFair) {
        this.life = life;
        this.world = life.world();
        this.chance = life.chance();
        this.session = session;
        this.who = who;
        this.version = version;
        guest = !atFair && chance.happens(world.of(Quantity.NOT_ENTITLED));
        patience = chance.logNormal(world.of(Quantity.PATIENCE), world.of(Quantity.PATIENCE_SPREAD));
        distance = chance.logNormal(world.of(Quantity.PRESS_DISTANCE), world.of(Quantity.PRESS_DISTANCE_SPREAD))
                * (atFair ? FROM_AFAR_AT_A_FAIR : 1);
    }

    /// Whether it is a guest whose stay is over, or has not begun.
    boolean isGuest() {
        return guest;
    }

    String version() {
        return version;
    }

    /// Tries, and tries again, from an instant on.
    void goOn(long begin) {
        life.requests().chat(begin);
        long at = begin;
        for (int tries = 1; ; tries++) {
            Result result = attempt(at);
            if (result.open()) {
                return;
            }
            if (tries >= MOST_TRIES || !chance.happens(world.of(Quantity.TRY_AGAIN))) {
                if (life.hasPower() && chance.happens(world.of(Quantity.USE_KEY))) {
                    session.usesKey();
                    tell(result.at() + World.micros(chance.between(3, 20)), "access.key.used", telling -> telling);
                }
                return;
            }
            at = result.at()
                    + World.micros(chance.between(world.of(Quantity.TRY_AGAIN_FROM), world.of(Quantity.TRY_AGAIN_TO)));
            distance *= world.of(Quantity.STEP_NEARER);
        }
    }

    private record Result(boolean open, long at) {}

    private Result attempt(long begin) {
        tell(
                begin,
                "access.attempt.start",
                telling -> telling.say("enduser.pseudo.id", who.id())
                        .say("service.version", version)
                        .say("os.name", who.system())
                        .say("access.operation", "unlock"));
        long at = begin + World.micros(0.05);
        if (guest) {
            return refused(at + World.micros(0.1), "key_expired", "denied", "not-entitled");
        }
        if (chance.happens(world.of(Quantity.FETCH_KEY))) {
            Requests.Answer answer = life.requests().ask("keys", at);
            at += answer.took();
            if (!answer.fine()) {
                return refused(at, "backend_error", "failure", "backend");
            }
        }
        for (Happening.ReleaseCandidate candidate : world.happenings(Happening.ReleaseCandidate.class)) {
            if (version.equals(candidate.version()) && chance.happens(candidate.failing())) {
                return refused(at + World.micros(chance.between(2, 8)), "connect_timeout", "failure", "release");
            }
        }
        return connect(at);
    }

    private Result connect(long begin) {
        double waited = 0;
        String hindrance = "battery-removed";
        for (int tries = 0; tries < (int) world.of(Quantity.CONNECT_TRIES); tries++) {
            Radio.Try found = life.radio().connect(distance);
            if (life.hasPower()) {
                hindrance = found.hindrance();
            }
            double took = world.of(Quantity.FAILED_CONNECT_TIME);
            if (life.hasPower() && found.connected()) {
                double usual =
                        chance.logNormal(world.of(Quantity.CONNECT_TIME), world.of(Quantity.CONNECT_TIME_SPREAD));
                took = usual * life.slowness();
                if (waited + took <= patience) {
                    long connected = begin + World.micros(waited + took);
                    tell(
                            connected,
                            "access.step",
                            telling -> telling.say("access.step.name", "connect")
                                    .say("signal.rssi_dbm", Math.round(found.level())));
                    return unlock(connected);
                }
                hindrance = waited + usual <= patience ? "slow-firmware" : "impatience";
            }
            waited += took;
            if (waited > patience) {
                return refused(begin + World.micros(patience), "connect_timeout", "failure", hindrance);
            }
        }
        return refused(begin + World.micros(waited), "connect_timeout", "failure", hindrance);
    }

    private Result unlock(long connected) {
        long at = connected + World.micros(2 * world.of(Quantity.ROUND_TRIP));
        if (life.clock().isLost()) {
            // It thinks it is 1970, when no key was valid. The app sets the clock, and all is well the next time.
            life.clock().set(at);
            return refused(at, "time_not_allowed", "denied", "clock-lost");
        }
        tell(at, "access.step", telling -> telling.say("access.step.name", "authorize"));
        at += World.micros(world.of(Quantity.ROUND_TRIP));
        life.cells().spend();
        if (!life.cells().suffice(at)) {
            life.renewSoon(at);
            return stuck(at, "low_voltage", life.cells().wouldSuffice(at) ? "stiff-motor" : "battery-low");
        }
        double blocked = world.of(Quantity.MOTOR_BLOCKED);
        double draw = chance.uniform();
        if (draw < blocked * life.lock().motor()) {
            return stuck(at, "motor_blocked", draw < blocked ? "motor" : "stiff-motor");
        }
        at += World.micros(chance.logNormal(world.of(Quantity.MOTOR_TIME), 0.15));
        session.opens();
        long time = life.clock().at(at);
        life.keep(
                at,
                new Telling(Product.HOMEHUB, life.nextId(), time, "lock.operation")
                        .say("lock.id", life.lock().id())
                        .say("access.session.id", session.id())
                        .say("access.method", "ble_app")
                        .say("access.operation", "unlock"),
                session.record(time, ""));
        if (chance.happens(world.of(Quantity.ACK_LOST))) {
            end(at + World.micros(5), "ack_lost", "failure");
            return new Result(true, at);
        }
        if (!chance.happens(world.of(Quantity.PHONE_CANNOT_UPLOAD))) {
            life.readOut(at + World.micros(1));
        }
        return new Result(true, at);
    }

    /// The motor did not turn, and the lock remembers it too.
    private Result stuck(long at, String error, String cause) {
        long time = life.clock().at(at);
        life.keep(
                at,
                new Telling(Product.HOMEHUB, life.nextId(), time, "lock.operation_error")
                        .say("lock.id", life.lock().id())
                        .say("access.session.id", session.id())
                        .say("access.method", "ble_app")
                        .say("error.type", error),
                session.record(time, error));
        return refused(at + World.micros(world.of(Quantity.ROUND_TRIP)), error, "failure", cause);
    }

    private Result refused(long at, String error, String outcome, String cause) {
        session.hindered(cause);
        end(at, error, outcome);
        return new Result(false, at);
    }

    private void end(long at, String error, String outcome) {
        session.error(at, error);
        tell(
                at,
                "access.attempt.end",
                telling -> telling.say("access.outcome", outcome).say("error.type", error));
    }

    private interface Saying {
        Telling more(Telling telling);
    }

    private void tell(long at, String name, Saying saying) {
        Telling telling = new Telling(Product.HOMEHUB, life.nextId(), at, name)
                .say("access.session.id", session.id())
                .say("access.method", "ble_app")
                .say("lock.id", life.lock().id());
        world.logs().tell(saying.more(telling), at + World.micros(chance.exponential(0.8)));
    }
}
