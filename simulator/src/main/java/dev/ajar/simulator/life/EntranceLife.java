package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;
import dev.ajar.simulator.fleet.Entrance;
import dev.ajar.simulator.fleet.Entrance.Spell;
import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.log.Telling;
import dev.ajar.simulator.scenario.Quantity;
import dev.ajar.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The life of one door of an office: faces and codes are shown to its terminal, and the building's panel moves the
/// bolt.
///
/// What the log shows is judged here by hand, as the definitions of `workhub` among the examples would judge it.
final class EntranceLife {

    private static final long DAY = 24 * 60 * Time.MINUTE;

    /// Nobody comes again so soon, or two visits would look like one.
    private static final long SELDOM = 15 * Time.MINUTE;

    private static final int MOST_LOOKS = 5;
    private static final int MOST_TRIES = 6;
    private static final double PANEL_TIMEOUT = 3;

    private final Entrance door;
    private final World world;
    private final Chance chance;
    private final Requests requests;
    private final Map<String, List<Long>> seenToday = new HashMap<>();
    private long tellings;
    private long passes;

    EntranceLife(Entrance door, World world) {
        this.door = door;
        this.world = world;
        chance = world.chance("life of " + door.id());
        requests = new Requests(world, door.id());
        world.logs()
                .tell(
                        new Telling(
                                        Product.WORKHUB,
                                        door.id() + "/install",
                                        world.scenario().begin() - 400 * DAY,
                                        "door.install")
                                .say("door.id", door.id())
                                .say("registry.building", door.building())
                                .say("registry.panel", door.panel()),
                        world.scenario().begin());
    }

    /// Lets a day go by.
    ///
    /// @param day counted from the first, a Monday
    void day(long day, long begin, long end) {
        seenToday.clear();
        for (Spell spell : door.heldOpen()) {
            mode(spell.from(), "passage", begin, end);
            mode(spell.to(), "normal", begin, end);
        }
        for (Spell poster : door.posters()) {
            if (begin <= poster.from() && poster.from() < end) {
                poster(poster);
            }
        }
        if (Rhythm.isWeekend(day)) {
            return;
        }
        int faces = chance.poisson(world.of(Quantity.FACES));
        for (int face = 0; face < faces; face++) {
            long at = Rhythm.WORK.moment(begin, chance);
            String who = door.people().get(chance.below(door.people().size()));
            if (world.goesOn(at) && isSeldom(who, at)) {
                face(at, who);
            }
        }
        int codes = chance.poisson(world.of(Quantity.CODES));
        for (int code = 0; code < codes; code++) {
            long at = Rhythm.WORK.moment(begin, chance);
            if (world.goesOn(at)) {
                code(at);
            }
        }
    }

    /// Whether somebody was not here a moment ago, nor will be. One visit a day would be the same in an easier way, but
    /// people come and go.
    private boolean isSeldom(String who, long at) {
        List<Long> times = seenToday.computeIfAbsent(who, ignored -> new ArrayList<>(1));
        if (times.stream().anyMatch(time -> Math.abs(time - at) < SELDOM)) {
            return false;
        }
        times.add(at);
        return true;
    }

    private void mode(long at, String mode, long begin, long end) {
        if (begin <= at && at < end) {
            tell(at, new Telling(Product.WORKHUB, nextId(), at, "door.mode_change").say("panel.mode", mode));
        }
    }

    /// A terminal reads an unchanged code once a minute.
    private void poster(Spell poster) {
        String code = "x-poster-" + door.id();
        long to = Math.min(poster.to(), world.end() - DAY / 24);
        String first = "";
        for (long at = poster.from(); at < to; at += Time.MINUTE) {
            String id = shown(at, "qr", "qr.id", code, "foreign", "");
            first = first.isEmpty() ? id : first;
            failed(at + seconds(0.4), "qr", "qr.id", code, "foreign", "", "unknown_code");
        }
        if (!first.isEmpty()) {
            boolean longEnough = to - poster.from() >= 20 * Time.MINUTE;
            truth(
                    "qr-entry",
                    code,
                    first,
                    poster.from(),
                    "excluded",
                    "poster",
                    longEnough ? "excluded:poster" : "excluded:not-ours",
                    "");
        }
    }

