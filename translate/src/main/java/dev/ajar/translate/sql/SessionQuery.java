package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import dev.ajar.translate.sql.Term.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The steps from events to sessions with their facts (semantics.md §4): the twin of the room `session`.
final class SessionQuery {

    static final String FACTS = "facts";
    static final String SESSION_ID = "session_id";
    static final String STARTED = "started_us";
    static final String ENDED = "ended_us";
    static final String EVENTS = "event_count";
    static final String ATTEMPTS = "attempts";
    static final String SUCCEEDED = "succeeded";
    static final String SETTLED = "settled";

    private static final String SESSIONS = "sessions";
    private static final String RELEVANT = "relevant";
    private static final String ENTITY = "entity";
    private static final String AT = "at_us";
    private static final String SLOT = "slot_us";

    /// Names of steps that are always the same.
    private static final List<String> STEPS = List.of(
            Events.TABLE,
            "sound",
            "repeated",
            "copies",
            Events.STANDING,
            Events.ASKED,
            RELEVANT,
            "spaced",
            "runs",
            "looked_back",
            "episodes",
            "entities",
            "moments",
            "expectations",
            "slots",
            SESSIONS,
            FACTS,
            "decided",
            "judged",
            "counted",
            "broken_down");

    /// Names of columns that sessions always have, or get on their way.
    private static final List<String> COLUMNS = List.of(
            SESSION_ID,
            STARTED,
            ENDED,
            EVENTS,
            ATTEMPTS,
            SUCCEEDED,
            SETTLED,
            Events.AS_OF,
            "decided_by",
            "verdict",
            "reason",
            "furthest_step");

    private static final String SO_FAR = "rows between unbounded preceding and current row";
    private static final String BEFORE = "rows between unbounded preceding and 1 preceding";

    private final Dialect dialect;
    private final Definitions definitions;
    private final Experience experience;
    private final Events events;
    private final Used used;
    private final Aliases stepNames = new Aliases(STEPS);
    private final Conditions onEvents;
    private final Map<String, String> hits = new LinkedHashMap<>();
    private final Map<String, History> histories;

    SessionQuery(Dialect dialect, Definitions definitions, Experience experience) {
        this.dialect = dialect;
        this.definitions = definitions;
        this.experience = experience;
        events = new Events(dialect, definitions.attributes());
        onEvents = new Conditions(dialect, events::term);
        List<String> taken = new ArrayList<>(events.taken());
        taken.addAll(COLUMNS);
        taken.addAll(List.of(
                "event_entity",
                "event_slot_us",
                "after_gap",
                "run",
                "decisive_us",
                "decisive_until",
                "episode",
                ENTITY,
                SLOT));
        Aliases names = new Aliases(taken);
        experience.steps().forEach(step -> hits.put(step.name(), names.take("hits_" + step.name())));
        used = new Used(experience, definitions, names);
        histories = histories();
    }

    Used used() {
        return used;
    }

    /// Puts down all steps up to [#FACTS].
    void tell(Query query, AsOf asOf) {
        Query own = new Query();
        histories.values().forEach(history -> history.tellSettings(own, events, onEvents));
        tellSessions(own);
        tellFacts(own);
        events.tell(query, asOf);
        query.steps(own);
    }

    private void tellSessions(Query query) {
        switch (experience.session()) {
            case SessionRule.Keyed keyed -> {
                query.step(RELEVANT, relevantComment(), relevant(keyed.key()));
                query.step(
                        SESSIONS,
                        "One row a session: its events come to facts.",
                        keyed(
                                keyed.key(),
                                keyed.attempt(),
                                dialect.joined(sessionId(keyed.key())),
                                RELEVANT,
                                List.of()));
            }
            case SessionRule.Episodes episodes -> tellEpisodes(query, episodes);
            case SessionRule.Presence presence -> tellPresence(query, presence);
        }
    }

    private String relevantComment() {
        return "The events that belong to %s, and which steps each of them hits.".formatted(experience.name());
    }

