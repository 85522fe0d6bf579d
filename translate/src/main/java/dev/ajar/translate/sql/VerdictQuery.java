package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Rule;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.translate.sql.Term.Binding;
import java.util.List;
import java.util.Optional;

/// The steps from sessions to verdicts (semantics.md §5 and §6): the twin of [Judge][dev.ajar.verdict.Judge] and
/// [VerdictTable][dev.ajar.verdict.VerdictTable].
final class VerdictQuery {

    static final String JUDGED = "judged";
    static final String VERDICT = "verdict";

    private static final String DECIDED = "decided";
    private static final String DECIDED_BY = "decided_by";
    private static final String REASON = "reason";
    private static final Term SETTLED = Term.whole(SessionQuery.SETTLED);

    private final Dialect dialect;
    private final Experience experience;
    private final List<Exclusion> windows;
    private final Used used;
    private final Conditions onSessions;

    VerdictQuery(Dialect dialect, Definitions definitions, Experience experience, Used used) {
        this.dialect = dialect;
        this.experience = experience;
        this.used = used;
        onSessions = new Conditions(dialect, used::term);
        windows = definitions.exclusions().stream()
                .filter(exclusion -> exclusion.appliesTo(experience))
                .sorted((a, b) -> StringValue.compare(a.name(), b.name()))
                .toList();
    }

    /// Puts down all steps from the facts to [#JUDGED].
    void tell(Query query) {
        query.step(
                DECIDED,
                "The first that applies: a planned window, a rule, the success.",
                new Select().column("*").column(decidedBy(), DECIDED_BY).from(SessionQuery.FACTS));
        query.step(
                JUDGED,
                "What that makes of each session; what is not settled has to wait, unless it is decided at once.",
                new Select()
                        .column("*")
                        .column(verdict(), VERDICT)
                        .column(reason(), REASON)
                        .from(DECIDED));
    }

    private Choice decidedBy() {
        Choice choice = new Choice();
        for (Exclusion window : windows) {
            choice.comment(window.because()).when(covers(window), by(window));
        }
        for (Rule rule : experience.judge()) {
            choice.comment(rule.because()).when(onSessions.print(rule.when()), by(rule));
        }
        return choice.when(Term.whole(SessionQuery.SUCCEEDED), dialect.text("success"));
    }

    private Term by(Exclusion window) {
        return dialect.text("window " + window.name());
    }

    private Term by(Rule rule) {
        return dialect.text("rule " + rule.name());
    }

    private Term isBy(Term decision) {
        return Term.comparison(Term.whole(DECIDED_BY), "=", decision);
    }

    private Term covers(Exclusion window) {
        Term start = Term.whole(SessionQuery.STARTED);
        Term covers = Term.comparison(start, ">=", onSessions.instant(window.from()))
                .and(Term.comparison(start, "<", onSessions.instant(window.to())));
        for (Dimension dimension : experience.dimensions()) {
            List<Value> values = window.where().getOrDefault(dimension.name(), List.of());
            if (!values.isEmpty()) {
                covers = covers.and(onSessions.print(new Expression.In(dimension.fact(), values)));
            } else if (window.where().containsKey(dimension.name())) {
                covers = covers.and(Term.whole("false"));
            }
        }
        return covers;
    }

    private Choice verdict() {
        Choice choice = new Choice();
        for (Exclusion window : windows) {
            choice.when(isBy(by(window)), dialect.text("excluded"));
        }
        rules(choice, true);
        choice.when(isBy(dialect.text("success")), dialect.text("good"));
        choice.when(SETTLED.not(), dialect.text("pending"));
        rules(choice, false);
        return choice.otherwise(dialect.text("bad"));
    }

    private void rules(Choice choice, boolean once) {
        for (Rule rule : experience.judge()) {
            if (rule.once() == once) {
                choice.when(
                        isBy(by(rule)),
                        dialect.text(
                                switch (rule.ruling()) {
                                    case EXCLUDE -> "excluded";
                                    case BAD -> "bad";
                                    case GOOD -> "good";
                                }));
            }
        }
    }

    private Choice reason() {
        Choice choice = new Choice();
        for (Exclusion window : windows) {
            choice.when(isBy(by(window)), dialect.text(window.name()));
        }
        for (Rule rule : experience.judge()) {
            choice.when(rule.once() ? isBy(by(rule)) : isBy(by(rule)).and(SETTLED), dialect.text(rule.name()));
        }
        choice.when(isBy(dialect.text("success")), dialect.text("succeeded"));
        choice.when(SETTLED.not(), dialect.unknown(Type.STRING));
        choice.when(used.reached(experience.success()), dialect.text("too-late"));
        Term unexplained = dialect.text(experience.session() instanceof SessionRule.Presence ? "silent" : "no-outcome");
        return choice.otherwise(
                experience.reason() instanceof Expression.Literal
                        ? unexplained
                        : Term.whole("coalesce(%s, %s)"
                                .formatted(
                                        dialect.asText(
                                                onSessions.print(experience.reason()),
                                                experience.reason().type()),
                                        unexplained)));
    }