    // Faces

    private void face(long begin, String who) {
        double missed = chance.happens(world.of(Quantity.MASKED))
                ? world.of(Quantity.MASKED_FACE_MISSED)
                : world.of(Quantity.FACE_MISSED);
        long at = begin;
        for (int look = 1; chance.happens(missed); look++) {
            if (look == MOST_LOOKS) {
                truth("face-entry", who, "", begin, "bad", "not-recognised", "", "never-seen");
                return;
            }
            at += seconds(chance.between(1, 3));
        }
        enter(at, new Entering("face-entry", "face", "enduser.pseudo.id", who, "", ""));
    }

    /// Somebody who is known wants to get in.
    ///
    /// @param attribute under which the terminal tells who it is
    private record Entering(
            String experience, String method, String attribute, String who, String issuer, String purpose) {}

    /// Shows face or code until the door opens, or until there is no more patience.
    private void enter(long begin, Entering entering) {
        enter(begin, entering, shown(begin, entering), begin);
    }

    /// @param first the event that a session begins with
    /// @param start of the session
    private void enter(long begin, Entering entering, String first, long start) {
        long at = begin;
        for (int tries = 1; ; tries++) {
            boolean heldOpen = isHeldOpen(at);
            boolean silent = heldOpen || chance.happens(world.of(Quantity.PANEL_SILENT));
            long commanded = at + seconds(chance.logNormal(world.of(Quantity.RECOGNITION_TIME), 0.3));
            tell(
                    commanded,
                    new Telling(Product.WORKHUB, nextId(), commanded, "access.step")
                            .say("access.method", entering.method)
                            .say(entering.attribute, entering.who)
                            .say("access.step.name", "command"));
            if (!silent) {
                long opened = commanded + seconds(chance.logNormal(world.of(Quantity.PANEL_TIME), 0.3));
                tell(
                        opened,
                        new Telling(Product.WORKHUB, nextId(), opened, "lock.operation")
                                .say("access.method", entering.method)
                                .say(entering.attribute, entering.who)
                                .say("access.operation", "unlock"));
                truth(entering, first, start, "good", "", "good:succeeded", "");
                return;
            }
            String error = heldOpen ? "relay_timeout" : "control_panel_unreachable";
            failed(commanded + seconds(PANEL_TIMEOUT), entering, error);
            if (heldOpen) {
                boolean rule = entering.experience.equals("face-entry") && isHeldOpen(start);
                truth(
                        entering,
                        first,
                        start,
                        "excluded",
                        "door-kept-open",
                        rule ? "excluded:door-kept-open" : "bad:" + error,
                        rule ? "" : "no-rule");
                return;
            }
            if (tries == MOST_TRIES || !chance.happens(world.of(Quantity.TRY_TERMINAL_AGAIN))) {
                truth(entering, first, start, "bad", "panel", "bad:" + error, "");
                return;
            }
            if (chance.happens(world.of(Quantity.COME_BACK_LATER))) {
                // One wish to get in, but the log shows two sessions.
                truth(entering, first, start, "good", "panel", "bad:" + error, "came-back");
                at = commanded + seconds(PANEL_TIMEOUT + chance.between(150, 300));
                enter(at, entering);
                return;
            }
            at = commanded + seconds(PANEL_TIMEOUT + chance.between(2, 12));
            shown(at, entering);
        }
    }

    private boolean isHeldOpen(long at) {
        return door.heldOpen().stream().anyMatch(spell -> spell.covers(at));
    }

    // Codes

