package dev.ajar.simulator.scenario;

import java.util.Locale;

/// Every number that has a say in a simulated world: what it is by default, in which unit, and where it comes from. A
/// scenario may give each of them another value under its [key][#key].
public enum Quantity {

    // Radio between phone and lock

    /// How loudly a phone hears a lock one metre away.
    SIGNAL_AT_ONE_METRE(-65.5, "dBm", Basis.PUBLISHED, "Strzoda et al., MSWIM 2022, doi 10.1145/3551662.3560933"),
    /// How fast the signal fades with distance: 10 n dB for ten times as far.
    PATH_LOSS_EXPONENT(2.1, "", Basis.DERIVED, "the same, from its levels at 1 and 16 m"),
    /// How much one pair of phone and lock differs from another.
    SIGNAL_BETWEEN_LINKS(4.3, "dB, standard deviation", Basis.DERIVED, "DP-3T experiment 5, phones in pockets"),
    /// How much the signal of one pair changes from moment to moment.
    SIGNAL_WITHIN_LINK(3.4, "dB, standard deviation", Basis.DERIVED, "DP-3T experiment 5, phones in pockets"),
    /// How often a hand or a body stands in the way.
    FADE_SHARE(
            0.05, "share of tries", Basis.ASSUMED, "that it happens is in a 2.45 GHz radio manual; how often is not"),
    /// How much that takes away.
    FADE_DEPTH(10, "dB", Basis.ASSUMED, "within the +6 to -20 dB that a few centimetres can make"),
    /// How often other radios are loud.
    INTERFERENCE_SHARE(0.05, "share of tries", Basis.ASSUMED, ""),
    /// How much less gets through then.
    INTERFERENCE_LOSS(
            0.27, "share of packets", Basis.PUBLISHED, "13 to 40 % fewer packets: Strzoda et al., MSWIM 2022"),
    /// What a wooden door takes away.
    LOSS_OF_WOOD(4, "dB", Basis.PUBLISHED, "solid wood: list of melbwireless, 2003, weak"),
    /// What a glass door takes away.
    LOSS_OF_GLASS(4.1, "dB", Basis.DERIVED, "DP-3T experiment 5, glass wall of 4 cm"),
    /// What a steel fire door in a steel frame takes away.
    LOSS_OF_STEEL(20, "dB", Basis.ASSUMED, "within the 12 to 30 dB that are published for metal"),
    /// How much steel doors differ.
    LOSS_OF_STEEL_SPREAD(5, "dB, standard deviation", Basis.ASSUMED, ""),
    /// At this level every second try to connect succeeds.
    HALF_CONNECT_LEVEL(
            -90, "dBm", Basis.ASSUMED, "-90 dBm is called unusable by kontakt.io; -94 timed out in esphome 3761"),
    /// Over so many decibels success goes from one try in ten to nine in ten.
    CONNECT_RANGE(10, "dB", Basis.ASSUMED, "as the loss of packets with distance in DP-3T experiment 5"),
    /// How far from the lock people press, half of them.
    PRESS_DISTANCE(0.35, "m, median", Basis.ASSUMED, "with the phone held before the door"),
    /// How that differs.
    PRESS_DISTANCE_SPREAD(0.4, "sigma of the logarithm", Basis.ASSUMED, ""),
    /// How much nearer people come for another try.
    STEP_NEARER(0.7, "times the distance", Basis.ASSUMED, ""),

    // Connecting and unlocking

    /// How long it takes to connect and to find the services.
    CONNECT_TIME(0.8, "s, median", Basis.PUBLISHED, "mean 0.867 s of 1,500: devzone.nordicsemi.com 140143"),
    /// How that differs.
    CONNECT_TIME_SPREAD(0.35, "sigma of the logarithm", Basis.ASSUMED, "0.4 to 3.0 s in the same"),
    /// What a try to connect costs that fails.
    FAILED_CONNECT_TIME(20, "s", Basis.PUBLISHED, "so latency has several humps: ha-ttlock-ble 104"),
    /// How often the app tries by itself before it says so.
    CONNECT_TRIES(3, "tries", Basis.PUBLISHED, "SwitchBot and Nuki Hub: 3"),
    /// How long people wait before they give the app up.
    PATIENCE(25, "s, median", Basis.ASSUMED, ""),
    /// How that differs.
    PATIENCE_SPREAD(0.4, "sigma of the logarithm", Basis.ASSUMED, ""),
    /// One question and answer over the open link.
    ROUND_TRIP(0.1, "s", Basis.PUBLISHED, "yalexs-ble 366"),
    /// How long the motor turns.
    MOTOR_TIME(0.7, "s, median", Basis.ASSUMED, "'well under a second' with the command: ha-ttlock-ble 104"),
    /// How often the answer is lost although the bolt has moved.
    ACK_LOST(0.003, "share of operations", Basis.ASSUMED, "that it happens: SwitchBot code 190, Home Assistant 142316"),
    /// How often the bolt is stuck.
    MOTOR_BLOCKED(0.0012, "share of operations", Basis.ASSUMED, "that it happens: Nuki 0x42, Matter LockJammed"),

