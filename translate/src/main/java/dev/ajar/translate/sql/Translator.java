package dev.ajar.translate.sql;

import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Translates definitions to one dialect of SQL.
public record Translator(Dialect dialect) {

    /// The query that gives the sessions, verdicts or tallies of an experience, or the events that all experiences
    /// share.
    ///
    /// @throws IllegalArgumentException if the stage lies before what is read
    public Translated translate(Definitions definitions, Experience experience, Stage stage, Scope scope) {
        if (stage == Stage.EVENTS) {
            return events(definitions, scope);
        }
        List<String> obstacles = obstacles(definitions, experience, scope);
        return obstacles.isEmpty()
                ? new Translated.Query(print(definitions, experience, stage, scope))
                : new Translated.NotExpressible(obstacles);
    }

    /// The query that gives all that a report shows of the sessions of an experience, in few rows.
    public Translated summary(Definitions definitions, Experience experience, Scope scope, Summary summary) {
        List<String> obstacles = obstacles(definitions, experience, scope);
        return obstacles.isEmpty()
                ? new Translated.Query(print(definitions, experience, scope, summary))
                : new Translated.NotExpressible(obstacles);
    }

    /// The query that gives the verdicts of the sessions that a summary counts.
    public Translated verdicts(Definitions definitions, Experience experience, Scope scope, Summary summary) {
        List<String> obstacles = obstacles(definitions, experience, scope);
        if (!obstacles.isEmpty()) {
            return new Translated.NotExpressible(obstacles);
        }
        Query query = new Query();
        VerdictQuery.header(query, experience, dialect, Stage.VERDICTS);
        SessionQuery sessions = new SessionQuery(dialect, definitions, experience, scope);
        VerdictQuery verdicts = new VerdictQuery(dialect, definitions, experience, sessions.used());
        sources(definitions, scope).ifPresent(own -> own.tell(query, sessions.oldest(true), false));
        sessions.tell(query);
        verdicts.tell(query);
        return new Translated.Query(query.asking(summary.narrow(verdicts.asking(), dialect)));
    }

    /// The query that gives the time of the latest event that is not after the moment it runs, in µs since 1970: one
    /// row, unknown where there is no such event.
    public Translated latest(Definitions definitions, Scope scope) {
        List<String> obstacles = obstacles(definitions, scope);
        if (!obstacles.isEmpty()) {
            return new Translated.NotExpressible(obstacles);
        }
        Query query = new Query();
        query.header("The time of the latest event that is not after now.");
        Events events = new Events(dialect, definitions.attributes(), scope);
        sources(definitions, scope).ifPresent(own -> own.tell(query, events.beginning(), false));
        events.tellStanding(query, Optional.empty());
        Term time = Term.whole(Events.TIME);
        return new Translated.Query(query.asking(new Select()
                .column(Term.whole("max(%s)".formatted(time)), "latest_us")
                .from(Events.STANDING)
                .where(Term.comparison(time, "<=", dialect.now()))));
    }

    /// The columns that a table of events must have.
    public List<Needed> needed(Definitions definitions) {
        return Needed.of(dialect, definitions.attributes());
    }

    /// The columns that the table of a source must have.
    public List<Needed> needed(Source source) {
        return Needed.of(source);
    }

    /// When the rows of a source came in, or, where the source does not tell, when their events happened: a timestamp
    /// of the table's own columns, by which somebody can see how fresh they are. Empty where neither is kept as a
    /// timestamp or as a number.
    public Optional<String> arrival(Source source) {
        return Arrival.of(dialect, source).map(Term::text);
    }

    private String print(Definitions definitions, Experience experience, Scope scope, Summary summary) {
        Query query = new Query();
        VerdictQuery.header(query, experience, dialect, Stage.SUMMARY);
        SessionQuery sessions = new SessionQuery(dialect, definitions, experience, scope);
        VerdictQuery verdicts = new VerdictQuery(dialect, definitions, experience, sessions.used());
        sources(definitions, scope).ifPresent(own -> own.tell(query, sessions.oldest(true), false));
        SummaryQuery summaries = new SummaryQuery(dialect, experience, sessions, verdicts, summary);
        sessions.tell(query);
        verdicts.tell(query);
        summaries.tell(query);
        return query.asking(summaries.asking(), SummaryQuery.ORDER);
    }

