package dev.ajar.verdict;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.session.Session;
import dev.ajar.verdict.Verdict.Kind;
import dev.ajar.verdict.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A planned exclusion, made ready to be held against sessions.
record Window(long from, long to, List<Limited> where, Outcome outcome) {

    /// A dimension that must have one of some values.
    private record Limited(Evaluation<Session> dimension, Set<Value> values) {}

    /// The windows that are meant for an experience, the least name first.
    static List<Window> of(List<Exclusion> exclusions, Experience experience, Compiler<Session> compiler) {
        return exclusions.stream()
                .filter(exclusion -> exclusion.appliesTo(experience))
                .sorted((a, b) -> StringValue.compare(a.name(), b.name()))
                .map(exclusion -> new Window(
                        exclusion.from(),
                        exclusion.to(),
                        limits(exclusion, experience, compiler),
                        new Outcome(Kind.EXCLUDED, new StringValue(exclusion.name()))))
                .toList();
    }

    private static List<Limited> limits(Exclusion exclusion, Experience experience, Compiler<Session> compiler) {
        List<Limited> limits = new ArrayList<>();
        experience.dimensions().stream()
                .filter(dimension -> exclusion.where().containsKey(dimension.name()))
                .forEach(dimension -> limits.add(new Limited(
                        compiler.compile(dimension.fact()),
                        Set.copyOf(exclusion.where().getOrDefault(dimension.name(), List.of())))));
        return List.copyOf(limits);
    }

    boolean covers(Session session) {
        return from <= session.start()
                && session.start() < to
                && where.stream()
                        .allMatch(limit ->
                                limit.values().contains(limit.dimension().of(session)));
    }
}
