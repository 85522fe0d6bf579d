package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import java.util.ArrayList;
import java.util.List;

/// The steps from verdicts to tallies (semantics.md §6): the twin of [Tallies][dev.ajar.tally.Tallies].
final class TallyQuery {

    private static final String COUNTED = "counted";
    private static final String BROKEN_DOWN = "broken_down";
    private static final String MINUTE = "minute_us";
    private static final String OUTCOME = "outcome";
    private static final String HOW_COUNTED =
            "How every indicator counts every session, and in which minute it started.";
    private static final String HOW_BROKEN_DOWN = "All of that as a whole, and once more for each dimension.";
    private static final Term VERDICT = Term.whole(VerdictQuery.VERDICT);

    private final Dialect dialect;
    private final Experience experience;
    private final Used used;
    private final VerdictQuery verdicts;

    TallyQuery(Dialect dialect, Experience experience, Used used, VerdictQuery verdicts) {
        this.dialect = dialect;
        this.experience = experience;
        this.used = used;
        this.verdicts = verdicts;
    }

    /// Puts down all steps from the verdicts on.
    void tell(Query query) {
        if (dialect.repeatsSteps()) {
            tellInOne(query);
        } else {
            tellOneByOne(query);
        }
    }

    private void tellOneByOne(Query query) {
        List<Select> counted = new ArrayList<>();
        for (Indicator indicator : experience.indicators()) {
            counted.add(counted(indicator));
        }
        if (counted.isEmpty()) {
            counted.add(none());
        }
        query.step(COUNTED, HOW_COUNTED, counted);
        List<Select> brokenDown = new ArrayList<>();
        brokenDown.add(by(dialect.unknown(Type.STRING), dialect.unknown(Type.STRING)));
        for (Dimension dimension : experience.columns()) {
            Expression.Name fact = dimension.fact();
            brokenDown.add(by(dialect.text(dimension.name()), dialect.asText(used.term(fact), fact.type())));
        }
        query.step(BROKEN_DOWN, HOW_BROKEN_DOWN, brokenDown);
    }

    /// Every session is read once, and takes as many rows as there are indicators, then dimensions.
    private void tellInOne(Query query) {
        List<List<Term>> outcomes = new ArrayList<>();
        for (Indicator indicator : experience.indicators()) {
            outcomes.add(List.of(dialect.text(indicator.name()), outcome(indicator)));
        }
        Select counted = row(Term.whole("indicator"), Term.whole(OUTCOME));
        if (outcomes.isEmpty()) {
            counted = none();
        } else {
            dialect.eachOf(outcomes, "indicators", List.of("indicator", OUTCOME))
                    .forEach(counted::from);
            counted.where(Term.whole(OUTCOME).isKnown());
        }
        query.step(COUNTED, HOW_COUNTED, counted);
        List<List<Term>> values = new ArrayList<>();
        values.add(List.of(dialect.unknown(Type.STRING), dialect.unknown(Type.STRING)));
        for (Dimension dimension : experience.columns()) {
            Expression.Name fact = dimension.fact();
            values.add(List.of(dialect.text(dimension.name()), dialect.asText(used.term(fact), fact.type())));
        }
        Select brokenDown = by(Term.whole("dimension"), Term.whole("dimension_value"));
        dialect.eachOf(values, "dimensions", List.of("dimension", "dimension_value"))
                .forEach(brokenDown::from);
        query.step(BROKEN_DOWN, HOW_BROKEN_DOWN, brokenDown);
    }

    /// How an indicator counts a session; unknown where it does not look at it.
    private Term outcome(Indicator indicator) {
        return switch (indicator) {
            case Indicator.Sessions(String ignored, long attempts, Limit within) -> sessions(attempts, within);
            case Indicator.Latency latency -> ofGood(latency, latency.within());
            case Indicator.Carried carried -> ofGood(carried, carried.within());
        };
    }

