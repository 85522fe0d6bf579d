package dev.ajar.benchmarks;

import dev.ajar.definitions.DefinitionFile;
import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.event.Event;
import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A month of an apartment house's app: visits to doors, as they arrive at a server.
///
/// Every seed gives the same month. Session ids and lock ids are a text of their own in each event, as a reader of a
/// file would give them; what has few values shares its texts. Events lie in memory about as they arrive.
final class AppUnlock {

    private static final long BEGIN = Time.parse("2026-03-01T00:00:00Z").orElseThrow();
    private static final long MONTH = 30L * 24 * 60 * Time.MINUTE;
    private static final int LOCKS = 5_000;
    private static final Value BLE = new StringValue("ble_app");
    private static final List<String> ERRORS = List.of("ble_timeout", "ble_timeout", "key_expired", "motor_jammed");

    private final Definitions definitions;
    private final Random chance;
    private final List<Event> events = new ArrayList<>();

    private AppUnlock(Definitions definitions, Random chance) {
        this.definitions = definitions;
        this.chance = chance;
    }

    /// The definitions that the events are meant for, with one experience.
    static Definitions definitions() {
        return read("app-unlock.yaml");
    }

    /// Definitions of some files beside this class.
    static Definitions read(String... files) {
        try {
            List<DefinitionFile> texts = new ArrayList<>();
            for (String file : files) {
                texts.add(new DefinitionFile(file, UnlockLog.text(file, Map.of())));
            }
            return switch (DefinitionReader.readTexts(texts)) {
                case Reading.Sound(Definitions sound, var ignored) -> sound;
                case Reading.Unsound(var problems) -> throw new IllegalStateException(problems.toString());
                case Reading.Unreadable(var why) -> throw new IllegalStateException(why.toString());
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The one experience among the definitions.
    static Experience experience(Definitions definitions) {
        return definitions.experiences().get(0);
    }

    /// Events in the order of their arrival: most within seconds, one session of fifty hours later, because somebody's
    /// phone had no network.
    static Event[] arriving(Definitions definitions, int sessions, long seed) {
        AppUnlock month = new AppUnlock(definitions, new Random(seed));
        for (int lock = 0; lock < LOCKS; lock++) {
            month.install(lock);
        }
        month.chance.longs(sessions, BEGIN, BEGIN + MONTH).sorted().forEach(month::visit);
        return month.events.stream()
                .sorted(Comparator.comparingLong(Event::received))
                .toArray(Event[]::new);
    }

    private void install(int lock) {
        Value[] values = nothing();
        set(values, "lock.id", lockId(lock));
        set(values, "lot.number", "lot-" + lock % 40);
        set(values, "model.name", "model-" + lock % 5);
        add(BEGIN - chance.nextLong(MONTH), 0, "device.install", values);
        if (chance.nextInt(20) == 0) {
            Value[] battery = nothing();
            set(battery, "lock.id", lockId(lock));
            set(battery, "battery.state", "removed");
            add(BEGIN + chance.nextLong(MONTH), 0, "device.battery", battery);
        }
    }

    private void visit(long begin) {
        long at = begin;
        long late = chance.nextInt(50) == 0 ? chance.nextLong(12 * 60 * Time.MINUTE) : 0;
        int lock = chance.nextInt(LOCKS);
        String session = Long.toHexString(chance.nextLong()) + Long.toHexString(chance.nextLong());
        int attempt = 1;
        while (true) {
            at = step(at, late, session, lock, attempt, "access.attempt.start", "", "");
            boolean failed = chance.nextInt(12) == 0;
            if (!failed) {
                at = step(at, late, session, lock, attempt, "access.step", "access.step.name", "connect");
                at = step(at, late, session, lock, attempt, "access.step", "access.step.name", "authorize");
                step(at, late, session, lock, attempt, "lock.operation", "access.operation", "unlock");
                return;
            }
            at = step(at, late, session, lock, attempt, "access.error", "error.type", ERRORS.get(chance.nextInt(4)));
            if (chance.nextInt(3) == 0) {
                return;
            }
            attempt++;
        }
    }

    /// Adds an event and gives the time of the next one.
    private long step(
            long at, long late, String session, int lock, int attempt, String name, String attribute, String value) {
        Value[] values = nothing();
        set(values, "access.session.id", String.valueOf(session.toCharArray()));
        set(values, "lock.id", lockId(lock));
        values[definitions.attributes().place("access.method")] = BLE;
        values[definitions.attributes().place("access.attempt")] = new IntValue(attempt);
        values[definitions.attributes().place("customer.id")] = CUSTOMERS[lock % CUSTOMERS.length];
        values[definitions.attributes().place("service.version")] = VERSIONS[lock % VERSIONS.length];
        values[definitions.attributes().place("os.name")] = SYSTEMS[session.charAt(0) % SYSTEMS.length];
        if (!attribute.isEmpty()) {
            set(values, attribute, value);
        }
        add(at, late, name, values);
        return at + 100_000 + chance.nextLong(2 * Time.SECOND);
    }

    private static final Value[] CUSTOMERS = texts("customer-", 300);
    private static final Value[] VERSIONS = texts("4.2.", 4);
    private static final Value[] SYSTEMS = texts("system-", 2);

    private static Value[] texts(String prefix, int count) {
        Value[] texts = new Value[count];
        Arrays.setAll(texts, number -> new StringValue(prefix + number));
        return texts;
    }

    private void add(long time, long late, String name, Value[] values) {
        long received = time + late + chance.nextLong(3 * Time.SECOND);
        events.add(new Event("phones/" + events.size(), time, 0, name, received, values));
    }

    private Value[] nothing() {
        Value[] values = new Value[definitions.attributes().size()];
        Arrays.fill(values, Value.UNKNOWN);
        return values;
    }

    private void set(Value[] values, String attribute, String text) {
        values[definitions.attributes().place(attribute)] = new StringValue(text);
    }

    private static String lockId(int lock) {
        return "lock-" + lock;
    }
}
