package dev.ajar.translate.sql;

import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Type;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.tally.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The steps from verdicts to what a report shows of them: the twin of [Measurement][dev.ajar.tally.Measurement].
///
/// However many sessions there are, few rows come out: those that are alike in all that is shown make one, with their
/// number. What has a place in a list (indicators, steps, dimensions) is a letter at that place of a text.
final class SummaryQuery {

    /// How the rows are ordered.
    static final String ORDER =
            "order by part asc, name asc nulls first, value asc nulls last, sessions desc, verdict asc,"
                    + " reason asc nulls last, furthest_step asc nulls last, indicators asc, without_exclusions asc,"
                    + " steps asc, dimensions asc, succeeded asc, skewed asc";

    private static final String MARKED = "marked";
    private static final String UNEXCLUDED = "unexcluded";
    private static final String BEATS = "beats";
    private static final String LENGTHS = "lengths";
    private static final String RUNNING = "running";
    private static final String SHARES = "shares";
    private static final Term VERDICT = Term.whole(VerdictQuery.VERDICT);
    private static final Term WITHOUT = Term.whole("verdict_without");

    private final Dialect dialect;
    private final Experience experience;
    private final SessionQuery sessions;
    private final Used used;
    private final VerdictQuery verdicts;
    private final Counting counting;
    private final Summary summary;
    private final List<Dimension> by;

    SummaryQuery(
            Dialect dialect, Experience experience, SessionQuery sessions, VerdictQuery verdicts, Summary summary) {
        this.dialect = dialect;
        this.experience = experience;
        this.sessions = sessions;
        used = sessions.used();
        this.verdicts = verdicts;
        this.summary = summary;
        counting = new Counting(dialect, experience, used, verdicts);
        by = experience.columns().stream()
                .filter(dimension -> summary.by().contains(dimension.name()))
                .toList();
    }

    /// Puts down all steps from the verdicts on.
    void tell(Query query) {
        query.step(
                UNEXCLUDED,
                "What each session would be if nothing were ever excluded.",
                new Select()
                        .column("*")
                        .column(verdicts.withoutExclusions(), WITHOUT.text())
                        .from(VerdictQuery.JUDGED));
        query.step(MARKED, comment(), marked());
        if (isPresence()) {
            query.step(BEATS, "The time since the thing was last heard of, for each event that hits a step.", beats());
        }
        if (!experience.latencies().isEmpty() || isPresence()) {
            query.step(LENGTHS, "How many good sessions took how long, for each latency.", lengths());
            query.step(RUNNING, "How many of them took at most so long.", running());
            query.step(SHARES, "The quantiles that are asked for.", shares());
        }
    }

    private boolean isPresence() {
        return experience.session() instanceof SessionRule.Presence;
    }

    private Select beats() {
        Term hit = experience.steps().stream()
                .map(step -> sessions.hit(step.name()))
                .reduce(Term::or)
                .orElseThrow();
        return new Select()
                .column(
                        Term.whole(Events.TIME)
                                .minus(Term.whole("lag(%s) over (partition by %s order by %s)"
                                        .formatted(
                                                Events.TIME, SlotQuery.EVENT_ENTITY, String.join(", ", Events.ORDER)))),
                        "micros")
                .from(SessionQuery.RELEVANT)
                .where(hit);
    }

    private static String comment() {
        return "What is shown of each session. In indicators and without_exclusions a letter for each indicator, in"
                + " declared order: g for good, b for bad, e for excluded, p for pending, - where it does not count. In"
                + " steps and dimensions: y where the step was hit, or the dimension is known, else -.";
    }

    private Select marked() {
        Select marked = new Select()
                .column(VERDICT.text())
                .column("reason")
                .column(verdicts.furthest(), "furthest_step")
                .column(letters(VERDICT), "indicators")
                .column(letters(WITHOUT), "without_exclusions")
                .column(
                        flags(experience.steps().stream()
                                .map(Step::name)
                                .map(used::reached)
                                .toList()),
                        "steps")
                .column(
                        flags(experience.columns().stream()
                                .filter(dimension -> !by.contains(dimension))
                                .map(dimension -> used.term(dimension.fact()).isKnown())
                                .toList()),
                        "dimensions")
                .column(SessionQuery.SUCCEEDED)
                .column(
                        Term.whole("coalesce(%s, false)"
                                .formatted(Term.comparison(
                                        used.firstTime(experience.success()), "<", Term.whole(SessionQuery.STARTED)))),
                        "skewed");
        for (int place = 0; place < by.size(); place++) {
            Dimension dimension = by.get(place);
            marked.column(
                    dialect.asText(used.term(dimension.fact()), dimension.fact().type()), "value_" + place);
        }
        for (int place = 0; place < experience.latencies().size(); place++) {
            marked.column(verdicts.duration(experience.latencies().get(place)), "taken_" + place);
        }
        return summary.narrow(marked.from(UNEXCLUDED), dialect);
    }