    // Batteries

    /// The voltage of four fresh cells, without load.
    FULL_VOLTAGE(6.2, "V", Basis.ASSUMED, "four alkaline cells"),
    /// The voltage of four empty cells, without load.
    EMPTY_VOLTAGE(
            4.4, "V", Basis.ASSUMED, "four alkaline cells; an August lock shows 5.26 V as 35 %: Home Assistant 86182"),
    /// What the cells resist at 20 °C.
    CELL_RESISTANCE(0.4, "ohm", Basis.ASSUMED, "it doubles for every 20 K less"),
    /// What the motor draws.
    MOTOR_CURRENT(1, "A", Basis.ASSUMED, ""),
    /// Beneath this the lock refuses to turn.
    LEAST_VOLTAGE(4.0, "V", Basis.ASSUMED, "that it happens: Nuki 0x49, Matter InsufficientBattery"),
    /// How many operations fresh cells last.
    OPERATIONS_OF_CELLS(6_000, "operations", Basis.ASSUMED, ""),
    /// At this charge somebody changes them, most often.
    CHANGED_AT(0.08, "share of a full charge", Basis.ASSUMED, ""),
    /// How warm it is at the doors, over a day.
    TEMPERATURE(12, "°C", Basis.ASSUMED, "a corridor in autumn"),
    /// How much colder it is at dawn and warmer in the afternoon.
    TEMPERATURE_SWING(6, "K", Basis.ASSUMED, ""),

    // People at home

    /// How many people live behind one lock.
    RESIDENTS(1.8, "people a lock", Basis.ASSUMED, ""),
    /// How often each of them unlocks with the app.
    VISITS(1.4, "a day", Basis.ASSUMED, ""),
    /// Whether somebody tries again after a failure.
    TRY_AGAIN(
            0.8,
            "share of failures",
            Basis.ASSUMED,
            "people also give up: 21 of 66 failed charging sessions were tried again"),
    /// How soon at the earliest.
    TRY_AGAIN_FROM(5, "s", Basis.ASSUMED, ""),
    /// How soon at the latest.
    TRY_AGAIN_TO(60, "s", Basis.ASSUMED, ""),
    /// Whether those who give up take out a key, and the lock feels it.
    USE_KEY(0.4, "share of those who give up", Basis.ASSUMED, ""),
    /// How often a guest whose stay is over, or has not begun, tries.
    NOT_ENTITLED(0.006, "share of visits", Basis.ASSUMED, ""),
    /// How often the app must fetch a fresh key first.
    FETCH_KEY(0.15, "share of visits", Basis.ASSUMED, ""),
    /// How many records of keys, handles and automatic locking each lock makes.
    OTHER_RECORDS(3, "a day", Basis.ASSUMED, ""),

    // What locks remember and tell

    /// How many records a lock keeps; the oldest are lost.
    RECORDS_KEPT(500, "records", Basis.PUBLISHED, "TTLock, user guide of lock records"),
    /// How long a record takes through a gateway.
    GATEWAY_DELAY(5, "s, mean", Basis.ASSUMED, ""),
    /// How often a gateway loses its network by itself.
    GATEWAY_FAILURES(0.02, "a day and gateway", Basis.ASSUMED, ""),
    /// For how long.
    GATEWAY_FAILURE_TIME(2, "h, mean", Basis.ASSUMED, ""),
    /// How often a phone cannot hand on what the lock told it, so that it stays in the lock.
    PHONE_CANNOT_UPLOAD(0.06, "share of unlocks", Basis.ASSUMED, ""),
    /// How wrong a lock's clock is when the simulation begins.
    CLOCK_OFFSET(30, "s, standard deviation", Basis.ASSUMED, ""),
    /// How wrong it becomes until an app sets it again.
    CLOCK_DRIFT(2, "s a day", Basis.ASSUMED, "that clocks drift and apps set them: TTLock's advice"),
    /// How well an app or a gateway sets it.
    CLOCK_SET(0.3, "s, standard deviation", Basis.ASSUMED, ""),
    /// How often a lock wakes up in 1970 after its batteries were out.
    CLOCK_LOST(0.02, "share of new batteries", Basis.ASSUMED, ""),
    /// How often a record comes a second time, by another way.
    SECOND_ORIGIN(0.02, "share of records", Basis.ASSUMED, "August tells one operation in up to four ways: yalexs"),

    // Entrances of offices

