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

    /// A code that is read for so long belongs to nobody.
    private static final long POSTER_SURELY = 20 * Time.MINUTE;

    private static final String ENTRY = "entry";
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
    /// @param day counted from some Monday
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
            String who = door.somebody(chance);
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
    private void poster(Spell spell) {
        Shown poster = Shown.foreignCode("x-poster-" + door.id());
        long to = Math.min(spell.to(), world.end() - DAY / 24);
        if (spell.from() >= to) {
            return;
        }
        Session session = new Session(poster, shown(spell.from(), poster), spell.from());
        for (long at = spell.from(); at < to; at += Time.MINUTE) {
            if (at > spell.from()) {
                shown(at, poster);
            }
            failed(at + seconds(0.4), poster, "unknown_code");
        }
        boolean longEnough = to - spell.from() >= POSTER_SURELY;
        truth(session, "excluded", "poster", longEnough ? "excluded:poster" : "excluded:not-ours", "");
    }

    // Faces

    private void face(long begin, String who) {
        Shown face = Shown.face(who);
        double missed = chance.happens(world.of(Quantity.MASKED))
                ? world.of(Quantity.MASKED_FACE_MISSED)
                : world.of(Quantity.FACE_MISSED);
        long at = begin;
        for (int look = 1; chance.happens(missed); look++) {
            if (look == MOST_LOOKS) {
                truth(new Session(face, "", begin), "bad", "not-recognised", "", "never-seen");
                return;
            }
            at += seconds(chance.between(1, 3));
        }
        enter(at, face);
    }

    /// A session as the log has it.
    ///
    /// @param first the event it begins with; empty where there is none
    private record Session(Shown what, String first, long start) {}

    /// Shows face or code until the door opens, or until there is no more patience.
    private void enter(long begin, Shown what) {
        enter(begin, new Session(what, shown(begin, what), begin));
    }

    private void enter(long begin, Session session) {
        Shown what = session.what;
        long at = begin;
        for (int tries = 1; ; tries++) {
            boolean heldOpen = isHeldOpen(at);
            long commanded = at + seconds(chance.logNormal(world.of(Quantity.RECOGNITION_TIME), 0.3));
            tell(commanded, what.telling(nextId(), commanded, "access.step").say("access.step.name", "command"));
            if (!heldOpen && !chance.happens(world.of(Quantity.PANEL_SILENT))) {
                long opened = commanded + seconds(chance.logNormal(world.of(Quantity.PANEL_TIME), 0.3));
                tell(opened, what.telling(nextId(), opened, "lock.operation").say("access.operation", "unlock"));
                truth(session, "good", "", "good:succeeded", "");
                return;
            }
            long over = commanded + seconds(PANEL_TIMEOUT);
            if (heldOpen) {
                failed(over, what, "relay_timeout");
                walkedThrough(session);
                return;
            }
            failed(over, what, "control_panel_unreachable");
            if (tries == MOST_TRIES || !chance.happens(world.of(Quantity.TRY_TERMINAL_AGAIN))) {
                truth(session, "bad", "panel", "bad:control_panel_unreachable", "");
                return;
            }
            if (chance.happens(world.of(Quantity.COME_BACK_LATER))) {
                // One wish to get in, but the log shows two sessions.
                truth(session, "good", "panel", "bad:control_panel_unreachable", "came-back");
                enter(over + seconds(chance.between(150, 300)), what);
                return;
            }
            at = over + seconds(chance.between(2, 12));
            shown(at, what);
        }
    }

    /// The panel does not answer, for the door is open anyway. Only the definition of faces has a rule for it.
    private void walkedThrough(Session session) {
        boolean rule = session.what.method().equals("face") && isHeldOpen(session.start);
        truth(
                session,
                "excluded",
                "door-kept-open",
                rule ? "excluded:door-kept-open" : "bad:relay_timeout",
                rule ? "" : "no-rule");
    }

    private boolean isHeldOpen(long at) {
        return door.heldOpen().stream().anyMatch(spell -> spell.covers(at));
    }

    // Codes

    /// Why a code opens nothing, and what that means.
    private enum Refusal {
        NOT_OURS("unknown_code", "excluded", "not-ours", "excluded:not-ours"),
        WRONG_PURPOSE("wrong_purpose", "bad", "wrong-purpose", "bad:wrong-purpose"),
        OUTSIDE_HOURS("time_not_allowed", "good", "", "good:outside-hours");

        private final String error;
        private final String outcome;
        private final String cause;
        private final String inLog;

        Refusal(String error, String outcome, String cause, String inLog) {
            this.error = error;
            this.outcome = outcome;
            this.cause = cause;
            this.inLog = inLog;
        }
    }

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
            case 0 -> refused(at, Shown.foreignCode("x" + pass), Refusal.NOT_OURS);
            case 1 ->
                refused(at, Shown.pass(pass, chance.happens(0.5) ? "locker" : "meeting_room"), Refusal.WRONG_PURPOSE);
            case 2 -> refused(at, Shown.pass(pass, ENTRY), Refusal.OUTSIDE_HOURS);
            case 3 -> oldCode(at, Shown.pass(pass, ENTRY));
            default -> {
                requests.chat(at);
                enter(at, Shown.pass(pass, ENTRY));
            }
        }
    }

    /// An old code is shown, then a fresh one of the same pass.
    private void oldCode(long begin, Shown pass) {
        Session session = new Session(pass, shown(begin, pass), begin);
        failed(begin + seconds(0.4), pass, "qr_expired");
        long again = begin + seconds(chance.between(4, 20));
        requests.ask("keys", again - seconds(1));
        shown(again, pass);
        enter(again, session);
    }

    /// A code that opens nothing, shown once or a few times.
    private void refused(long begin, Shown code, Refusal refusal) {
        Session session = new Session(code, shown(begin, code), begin);
        failed(begin + seconds(0.4), code, refusal.error);
        long at = begin;
        for (int more = chance.below(3); more > 0; more--) {
            at += seconds(chance.between(3, 15));
            shown(at, code);
            failed(at + seconds(0.4), code, refusal.error);
        }
        truth(session, refusal.outcome, refusal.cause, refusal.inLog, "");
    }

    // What is told

    /// The terminal sees something.
    ///
    /// @return the id of the event that tells it
    private String shown(long at, Shown what) {
        String id = nextId();
        tell(at, what.reading(id, at, "access.attempt.start"));
        return id;
    }

    private void failed(long at, Shown what, String error) {
        tell(
                at,
                what.reading(nextId(), at, "access.attempt.end")
                        .say("access.outcome", error.equals("control_panel_unreachable") ? "failure" : "denied")
                        .say("error.type", error));
    }

    private void tell(long at, Telling telling) {
        world.logs().tell(telling.say("door.id", door.id()), at + seconds(chance.exponential(0.3)));
    }

    private void truth(Session session, String outcome, String cause, String inLog, String gap) {
        String id = session.first.isEmpty() ? "" : "%s|%s|%s".formatted(session.what.who(), door.id(), session.first);
        world.truths().accept(new Truth(session.what.experience(), id, session.start, outcome, cause, inLog, gap));
    }

    private String nextId() {
        return "%s/%s".formatted(door.id(), tellings++);
    }

    private static long seconds(double seconds) {
        return World.micros(seconds);
    }
}