    private void code(long begin) {
        String pass = "q-%s-%s".formatted(door.id(), passes++);
        long at = begin;
        for (int look = 1; look < MOST_LOOKS && chance.happens(world.of(Quantity.CODE_MISSED)); look++) {
            at += seconds(chance.between(1, 4));
        }
        int kind = chance.weighted(
                world.of(Quantity.FOREIGN_CODE),
                world.of(Quantity.WRONG_PURPOSE),
                world.of(Quantity.OUTSIDE_HOURS),
                world.of(Quantity.OLD_CODE),
                1);
        switch (kind) {
            case 0 ->
                refused(
                        at,
                        new Entering("qr-entry", "qr", "qr.id", "x" + pass, "foreign", ""),
                        "unknown_code",
                        "excluded",
                        "not-ours",
                        "excluded:not-ours");
            case 1 ->
                refused(
                        at,
                        new Entering(
                                "qr-entry",
                                "qr",
                                "qr.id",
                                pass,
                                "ours",
                                chance.happens(0.5) ? "locker" : "meeting_room"),
                        "wrong_purpose",
                        "bad",
                        "wrong-purpose",
                        "bad:wrong-purpose");
            case 2 ->
                refused(
                        at,
                        new Entering("qr-entry", "qr", "qr.id", pass, "ours", "entry"),
                        "time_not_allowed",
                        "good",
                        "",
                        "good:outside-hours");
            case 3 -> {
                Entering entering = new Entering("qr-entry", "qr", "qr.id", pass, "ours", "entry");
                String first = shown(at, entering);
                failed(at + seconds(0.4), entering, "qr_expired");
                long again = at + seconds(chance.between(4, 20));
                shown(again, entering);
                requests.ask("keys", again - seconds(1));
                enter(again, entering, first, at);
            }
            default -> {
                requests.chat(at);
                enter(at, new Entering("qr-entry", "qr", "qr.id", pass, "ours", "entry"));
            }
        }
    }

    /// A code that opens nothing, shown once or a few times.
    private void refused(long begin, Entering entering, String error, String outcome, String cause, String inLog) {
        String first = "";
        long at = begin;
        int times = 1 + chance.below(3);
        for (int time = 0; time < times; time++) {
            String id = shown(at, entering);
            first = first.isEmpty() ? id : first;
            failed(at + seconds(0.4), entering, error);
            at += seconds(chance.between(3, 15));
        }
        truth(entering, first, begin, outcome, cause, inLog, "");
    }

    // What is told

    private String shown(long at, Entering entering) {
        return shown(at, entering.method, entering.attribute, entering.who, entering.issuer, entering.purpose);
    }

    private String shown(long at, String method, String attribute, String who, String issuer, String purpose) {
        String id = nextId();
        tell(at, seen(id, at, "access.attempt.start", method, attribute, who, issuer, purpose));
        return id;
    }

    private void failed(long at, Entering entering, String error) {
        failed(at, entering.method, entering.attribute, entering.who, entering.issuer, entering.purpose, error);
    }

    private void failed(
            long at, String method, String attribute, String who, String issuer, String purpose, String error) {
        tell(
                at,
                seen(nextId(), at, "access.attempt.end", method, attribute, who, issuer, purpose)
                        .say("access.outcome", error.equals("control_panel_unreachable") ? "failure" : "denied")
                        .say("error.type", error));
    }

    private static Telling seen(
            String id,
            long at,
            String name,
            String method,
            String attribute,
            String who,
            String issuer,
            String purpose) {
        Telling telling = new Telling(Product.WORKHUB, id, at, name)
                .say("access.method", method)
                .say(attribute, who);
        if (!issuer.isEmpty()) {
            telling.say("qr.issuer", issuer);
        }
        if (!purpose.isEmpty()) {
            telling.say("qr.purpose", purpose);
        }
        return telling;
    }

    private void tell(long at, Telling telling) {
        world.logs().tell(telling.say("door.id", door.id()), at + seconds(chance.exponential(0.3)));
    }

    private void truth(
            Entering entering, String first, long start, String outcome, String cause, String inLog, String gap) {
        truth(entering.experience, entering.who, first, start, outcome, cause, inLog, gap);
    }

    private void truth(
            String experience,
            String who,
            String first,
            long start,
            String outcome,
            String cause,
            String inLog,
            String gap) {
        String session = first.isEmpty() ? "" : "%s|%s|%s".formatted(who, door.id(), first);
        world.truths().accept(new Truth(experience, session, start, outcome, cause, inLog, gap));
    }

    private String nextId() {
        return "%s/%s".formatted(door.id(), tellings++);
    }

    private static long seconds(double seconds) {
        return World.micros(seconds);
    }
}