    private Term letters(Term verdict) {
        List<Term> letters = new ArrayList<>();
        for (Indicator indicator : experience.indicators()) {
            Term letter = letter(counting.outcome(indicator, verdict));
            letters.add(counting.counts(indicator, verdict).stream()
                    .reduce(Term::and)
                    .map(condition -> Term.whole(
                            "case when %s then %s else %s end".formatted(condition, letter, dialect.text("-"))))
                    .orElse(letter));
        }
        return list(letters);
    }

    private Term letter(Term verdict) {
        return Term.whole("substr(%s, 1, 1)".formatted(verdict));
    }

    private Term flags(List<Term> conditions) {
        return list(conditions.stream()
                .map(condition -> Term.whole(
                        "case when %s then %s else %s end".formatted(condition, dialect.text("y"), dialect.text("-"))))
                .toList());
    }

    private Term list(List<Term> letters) {
        return letters.isEmpty() ? dialect.text("") : dialect.joined(letters);
    }

    private List<Select> lengths() {
        List<Select> lengths = new ArrayList<>();
        for (int place = 0; place < experience.latencies().size(); place++) {
            Term taken = Term.whole("taken_" + place);
            Term micros = Term.whole(
                    "case when %s then 0 else %s end".formatted(Term.comparison(taken, "<", Term.whole("0")), taken));
            lengths.add(new Select()
                    .column(dialect.text(experience.latencies().get(place).name()), "name")
                    .column(micros, "micros")
                    .column(Term.whole("count(*)"), "sessions")
                    .from(MARKED)
                    .where(counting.good(VERDICT))
                    .where(taken.isKnown())
                    .then("group by " + micros.text()));
        }
        if (isPresence()) {
            lengths.add(new Select()
                    .column(dialect.unknown(Type.STRING), "name")
                    .column("micros")
                    .column(Term.whole("count(*)"), "sessions")
                    .from(BEATS)
                    .where(Term.whole("micros").isKnown())
                    .then("group by micros"));
        }
        return lengths;
    }

    private static Select running() {
        return new Select()
                .column("name")
                .column("micros")
                .column(Term.whole("sum(sessions) over (partition by name order by micros)"), "up_to")
                .column(Term.whole("sum(sessions) over (partition by name)"), "all_sessions")
                .from(LENGTHS);
    }

    private List<Select> shares() {
        return Durations.SHOWN.stream()
                .map(share -> new Select()
                        .column(dialect.number(share), "share")
                        .column(dialect.text(Double.toString(share)), "value"))
                .toList();
    }

    /// All parts of the summary, in a stable order.
    List<Select> asking() {
        List<Select> parts = new ArrayList<>();
        parts.add(row(
                        Summary.Part.ALIKE,
                        Map.of("sessions", Term.whole("count(*)")),
                        List.of(
                                "verdict",
                                "reason",
                                "furthest_step",
                                "indicators",
                                "without_exclusions",
                                "steps",
                                "dimensions",
                                "succeeded",
                                "skewed"))
                .from(MARKED)
                .then("group by verdict, reason, furthest_step, indicators, without_exclusions, steps, dimensions,"
                        + " succeeded, skewed"));
        for (int place = 0; place < by.size(); place++) {
            String value = "value_" + place;
            parts.add(row(
                            Summary.Part.VALUE,
                            Map.of(
                                    "name",
                                    dialect.text(by.get(place).name()),
                                    "value",
                                    Term.whole(value),
                                    "sessions",
                                    Term.whole("count(*)")),
                            List.of("verdict", "indicators"))
                    .from(MARKED)
                    .then("group by verdict, indicators, " + value));
        }
        if (!experience.latencies().isEmpty() || isPresence()) {
            parts.add(row(
                            Summary.Part.QUANTILE,
                            Map.of(
                                    "sessions",
                                    Term.whole("cast(max(all_sessions) as %s)".formatted(dialect.type(Type.INT))),
                                    "micros",
                                    Term.whole("min(micros)")),
                            List.of("name", "value"))
                    .from(RUNNING)
                    .from("cross join " + SHARES)
                    .where(Term.comparison(
                            real("up_to"),
                            ">=",
                            dialect.roughly(Operator.TIMES, real("all_sessions"), Term.whole("share"))))
                    .then("group by name, value"));
        }
        return parts;
    }

    private Term real(String count) {
        return dialect.real(Term.whole(count));
    }

    /// A row with all columns; what it does not say is unknown.
    private Select row(Summary.Part part, Map<String, Term> terms, List<String> own) {
        Select row = new Select();
        for (String column : Summary.COLUMNS) {
            if (column.equals("part")) {
                row.column(dialect.text(part.word()), column);
            } else if (own.contains(column)) {
                row.column(column);
            } else {
                row.column(terms.getOrDefault(column, dialect.unknown(type(column))), column);
            }
        }
        return row;
    }

    private static Type type(String column) {
        return switch (column) {
            case "succeeded", "skewed" -> Type.BOOL;
            case "sessions", "micros" -> Type.INT;
            default -> Type.STRING;
        };
    }
}
