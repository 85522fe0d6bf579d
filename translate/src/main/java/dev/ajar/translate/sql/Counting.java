package dev.ajar.translate.sql;

import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import java.util.ArrayList;
import java.util.List;

/// How indicators count a session (semantics.md §5, at its end): the twin of [Count][dev.ajar.tally.Count].
record Counting(Dialect dialect, Experience experience, Used used, VerdictQuery verdicts) {

    /// What a session counts as. For a latency that holds only where [#counts] does.
    ///
    /// @param verdict what it is
    Term outcome(Indicator indicator, Term verdict) {
        return switch (indicator) {
            case Indicator.Sessions(String ignored, long attempts, Limit within) -> sessions(attempts, within, verdict);
            case Indicator.Latency latency -> inTime(latency, latency.within());
            case Indicator.Carried carried -> inTime(carried, carried.within());
        };
    }

    /// What must hold for a session to be counted at all: of latencies only good ones that have a value are.
    List<Term> counts(Indicator indicator, Term verdict) {
        return indicator.isLatency()
                ? List.of(good(verdict), verdicts.duration(indicator).isKnown())
                : List.of();
    }

    Term good(Term verdict) {
        return Term.comparison(verdict, "=", dialect.text("good"));
    }

    /// A good session that took too long, or too many attempts, counts as bad.
    private Term sessions(long attempts, Limit within, Term verdict) {
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
                .map(broken -> Term.whole("case when %s then %s else %s end"
                        .formatted(good(verdict).and(broken), dialect.text("bad"), verdict)))
                .orElse(verdict);
    }

    private Term inTime(Indicator latency, Limit within) {
        return Term.whole("case when %s then %s else %s end"
                .formatted(
                        Term.comparison(verdicts.duration(latency), "<=", Term.whole(Long.toString(within.micros()))),
                        dialect.text("good"),
                        dialect.text("bad")));
    }
}
