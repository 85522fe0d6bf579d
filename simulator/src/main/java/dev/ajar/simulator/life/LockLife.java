package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.Lock;
import dev.ajar.simulator.fleet.Resident;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.log.Telling;
import dev.ajar.simulator.scenario.Happening;
import dev.ajar.simulator.scenario.Quantity;
import dev.ajar.simulator.truth.Truth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The life of one lock: who comes, what its motor, batteries and clock do, and what it tells.
final class LockLife {

    private static final long HOUR = 60 * Time.MINUTE;
    private static final long DAY = 24 * HOUR;

    /// A lock's clock is never so wrong that its records would lie further off.
    private static final long CLOCKS_DIFFER = 15 * Time.MINUTE;

    private static final double VISITS_TO_VACANT = 0.4;
    private static final double CHANGED_WITHIN_DAYS = 1;
    private static final double FROM_AFAR_AT_A_FAIR = 3;
    private static final int MOST_TRIES = 8;
    private static final String OLD_FIRMWARE = "3.0.4";

    private final Lock lock;
    private final World world;
    private final Gateway gateway;
    private final Chance chance;
    private final Radio radio;
    private final Cells cells;
    private final Memory memory;
    private final Requests requests;
    private final Machine machine;
    private final Deque<AppSession> open = new ArrayDeque<>();
    private final List<BatteryRecord> batteryRecords = new ArrayList<>();
    private final String firmware;
    private final long updatesAt;
    private final double slower;
    private boolean updated;
    private long clockAhead;
    private long clockSet;
    private boolean clockLost;
    private boolean removed;
    private long renewedAt = Long.MAX_VALUE;
    private long sessions;
    private long tellings;

    /// What a lock has recorded about its batteries, as the log has it.
    private static final class BatteryRecord {
        private final long time;
        private final boolean removed;
        private boolean decided;
        private boolean told;

        BatteryRecord(long time, boolean removed) {
            this.time = time;
            this.removed = removed;
        }
    }

    LockLife(Lock lock, Gateway gateway, World world) {
        this.lock = lock;
        this.world = world;
        this.gateway = gateway;
        chance = world.chance("life of " + lock.id());
        radio = new Radio(lock, world, chance);
        cells = new Cells(lock, world);
        memory = new Memory(world);
        requests = new Requests(world, lock.id());
        machine = new Machine(lock, gateway, world);
        clockAhead = lock.house().gateway() ? 0 : lock.clock();
        clockSet = world.scenario().begin();
        List<Happening.SlowFirmware> slow = world.happenings(Happening.SlowFirmware.class);
        boolean gets = lock.updates() && !slow.isEmpty();
        firmware = gets ? slow.get(0).version() : OLD_FIRMWARE;
        slower = gets ? slow.get(0).factor() : 1;
        updatesAt = gets ? nightAfter(slow.get(0).from()) : Long.MAX_VALUE;
        install();
    }

    /// One of the three nights after a firmware came out.
    private long nightAfter(long from) {
        return world.scenario().begin()
                + (from / DAY + chance.below(3)) * DAY
                + 2 * HOUR
                + (long) (chance.uniform() * 2 * HOUR);
    }

    private void install() {
        long begin = world.scenario().begin();
        long at = begin - DAY * (30 + chance.below(600));
        world.logs()
                .tell(
                        new Telling(Product.HOMEHUB, lock.id() + "/install", at, "device.install")
                                .say("lock.id", lock.id())
                                .say("lock.firmware_version", OLD_FIRMWARE)
                                .say("registry.model", lock.model())
                                .say("registry.lot", lock.lot())
                                .say("registry.door", lock.material().word())
                                .say("registry.site", lock.house().id())
                                .say("registry.customer", lock.house().customer()),
                        begin);
        machine.install(at);
    }

    private enum What {
        VISIT,
        PRESS,
        OTHER_RECORD,
        REMOVE,
        RESTORE,
        UPDATE
    }

    private record Moment(long at, What what, Resident who) {}

    /// Lets a day go by.
    ///
    /// @param day counted from the first, a Monday
    void day(long day, long begin, long end) {
        if (lock.house().gateway() && !clockLost && gateway.isUp(begin)) {
            setClock(begin);
        }
        List<Moment> moments = moments(day, begin, end);
        moments.sort(Comparator.comparingLong(Moment::at));
        for (Moment moment : moments) {
            if (moment.at >= renewedAt) {
                renew(renewedAt);
            }
            switch (moment.what) {
                case VISIT, PRESS -> {
                    if (world.goesOn(moment.at)) {
                        visit(moment.at, moment.who, moment.what == What.PRESS);
                    }
                }
                case OTHER_RECORD -> otherRecord(moment.at);
                case REMOVE -> remove(moment.at);
                case RESTORE -> restore(moment.at);
                case UPDATE -> update(moment.at);
            }
        }
        cells.age();
        if (cells.areLow() && renewedAt == Long.MAX_VALUE) {
            renewSoon(end);
        }
        machine.day(begin, end, !removed && !lock.vacant().happens());
        settle(end - CLOCKS_DIFFER);
    }

