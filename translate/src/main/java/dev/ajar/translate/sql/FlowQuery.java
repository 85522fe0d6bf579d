package dev.ajar.translate.sql;

import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.session.Flow;
import java.util.ArrayList;
import java.util.List;

/// The steps that tell which way sessions went: from step to step, and as a whole (semantics.md §4). The twin of
/// [Flow] and of what `Measurement` counts of it.
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
    private final Flow flow;

    FlowQuery(Dialect dialect, Experience experience, SessionQuery sessions) {
        this.dialect = dialect;
        this.experience = experience;
        this.sessions = sessions;
        flow = new Flow(experience);
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
        query.step(
                PASSAGES,
                "Each of them with the one before it in its session.",
                new Select()
                        .column("*")
                        .column(Term.whole("lag(%s) over in_order".formatted(STEP)), FROM_STEP)
                        .column(Term.whole("lag(%s) over in_order".formatted(NUMBER)), FROM_NUMBER)
                        .from("hits")
                        .then("window in_order as (partition by %s order by %s, %s)"
                                .formatted(SessionQuery.SESSION_ID, String.join(", ", Events.ORDER), NUMBER)));
    }

    /// Puts down the step of whole ways.
    void tellPaths(Query query) {
        query.step(
                PATHS,
                "The way each session went, and whether the flow did not think of it.",
                new Select()
                        .column(SessionQuery.SESSION_ID)
                        .column(dialect.listed(Term.whole(STEP), ARROW, pathOrder()), PATH)
                        .column(Term.whole("count(case when %s then 1 end) > 0".formatted(surprise())), UNMODELLED)
                        .from(PASSAGES)
                        .then("group by " + SessionQuery.SESSION_ID));
    }

    private static List<String> pathOrder() {
        List<String> order = new ArrayList<>(Events.ORDER);
        order.add(NUMBER);
        return order;
    }

    /// Whether a passage, or a beginning, is one that the flow did not foresee.
    private Term surprise() {
        if (!isSaid()) {
            return Term.whole("false");
        }
        Term begins = Term.whole(FROM_STEP).isUnknown();
        Term passage = begins.not().and(foreseen().not());
        return switch (experience.session()) {
            case SessionRule.Keyed keyed -> begins.and(isNot(keyed.attempt())).or(passage);
            case SessionRule.Episodes episodes ->
                begins.and(isNot(episodes.attempt())).or(passage);
            case SessionRule.Presence ignored -> passage;
        };
    }

    private boolean isSaid() {
        return experience.steps().stream().anyMatch(step -> !step.then().isEmpty());
    }

    private Term isNot(String step) {
        return Term.comparison(Term.whole(STEP), "<>", dialect.text(step));
    }

    /// Whether a passage is foreseen.
    private Term foreseen() {
        List<Step> steps = experience.steps();
        List<Term> ways = new ArrayList<>();
        for (int from = 0; from < steps.size(); from++) {
            for (int to = 0; to < steps.size(); to++) {
                if (!steps.get(from).aside() && !steps.get(to).aside() && flow.foresees(from, to)) {
                    ways.add(dialect.text(
                            steps.get(from).name() + ARROW + steps.get(to).name()));
                }
            }
        }
        if (!isSaid()) {
            return Term.whole("true");
        }
        if (ways.isEmpty()) {
            return Term.whole("false");
        }
        Term way = dialect.joined(List.of(Term.whole(FROM_STEP), dialect.text(ARROW), Term.whole(STEP)));
        return new Term(
                "%s in (%s)"
                        .formatted(
                                way.within(Term.Binding.SUM),
                                String.join(", ", ways.stream().map(Term::text).toList())),
                Term.Binding.COMPARISON);
    }

    /// How often which step followed which, the most frequent first.
    Select transitions() {
        return new Select()
                .column(dialect.text(experience.name()), "experience")
                .column(FROM_STEP)
                .column(Term.whole(STEP), "to_step")
                .column(foreseen(), FORESEEN)
                .column(Term.whole("count(*)"), "transitions")
                .column(Term.whole("count(distinct %s)".formatted(SessionQuery.SESSION_ID)), "sessions")
                .from(PASSAGES)
                .where(Term.whole(FROM_STEP).isKnown())
                .where(new Term(
                        "%1$s in (select %1$s from %2$s)".formatted(SessionQuery.SESSION_ID, SessionQuery.SESSIONS),
                        Term.Binding.COMPARISON))
                .then("group by %s, %s, %s, %s".formatted(FROM_STEP, STEP, FROM_NUMBER, NUMBER))
                .then("order by transitions desc, %s, %s".formatted(FROM_NUMBER, NUMBER));
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
                .from("left join %1$s on %1$s.%2$s = %3$s.%2$s"
                        .formatted(PATHS, SessionQuery.SESSION_ID, VerdictQuery.JUDGED))
                .then("group by %s.%s, %s.%s".formatted(PATHS, PATH, PATHS, UNMODELLED))
                .then("order by sessions desc, path");
    }
}
