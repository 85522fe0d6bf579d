package dev.ajar.translate.sql;

import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import java.util.List;

/// Translates definitions to one dialect of SQL.
public record Translator(Dialect dialect) {

    /// The query that gives the sessions, verdicts or tallies of an experience, run over the table `events`.
    public Translated translate(Definitions definitions, Experience experience, Stage stage, AsOf asOf) {
        List<String> obstacles = Obstacles.in(definitions, experience);
        return obstacles.isEmpty()
                ? new Translated.Query(print(definitions, experience, stage, asOf))
                : new Translated.NotExpressible(obstacles);
    }

    /// The query that gives all that a report shows of the sessions of an experience, in few rows.
    public Translated summary(Definitions definitions, Experience experience, AsOf asOf, Summary summary) {
        List<String> obstacles = Obstacles.in(definitions, experience);
        return obstacles.isEmpty()
                ? new Translated.Query(print(definitions, experience, asOf, summary))
                : new Translated.NotExpressible(obstacles);
    }

    private String print(Definitions definitions, Experience experience, AsOf asOf, Summary summary) {
        Query query = new Query();
        VerdictQuery.header(query, experience, dialect, Stage.SUMMARY);
        SessionQuery sessions = new SessionQuery(dialect, definitions, experience);
        VerdictQuery verdicts = new VerdictQuery(dialect, definitions, experience, sessions.used());
        SummaryQuery summaries = new SummaryQuery(dialect, experience, sessions, verdicts, summary);
        sessions.tell(query, asOf);
        verdicts.tell(query);
        summaries.tell(query);
        return query.asking(summaries.asking(), SummaryQuery.ORDER);
    }

    private String print(Definitions definitions, Experience experience, Stage stage, AsOf asOf) {
        if (stage == Stage.SUMMARY) {
            List<String> all =
                    experience.columns().stream().map(Dimension::name).toList();
            return print(definitions, experience, asOf, Summary.of(all));
        }
        Query query = new Query();
        VerdictQuery.header(query, experience, dialect, stage);
        SessionQuery sessions = new SessionQuery(dialect, definitions, experience);
        VerdictQuery verdicts = new VerdictQuery(dialect, definitions, experience, sessions.used());
        TallyQuery tallies = new TallyQuery(dialect, experience, sessions.used(), verdicts);
        sessions.tell(query, asOf);
        return switch (stage) {
            case SESSIONS -> query.asking(sessions.asking());
            case VERDICTS -> {
                verdicts.tell(query);
                yield query.asking(verdicts.asking());
            }
            case TALLIES, SUMMARY -> {
                verdicts.tell(query);
                tallies.tell(query);
                yield query.asking(tallies.asking());
            }
        };
    }
}
