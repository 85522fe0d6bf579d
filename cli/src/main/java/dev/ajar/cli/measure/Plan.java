package dev.ajar.cli.measure;

import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Summary;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.util.ArrayList;
import java.util.List;

/// The queries that answer a question about events in a database.
public sealed interface Plan {

    /// All can be asked.
    record Ready(List<Query> queries) implements Plan {
        public Ready {
            queries = List.copyOf(queries);
        }
    }

    /// Something cannot be said alike in this dialect, so nothing is asked.
    ///
    /// @param why each thing that cannot be said, by name
    record NotExpressible(List<String> why) implements Plan {
        public NotExpressible {
            why = List.copyOf(why);
        }
    }

    /// One of them.
    record Query(Experience experience, Kind kind, String sql) {}

    /// What is asked of an experience.
    enum Kind {
        /// What the report shows of its sessions.
        SUMMARY,
        /// Every verdict.
        VERDICTS
    }

    /// Writes the queries.
    ///
    /// @param verdicts whether every verdict is wanted, too
    static Plan of(
            Translator translator,
            Definitions definitions,
            Scope scope,
            Question question,
            List<String> by,
            boolean verdicts) {
        List<Query> queries = new ArrayList<>();
        List<String> why = new ArrayList<>();
        for (Experience experience : definitions.experiences()) {
            Summary summary = new Summary(by, question.from(), question.to());
            for (Kind kind : verdicts ? Kind.values() : new Kind[] {Kind.SUMMARY}) {
                Translated translated = switch (kind) {
                    case SUMMARY -> translator.summary(definitions, experience, scope, summary);
                    case VERDICTS -> translator.verdicts(definitions, experience, scope, summary);
                };
                switch (translated) {
                    case Translated.Query(String sql) -> queries.add(new Query(experience, kind, sql));
                    case Translated.NotExpressible(List<String> reasons) -> why.addAll(reasons);
                }
            }
        }
        return why.isEmpty()
                ? new Ready(queries)
                : new NotExpressible(why.stream().distinct().toList());
    }
}