    /// The twin of [Shape][dev.ajar.session.Shape].
    private Select relevant(List<Expression.Name> key) {
        Set<String> columns = new LinkedHashSet<>(List.of("id", Events.TIME, "sequence"));
        key.forEach(name -> columns.add(events.term(name).text()));
        Set<String> attributes = new LinkedHashSet<>(used.firsts().keySet());
        attributes.addAll(used.lasts().keySet());
        attributes.forEach(attribute -> columns.add(events.column(attribute)));
        Select relevant = new Select();
        columns.forEach(relevant::column);
        for (Step step : experience.steps()) {
            relevant.column(onEvents.print(step.when()), hit(step.name()).text());
        }
        relevant.from(Events.STANDING).from("cross join " + Events.ASKED).where(upToAsOf());
        conjuncts(experience.relevant()).forEach(each -> relevant.where(onEvents.print(each)));
        key.forEach(name -> {
            if (!name.name().startsWith("event.")) {
                relevant.where(events.term(name).isKnown());
            }
        });
        return relevant;
    }

    private static List<Expression> conjuncts(Expression condition) {
        if (condition.equals(Expression.Literal.TRUE)) {
            return List.of();
        }
        if (condition instanceof Expression.And(Expression left, Expression right)) {
            List<Expression> both = new ArrayList<>(conjuncts(left));
            both.addAll(conjuncts(right));
            return both;
        }
        return List.of(condition);
    }

    private static Term upToAsOf() {
        return Term.comparison(Term.whole(Events.TIME), "<=", Term.whole(Events.AS_OF));
    }

    private Term hit(String step) {
        String column = hits.get(step);
        if (column == null) {
            throw new IllegalArgumentException("no step " + step);
        }
        return Term.whole(column);
    }

    private List<Term> sessionId(List<Expression.Name> key) {
        List<Term> parts = new ArrayList<>();
        for (Expression.Name name : key) {
            if (!parts.isEmpty()) {
                parts.add(dialect.text("|"));
            }
            parts.add(escaped(events.term(name), name.type()));
        }
        return parts;
    }

    /// A part of an id, with `\` before every `|` and `\`.
    private Term escaped(Term part, Type type) {
        return type == Type.STRING
                ? Term.whole("replace(replace(%s, %s, %s), %s, %s)"
                        .formatted(
                                part, dialect.text("\\"), dialect.text("\\\\"), dialect.text("|"), dialect.text("\\|")))
                : dialect.asText(part, type);
    }

    /// The twin of `Gathered`.
    private Select keyed(
            List<Expression.Name> key, String attempt, Term sessionId, String source, List<String> groups) {
        Select sessions = new Select()
                .column(sessionId, SESSION_ID)
                .column(firstTime(attempt), STARTED)
                .column(Term.whole("max(%s)".formatted(Events.TIME)), ENDED)
                .column(Term.whole("count(*)"), EVENTS)
                .column(count(attempt), ATTEMPTS);
        facts(sessions, Map.of());
        List<String> by = new ArrayList<>();
        key.forEach(name -> by.add(events.term(name).text()));
        by.addAll(groups);
        return sessions.from(source)
                .then("group by " + String.join(", ", by))
                .then("having %s > 0".formatted(count(attempt)));
    }

    /// @param given attributes whose value is known without any event, with their columns
    private void facts(Select sessions, Map<String, String> given) {
        used.firstTimes().forEach((step, column) -> sessions.column(firstTime(step), column));
        used.lastTimes()
                .forEach((step, column) -> sessions.column(
                        Term.whole("max(case when %s then %s end)".formatted(hit(step), Events.TIME)), column));
        used.counts().forEach((step, column) -> sessions.column(count(step), column));
        used.firsts()
                .forEach((attribute, column) -> sessions.column(
                        given.containsKey(attribute)
                                ? Term.whole(given.getOrDefault(attribute, ""))
                                : dialect.first(Term.whole(events.column(attribute)), Events.ORDER),
                        column));
        used.lasts()
                .forEach((attribute, column) -> sessions.column(
                        given.containsKey(attribute)
                                ? Term.whole(given.getOrDefault(attribute, ""))
                                : dialect.last(Term.whole(events.column(attribute)), Events.ORDER),
                        column));
    }

    private Term firstTime(String step) {
        return Term.whole("min(case when %s then %s end)".formatted(hit(step), Events.TIME));
    }

    private Term count(String step) {
        return Term.whole("count(case when %s then 1 end)".formatted(hit(step)));
    }

