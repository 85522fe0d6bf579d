package dev.ajar.translate.sql;

import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import java.util.ArrayList;
import java.util.List;

/// The steps that tell which way sessions went: from step to step, and as a whole (semantics.md §4). The twin of
/// [Flow][dev.ajar.session.Flow] and of what `Measurement` counts of it.
final class FlowQuery {

    static final String PATHS = "paths";
    static final String UNMODELLED = "unmodelled";

    private static final String MEMBERS = "members";
    private static final String PASSAGES = "passages";
    private static final String STEP = "step";
    private static final String FROM_STEP = "from_step";
    private static final String FORESEEN = "foreseen";
    private static final String PATH = "path";
    private static final String NUMBER = "number";
    private static final String FROM_NUMBER = "from_number";

    /// What stands between two steps of a path; no step's name holds it.
    private static final String ARROW = " > ";

    private final Dialect dialect;
    private final Experience experience;
    private final SessionQuery sessions;

    FlowQuery(Dialect dialect, Experience experience, SessionQuery sessions) {
        this.dialect = dialect;
        this.experience = experience;
        this.sessions = sessions;
    }

    /// Puts down the steps up to each passage from one step to the next.
    void tellPassages(Query query) {
        query.step(MEMBERS, "Which session each event belongs to.", sessions.members());
        List<Select> hits = new ArrayList<>();
        List<Step> steps = experience.steps();
        for (int place = 0; place < steps.size(); place++) {
            if (!steps.get(place).aside()) {
                hits.add(new Select()
                        .column(SessionQuery.SESSION_ID)
                        .column(Events.TIME)
                        .column("sequence")
                        .column("id")
                        .column(Term.whole(Integer.toString(place)), NUMBER)
                        .column(dialect.text(steps.get(place).name()), STEP)
                        .from(MEMBERS)
                        .where(sessions.hit(steps.get(place).name())));
            }
        }
        query.step("hits", "One row for each step that an event hits, numbered as they are declared.", hits);
        Select neighbours = new Select()
                .column("*")
                .column(Term.whole("lag(%s) over in_order".formatted(STEP)), FROM_STEP)
                .column(Term.whole("lag(%s) over in_order".formatted(NUMBER)), FROM_NUMBER)
                .from("hits")
                .then("window in_order as (partition by %s order by %s, %s)"
                        .formatted(SessionQuery.SESSION_ID, String.join(", ", Events.ORDER), NUMBER));
        Select passages = new Select().column("*");
        if (isSaid()) {
            passages.column(foreseen(), FORESEEN);
        } else {
            passages.column(Term.whole("true"), FORESEEN);
        }
        query.step(
                PASSAGES,
                "Each of them with the one before it in its session, and whether the flow foresees that.",
                passages.from(neighbours, "neighbours"));
    }

    /// Puts down the step of whole ways.
    void tellPaths(Query query) {
        query.step(
                PATHS,
                "The way each session went, and whether the flow did not think of it.",
                new Select()
                        .column(SessionQuery.SESSION_ID)
                        .column(dialect.listed(Term.whole(STEP), ARROW, pathOrder()), PATH)
                        .column(Term.whole("count(case when not %s then 1 end) > 0".formatted(FORESEEN)), UNMODELLED)
                        .from(PASSAGES)
                        .then("group by " + SessionQuery.SESSION_ID));
    }

    private static List<String> pathOrder() {
        List<String> order = new ArrayList<>(Events.ORDER);
        order.add(NUMBER);
        return order;
    }

    private boolean isSaid() {
        return experience.steps().stream().anyMatch(step -> !step.then().isEmpty());
    }

    /// Whether a way may go on, or begin, so.
    private Choice foreseen() {
        Term begins = Term.whole(FROM_STEP).isUnknown();
        Choice foreseen = new Choice();
        switch (experience.session()) {
            case SessionRule.Keyed keyed -> foreseen.when(begins, is(STEP, keyed.attempt()));
            case SessionRule.Episodes episodes -> foreseen.when(begins, is(STEP, episodes.attempt()));
            case SessionRule.Presence ignored -> foreseen.when(begins, Term.whole("true"));
        }
        for (Step from : experience.steps()) {
            List<String> then =
                    from.then().stream().map(dialect::text).map(Term::text).toList();
            if (!from.aside() && !then.isEmpty()) {
                foreseen.when(
                        is(FROM_STEP, from.name()),
                        new Term("%s in (%s)".formatted(STEP, String.join(", ", then)), Term.Binding.COMPARISON));
            }
        }
        return foreseen.otherwise(Term.whole("false"));
    }

    private Term is(String column, String step) {
        return Term.comparison(Term.whole(column), "=", dialect.text(step));
    }

    /// How often which step followed which, the most frequent first.
    Select transitions() {
        return new Select()
                .column(dialect.text(experience.name()), "experience")
                .column(FROM_STEP)
                .column(Term.whole(STEP), "to_step")
                .column(FORESEEN)
                .column(Term.whole("count(*)"), "transitions")
                .column(Term.whole("count(distinct %s)".formatted(SessionQuery.SESSION_ID)), "sessions")
                .from(PASSAGES)
                .where(Term.whole(FROM_STEP).isKnown())
                .where(new Term(
                        "%1$s in (select %1$s from %2$s)".formatted(SessionQuery.SESSION_ID, SessionQuery.SESSIONS),
                        Term.Binding.COMPARISON))
                .then("group by %s, %s, %s, %s, %s".formatted(FROM_STEP, STEP, FORESEEN, FROM_NUMBER, NUMBER))
                .then("order by transitions desc, %s asc, %s asc".formatted(FROM_NUMBER, NUMBER));
    }

    /// Which ways sessions went, the most frequent first, and what became of them.
    Select paths() {
        Select paths = new Select()
                .column(dialect.text(experience.name()), "experience")
                .column(Term.whole("coalesce(%s, %s)".formatted(PATH, dialect.text(""))), PATH)
                .column(Term.whole("coalesce(%s, false)".formatted(UNMODELLED)), UNMODELLED)
                .column(Term.whole("count(*)"), "sessions");
        for (String outcome : List.of("good", "bad", "excluded", "pending")) {
            paths.column(
                    Term.whole("count(case when %s then 1 end)"
                            .formatted(Term.comparison(Term.whole(VerdictQuery.VERDICT), "=", dialect.text(outcome)))),
                    outcome);
        }
        return paths.from(VerdictQuery.JUDGED)
                .from("left join %1$s on %3$s.%2$s = %1$s.%2$s"
                        .formatted(PATHS, SessionQuery.SESSION_ID, VerdictQuery.JUDGED))
                .then("group by %s.%s, %s.%s".formatted(PATHS, PATH, PATHS, UNMODELLED))
                .then("order by sessions desc, path asc");
    }
}
