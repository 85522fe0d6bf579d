package dev.ajar.verdict;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Rule;
import dev.ajar.model.SessionRule;
import dev.ajar.session.Goal;
import dev.ajar.session.Session;
import dev.ajar.session.SessionNames;
import dev.ajar.timeline.Known;
import dev.ajar.verdict.Verdict.Kind;
import dev.ajar.verdict.Verdict.Outcome;
import java.util.List;

/// Judges the sessions of one experience (semantics.md §5): the first that applies of an exclusion window, a rule,
/// success, waiting, failure.
///
/// May be shared by threads.
public final class Judge {

    private static final Outcome SUCCEEDED = new Outcome(Kind.GOOD, new StringValue("succeeded"));
    private static final Outcome TOO_LATE = new Outcome(Kind.BAD, new StringValue("too-late"));

    private final Experience experience;
    private final long asOf;
    private final Goal goal;
    private final List<Window> windows;
    private final List<ReadyRule> rules;
    private final Evaluation<Session> reason;
    private final Outcome unexplained;
    private final List<Taken> latencies;
    private final List<Evaluation<Session>> dimensions;

    private record ReadyRule(Rule rule, Evaluation<Session> when, Outcome outcome) {}

    /// @param asOf the instant of the question, in µs since 1970
    /// @param known what is known about things as of that instant
    public Judge(Experience experience, Definitions definitions, long asOf, Known known) {
        Compiler<Session> compiler = new Compiler<>(new SessionNames(experience, definitions, known));
        this.experience = experience;
        this.asOf = asOf;
        goal = new Goal(experience);
        windows = Window.of(definitions.exclusions(), experience, compiler);
        rules = experience.judge().stream()
                .map(rule -> new ReadyRule(rule, compiler.compile(rule.when()), outcome(rule)))
                .toList();
        reason = compiler.compile(experience.reason());
        unexplained = new Outcome(
                Kind.BAD,
                new StringValue(experience.session() instanceof SessionRule.Presence ? "silent" : "no-outcome"));
        latencies = experience.latencies().stream()
                .map(indicator -> Taken.of(indicator, experience, compiler))
                .toList();
        dimensions = experience.columns().stream()
                .map(Dimension::fact)
                .map(compiler::compile)
                .toList();
    }

    private static Outcome outcome(Rule rule) {
        Kind kind = switch (rule.ruling()) {
            case EXCLUDE -> Kind.EXCLUDED;
            case BAD -> Kind.BAD;
            case GOOD -> Kind.GOOD;
        };
        return new Outcome(kind, new StringValue(rule.name()));
    }

    /// The verdict on a session that was found as of the same instant.
    public Verdict judge(Session session) {
        boolean settled = asOf >= session.settlesAt();
        Outcome outcome = byWindows(session, byRules(session, settled, true));
        Outcome without = outcome.kind() == Kind.EXCLUDED || outcome.kind() == Kind.PENDING
                ? byRules(session, settled, false)
                : outcome;
        int furthest = session.furthest();
        return new Verdict(
                experience.name(),
                session.id(),
                session.start(),
                session.end(),
                outcome,
                without,
                furthest < 0 ? "" : experience.steps().get(furthest).name(),
                session.attempts(),
                session.reached(goal.step()) ? new DurationValue(session.after(goal.step())) : Value.UNKNOWN,
                durations(session),
                dimensions(session),
                experience.fingerprint());
    }

    private List<Value> durations(Session session) {
        Value[] durations = new Value[latencies.size()];
        for (int place = 0; place < durations.length; place++) {
            durations[place] = latencies.get(place).of(session);
        }
        return List.of(durations);
    }

    private List<Value> dimensions(Session session) {
        Value[] values = new Value[dimensions.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = dimensions.get(place).of(session);
        }
        return List.of(values);
    }

    private Outcome byWindows(Session session, Outcome otherwise) {
        for (Window window : windows) {
            if (window.covers(session)) {
                return window.outcome();
            }
        }
        return otherwise;
    }

    private Outcome byRules(Session session, boolean settled, boolean exclude) {
        for (ReadyRule each : rules) {
            boolean counts = exclude || each.rule().ruling() != Rule.Ruling.EXCLUDE;
            if (counts && each.when().holds(session)) {
                return settled || each.rule().once() ? each.outcome() : Outcome.pending();
            }
        }
        if (goal.isReachedBy(session)) {
            return SUCCEEDED;
        }
        if (!settled) {
            return Outcome.pending();
        }
        if (session.reached(goal.step())) {
            return TOO_LATE;
        }
        Value named = reason.of(session);
        return named.isKnown() ? new Outcome(Kind.BAD, new StringValue(named.text())) : unexplained;
    }

    /// The rules by name that would speak for this session, whether or not one before them does: for findings about the
    /// definition itself.
    public boolean ruleSpeaks(int place, Session session) {
        return rules.get(place).when().holds(session);
    }
}