    /// The twin of `Cut`.
    private void tellEpisodes(Query query, SessionRule.Episodes rule) {
        String key = rule.key().stream().map(name -> events.term(name).text()).collect(Collectors.joining(", "));
        String window =
                "window in_order as (partition by %s order by %s)".formatted(key, String.join(", ", Events.ORDER));
        query.step(RELEVANT, relevantComment(), relevant(rule.key()));
        query.step(
                "spaced",
                "Which events come more than the gap after the one before them.",
                new Select()
                        .column("*")
                        .column(
                                new Term(
                                        "%1$s - lag(%1$s) over in_order > %2$s".formatted(Events.TIME, rule.gap()),
                                        Binding.COMPARISON),
                                "after_gap")
                        .from(RELEVANT)
                        .then(window));
        String numbered = "count(case when %s then 1 end) over (in_order " + SO_FAR + ")";
        Term attempt = hit(rule.attempt());
        switch (rule.until()) {
            case SessionRule.Until.Never ignored ->
                query.step(
                        "episodes",
                        "Only a gap parts one episode from the next.",
                        new Select()
                                .column("*")
                                .column(Term.whole(numbered.formatted("after_gap")), "episode")
                                .from("spaced")
                                .then(window));
            case SessionRule.Until.Reached(String step) -> {
                Term until = hit(step);
                Term decisive = attempt.equals(until) ? attempt : attempt.or(until);
                query.step(
                        "runs",
                        "Events with no gap between them are one run.",
                        new Select()
                                .column("*")
                                .column(Term.whole(numbered.formatted("after_gap")), "run")
                                .from("spaced")
                                .then(window));
                query.step(
                        "looked_back",
                        "For every event the nearest earlier one of its run that hits %s or %s, and whether it hits %s."
                                .formatted(rule.attempt(), step, step),
                        new Select()
                                .column("*")
                                .column(
                                        Term.whole("last_value(case when %s then %s end ignore nulls) over earlier"
                                                .formatted(decisive, Events.TIME)),
                                        "decisive_us")
                                .column(
                                        Term.whole(("last_value(case when %s then coalesce(%s, false) end"
                                                        + " ignore nulls) over earlier")
                                                .formatted(decisive, until)),
                                        "decisive_until")
                                .from("runs")
                                .then("window earlier as (partition by %s, run order by %s"
                                        .formatted(key, String.join(", ", Events.ORDER)))
                                .then("  %s)".formatted(BEFORE)));
                Term anew = attempt.and(Term.whole("decisive_until"));
                if (rule.skew() != SessionRule.Episodes.NO_SKEW) {
                    anew = anew.and(Term.comparison(
                            new Term(Events.TIME + " - decisive_us", Binding.SUM),
                            ">",
                            Term.whole(Long.toString(rule.skew()))));
                }
                query.step(
                        "episodes",
                        "A gap parts one episode from the next, and so does %s after %s."
                                .formatted(rule.attempt(), step),
                        new Select()
                                .column("*")
                                .column(Term.whole(numbered.formatted("after_gap or " + anew)), "episode")
                                .from("looked_back")
                                .then(window));
            }
        }
        Term firstId = escaped(dialect.first(Term.whole("id"), Events.ORDER), Type.STRING);
        List<Term> id = new ArrayList<>(sessionId(rule.key()));
        id.add(dialect.text("|"));
        id.add(firstId);
        query.step(
                SESSIONS,
                "One row a session: its events come to facts.",
                keyed(rule.key(), rule.attempt(), dialect.joined(id), "episodes", List.of("episode")));
    }

