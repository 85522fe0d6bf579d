package dev.ajar.translate.sql;

import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.translate.sql.Term.Binding;
import java.util.ArrayList;
import java.util.List;

/// The steps from verdicts to tallies (semantics.md §6): the twin of [Tallies][dev.ajar.tally.Tallies].
final class TallyQuery {

    private static final String COUNTED = "counted";
    private static final String TALLIES = "tallies";
    private static final String MINUTE = "minute_us";
    private static final String OUTCOME = "outcome";
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
        List<Select> counted = new ArrayList<>();
        for (Indicator indicator : experience.indicators()) {
            counted.add(counted(indicator));
        }
        if (counted.isEmpty()) {
            counted.add(none());
        }
        query.step(COUNTED, "How every indicator counts every session, and in which minute it started.", counted);
        List<Select> tallies = new ArrayList<>();
        tallies.add(tally(dialect.unknown(Type.STRING), dialect.unknown(Type.STRING), ""));
        for (Dimension dimension : experience.columns()) {
            String column = used.term(dimension.fact()).text();
            tallies.add(tally(dialect.text(dimension.name()), dialect.asText(Term.whole(column)), ", " + column));
        }
        query.step(TALLIES, "Summed by indicator and minute, then by each dimension as well.", tallies);
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
        Term taken = verdicts.taken(latency);
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

    private Select tally(Term dimension, Term value, String by) {
        Select tally = new Select()
                .column("indicator")
                .column(MINUTE)
                .column(dimension, "dimension")
                .column(value, "dimension_value");
        for (String outcome : List.of("good", "bad", "excluded", "pending")) {
            tally.column(
                    Term.whole("count(case when %s then 1 end)"
                            .formatted(
                                    new Term("%s = %s".formatted(OUTCOME, dialect.text(outcome)), Binding.COMPARISON))),
                    outcome);
        }
        return tally.from(COUNTED).then("group by indicator, %s%s".formatted(MINUTE, by));
    }

    Select asking() {
        return new Select()
                .column(dialect.text(experience.name()), "experience")
                .column("indicator")
                .column(dialect.instant(Term.whole(MINUTE)), "minute")
                .column("dimension")
                .column("dimension_value")
                .column("good")
                .column("bad")
                .column("excluded")
                .column("pending")
                .from(TALLIES)
                .then("order by indicator, %s, dimension nulls first, dimension_value nulls last".formatted(MINUTE));
    }
}