    private Term ofGood(Indicator latency, Limit within) {
        Term good = Term.comparison(VERDICT, "=", dialect.text("good"));
        Term taken = verdicts.duration(latency);
        Term limit = Term.whole(Long.toString(within.micros()));
        return Term.whole("case when %s then %s when %s then %s end"
                .formatted(
                        good.and(Term.comparison(taken, "<=", limit)),
                        dialect.text("good"),
                        good.and(Term.comparison(taken, ">", limit)),
                        dialect.text("bad")));
    }

    private Select counted(Indicator indicator) {
        return switch (indicator) {
            case Indicator.Sessions(String name, long attempts, Limit within) -> row(name, sessions(attempts, within));
            case Indicator.Latency latency -> inTime(latency, latency.within());
            case Indicator.Carried carried -> inTime(carried, carried.within());
        };
    }

    /// A good session that took too long, or too many attempts, counts as bad.
    private Term sessions(long attempts, Limit within) {
        Term good = Term.comparison(VERDICT, "=", dialect.text("good"));
        List<Term> breaks = new ArrayList<>();
        if (attempts != Long.MAX_VALUE) {
            breaks.add(Term.comparison(Term.whole(SessionQuery.ATTEMPTS), ">", Term.whole(Long.toString(attempts))));
        }
        if (within.isSet()) {
            breaks.add(Term.comparison(
                    used.firstTime(experience.success()).minus(Term.whole(SessionQuery.STARTED)),
                    ">",
                    Term.whole(Long.toString(within.micros()))));
        }
        return breaks.stream()
                .reduce(Term::or)
                .map(broken -> Term.whole(
                        "case when %s then %s else %s end".formatted(good.and(broken), dialect.text("bad"), VERDICT)))
                .orElse(VERDICT);
    }

    /// Only good sessions that have a value are counted.
    private Select inTime(Indicator latency, Limit within) {
        Term taken = verdicts.duration(latency);
        return row(
                        latency.name(),
                        Term.whole("case when %s then %s else %s end"
                                .formatted(
                                        Term.comparison(taken, "<=", Term.whole(Long.toString(within.micros()))),
                                        dialect.text("good"),
                                        dialect.text("bad"))))
                .where(Term.comparison(VERDICT, "=", dialect.text("good")))
                .where(taken.isKnown());
    }

    private Select row(String indicator, Term outcome) {
        return row(dialect.text(indicator), outcome);
    }

    private Select row(Term indicator, Term outcome) {
        Select row = new Select()
                .column(indicator, "indicator")
                .column(
                        Term.whole(SessionQuery.STARTED)
                                .minus(dialect.rest(Term.whole(SessionQuery.STARTED), Time.MINUTE)),
                        MINUTE);
        experience.columns().stream()
                .map(dimension -> used.term(dimension.fact()).text())
                .distinct()
                .forEach(row::column);
        return row.column(outcome, OUTCOME).from(VerdictQuery.JUDGED);
    }

    /// With no indicator there is nothing to count.
    private Select none() {
        return row("", VERDICT).where(Term.whole("false"));
    }

    private static Select by(Term dimension, Term value) {
        return new Select()
                .column("indicator")
                .column(MINUTE)
                .column(dimension, "dimension")
                .column(value, "dimension_value")
                .column(OUTCOME)
                .from(COUNTED);
    }

    /// The sums, in a stable order.
    Select asking() {
        Select asking = new Select()
                .column(dialect.text(experience.name()), "experience")
                .column("indicator")
                .column(dialect.instant(Term.whole(MINUTE)), "minute")
                .column("dimension")
                .column("dimension_value");
        for (String outcome : List.of("good", "bad", "excluded", "pending")) {
            asking.column(
                    Term.whole("count(case when %s then 1 end)"
                            .formatted(Term.comparison(Term.whole(OUTCOME), "=", dialect.text(outcome)))),
                    outcome);
        }
        return asking.from(BROKEN_DOWN)
                .then("group by indicator, %s, dimension, dimension_value".formatted(MINUTE))
                .then("order by indicator, %s, dimension nulls first, dimension_value nulls last".formatted(MINUTE));
    }
}