    /// The twin of `BySlot`.
    private void tellPresence(Query query, SessionRule.Presence rule) {
        Term per = events.term(rule.per());
        long every = rule.every();
        query.step(
                "entities",
                "Whatever any event names is expected to be heard of from then on.",
                new Select()
                        .column(per, ENTITY)
                        .column(
                                Term.whole(
                                        "greatest(min(%s), %s)".formatted(Events.TIME, onEvents.instant(rule.from()))),
                                "from_us")
                        .from(Events.STANDING)
                        .from("cross join " + Events.ASKED)
                        .where(upToAsOf())
                        .where(per.isKnown())
                        .then("group by " + per));
        Term up = new Term("from_us + %s".formatted(every - 1), Binding.SUM);
        Term first = up.minus(dialect.rest(up, every));
        query.step(
                "moments",
                "When slots begin and end, for every entity.",
                new Select()
                        .column(ENTITY)
                        .column(AT)
                        .from("entities")
                        .from("cross join " + Events.ASKED)
                        .from(dialect.eachOf(
                                first, new Term("%s + %s".formatted(Events.AS_OF, every), Binding.SUM), every, AT)));
        tellSlots(query, rule);
        List<Expression.Name> key = List.of(rule.per());
        Select relevant = relevant(key)
                .column(per, "event_entity")
                .column(
                        new Term(Events.TIME, Binding.WHOLE).minus(dialect.rest(Term.whole(Events.TIME), every)),
                        "event_slot_us");
        query.step(RELEVANT, relevantComment(), relevant);
        Term entity = Term.whole("slots." + ENTITY);
        Term slot = Term.whole("slots." + SLOT);
        Select sessions = new Select()
                .column(
                        dialect.joined(List.of(
                                escaped(entity, rule.per().type()), dialect.text("|"), dialect.asText(slot, Type.INT))),
                        SESSION_ID)
                .column(slot, STARTED)
                .column(new Term("%s + %s".formatted(slot, every), Binding.SUM), ENDED)
                .column(Term.whole("count(id)"), EVENTS)
                .column(Term.whole("1"), ATTEMPTS);
        facts(sessions, Map.of(rule.per().name(), entity.text()));
        sessions.from("slots")
                .from("left join %s on event_entity = %s and event_slot_us = %s".formatted(RELEVANT, entity, slot))
                .then("group by %s, %s".formatted(entity, slot));
        query.step(SESSIONS, "One row a slot: its events come to facts.", sessions);
    }