    /// How many people enter by face, at each door on a working day.
    FACES(120, "a door and working day", Basis.ASSUMED, ""),
    /// How many visitors show a code.
    CODES(12, "a door and working day", Basis.ASSUMED, ""),
    /// How often a face is not recognised.
    FACE_MISSED(0.003, "share of looks", Basis.PUBLISHED, "best algorithms: NISTIR 8311"),
    /// How many people wear a mask.
    MASKED(0.08, "share of people", Basis.ASSUMED, ""),
    /// How often a masked face is not recognised.
    MASKED_FACE_MISSED(0.05, "share of looks", Basis.PUBLISHED, "best algorithms, digital masks: NISTIR 8311"),
    /// How long it takes from the recognised face or code to the command.
    RECOGNITION_TIME(0.3, "s, median", Basis.ASSUMED, "'typically under one second' in all"),
    /// How long the building's control panel takes.
    PANEL_TIME(0.45, "s, median", Basis.ASSUMED, ""),
    /// How often it does not answer.
    PANEL_SILENT(0.001, "share of commands", Basis.ASSUMED, "that it happens is a known pain of offices"),
    /// How often a code is not read at first.
    CODE_MISSED(0.03, "share of looks", Basis.ASSUMED, ""),
    /// How often a code of ours was made for something else.
    WRONG_PURPOSE(0.02, "share of visitors", Basis.ASSUMED, ""),
    /// How often a pass is for other hours.
    OUTSIDE_HOURS(0.015, "share of visitors", Basis.ASSUMED, ""),
    /// How often somebody shows an old code, and then a fresh one.
    OLD_CODE(0.02, "share of visitors", Basis.ASSUMED, "TTLock records expired codes as type 58"),
    /// How often a code is not ours at all.
    FOREIGN_CODE(0.03, "share of visitors", Basis.ASSUMED, ""),
    /// Whether somebody who was turned away at a terminal tries again.
    TRY_TERMINAL_AGAIN(0.85, "share of failures", Basis.ASSUMED, ""),
    /// How many of them only after more than half a minute.
    COME_BACK_LATER(0.05, "share of those", Basis.ASSUMED, ""),

    // Backends

    /// How long an answer takes.
    ANSWER_TIME(0.06, "s, median", Basis.ASSUMED, ""),
    /// How that differs.
    ANSWER_TIME_SPREAD(0.6, "sigma of the logarithm", Basis.ASSUMED, ""),
    /// How often something goes wrong by itself.
    SERVER_ERROR(0.0004, "share of requests", Basis.ASSUMED, ""),
    /// How many requests come along with each visit.
    REQUESTS(2, "a visit", Basis.ASSUMED, ""),

    // Machines

    /// How often a lock with a gateway reports in.
    HEARTBEAT_EVERY(3_600, "s", Basis.PUBLISHED, "Memfault's default"),
    /// How often such a report is lost.
    HEARTBEAT_LOST(0.004, "share of reports", Basis.ASSUMED, ""),
    /// How often a lock with a gateway is opened from afar.
    REMOTE_COMMANDS(0.15, "a day and lock", Basis.ASSUMED, ""),
    /// How often a command does not reach the lock although its gateway is there.
    COMMAND_LOST(0.01, "share of commands", Basis.ASSUMED, "");

    private static final double FARTHEST = 200;
    private static final double WIDEST = 3;
    private static final double MOST = 1_000_000;

    private final double usual;
    private final String unit;
    private final Basis basis;
    private final String source;

    /// Why a number is what it is.
    public enum Basis {
        PUBLISHED("published"),
        DERIVED("derived from published data"),
        ASSUMED("assumed");

        private final String word;

        Basis(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    Quantity(double usual, String unit, Basis basis, String source) {
        this.usual = usual;
        this.unit = unit;
        this.basis = basis;
        this.source = source;
    }

    /// As scenarios write it: `press-distance`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its value where a scenario gives no other.
    public double usual() {
        return usual;
    }

    /// Whether it is a share of something, from 0 to 1.
    public boolean isShare() {
        return unit.startsWith("share of");
    }

    /// The least that a scenario may make of it. With less nothing would go on.
    public double least() {
        return switch (unit) {
            case "dBm", "°C" -> -FARTHEST;
            case "records", "tries", "operations" -> 1;
            default -> this == HEARTBEAT_EVERY || this == CONNECT_RANGE ? 1 : 0;
        };
    }

    /// The most that a scenario may make of it. With more there would be nothing but extremes.
    public double most() {
        if (isShare()) {
            return 1;
        }
        return switch (unit) {
            case "dBm", "°C" -> FARTHEST;
            case "sigma of the logarithm" -> WIDEST;
            default -> MOST;
        };
    }

    /// In words; empty where it is a plain number.
    public String unit() {
        return unit;
    }

    public Basis basis() {
        return basis;
    }

    /// Where it stands, or what speaks for it; may be empty for what is assumed.
    public String source() {
        return source;
    }
}
