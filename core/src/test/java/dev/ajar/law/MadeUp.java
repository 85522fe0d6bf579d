package dev.ajar.law;

import static dev.ajar.story.Conditions.always;
import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.isNot;
import static dev.ajar.story.Conditions.known;
import static dev.ajar.story.Conditions.literal;
import static dev.ajar.story.Conditions.named;
import static dev.ajar.story.Conditions.over;
import static dev.ajar.story.Conditions.under;
import static dev.ajar.story.World.property;
import static dev.ajar.story.World.set;

import dev.ajar.event.Event;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.law.Laws.Given;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Indicator.Carried;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.model.SessionRule.Episodes;
import dev.ajar.model.SessionRule.Until;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes up worlds and histories: few people, few doors, few minutes, so that everything that can meet does.
final class MadeUp {

    /// What makes events one session.
    enum Kind {
        KEYED,
        EPISODES,
        PRESENCE
    }

    private final Kind kind;
    private final Random chance;

    private MadeUp(Kind kind, Random chance) {
        this.kind = kind;
        this.chance = chance;
    }

    static Given given(Kind kind, long seed) {
        MadeUp made = new MadeUp(kind, new Random(seed));
        Given empty = new Given(made.world().definitions(), List.of());
        return empty.with(made.history(empty.definitions().attributes()));
    }

    /// The same world, but nothing is ruled or excluded in it.
    static Definitions withoutRules(Definitions definitions) {
        List<Experience> bare = definitions.experiences().stream()
                .map(each -> Draft.ruledBy(each, List.of()))
                .toList();
        return new Definitions(
                definitions.attributes(), definitions.sources(), definitions.timelines(), bare, List.of());
    }

    private World world() {
        World world = new World()
                .texts("who", "lock", "error", "state")
                .wholes("code")
                .timeline(
                        "lock",
                        "lock",
                        property(
                                "battery",
                                Type.STRING,
                                one("in", Value.UNKNOWN),
                                set(named("battery"), "state", Type.STRING),
                                set(is("state", "out"), "out")),
                        property("lot", Type.STRING, Value.UNKNOWN, set(known("code"), "error", Type.STRING)))
                .experience(experience());
        for (String name : some("cut", "drill")) {
            world.window(name, one("-1h", "10s", "20s"), one("15s", "30s"), one(Map.of(), Map.of("lock", FRONT)));
        }
        return world;
    }

    private static final List<Value> FRONT = List.of(new StringValue("front"));

    private Draft experience() {
        boolean then = kind != Kind.PRESENCE && chance.nextBoolean();
        Draft draft = Draft.of("unlock").settle(one("0s", "5s", "20s")).relevant(relevant());
        draft.step("requested", then ? one(NEXT, new String[] {"connected"}) : new String[0])
                .step("touched", is("code", 1), then ? NEXT : new String[0])
                .step("connected", then ? NEXT : new String[0])
                .step("refused")
                .aside("chatter")
                .step("opened")
                .within(one("1000d", "5s"))
                .reason(one("", "last.error", "first.code"));
        sessions(draft);
        for (int rules = chance.nextInt(4); rules > 0; rules--) {
            Ruling ruling = one(Ruling.values());
            Expression when = rule();
            if (chance.nextBoolean()) {
                draft.rule(ruling, "rule-" + rules, when);
            } else {
                draft.ruleAtOnce(ruling, "rule-" + rules, when);
            }
        }
        Limit limit = new Limit(Story.micros("3s"));
        Expression.Name carried = new Expression.Name("last.code", Type.INT);
        return draft.sessions("success")
                .indicator(new Indicator.Sessions("first-try", 1, Limit.NONE))
                .indicator(new Indicator.Sessions("in-time", Long.MAX_VALUE, limit))
                .indicator(new Carried("carried", carried, Indicator.Unit.S, limit))
                .latency("speed", "requested", "opened", "3s")
                .dimensions("lock", "lock.battery");
    }

    private static final String[] NEXT = {"connected", "opened", "requested"};

    private void sessions(Draft draft) {
        String[] key = one(new String[] {"who"}, new String[] {"who", "lock"}, new String[] {"event.id"});
        switch (kind) {
            case KEYED -> draft.key(key);
            case EPISODES ->
                draft.gap(
                        one("3s", "6s", "15s"),
                        one(new Until.Reached(""), new Until.Reached("refused"), new Until.Never()),
                        one(Episodes.NO_SKEW, 0L, Story.micros("2s")),
                        key[0].equals("event.id") ? new String[] {"lock"} : key);
            case PRESENCE ->
                draft.every("10s", "lock", one(always(), is("lock.battery", "in")), one("-30s", "0s", "13s"));
        }
    }

    private Expression relevant() {
        return one(always(), known("who"), isNot("event.name", "battery"), isNot("error", "y"));
    }

    private Expression rule() {
        Expression took = new Expression.Arithmetic(
                Expression.Operator.MINUS,
                new Expression.Name("steps.opened.first", Type.INSTANT),
                new Expression.Name("session.start", Type.INSTANT));
        return one(
                is("first.error", "x"),
                known("last.error"),
                is("lock.battery", "out"),
                isNot("lock.lot", "y"),
                over("steps.requested.count", 1),
                under("session.events", 2),
                is("succeeded", true),
                is("steps.refused.reached", true),
                new Expression.Comparison(Expression.Comparator.GREATER, took, literal(Duration.ofSeconds(3))));
    }

    private List<Event> history(Attributes attributes) {
        int size = chance.nextInt(35);
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            ids.add((number % 7 == 0 ? "e|" : "e") + number);
        }
        Collections.shuffle(ids, chance);
        return ids.stream().map(id -> event(id, attributes)).toList();
    }

    private Event event(String id, Attributes attributes) {
        Value[] values = new Value[attributes.size()];
        Arrays.fill(values, Value.UNKNOWN);
        values[attributes.place("who")] = one(text("ann"), text("ann"), text("b|b"), Value.UNKNOWN);
        values[attributes.place("lock")] = one(text("front"), text("front"), text("back"), Value.UNKNOWN);
        values[attributes.place("error")] = one(text("x"), text("y"), Value.UNKNOWN, Value.UNKNOWN);
        values[attributes.place("state")] = one(text("in"), text("out"), Value.UNKNOWN, Value.UNKNOWN);
        values[attributes.place("code")] =
                one(new IntValue(1), new IntValue(2), new IntValue(5), Value.UNKNOWN, Value.UNKNOWN, Value.UNKNOWN);
        long time = Story.instant("0s") + chance.nextInt(45) * Story.micros("1s");
        long late = Story.micros(one("0s", "0s", "1s", "20s", kind == Kind.PRESENCE ? "2m" : "61m"));
        String name = one("requested", "requested", "connected", "refused", "chatter", "opened", "battery");
        return new Event(id, time, chance.nextInt(2), name, time + late, values);
    }

    private static Value text(String text) {
        return new StringValue(text);
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[chance.nextInt(choices.length)];
    }

    private List<String> some(String... choices) {
        return Arrays.stream(choices).filter(ignored -> chance.nextInt(3) == 0).toList();
    }
}
