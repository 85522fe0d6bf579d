package dev.ajar.translate.sql;

import dev.ajar.expression.Type;
import dev.ajar.model.SessionRule;
import dev.ajar.translate.sql.Term.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The steps that part the events of one key into episodes: the twin of `Cut`.
final class EpisodeQuery {

    private static final String SO_FAR = "rows between unbounded preceding and current row";
    private static final String BEFORE = "rows between unbounded preceding and 1 preceding";

    private final SessionQuery sessions;
    private final Dialect dialect;
    private final Events events;

    EpisodeQuery(SessionQuery sessions, Dialect dialect, Events events) {
        this.sessions = sessions;
        this.dialect = dialect;
        this.events = events;
    }

    /// Puts down all steps up to the sessions.
    void tell(Query query, SessionRule.Episodes rule) {
        String key = rule.key().stream().map(name -> events.term(name).text()).collect(Collectors.joining(", "));
        String window =
                "window in_order as (partition by %s order by %s)".formatted(key, String.join(", ", Events.ORDER));
        query.step(SessionQuery.RELEVANT, sessions.relevantComment(), sessions.relevant(rule.key()));
        query.step(
                "spaced",
                "Which events come more than the gap after the one before them.",
                new Select()
                        .column("*")
                        .column(
                                new Term(
                                        "%1$s - lag(%1$s) over in_order > %2$s".formatted(Events.TIME, rule.gap()),
                                        Binding.COMPARISON),
                                "after_gap")
                        .from(SessionQuery.RELEVANT)
                        .then(window));
        String numbered = "count(case when %s then 1 end) over (in_order " + SO_FAR + ")";
        Term attempt = sessions.hit(rule.attempt());
        switch (rule.until()) {
            case SessionRule.Until.Never ignored ->
                query.step(
                        "episodes",
                        "Only a gap parts one episode from the next.",
                        new Select()
                                .column("*")
                                .column(Term.whole(numbered.formatted("after_gap")), "episode")
                                .from("spaced")
                                .then(window));
            case SessionRule.Until.Reached(String step) -> {
                Term until = sessions.hit(step);
                Term decisive = attempt.equals(until) ? attempt : attempt.or(until);
                query.step(
                        "runs",
                        "Events with no gap between them are one run.",
                        new Select()
                                .column("*")
                                .column(Term.whole(numbered.formatted("after_gap")), "run")
                                .from("spaced")
                                .then(window));
                query.step(
                        "looked_back",
                        "For every event the nearest earlier one of its run that hits %s or %s, and whether it hits %s."
                                .formatted(rule.attempt(), step, step),
                        new Select()
                                .column("*")
                                .column(
                                        dialect.lastKnown(
                                                Term.whole("case when %s then %s end".formatted(decisive, Events.TIME)),
                                                "earlier"),
                                        "decisive_us")
                                .column(
                                        dialect.lastKnown(
                                                Term.whole("case when %s then coalesce(%s, false) end"
                                                        .formatted(decisive, until)),
                                                "earlier"),
                                        "decisive_until")
                                .from("runs")
                                .then("window earlier as (partition by %s, run order by %s"
                                        .formatted(key, String.join(", ", Events.ORDER)))
                                .then("  %s)".formatted(BEFORE)));
                Term anew = attempt.and(Term.whole("decisive_until"));
                if (rule.skew() != SessionRule.Episodes.NO_SKEW) {
                    anew = anew.and(Term.comparison(
                            new Term(Events.TIME + " - decisive_us", Binding.SUM),
                            ">",
                            Term.whole(Long.toString(rule.skew()))));
                }
                query.step(
                        "episodes",
                        "A gap parts one episode from the next, and so does %s after %s."
                                .formatted(rule.attempt(), step),
                        new Select()
                                .column("*")
                                .column(Term.whole(numbered.formatted("after_gap or " + anew)), "episode")
                                .from("looked_back")
                                .then(window));
            }
        }
        Term firstId = sessions.escaped(dialect.first(Term.whole("id"), Events.ORDER), Type.STRING);
        List<Term> id = new ArrayList<>(sessions.sessionId(rule.key()));
        id.add(dialect.text("|"));
        id.add(firstId);
        query.step(
                SessionQuery.SESSIONS,
                "One row a session: its events come to facts.",
                sessions.keyed(rule.key(), rule.attempt(), dialect.joined(id), "episodes", List.of("episode")));
    }
}