    private void tellSlots(Query query, SessionRule.Presence rule) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(ENTITY, dialect.type(rule.per().type()));
        keys.put(AT, dialect.type(Type.INSTANT));
        History.Question question = new History.Question("moments", ENTITY, AT, keys);
        Map<String, String> answers = new LinkedHashMap<>();
        Term entity = Term.whole("moments." + ENTITY);
        Conditions during = new Conditions(dialect, name -> {
            Asked asked = asked(name);
            return history(asked.timeline())
                    .value(
                            asked.property(),
                            answers.getOrDefault(asked.timeline().name(), ""),
                            onEvents);
        });
        for (Timeline timeline : duringAsks(rule).values()) {
            answers.put(
                    timeline.name(),
                    history(timeline).tellAnswers(query, question, stepNames.take(timeline.name() + "_at_moment")));
        }
        Select expectations = new Select()
                .column(entity, ENTITY)
                .column(Term.whole("moments." + AT), AT)
                .column(during.print(rule.during()), "expected")
                .from("moments");
        answers.values()
                .forEach(step ->
                        expectations.from("left join %1$s on %1$s.%2$s = moments.%2$s and %1$s.%3$s = moments.%3$s"
                                .formatted(step, ENTITY, AT)));
        query.step("expectations", "Whether `while` holds at each of those moments.", expectations);
        Select neighbours = new Select()
                .column(ENTITY)
                .column(AT)
                .column("expected")
                .column(
                        Term.whole("lead(expected) over (partition by %s order by %s)".formatted(ENTITY, AT)),
                        "expected_still")
                .from("expectations");
        query.step(
                "slots",
                "There is a slot where `while` holds at its start and at its end.",
                new Select()
                        .column(ENTITY)
                        .column(Term.whole(AT), SLOT)
                        .from(neighbours, "neighbours")
                        .from("cross join " + Events.ASKED)
                        .where(Term.whole("expected"))
                        .where(Term.whole("expected_still"))
                        .where(Term.comparison(Term.whole(AT), "<=", Term.whole(Events.AS_OF))));
    }

    private History history(Timeline timeline) {
        History history = histories.get(timeline.name());
        if (history == null) {
            throw new IllegalArgumentException("nobody asks " + timeline.name());
        }
        return history;
    }

    /// A property that `while` asks for.
    private record Asked(Timeline timeline, Timeline.Property property) {}

    private Asked asked(Expression.Name name) {
        for (Timeline timeline : definitions.timelines()) {
            for (Timeline.Property property : timeline.properties()) {
                if (name.name().equals(timeline.name() + "." + property.name())) {
                    return new Asked(timeline, property);
                }
            }
        }
        throw new IllegalArgumentException("no property " + name.name());
    }

    private Map<String, Timeline> duringAsks(SessionRule.Presence rule) {
        Map<String, Timeline> timelines = new TreeMap<>();
        rule.during().names().forEach(name -> {
            Timeline timeline = asked(name).timeline();
            timelines.put(timeline.name(), timeline);
        });
        return timelines;
    }

    /// Every timeline that is asked, with the properties that are.
    private Map<String, History> histories() {
        Map<String, Set<Timeline.Property>> properties = new LinkedHashMap<>();
        for (Timeline timeline : used.timelines()) {
            properties
                    .computeIfAbsent(timeline.name(), ignored -> new LinkedHashSet<>())
                    .addAll(used.properties(timeline));
        }
        if (experience.session() instanceof SessionRule.Presence rule) {
            rule.during().names().forEach(name -> {
                Asked asked = asked(name);
                properties
                        .computeIfAbsent(asked.timeline().name(), ignored -> new LinkedHashSet<>())
                        .add(asked.property());
            });
        }
        Map<String, History> found = new TreeMap<>();
        for (Timeline timeline : definitions.timelines()) {
            Set<Timeline.Property> asked = properties.getOrDefault(timeline.name(), Set.of());
            if (!asked.isEmpty()) {
                found.put(timeline.name(), new History(dialect, timeline, List.copyOf(asked), stepNames));
            }
        }
        return found;
    }

    /// What is known of things when a session starts, and whether it succeeded and is settled.
    private void tellFacts(Query query) {
        Select facts = new Select().column(SESSIONS + ".*").column(Events.ASKED + "." + Events.AS_OF);
        List<String> joins = new ArrayList<>();
        for (Timeline timeline : used.timelines()) {
            String thing = used.first(timeline.entity().name());
            History.Question question =
                    new History.Question(SESSIONS, thing, STARTED, Map.of(SESSION_ID, dialect.type(Type.STRING)));
            History history = history(timeline);
            String answers = history.tellAnswers(query, question, stepNames.take(timeline.name() + "_at_start"));
            for (Timeline.Property property : used.properties(timeline)) {
                facts.column(
                        history.value(property, answers, Term.whole(SESSIONS + "." + thing), onEvents),
                        used.column(timeline, property));
            }
            joins.add("left join %1$s on %1$s.%2$s = %3$s.%2$s".formatted(answers, SESSION_ID, SESSIONS));
        }
        Term success = Term.whole(SESSIONS + "." + used.firstTime(experience.success()));
        Term started = Term.whole(SESSIONS + "." + STARTED);
        facts.column(
                experience.within().isSet()
                        ? Term.whole("coalesce(%s, false)"
                                .formatted(Term.comparison(
                                        success.minus(started),
                                        "<=",
                                        Term.whole(Long.toString(
                                                experience.within().micros())))))
                        : success.isKnown(),
                SUCCEEDED);
        Term waitsFrom =
                experience.session() instanceof SessionRule.Presence ? Term.whole(SESSIONS + "." + ENDED) : started;
        facts.column(
                Term.comparison(
                        Term.whole(Events.ASKED + "." + Events.AS_OF).minus(waitsFrom),
                        ">=",
                        Term.whole(Long.toString(experience.session().settle()))),
                SETTLED);
        facts.from(SESSIONS).from("cross join " + Events.ASKED);
        joins.forEach(facts::from);
        query.step(
                FACTS,
                "What was known of things when each session started; whether it succeeded, and whether it is settled.",
                facts);
    }

    /// All facts as they stand, for people.
    Select asking() {
        Select asking = new Select()
                .column(SESSION_ID)
                .column(dialect.instant(Term.whole(STARTED)), "started_at")
                .column(dialect.instant(Term.whole(ENDED)), "ended_at")
                .column(EVENTS)
                .column(ATTEMPTS);
        used.columns().forEach(asking::column);
        return asking.column(SUCCEEDED)
                .column(SETTLED)
                .from(FACTS)
                .then("order by %1$s.%2$s, %1$s.%3$s".formatted(FACTS, STARTED, SESSION_ID));
    }
}
