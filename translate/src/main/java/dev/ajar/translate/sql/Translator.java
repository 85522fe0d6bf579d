package dev.ajar.translate.sql;

import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import java.util.List;

/// Translates definitions to one dialect of SQL.
public record Translator(Dialect dialect) {

    /// The query that gives the sessions, verdicts or tallies of an experience, run over the table `events`.
    public Translated translate(Definitions definitions, Experience experience, Stage stage, AsOf asOf) {
        List<String> obstacles = Obstacles.in(dialect, definitions, experience);
        return obstacles.isEmpty()
                ? new Translated.Query(print(definitions, experience, stage, asOf))
                : new Translated.NotExpressible(obstacles);
    }

    private String print(Definitions definitions, Experience experience, Stage stage, AsOf asOf) {
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
            case TALLIES -> {
                verdicts.tell(query);
                tallies.tell(query);
                yield query.asking(tallies.asking());
            }
        };
    }
}