    private List<Moment> moments(long day, long begin, long end) {
        List<Moment> moments = new ArrayList<>();
        Resident somebody = lock.residents().get(0);
        if (lock.demo()) {
            double presses = world.happenings(Happening.DemoLocks.class).stream()
                    .mapToDouble(Happening.DemoLocks::presses)
                    .max()
                    .orElse(0);
            int count = chance.poisson(presses);
            for (int press = 0; press < count; press++) {
                moments.add(new Moment(
                        Rhythm.WORK.moment(begin, chance),
                        What.PRESS,
                        lock.residents().get(chance.below(lock.residents().size()))));
            }
        } else if (removed) {
            int visits = chance.poisson(VISITS_TO_VACANT);
            for (int visit = 0; visit < visits; visit++) {
                moments.add(new Moment(Rhythm.WORK.moment(begin, chance), What.VISIT, somebody));
            }
        } else {
            for (Resident resident : lock.residents()) {
                int visits = chance.poisson(world.of(Quantity.VISITS));
                for (int visit = 0; visit < visits; visit++) {
                    moments.add(new Moment(Rhythm.home(day).moment(begin, chance), What.VISIT, resident));
                }
            }
            int others = chance.poisson(world.of(Quantity.OTHER_RECORDS));
            for (int other = 0; other < others; other++) {
                moments.add(new Moment(Rhythm.home(day).moment(begin, chance), What.OTHER_RECORD, somebody));
            }
        }
        Lock.Vacancy vacant = lock.vacant();
        if (vacant.happens() && begin <= vacant.from() && vacant.from() < end) {
            moments.add(new Moment(vacant.from(), What.REMOVE, somebody));
        }
        if (vacant.happens() && begin <= vacant.to() && vacant.to() < end) {
            moments.add(new Moment(vacant.to(), What.RESTORE, somebody));
        }
        if (begin <= updatesAt && updatesAt < end) {
            moments.add(new Moment(updatesAt, What.UPDATE, somebody));
        }
        return moments;
    }

    // What people do

    private void visit(long at, Resident who, boolean atFair) {
        AppSession session = new AppSession("s-%s-%s".formatted(lock.id(), sessions++), at);
        Visit visit = new Visit(session, who, version(who, at), atFair);
        visit.goOn(at);
        if (atFair) {
            session.excludedBy("demo");
        } else if (removed) {
            session.excludedBy("battery-removed");
        } else if (visit.guest) {
            session.excludedBy("not-entitled");
        }
        open.addLast(session);
        count(session, visit.version);
    }

    private String version(Resident who, long at) {
        for (Happening.ReleaseCandidate candidate : world.happenings(Happening.ReleaseCandidate.class)) {
            if (who.tester() && at >= world.scenario().begin() + candidate.from()) {
                return candidate.version();
            }
        }
        return who.version();
    }

    private void count(AppSession session, String version) {
        if (session.outcome().equals("excluded")) {
            return;
        }
        boolean failed = session.failed();
        String cause = session.cause();
        Effects effects = world.effects();
        effects.count("lot", lock.lot(), failed, cause.equals("weak-antenna") || cause.equals("stiff-motor"));
        effects.count("door", lock.material().word(), failed, cause.equals("door"));
        effects.count("firmware", updated ? firmware : OLD_FIRMWARE, failed, cause.equals("slow-firmware"));
        effects.count("release", version, failed, cause.equals("release"));
    }

    /// Somebody at the door with the app.
    private final class Visit {

        private final AppSession session;
        private final Resident who;
        private final String version;
        private final boolean guest;
        private final double patience;
        private double distance;

        Visit(AppSession session, Resident who, String version, boolean atFair) {
            this.session = session;
            this.who = who;
            this.version = version;
            guest = !atFair && chance.happens(world.of(Quantity.NOT_ENTITLED));
            patience = chance.logNormal(world.of(Quantity.PATIENCE), world.of(Quantity.PATIENCE_SPREAD));
            distance = chance.logNormal(world.of(Quantity.PRESS_DISTANCE), world.of(Quantity.PRESS_DISTANCE_SPREAD))
                    * (atFair ? FROM_AFAR_AT_A_FAIR : 1);
        }

