package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.translate.sql.Term.Binding;
import java.util.ArrayList;
import java.util.List;

/// The steps that count what is odd about a log: what `measure` shows beside the verdicts.
///
/// What is counted of the whole table has no experience; what was boiled down before cannot be counted any more.
final class QualityQuery {

    private static final String FINDING = "finding";
    private static final String WHAT = "what";
    private static final String COUNT = "count";
    private static final String ORPHANS = "orphans";
    private static final String UNKEYED = "unkeyed";
    private static final String UNCLEAR = "unclear";
    private static final String REPEATS = "repeats";
    private static final String FOUND = "found";

    private final Dialect dialect;
    private final Attributes attributes;
    private final Experience experience;
    private final Scope scope;
    private final SessionQuery sessions;
    private final FlowQuery flow;
    private final List<Select> refused;

    /// @param refused what the sources of a table of events refuse; empty where the table is somebody's own
    QualityQuery(
            Dialect dialect,
            Attributes attributes,
            Experience experience,
            Scope scope,
            SessionQuery sessions,
            FlowQuery flow,
            List<Select> refused) {
        this.dialect = dialect;
        this.attributes = attributes;
        this.experience = experience;
        this.scope = scope;
        this.sessions = sessions;
        this.flow = flow;
        this.refused = refused;
        listed().forEach(attribute -> sessions.events().column(attribute.name()));
    }

    private List<Attribute> listed() {
        return attributes.all().stream()
                .filter(attribute -> !attribute.values().isEmpty())
                .toList();
    }

    /// Puts down all steps after the sessions.
    void tell(Query query) {
        List<Select> found = new ArrayList<>();
        if (experience.session() instanceof SessionRule.Presence) {
            query.step(
                    UNCLEAR,
                    "Slots of which nobody can tell whether anything was expected in them: `while` is unknown.",
                    SlotQuery.unclear());
            found.add(count(UNCLEAR, dialect.text(""), "count(*)").from(UNCLEAR));
        } else {
            query.step(
                    ORPHANS,
                    "What would have been a session, had it an attempt, and how far it came.",
                    sessions.orphans(WHAT));
            found.add(
                    count("orphan", Term.whole(WHAT), "count(*)").from(ORPHANS).then("group by " + WHAT));
        }
        sessions.lacksKey().ifPresent(lacks -> {
            query.step(
                    UNKEYED,
                    "Events that hit a step and belong to no session, for part of the key is unknown.",
                    unkeyed(lacks));
            found.add(count(UNKEYED, Term.whole(WHAT), "count(*)")
                    .from(UNKEYED)
                    .where(Term.whole(WHAT).isKnown())
                    .then("group by " + WHAT));
        });
        flow.tellPassages(query);
        flow.tellPaths(query);
        found.add(skewed());
        found.add(unmodelled());
        tellTable(query, found);
        query.step(FOUND, "All findings, those on the whole table last.", found);
    }

    private Select unkeyed(Term lacks) {
        Choice first = new Choice();
        for (Step step : experience.steps()) {
            first.when(sessions.onEvents(step.when()), dialect.text(step.name()));
        }
        Select unkeyed = new Select()
                .column(first, WHAT)
                .from(Events.STANDING)
                .from("cross join " + Events.ASKED)
                .where(SessionQuery.upToAsOf());
        since().forEach(unkeyed::where);
        sessions.relevantConditions().forEach(unkeyed::where);
        return unkeyed.where(lacks);
    }

    private Select skewed() {
        return count(
                        "skewed",
                        dialect.text(""),
                        "count(case when %s then 1 end)"
                                .formatted(Term.comparison(
                                        sessions.used().firstTime(experience.success()),
                                        "<",
                                        Term.whole(SessionQuery.STARTED))))
                .from(SessionQuery.SESSIONS);
    }

    private Select unmodelled() {
        return count(
                        FlowQuery.UNMODELLED,
                        dialect.text(""),
                        "count(case when %s then 1 end)".formatted(FlowQuery.UNMODELLED))
                .from(SessionQuery.SESSIONS)
                .from("left join %1$s on %3$s.%2$s = %1$s.%2$s"
                        .formatted(FlowQuery.PATHS, SessionQuery.SESSION_ID, SessionQuery.SESSIONS));
    }

    private void tellTable(Query query, List<Select> found) {
        found.add(of("events", dialect.text(""), "count(*)", Events.STANDING));
        found.add(of("future", dialect.text(""), "count(*)", Events.STANDING)
                .from("cross join " + Events.ASKED)
                .where(Term.comparison(Term.whole(Events.TIME), ">", Term.whole(Events.AS_OF))));
        for (Attribute attribute : listed()) {
            found.add(of("unlisted", dialect.text(attribute.name()), "count(*)", Events.STANDING)
                    .where(sessions.onEvents(new Expression.Not(new Expression.In(
                            new Expression.Name(attribute.name(), attribute.type()), attribute.values())))));
        }
        if (scope.reading() instanceof Reading.Standing) {
            return;
        }
        query.step(
                REPEATS,
                "For each id that comes more than once how many copies say the same as the one that stands, and how"
                        + " many do not.",
                sessions.events().repeats());
        for (String kind : List.of("duplicates", "conflicting")) {
            found.add(of(
                    kind,
                    dialect.text(""),
                    "cast(coalesce(sum(%s), 0) as %s)".formatted(kind, dialect.type(Type.INT)),
                    REPEATS));
        }
        if (!refused.isEmpty()) {
            found.addAll(refused);
            return;
        }
        found.add(new Select()
                .column(dialect.unknown(Type.STRING), "experience")
                .column(dialect.text("refused"), FINDING)
                .column(dialect.text(""), WHAT)
                .column(
                        new Term(
                                "(%s) - (%s)"
                                        .formatted(
                                                String.join(
                                                        " ",
                                                        sessions.events()
                                                                .rowCount()
                                                                .lines()),
                                                String.join(
                                                        " ",
                                                        narrowed(new Select()
                                                                        .column("count(*)")
                                                                        .from("sound"))
                                                                .lines())),
                                Binding.SUM),
                        COUNT));
    }

    private Select narrowed(Select select) {
        since().forEach(select::where);
        return select;
    }

    private Select of(String finding, Term what, String count, String step) {
        Select of = new Select()
                .column(dialect.unknown(Type.STRING), "experience")
                .column(dialect.text(finding), FINDING)
                .column(what, WHAT)
                .column(Term.whole(count), COUNT)
                .from(step);
        since().forEach(of::where);
        return of;
    }

    private List<Term> since() {
        return sessions
                .events()
                .beginning()
                .map(begins -> Term.comparison(Term.whole(Events.TIME), ">=", begins.sessions()))
                .stream()
                .toList();
    }

    private Select count(String finding, Term what, String count) {
        return new Select()
                .column(dialect.text(experience.name()), "experience")
                .column(dialect.text(finding), FINDING)
                .column(what, WHAT)
                .column(Term.whole(count), COUNT);
    }

    /// What was found, in a stable order.
    Select asking() {
        return new Select()
                .column("experience")
                .column(FINDING)
                .column(WHAT)
                .column(COUNT)
                .from(FOUND)
                .then("order by experience nulls last, %s, %s".formatted(FINDING, WHAT));
    }
}