    /// The verdict table, with exactly its columns and its order.
    Select asking() {
        Select asking = new Select()
                .column(dialect.text(experience.name()), "experience")
                .column(SessionQuery.SESSION_ID)
                .column(dialect.instant(Term.whole(SessionQuery.STARTED)), "started_at")
                .column(dialect.instant(Term.whole(SessionQuery.ENDED)), "ended_at")
                .column(VERDICT)
                .column(REASON)
                .column(furthest(), "furthest_step")
                .column(SessionQuery.ATTEMPTS);
        for (Indicator latency : experience.latencies()) {
            Term taken = duration(latency);
            asking.column(
                    new Choice()
                            .when(
                                    Term.comparison(Term.whole(VERDICT), "<>", dialect.text("good")),
                                    dialect.unknown(Type.INT))
                            .when(Term.comparison(taken, "<", Term.whole("0")), Term.whole("0"))
                            .otherwise(taken),
                    dialect.name(Experience.column(latency)));
        }
        for (Dimension dimension : experience.columns()) {
            asking.column(onSessions.print(dimension.fact()), dialect.name(dimension.column()));
        }
        return asking.column(dialect.text(experience.fingerprint()), "fingerprint")
                .from(JUDGED)
                .then("order by %1$s.%2$s, %1$s.%3$s".formatted(JUDGED, SessionQuery.STARTED, SessionQuery.SESSION_ID));
    }

    /// What the verdict would be if nothing were ever excluded: neither by window nor by rule.
    Choice withoutExclusions() {
        Choice choice = new Choice()
                .when(
                        Term.whole("%s not in (%s, %s)"
                                .formatted(VERDICT, dialect.text("excluded"), dialect.text("pending"))),
                        Term.whole(VERDICT));
        for (Rule rule : experience.judge()) {
            Optional<String> ruled = switch (rule.ruling()) {
                case EXCLUDE -> Optional.empty();
                case BAD -> Optional.of("bad");
                case GOOD -> Optional.of("good");
            };
            Term holds = onSessions.print(rule.when());
            ruled.map(dialect::text)
                    .ifPresent(verdict -> choice.when(
                            holds,
                            rule.once()
                                    ? verdict
                                    : Term.whole("case when %s then %s else %s end"
                                            .formatted(SETTLED, verdict, dialect.text("pending")))));
        }
        return choice.when(Term.whole(SessionQuery.SUCCEEDED), dialect.text("good"))
                .when(SETTLED.not(), dialect.text("pending"))
                .otherwise(dialect.text("bad"));
    }

    Choice furthest() {
        Choice choice = new Choice();
        for (Step step : experience.steps().reversed()) {
            if (!step.aside()) {
                choice.when(used.reached(step.name()), dialect.text(step.name()));
            }
        }
        return choice;
    }

    /// How long a session took, in µs; what is negative counts as zero. The twin of `Taken`.
    ///
    /// @throws IllegalArgumentException if the indicator does not look at durations
    Term duration(Indicator latency) {
        return switch (latency) {
            case Indicator.Latency(String ignored, String from, String to, var within) ->
                used.firstTime(to).minus(used.firstTime(from));
            case Indicator.Carried carried -> micros(carried);
            case Indicator.Sessions sessions -> throw new IllegalArgumentException("no latency: " + sessions);
        };
    }

    private Term micros(Indicator.Carried carried) {
        Term value = onSessions.print(carried.value());
        return switch (carried.value().type()) {
            case INT ->
                switch (carried.unit()) {
                    case NS -> dialect.quotient(value, 1_000);
                    case US -> value;
                    case MS -> dialect.exactly(Expression.Operator.TIMES, value, dialect.wide(1_000));
                    case S -> dialect.exactly(Expression.Operator.TIMES, value, dialect.wide(1_000_000));
                };
            case DOUBLE ->
                dialect.cut(
                        switch (carried.unit()) {
                            case NS ->
                                new Term(
                                        "%s / %s".formatted(value.within(Binding.PRODUCT), dialect.number(1_000)),
                                        Binding.PRODUCT);
                            case US -> value;
                            case MS -> dialect.roughly(Expression.Operator.TIMES, value, dialect.number(1_000));
                            case S -> dialect.roughly(Expression.Operator.TIMES, value, dialect.number(1_000_000));
                        });
            case STRING, BOOL, INSTANT, DURATION -> dialect.unknown(Type.DURATION);
        };
    }

    /// What is said at the top: what the number is for, and what is knowingly left out.
    static void header(Query query, Experience experience, Dialect dialect, Stage stage) {
        query.header("%s: one row for each %s."
                .formatted(
                        experience.title().values().stream()
                                .findFirst()
                                .map(title -> "%s (%s)".formatted(experience.name(), title))
                                .orElse(experience.name()),
                        stage.rows()));
        query.header("Purpose: " + experience.purpose());
        for (Experience.Simplification accepted : experience.accepted()) {
            query.header("Accepted: %s %s%s"
                    .formatted(
                            accepted.that(),
                            accepted.because(),
                            accepted.effect().isEmpty() ? "" : " Effect: " + accepted.effect()));
        }
        query.header("Made by `ajar sql` for %s. Change the definition, not this text.".formatted(dialect.title()));
    }
}