        void goOn(long begin) {
            requests.chat(begin);
            long at = begin;
            for (int tries = 1; ; tries++) {
                Result result = attempt(at);
                if (result.open()) {
                    return;
                }
                if (tries >= MOST_TRIES || !chance.happens(world.of(Quantity.TRY_AGAIN))) {
                    if (!removed && chance.happens(world.of(Quantity.USE_KEY))) {
                        session.usesKey();
                        tell(result.at() + seconds(chance.between(3, 20)), "access.key.used", telling -> telling);
                    }
                    return;
                }
                at = result.at()
                        + seconds(chance.between(world.of(Quantity.TRY_AGAIN_FROM), world.of(Quantity.TRY_AGAIN_TO)));
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
            long at = begin + seconds(0.05);
            if (guest) {
                return refused(at + seconds(0.1), "key_expired", "denied", "not-entitled");
            }
            if (chance.happens(world.of(Quantity.FETCH_KEY))) {
                Requests.Answer answer = requests.ask("keys", at);
                at += answer.took();
                if (!answer.fine()) {
                    return refused(at, "backend_error", "failure", "backend");
                }
            }
            for (Happening.ReleaseCandidate candidate : world.happenings(Happening.ReleaseCandidate.class)) {
                if (version.equals(candidate.version()) && chance.happens(candidate.failing())) {
                    return refused(at + seconds(chance.between(2, 8)), "connect_timeout", "failure", "release");
                }
            }
            return connect(at);
        }

        private Result connect(long begin) {
            double waited = 0;
            String hindrance = "battery-removed";
            for (int tries = 0; tries < (int) world.of(Quantity.CONNECT_TRIES); tries++) {
                Radio.Try found = radio.connect(distance);
                if (!removed) {
                    hindrance = found.hindrance();
                }
                double took = world.of(Quantity.FAILED_CONNECT_TIME);
                if (!removed && found.connected()) {
                    double usual =
                            chance.logNormal(world.of(Quantity.CONNECT_TIME), world.of(Quantity.CONNECT_TIME_SPREAD));
                    took = usual * (updated ? slower : 1);
                    if (waited + took <= patience) {
                        long connected = begin + seconds(waited + took);
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
                    return refused(begin + seconds(patience), "connect_timeout", "failure", hindrance);
                }
            }
            return refused(begin + seconds(waited), "connect_timeout", "failure", hindrance);
        }

        private Result unlock(long connected) {
            long at = connected + seconds(2 * world.of(Quantity.ROUND_TRIP));
            if (clockLost) {
                // It thinks it is 1970, when no key was valid. The app sets the clock, and all is well the next time.
                setClock(at);
                return refused(at, "time_not_allowed", "denied", "clock-lost");
            }
            tell(at, "access.step", telling -> telling.say("access.step.name", "authorize"));
            at += seconds(world.of(Quantity.ROUND_TRIP));
            cells.spend();
            if (!cells.suffice(at)) {
                renewSoon(at);
                return stuck(at, "low_voltage", cells.wouldSuffice(at) ? "stiff-motor" : "battery-low");
            }
            double blocked = world.of(Quantity.MOTOR_BLOCKED);
            double draw = chance.uniform();
            if (draw < blocked * lock.motor()) {
                return stuck(at, "motor_blocked", draw < blocked ? "motor" : "stiff-motor");
            }
            at += seconds(chance.logNormal(world.of(Quantity.MOTOR_TIME), 0.15));
            session.opens();
            long time = clock(at);
            keep(
                    at,
                    new Telling(Product.HOMEHUB, nextId(), time, "lock.operation")
                            .say("lock.id", lock.id())
                            .say("access.session.id", session.id())
                            .say("access.method", "ble_app")
                            .say("access.operation", "unlock"),
                    session.record(time, ""));
            if (chance.happens(world.of(Quantity.ACK_LOST))) {
                end(at + seconds(5), "ack_lost", "failure");
                return new Result(true, at);
            }
            if (!chance.happens(world.of(Quantity.PHONE_CANNOT_UPLOAD))) {
                memory.readOut(at + seconds(1));
                setClock(at + seconds(1));
            }
            return new Result(true, at);
        }

        /// The motor did not turn, and the lock remembers it too.
        private Result stuck(long at, String error, String cause) {
            long time = clock(at);
            keep(
                    at,
                    new Telling(Product.HOMEHUB, nextId(), time, "lock.operation_error")
                            .say("lock.id", lock.id())
                            .say("access.session.id", session.id())
                            .say("access.method", "ble_app")
                            .say("error.type", error),
                    session.record(time, error));
            return refused(at + seconds(world.of(Quantity.ROUND_TRIP)), error, "failure", cause);
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
            Telling telling = new Telling(Product.HOMEHUB, nextId(), at, name)
                    .say("access.session.id", session.id())
                    .say("access.method", "ble_app")
                    .say("lock.id", lock.id());
            world.logs().tell(saying.more(telling), at + seconds(chance.exponential(0.8)));
        }
    }

    // What the lock does

    private static long seconds(double seconds) {
        return World.micros(seconds);
    }

    private String nextId() {
        return "%s/%s".formatted(lock.id(), tellings++);
    }

    /// What the lock's clock says. A gateway keeps setting it.
    private long clock(long at) {
        double days = lock.house().gateway() ? 0 : (double) (at - clockSet) / DAY;
        return at + clockAhead + seconds(days * world.of(Quantity.CLOCK_DRIFT));
    }

    private void setClock(long at) {
        clockLost = false;
        clockSet = at;
        clockAhead = seconds(chance.normal(0, world.of(Quantity.CLOCK_SET)));
    }

    /// What the lock records goes through the gateway at once, or waits for a phone.
    private void keep(long at, Telling telling, Fate fate) {
        if (!lock.house().gateway()) {
            memory.keep(telling, fate);
            return;
        }
        long received = gateway.passedOn(at);
        world.logs().tell(telling, received);
        fate.decided(received < world.end());
        if (chance.happens(world.of(Quantity.SECOND_ORIGIN))) {
            world.logs().tell(telling, received + seconds(chance.between(1, 600)));
        }
    }

    private void otherRecord(long at) {
        if (removed) {
            return;
        }
        keep(
                at,
                new Telling(Product.HOMEHUB, nextId(), clock(at), "lock.operation")
                        .say("lock.id", lock.id())
                        .say("access.method", "manual")
                        .say("access.operation", chance.happens(0.5) ? "lock" : "unlock"),
                Fate.NOBODY);
    }

    /// A lock without batteries writes this with its last strength. It can tell it once it has new ones.
    private void remove(long at) {
        battery(at, clock(at), "device.battery", true);
        removed = true;
    }

    private void restore(long at) {
        removed = false;
        cells.renew();
        renewedAt = Long.MAX_VALUE;
        clockLost = chance.happens(world.of(Quantity.CLOCK_LOST));
        battery(at, clockLost ? seconds(chance.between(2, 9)) : clock(at), "device.power_restored", false);
        if (clockLost && lock.house().gateway()) {
            setClock(at);
        }
    }

    private void battery(long at, long time, String name, boolean out) {
        BatteryRecord record = new BatteryRecord(time, out);
        batteryRecords.add(record);
        keep(
                at,
                new Telling(Product.HOMEHUB, nextId(), time, name)
                        .say("lock.id", lock.id())
                        .say("battery.state", out ? "removed" : "inserted"),
                inTime -> {
                    record.decided = true;
                    record.told = inTime;
                });
        machine.battery(at, time, name, out);
    }

    private void renewSoon(long at) {
        if (renewedAt == Long.MAX_VALUE) {
            renewedAt = at + Math.round(chance.exponential(CHANGED_WITHIN_DAYS) * DAY) + HOUR;
        }
    }

    private void renew(long ignored) {
        cells.renew();
        renewedAt = Long.MAX_VALUE;
    }

    private void update(long at) {
        updated = true;
        world.logs()
                .tell(
                        new Telling(Product.HOMEHUB, nextId(), at, "release.exposure")
                                .say("lock.id", lock.id())
                                .say("lock.firmware_version", firmware),
                        gateway.passedOn(at));
    }

    // What becomes clear

    /// Tells the truth of all sessions that began before an instant and of which nothing more will be told.
    private void settle(long before) {
        if (batteryRecords.stream().anyMatch(record -> !record.decided)) {
            return;
        }
        while (!open.isEmpty()
                && open.getFirst().start() < before
                && open.getFirst().isDecided()) {
            clear(open.removeFirst());
        }
    }

    private void clear(AppSession session) {
        String shown = session.inLog(removedInLog(session.start()));
        world.truths()
                .accept(new Truth(
                        "app-unlock",
                        session.id(),
                        session.start(),
                        session.outcome(),
                        session.cause(),
                        shown,
                        session.gap(shown)));
    }

    private boolean removedInLog(long instant) {
        boolean is = false;
        long latest = Long.MIN_VALUE;
        for (BatteryRecord record : batteryRecords) {
            if (record.told && record.time <= instant && record.time >= latest) {
                latest = record.time;
                is = record.removed;
            }
        }
        return is;
    }

    /// Nothing more will ever be told.
    void end() {
        memory.end();
        open.forEach(this::clear);
        open.clear();
    }
}
