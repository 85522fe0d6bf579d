package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import java.util.ArrayList;
import java.util.List;

/// The steps from verdicts to tallies (semantics.md §6): the twin of [Tallies][dev.ajar.tally.Tallies].
final class TallyQuery {

    private static final String INDICATORS = "indicators";
    private static final String COUNTED = "counted";
    private static final String DIMENSIONS = "dimensions";
    private static final String BROKEN_DOWN = "broken_down";
    private static final String INDICATOR = "indicator";
    private static final String MINUTE = "minute_us";
    private static final String DIMENSION = "dimension";
    private static final String DIMENSION_VALUE = "dimension_value";
    private static final String OUTCOME = "outcome";

    /// Columns that stand beside those of the sessions.
    static final List<String> COLUMNS = List.of(INDICATOR, MINUTE, DIMENSION, DIMENSION_VALUE, OUTCOME);

    private static final Term VERDICT = Term.whole(VerdictQuery.VERDICT);

    private final Dialect dialect;
    private final Experience experience;
    private final Used used;
    private final Counting counting;

    TallyQuery(Dialect dialect, Experience experience, Used used, VerdictQuery verdicts) {
        this.dialect = dialect;
        this.experience = experience;
        this.used = used;
        counting = new Counting(dialect, experience, used, verdicts);
    }

    /// Puts down all steps from the verdicts on.
    void tell(Query query) {
        if (!experience.indicators().isEmpty()) {
            query.step(
                    INDICATORS,
                    "What is counted.",
                    experience.indicators().stream()
                            .map(indicator -> new Select().column(dialect.text(indicator.name()), INDICATOR))
                            .toList());
        }
        query.step(
                COUNTED,
                "How every indicator counts every session, and in which minute it started.",
                experience.indicators().isEmpty() ? none() : counted());
        List<Select> dimensions = new ArrayList<>();
        dimensions.add(new Select().column(dialect.unknown(Type.STRING), DIMENSION));
        Choice value = new Choice();
        for (Dimension each : experience.columns()) {
            Term name = dialect.text(each.name());
            Expression.Name fact = each.fact();
            dimensions.add(new Select().column(name, DIMENSION));
            value.when(is(DIMENSION, name), dialect.asText(used.term(fact), fact.type()));
        }
        query.step(DIMENSIONS, "All as a whole, and once more for each dimension.", dimensions);
        Select brokenDown = new Select().column(INDICATOR).column(MINUTE).column(DIMENSION);
        if (value.isEmpty()) {
            brokenDown.column(dialect.unknown(Type.STRING), DIMENSION_VALUE);
        } else {
            brokenDown.column(value, DIMENSION_VALUE);
        }
        query.step(
                BROKEN_DOWN,
                "Every count with the values that it is broken down by.",
                brokenDown.column(OUTCOME).from(COUNTED).from("cross join " + DIMENSIONS));
    }

    /// What an indicator does not count has no outcome.
    private Select counted() {
        Choice outcome = new Choice();
        for (Indicator indicator : experience.indicators()) {
            Term counts = counting.counts(indicator, VERDICT).stream()
                    .reduce(is(INDICATOR, dialect.text(indicator.name())), Term::and);
            outcome.when(counts, counting.outcome(indicator, VERDICT));
        }
        return new Select()
                .column("*")
                .from(
                        row(Term.whole(INDICATOR)).column(outcome, OUTCOME).from("cross join " + INDICATORS),
                        "every_session")
                .where(Term.whole(OUTCOME).isKnown());
    }

    private static Term is(String column, Term name) {
        return Term.comparison(Term.whole(column), "=", name);
    }

    private Select row(Term indicator) {
        Select row = new Select()
                .column(indicator, INDICATOR)
                .column(
                        Term.whole(SessionQuery.STARTED)
                                .minus(dialect.rest(Term.whole(SessionQuery.STARTED), Time.MINUTE)),
                        MINUTE);
        experience.columns().stream()
                .map(dimension -> used.term(dimension.fact()).text())
                .distinct()
                .forEach(row::column);
        return row.from(VerdictQuery.JUDGED);
    }

    /// With no indicator there is nothing to count.
    private Select none() {
        return row(dialect.text("")).column(VERDICT, OUTCOME).where(Term.whole("false"));
    }

    /// The sums, in a stable order.
    Select asking() {
        Select asking = new Select()
                .column(dialect.text(experience.name()), "experience")
                .column(INDICATOR)
                .column(dialect.instant(Term.whole(MINUTE)), "minute")
                .column(DIMENSION)
                .column(DIMENSION_VALUE);
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
