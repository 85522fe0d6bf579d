package dev.ajar.cli.measure;

import dev.ajar.cli.report.Answer;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Summary;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
        /// What is odd about the log.
        QUALITY,
        /// From step to step.
        TRANSITIONS,
        /// Every verdict.
        VERDICTS
    }

    /// Writes the queries.
    ///
    /// @param kinds what is asked
    static Plan of(
            Translator translator,
            Definitions definitions,
            Scope scope,
            Question question,
            List<String> by,
            Set<Kind> kinds) {
        List<Query> queries = new ArrayList<>();
        List<String> why = new ArrayList<>();
        Summary summary = new Summary(by, question.from(), question.to());
        for (Experience experience : definitions.experiences()) {
            for (Kind kind : new TreeSet<>(kinds)) {
                Translated translated = switch (kind) {
                    case SUMMARY -> translator.summary(definitions, experience, scope, summary);
                    case VERDICTS -> translator.verdicts(definitions, experience, scope, summary);
                    case QUALITY -> translator.translate(definitions, experience, Stage.QUALITY, from(scope, question));
                    case TRANSITIONS ->
                        translator.translate(definitions, experience, Stage.TRANSITIONS, from(scope, question));
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

    /// What a question needs to know.
    ///
    /// @param every whether every verdict is wanted
    /// @param brief whether only what the verdicts tell is
    static Set<Kind> kinds(Question question, boolean every, boolean brief) {
        Set<Kind> kinds = EnumSet.of(Kind.SUMMARY);
        if (every) {
            kinds.add(Kind.VERDICTS);
        }
        if (!brief && question.to() == Long.MAX_VALUE) {
            kinds.add(Kind.QUALITY);
            kinds.add(Kind.TRANSITIONS);
        }
        return kinds;
    }

    /// What is then not told.
    static Set<Answer.Unasked> unasked(Set<Kind> kinds) {
        Set<Answer.Unasked> unasked = EnumSet.noneOf(Answer.Unasked.class);
        if (!kinds.contains(Kind.QUALITY)) {
            unasked.add(Answer.Unasked.LOST);
        }
        if (!kinds.contains(Kind.TRANSITIONS)) {
            unasked.add(Answer.Unasked.FLOW);
        }
        return unasked;
    }

    /// Findings about the log are narrowed by the query itself. A reach back to 1970 leaves nothing out.
    private static Scope from(Scope scope, Question question) {
        return question.from() > 0 && scope.since() instanceof Since.Ever
                ? scope.since(new Since.From(question.from(), question.from()))
                : scope;
    }
}
