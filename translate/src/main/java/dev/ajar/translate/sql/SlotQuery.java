package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Timeline;
import dev.ajar.translate.sql.Term.Binding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The steps that fill the slots in which something is expected: the twin of `BySlot`.
final class SlotQuery {

    static final String ENTITY = "entity";
    static final String SLOT = "slot_us";
    static final String EVENT_ENTITY = "event_entity";

    static final String AT = "at_us";
    private static final String SEEN = "seen_us";

    private final SessionQuery sessions;
    private final Dialect dialect;
    private final Events events;
    private final Conditions onEvents;
    private final Aliases stepNames;

    /// @param stepNames the names that steps have so far
    SlotQuery(SessionQuery sessions, Dialect dialect, Events events, Conditions onEvents, Aliases stepNames) {
        this.sessions = sessions;
        this.dialect = dialect;
        this.events = events;
        this.onEvents = onEvents;
        this.stepNames = stepNames;
    }

    /// Puts down all steps up to the sessions.
    void tell(Query query, SessionRule.Presence rule) {
        Term per = events.term(rule.per());
        long every = rule.every();
        tellEntities(query, rule);
        Term up = new Term("from_us + %s".formatted(every - 1), Binding.SUM);
        Term first = up.minus(dialect.rest(up, every));
        Select moments = new Select().column(ENTITY).column(AT).from("entities").from("cross join " + Events.ASKED);
        dialect.eachOf(first, new Term("%s + %s".formatted(Events.AS_OF, every), Binding.SUM), every, AT)
                .forEach(moments::from);
        query.step("moments", "When slots begin and end, for every entity.", moments);
        tellSlots(query, rule);
        List<Expression.Name> key = List.of(rule.per());
        Select relevant = sessions.relevant(key)
                .column(per, EVENT_ENTITY)
                .column(
                        new Term(Events.TIME, Binding.WHOLE).minus(dialect.rest(Term.whole(Events.TIME), every)),
                        "event_slot_us");
        query.step(SessionQuery.RELEVANT, sessions.relevantComment(), relevant);
        Term entity = Term.whole("slots." + ENTITY);
        Term slot = Term.whole("slots." + SLOT);
        Select facts = new Select()
                .column(
                        dialect.joined(List.of(
                                sessions.escaped(entity, rule.per().type()),
                                dialect.text("|"),
                                dialect.asText(slot, Type.INT))),
                        SessionQuery.SESSION_ID)
                .column(slot, SessionQuery.STARTED)
                .column(new Term("%s + %s".formatted(slot, every), Binding.SUM), SessionQuery.ENDED)
                .column(Term.whole("count(id)"), SessionQuery.EVENTS)
                .column(Term.whole("1"), SessionQuery.ATTEMPTS);
        sessions.facts(facts, Map.of(rule.per().name(), entity.text()));
        facts.from("slots")
                .from("left join %s on %s = event_entity and %s = event_slot_us"
                        .formatted(SessionQuery.RELEVANT, entity, slot))
                .then("group by %s, %s".formatted(entity, slot));
        query.step(SessionQuery.SESSIONS, "One row a slot: its events come to facts.", facts);
    }

    private void tellEntities(Query query, SessionRule.Presence rule) {
        Term per = events.term(rule.per());
        Optional<Select> earlier = events.seenEarlier(rule.per().name(), ENTITY, SEEN);
        Select seen = new Select()
                .column(per, ENTITY)
                .from(Events.STANDING)
                .from("cross join " + Events.ASKED)
                .where(SessionQuery.upToAsOf())
                .where(per.isKnown());
        String comment = "Whatever any event names is expected to be heard of from then on.";
        if (earlier.isEmpty()) {
            seen.column(
                            Term.whole("greatest(min(%s), %s)".formatted(Events.TIME, onEvents.instant(rule.from()))),
                            "from_us")
                    .then("group by " + per);
            query.step("entities", comment, seen);
            return;
        }
        query.step("seen_earlier", "When things were first named, in all that is not read otherwise.", earlier.get());
        query.step(
                "seen",
                "When things are named, whenever that is.",
                List.of(
                        seen.column(Term.whole(Events.TIME), SEEN),
                        new Select().column(ENTITY).column(SEEN).from("seen_earlier")));
        Term begins = events.beginning().map(Beginning::sessions).orElseThrow();
        query.step(
                "entities",
                comment + " Slots before those that are asked for are left out.",
                new Select()
                        .column(ENTITY)
                        .column(
                                Term.whole("greatest(min(%s), %s, %s)"
                                        .formatted(SEEN, onEvents.instant(rule.from()), begins)),
                                "from_us")
                        .from("seen")
                        .then("group by " + ENTITY));
    }

    private void tellSlots(Query query, SessionRule.Presence rule) {
        String source = "moments";
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(ENTITY, dialect.type(rule.per().type()));
        columns.put(AT, dialect.type(Type.INSTANT));
        for (Timeline timeline : duringAsks(rule).values()) {
            History history = sessions.history(timeline);
            String answers = stepNames.take(timeline.name() + "_at_moment");
            Map<Timeline.Property, String> wanted = new LinkedHashMap<>();
            rule.during().names().forEach(name -> {
                SessionQuery.Asked asked = sessions.asked(name);
                if (asked.timeline().equals(timeline)) {
                    wanted.put(asked.property(), sessions.expected(name).text());
                }
            });
            History.Question question = new History.Question(source, ENTITY, AT, columns, wanted);
            history.tellAnswers(query, question, answers, onEvents);
            source = answers;
            columns = question.answered(dialect);
        }
        Conditions during = new Conditions(dialect, sessions::expected);
        Select expectations = new Select()
                .column(ENTITY)
                .column(AT)
                .column(during.print(rule.during()), "expected")
                .from(source);
        query.step("expectations", "Whether `while` holds at each of those moments.", expectations);
        query.step(
                "slots",
                "There is a slot where `while` holds at its start and at its end.",
                new Select()
                        .column(ENTITY)
                        .column(Term.whole(AT), SLOT)
                        .from(neighbours(), "neighbours")
                        .from("cross join " + Events.ASKED)
                        .where(Term.whole("expected"))
                        .where(Term.whole("expected_still"))
                        .where(Term.comparison(Term.whole(AT), "<=", Term.whole(Events.AS_OF))));
    }

    private static Select neighbours() {
        return new Select()
                .column(ENTITY)
                .column(AT)
                .column("expected")
                .column(
                        Term.whole("lead(expected) over (partition by %s order by %s)".formatted(ENTITY, AT)),
                        "expected_still")
                .from("expectations");
    }

    /// Slots of which nobody can tell whether anything was expected in them.
    static Select unclear() {
        return new Select()
                .column(ENTITY)
                .column(Term.whole(AT), SLOT)
                .from(neighbours(), "neighbours")
                .from("cross join " + Events.ASKED)
                .where(Term.whole(AT + " <= " + Events.AS_OF))
                .where(Term.whole("coalesce(expected, true)"))
                .where(Term.whole("coalesce(expected_still, true)"))
                .where(Term.whole("expected")
                        .isUnknown()
                        .or(Term.whole("expected_still").isUnknown()));
    }

    private Map<String, Timeline> duringAsks(SessionRule.Presence rule) {
        Map<String, Timeline> timelines = new TreeMap<>();
        rule.during().names().forEach(name -> {
            Timeline timeline = sessions.asked(name).timeline();
            timelines.put(timeline.name(), timeline);
        });
        return timelines;
    }
}