    /// The query that gives every event once, which [Reading.Standing] reads.
    ///
    /// @throws IllegalArgumentException if what is read is not a table of events
    public Translated events(Definitions definitions, Scope scope) {
        if (scope.reading() instanceof Reading.Standing || scope.reading() instanceof Reading.Sessions) {
            throw new IllegalArgumentException("events from " + scope.reading());
        }
        List<String> obstacles = obstacles(definitions, scope);
        if (!obstacles.isEmpty()) {
            return new Translated.NotExpressible(obstacles);
        }
        Query query = new Query();
        query.header("One row for each %s, with all that the Schemas declare.".formatted(Stage.EVENTS.rows()));
        query.header("Made by `ajar sql` for %s. Change the definition, not this text.".formatted(dialect.title()));
        Events events = new Events(dialect, definitions.attributes(), scope);
        sources(definitions, scope).ifPresent(sources -> sources.tell(query, events.beginning(), false));
        events.askAll();
        events.tellStanding(query, Optional.empty());
        return new Translated.Query(query.asking(events.asking()));
    }

    /// What makes the table of events, where people have other tables.
    private Optional<Sources> sources(Definitions definitions, Scope scope) {
        return scope.reading() instanceof Reading.Sources own
                ? Optional.of(new Sources(dialect, definitions, own))
                : Optional.empty();
    }

    private List<String> obstacles(Definitions definitions, Experience experience, Scope scope) {
        List<String> obstacles = new ArrayList<>(Obstacles.in(dialect, definitions, experience));
        obstacles.addAll(reading(definitions, scope));
        return obstacles;
    }

    private List<String> obstacles(Definitions definitions, Scope scope) {
        List<String> obstacles = new ArrayList<>(Obstacles.in(dialect, definitions.attributes()));
        obstacles.addAll(reading(definitions, scope));
        return obstacles;
    }

    /// What keeps that which is read from being read.
    private List<String> reading(Definitions definitions, Scope scope) {
        List<String> obstacles = new ArrayList<>(Obstacles.in(scope.reading()));
        sources(definitions, scope).ifPresent(own -> obstacles.addAll(own.obstacles()));
        return obstacles;
    }

    private String print(Definitions definitions, Experience experience, Stage stage, Scope scope) {
        if (stage == Stage.SUMMARY) {
            List<String> all =
                    experience.columns().stream().map(Dimension::name).toList();
            return print(definitions, experience, scope, Summary.of(all));
        }
        if (scope.reading() instanceof Reading.Sessions && stage != Stage.VERDICTS && stage != Stage.TALLIES) {
            throw new IllegalArgumentException("%s from %s".formatted(stage.word(), scope.reading()));
        }
        Query query = new Query();
        VerdictQuery.header(query, experience, dialect, stage);
        Optional<Sources> sources = sources(definitions, scope);
        SessionQuery sessions = new SessionQuery(dialect, definitions, experience, scope);
        boolean counting = stage == Stage.QUALITY;
        sources.ifPresent(each -> each.tell(query, sessions.oldest(!counting && stage != Stage.TRANSITIONS), counting));
        VerdictQuery verdicts = new VerdictQuery(dialect, definitions, experience, sessions.used());
        FlowQuery flow = new FlowQuery(dialect, experience, sessions);
        return switch (stage) {
            case SUMMARY -> throw new IllegalArgumentException("a summary is printed with what it is broken down by");
            case EVENTS, REFUSED ->
                throw new IllegalArgumentException("%s is no part of %s".formatted(stage.word(), experience.name()));
            case SESSIONS -> {
                sessions.tell(query);
                yield query.asking(sessions.asking());
            }
            case VERDICTS -> {
                sessions.tell(query);
                verdicts.tell(query);
                yield query.asking(verdicts.asking());
            }
            case TALLIES -> {
                TallyQuery tallies = new TallyQuery(dialect, experience, sessions.used(), verdicts);
                sessions.tell(query);
                verdicts.tell(query);
                tallies.tell(query);
                yield query.asking(tallies.asking());
            }
            case QUALITY -> {
                Query after = new Query();
                QualityQuery quality = new QualityQuery(
                        dialect,
                        definitions.attributes(),
                        experience,
                        scope,
                        sessions,
                        flow,
                        sources.map(own -> own.findings(sessions.events().beginning()))
                                .orElse(List.of()));
                quality.tell(after);
                sessions.tellWithoutFacts(query, after);
                yield query.asking(quality.asking());
            }
            case TRANSITIONS -> {
                Query after = new Query();
                flow.tellPassages(after);
                sessions.tellWithoutFacts(query, after);
                yield query.asking(flow.transitions());
            }
            case PATHS -> {
                sessions.tell(query);
                verdicts.tell(query);
                flow.tellPassages(query);
                flow.tellPaths(query);
                yield query.asking(flow.paths());
            }
        };
    }
}
