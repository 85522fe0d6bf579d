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

    private static final String COUNTED = "counted";
    private static final String BROKEN_DOWN = "broken_down";
    private static final String MINUTE = "minute_us";
    private static final String OUTCOME = "outcome";
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
        List<Select> counted = new ArrayList<>();
        for (Indicator indicator : experience.indicators()) {
            counted.add(counted(indicator));
        }
        if (counted.isEmpty()) {
            counted.add(none());
        }
        query.step(COUNTED, "How every indicator counts every session, and in which minute it started.", counted);
        List<Select> brokenDown = new ArrayList<>();
        brokenDown.add(by(dialect.unknown(Type.STRING), dialect.unknown(Type.STRING)));
        for (Dimension dimension : experience.columns()) {
            Expression.Name fact = dimension.fact();
            brokenDown.add(by(dialect.text(dimension.name()), dialect.asText(used.term(fact), fact.type())));
        }
        query.step(BROKEN_DOWN, "All of that as a whole, and once more for each dimension.", brokenDown);
    }

    private Select counted(Indicator indicator) {
        Select row = row(indicator.name(), counting.outcome(indicator, VERDICT));
        counting.counts(indicator, VERDICT).forEach(row::where);
        return row;
    }

    private Select row(String indicator, Term outcome) {
        Select row = new Select()
                .column(dialect.text(indicator), "indicator")
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
