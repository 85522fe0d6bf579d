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
    private static final String OLD_FIRMWARE = "3.0.4";

    private final Lock lock;
    private final World world;
    private final Gateway gateway;
    private final Chance chance;
    private final Radio radio;
    private final Cells cells;
    private final Memory memory;
    private final Clock clock;
    private final Requests requests;
    private final Machine machine;
    private final Deque<AppSession> open = new ArrayDeque<>();
    private final BatteryRecords batteryRecords = new BatteryRecords();
    private final String firmware;
    private final long updatesAt;
    private final double slower;
    private boolean updated;
    private boolean removed;
    private long renewedAt = Long.MAX_VALUE;
    private long sessions;
    private long tellings;

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
        clock = new Clock(lock, world, chance);
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
    /// @param day counted from some Monday
    void day(long day, long begin, long end) {
        if (lock.house().gateway() && !clock.isLost() && gateway.isUp(begin)) {
            clock.set(begin);
        }
        List<Moment> moments = moments(day, begin, end);
        moments.sort(Comparator.comparingLong(Moment::at));
        for (Moment moment : moments) {
            if (moment.at >= renewedAt) {
                renew();
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
        Visit visit = new Visit(this, session, who, version(who, at), atFair);
        visit.goOn(at);
        if (atFair) {
            session.excludedBy("demo");
        } else if (removed) {
            session.excludedBy("battery-removed");
        } else if (visit.isGuest()) {
            session.excludedBy("not-entitled");
        }
        open.addLast(session);
        count(session, visit.version());
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

    // What a visit meets

    Lock lock() {
        return lock;
    }

    World world() {
        return world;
    }

    Chance chance() {
        return chance;
    }

    Radio radio() {
        return radio;
    }

    Cells cells() {
        return cells;
    }

    Clock clock() {
        return clock;
    }

    Requests requests() {
        return requests;
    }

    boolean hasPower() {
        return !removed;
    }

    /// How many times as long as usual it takes to connect.
    double slowness() {
        return updated ? slower : 1;
    }

    /// A phone reads what the lock remembers, and sets its clock.
    void readOut(long at) {
        memory.readOut(at);
        clock.set(at);
    }

    // What the lock does

    String nextId() {
        return "%s/%s".formatted(lock.id(), tellings++);
    }

    /// What the lock records goes through the gateway at once, or waits for a phone.
    void keep(long at, Telling telling, Fate fate) {
        if (!lock.house().gateway()) {
            memory.keep(telling, fate);
            return;
        }
        long received = gateway.passedOn(at);
        world.logs().tell(telling, received);
        fate.decided(received < world.end());
        if (chance.happens(world.of(Quantity.SECOND_ORIGIN))) {
            world.logs().tell(telling, received + World.micros(chance.between(1, 600)));
        }
    }

    private void otherRecord(long at) {
        if (removed) {
            return;
        }
        keep(
                at,
                new Telling(Product.HOMEHUB, nextId(), clock.at(at), "lock.operation")
                        .say("lock.id", lock.id())
                        .say("access.method", "manual")
                        .say("access.operation", chance.happens(0.5) ? "lock" : "unlock"),
                Fate.NOBODY);
    }

    /// A lock without batteries writes this with its last strength. It can tell it once it has new ones.
    private void remove(long at) {
        battery(at, clock.at(at), "device.battery", true);
        removed = true;
    }

    private void restore(long at) {
        removed = false;
        cells.renew();
        renewedAt = Long.MAX_VALUE;
        battery(at, clock.powered(at), "device.power_restored", false);
        if (clock.isLost() && lock.house().gateway()) {
            clock.set(at);
        }
    }

    private void battery(long at, long time, String name, boolean out) {
        keep(
                at,
                new Telling(Product.HOMEHUB, nextId(), time, name)
                        .say("lock.id", lock.id())
                        .say("battery.state", out ? "removed" : "inserted"),
                batteryRecords.add(time, out));
        machine.battery(at, time, name, out);
    }

    void renewSoon(long at) {
        if (renewedAt == Long.MAX_VALUE) {
            renewedAt = at + Math.round(chance.exponential(CHANGED_WITHIN_DAYS) * DAY) + HOUR;
        }
    }

    private void renew() {
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
        if (!batteryRecords.areDecided()) {
            return;
        }
        while (!open.isEmpty()
                && open.getFirst().start() < before
                && open.getFirst().isDecided()) {
            clear(open.removeFirst());
        }
    }

    private void clear(AppSession session) {
        String shown = session.inLog(batteryRecords.sayRemoved(session.start()));
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

    /// Nothing more will ever be told.
    void end() {
        memory.end();
        open.forEach(this::clear);
        open.clear();
    }
}
