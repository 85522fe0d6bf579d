package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    static final String SESSIONS = "sessions";
    static final String RELEVANT = "relevant";
    static final String EPISODES = "episodes";

    /// Names of steps that are always the same.
    static final List<String> STEPS = List.of(
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
            "seen_earlier",
            "seen",
            "entities",
            "moments",
            "expectations",
            "slots",
            SESSIONS,
            FACTS,
            "decided",
            "judged",
            "indicators",
            "counted",
            "dimensions",
            "broken_down",
            "unexcluded",
            "marked",
            "beats",
            "lengths",
            "running",
            "shares",
            "members",
            "hits",
            "passages",
            "paths",
            "orphans",
            "unkeyed",
            "unclear",
            "repeats",
            "found");

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
            "verdict_without",
            "reason",
            "furthest_step",
            "started_at",
            "ended_at");

    private final Dialect dialect;
    private final Definitions definitions;
    private final Experience experience;
    private final Events events;
    private final Used used;
    private final Scope scope;
    private final Aliases stepNames;
    private final Conditions onEvents;
    private final Map<String, String> hits = new LinkedHashMap<>();
    private final Map<String, History> histories;
    private final Map<String, String> expected = new LinkedHashMap<>();

    SessionQuery(Dialect dialect, Definitions definitions, Experience experience, Scope scope) {
        this.dialect = dialect;
        this.definitions = definitions;
        this.experience = experience;
        this.scope = scope;
        stepNames = new Aliases(steps(dialect, definitions, scope.reading()));
        events = new Events(dialect, definitions.attributes(), scope);
        onEvents = new Conditions(dialect, events::term);
        List<String> taken = new ArrayList<>(events.taken());
        taken.addAll(COLUMNS);
        taken.addAll(TallyQuery.COLUMNS);
        taken.addAll(List.of(
                "event_entity",
                "event_slot_us",
                "after_gap",
                "run",
                "decisive_us",
                "decisive_until",
                "episode",
                SlotQuery.ENTITY,
                SlotQuery.SLOT,
                SlotQuery.AT));
        taken.addAll(History.TAKEN);
        Aliases names = new Aliases(taken);
        experience.steps().forEach(step -> hits.put(step.name(), names.take("hits_" + step.name())));
        used = new Used(experience, definitions, names);
        histories = histories(names);
        if (experience.session() instanceof SessionRule.Presence presence) {
            presence.during().names().forEach(name -> expected.computeIfAbsent(name.name(), names::take));
        }
    }

    Used used() {
        return used;
    }

    /// No step is named like the table.
    private static List<String> steps(Dialect dialect, Definitions definitions, Reading reading) {
        List<String> steps = new ArrayList<>(STEPS);
        steps.add(Scope.TABLE);
        if (reading instanceof Reading.Table(String name)) {
            steps.add(name.toLowerCase(Locale.ROOT));
        }
        if (reading instanceof Reading.Sources own) {
            steps.addAll(new Sources(dialect, definitions, own).steps());
        }
        return steps;
    }

    Events events() {
        return events;
    }

    /// A condition on an event.
    Term onEvents(Expression condition) {
        return onEvents.print(condition);
    }

    /// Puts down all steps up to [#SESSIONS], and those that come after it.
    void tellWithoutFacts(Query query, Query after) {
        boolean remembers = experience.session() instanceof SessionRule.Presence;
        Query own = new Query();
        if (remembers) {
            histories.values().forEach(history -> history.tellSettings(own, events, onEvents));
        }
        tellSessions(own);
        events.tell(query, remembers ? sets() : Optional.empty());
        query.steps(own);
        query.steps(after);
    }

    /// Puts down all steps up to [#FACTS].
    void tell(Query query) {
        if (scope.reading() instanceof Reading.Sessions(String sql)) {
            query.step(FACTS, "The sessions with their facts, as they were kept.", kept(sql));
            return;
        }
        Query own = new Query();
        histories.values().forEach(history -> history.tellSettings(own, events, onEvents));
        tellSessions(own);
        tellFacts(own);
        events.tell(query, sets());
        query.steps(own);
    }

    /// The twin of [#asking]: reads what that gives.
    private Select kept(String sql) {
        Select kept = new Select()
                .column(SESSION_ID)
                .column(dialect.micros(Term.whole("started_at")), STARTED)
                .column(dialect.micros(Term.whole("ended_at")), ENDED)
                .column(EVENTS)
                .column(ATTEMPTS);
        used.columns().forEach(kept::column);
        kept.column(SUCCEEDED).column(SETTLED).from(sql);
        events.beginning()
                .ifPresent(begins -> kept.where(Term.comparison(Term.whole("started_at"), ">=", begins.started())));
        return kept;
    }

    /// Which rows are looked at until [#SESSIONS], or until [#FACTS]; empty where all are.
    ///
    /// @param facts whether it is the latter
    Optional<Beginning> oldest(boolean facts) {
        boolean remembers = facts && sets().isPresent();
        return remembers || experience.session() instanceof SessionRule.Presence
                ? Optional.empty()
                : events.beginning();
    }

    /// Which events set something that is asked for.
    private Optional<Term> sets() {
        return histories.values().stream()
                .map(history -> history.sets(events, onEvents))
                .flatMap(Optional::stream)
                .reduce(Term::or);
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
            case SessionRule.Episodes episodes -> new EpisodeQuery(this, dialect, events).tell(query, episodes);
            case SessionRule.Presence presence ->
                new SlotQuery(this, dialect, events, onEvents, stepNames).tell(query, presence);
        }
    }

    String relevantComment() {
        return "The events that belong to %s, and which steps each of them hits.".formatted(experience.name());
    }

    /// The twin of [Shape][dev.ajar.session.Shape].
    Select relevant(List<Expression.Name> key) {
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
        events.beginning()
                .ifPresent(begins -> relevant.where(Term.comparison(Term.whole(Events.TIME), ">=", begins.events())));
        relevantConditions().forEach(relevant::where);
        key.forEach(name -> {
            if (!name.name().startsWith("event.")) {
                relevant.where(events.term(name).isKnown());
            }
        });
        return relevant;
    }

    /// What must hold of an event that belongs here, piece by piece.
    List<Term> relevantConditions() {
        return conjuncts(experience.relevant()).stream().map(onEvents::print).toList();
    }

    private List<Expression.Name> key() {
        return switch (experience.session()) {
            case SessionRule.Keyed keyed -> keyed.key();
            case SessionRule.Episodes episodes -> episodes.key();
            case SessionRule.Presence presence -> List.of(presence.per());
        };
    }

    /// Whether part of the key of an event is unknown; empty where it never is.
    Optional<Term> lacksKey() {
        return key().stream()
                .filter(name -> !name.name().startsWith("event."))
                .map(name -> events.term(name).isUnknown())
                .reduce(Term::or);
    }

    /// Every event that may belong to a session, with the id of that session and the steps it hits.
    Select members() {
        Select members = new Select();
        switch (experience.session()) {
            case SessionRule.Keyed keyed ->
                members.column(dialect.joined(sessionId(keyed.key())), SESSION_ID)
                        .from(RELEVANT);
            case SessionRule.Episodes episodes -> {
                List<Term> id = new ArrayList<>(sessionId(episodes.key()));
                id.add(dialect.text("|"));
                id.add(escaped(Term.whole("first_value(id) over of_episode"), Type.STRING));
                members.column(dialect.joined(id), SESSION_ID)
                        .from(EPISODES)
                        .then("window of_episode as (partition by %s, episode order by %s)"
                                .formatted(columns(episodes.key()), String.join(", ", Events.ORDER)));
            }
            case SessionRule.Presence presence ->
                members.column(
                                dialect.joined(List.of(
                                        escaped(
                                                Term.whole("event_entity"),
                                                presence.per().type()),
                                        dialect.text("|"),
                                        dialect.asText(Term.whole("event_slot_us"), Type.INT))),
                                SESSION_ID)
                        .from(RELEVANT);
        }
        Events.ORDER.forEach(members::column);
        hits.values().forEach(members::column);
        return members;
    }

    /// What would be a session, had it an attempt: how far each came.
    ///
    /// @param furthest the column of the furthest step
    Select orphans(String furthest) {
        Choice choice = new Choice();
        for (Step step : experience.steps().reversed()) {
            if (!step.aside()) {
                choice.when(Term.comparison(count(step.name()), ">", Term.whole("0")), dialect.text(step.name()));
            }
        }
        Select orphans = new Select()
                .column(
                        choice.isEmpty()
                                ? choice.when(Term.whole("true"), dialect.text(""))
                                : choice.otherwise(dialect.text("")),
                        furthest);
        switch (experience.session()) {
            case SessionRule.Keyed keyed ->
                orphans.from(RELEVANT)
                        .then("group by " + columns(keyed.key()))
                        .then("having %s = 0".formatted(count(keyed.attempt())));
            case SessionRule.Episodes episodes ->
                orphans.from(EPISODES)
                        .then("group by %s, episode".formatted(columns(episodes.key())))
                        .then("having %s = 0".formatted(count(episodes.attempt())));
            case SessionRule.Presence presence -> throw new IllegalArgumentException("no attempt: " + presence);
        }
        events.beginning()
                .ifPresent(begins -> orphans.then("  and min(%s) >= %s"
                        .formatted(Events.TIME, begins.sessions().within(Term.Binding.SUM))));
        return orphans;
    }

    private String columns(List<Expression.Name> key) {
        return key.stream().map(name -> events.term(name).text()).collect(Collectors.joining(", "));
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

    static Term upToAsOf() {
        return Term.comparison(Term.whole(Events.TIME), "<=", Term.whole(Events.AS_OF));
    }

    Term hit(String step) {
        String column = hits.get(step);
        if (column == null) {
            throw new IllegalArgumentException("no step " + step);
        }
        return Term.whole(column);
    }

    List<Term> sessionId(List<Expression.Name> key) {
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
    Term escaped(Term part, Type type) {
        return type == Type.STRING
                ? Term.whole("replace(replace(%s, %s, %s), %s, %s)"
                        .formatted(
                                part, dialect.text("\\"), dialect.text("\\\\"), dialect.text("|"), dialect.text("\\|")))
                : dialect.asText(part, type);
    }

    /// The twin of `Gathered`.
    Select keyed(List<Expression.Name> key, String attempt, Term sessionId, String source, List<String> groups) {
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
        sessions.from(source).then("group by " + String.join(", ", by)).then("having %s > 0".formatted(count(attempt)));
        events.beginning()
                .ifPresent(begins ->
                        sessions.then("  and " + Term.comparison(firstTime(attempt), ">=", begins.sessions())));
        return sessions;
    }

    /// @param given attributes whose value is known without any event, with their columns
    void facts(Select sessions, Map<String, String> given) {
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

    History history(Timeline timeline) {
        History history = histories.get(timeline.name());
        if (history == null) {
            throw new IllegalArgumentException("nobody asks " + timeline.name());
        }
        return history;
    }

    /// A property that `while` asks for.
    record Asked(Timeline timeline, Timeline.Property property) {}

    Asked asked(Expression.Name name) {
        for (Timeline timeline : definitions.timelines()) {
            for (Timeline.Property property : timeline.properties()) {
                if (name.name().equals(timeline.name() + "." + property.name())) {
                    return new Asked(timeline, property);
                }
            }
        }
        throw new IllegalArgumentException("no property " + name.name());
    }

    /// The column of what `while` asks for.
    Term expected(Expression.Name name) {
        String column = expected.get(name.name());
        if (column == null) {
            throw new IllegalArgumentException("`while` does not ask for " + name.name());
        }
        return Term.whole(column);
    }

    /// Every timeline that is asked, with the properties that are.
    private Map<String, History> histories(Aliases names) {
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
                found.put(timeline.name(), new History(dialect, timeline, List.copyOf(asked), stepNames, names));
            }
        }
        return found;
    }

    /// What is known of things when a session starts, and whether it succeeded and is settled.
    private void tellFacts(Query query) {
        String source = SESSIONS;
        Map<String, String> columns = columns();
        for (Timeline timeline : used.timelines()) {
            Map<Timeline.Property, String> wanted = new LinkedHashMap<>();
            used.properties(timeline).forEach(property -> wanted.put(property, used.column(timeline, property)));
            History.Question question =
                    new History.Question(source, used.first(timeline.entity().name()), STARTED, columns, wanted);
            source = stepNames.take(timeline.name() + "_at_start");
            history(timeline).tellAnswers(query, question, source, onEvents);
            columns = question.answered(dialect);
        }
        Select facts = new Select().column(source + ".*").column(Events.ASKED + "." + Events.AS_OF);
        Term success = used.firstTime(experience.success());
        Term started = Term.whole(STARTED);
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
        Term waitsFrom = Term.whole(experience.session() instanceof SessionRule.Presence ? ENDED : STARTED);
        facts.column(
                Term.comparison(
                        Term.whole(Events.ASKED + "." + Events.AS_OF).minus(waitsFrom),
                        ">=",
                        Term.whole(Long.toString(experience.session().settle()))),
                SETTLED);
        facts.from(source).from("cross join " + Events.ASKED);
        query.step(
                FACTS,
                "What was known of things when each session started; whether it succeeded, and whether it is settled.",
                facts);
    }

    /// The columns of a session, each with its type in this dialect.
    private Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(SESSION_ID, dialect.type(Type.STRING));
        List.of(STARTED, ENDED, EVENTS, ATTEMPTS).forEach(column -> columns.put(column, dialect.type(Type.INT)));
        List.of(used.firstTimes(), used.lastTimes(), used.counts())
                .forEach(each -> each.values().forEach(column -> columns.put(column, dialect.type(Type.INT))));
        List.of(used.firsts(), used.lasts())
                .forEach(each -> each.forEach((attribute, column) -> columns.put(
                        column,
                        dialect.type(definitions
                                .attributes()
                                .at(definitions.attributes().place(attribute))
                                .type()))));
        return columns;
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
