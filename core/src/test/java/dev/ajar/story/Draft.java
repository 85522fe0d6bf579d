package dev.ajar.story;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Facts;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.model.SessionRule;
import dev.ajar.model.SessionRule.Episodes;
import dev.ajar.model.SessionRule.Keyed;
import dev.ajar.model.SessionRule.Presence;
import dev.ajar.model.SessionRule.Until;
import dev.ajar.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An experience while it is written down.
///
/// Where nothing else is said a step is hit by the event of its own name, the first step is the attempt, the last the
/// success, everything is relevant, and a session settles after ten seconds.
public final class Draft {

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<String> dimensions = new ArrayList<>();
    private Expression relevant = Literal.TRUE;
    private Cutting cutting = new Cutting.ByKey(List.of("who"));
    private long settle = Story.micros("10s");
    private String attempt = "";
    private String success = "";
    private Limit within = Limit.NONE;
    private String reason = "";

    /// What makes events one session, names not yet looked up.
    private sealed interface Cutting {
        record ByKey(List<String> key) implements Cutting {}

        record ByGap(List<String> key, String gap, Until until, long skew) implements Cutting {}

        record BySlot(String every, String per, Expression during, String from) implements Cutting {}
    }

    private Draft(String name) {
        this.name = name;
    }

    public static Draft of(String name) {
        return new Draft(name);
    }

    public Draft key(String... attributes) {
        cutting = new Cutting.ByKey(List.of(attributes));
        return this;
    }

    /// Episodes that end with success.
    public Draft gap(String gap, String... key) {
        return gap(gap, new Until.Reached(""), Episodes.NO_SKEW, key);
    }

    /// Episodes.
    ///
    /// @param until [Until.Reached] of the empty name stands for the success step
    /// @param skew in µs
    public Draft gap(String gap, Until until, long skew, String... key) {
        cutting = new Cutting.ByGap(List.of(key), gap, until, skew);
        return this;
    }

    /// Slots.
    ///
    /// @param from told from the beginning of the story
    public Draft every(String every, String per, Expression during, String from) {
        cutting = new Cutting.BySlot(every, per, during, from);
        return this;
    }

    public Draft settle(String settle) {
        this.settle = Story.micros(settle);
        return this;
    }

    public Draft relevant(Expression relevant) {
        this.relevant = relevant;
        return this;
    }

    /// A step that the event of its name hits.
    public Draft step(String name, String... then) {
        return step(name, Conditions.named(name), then);
    }

    public Draft step(String name, Expression when, String... then) {
        steps.add(new Step(name, when, List.of(then), false));
        return this;
    }

    /// A mark beside the flow.
    public Draft aside(String name) {
        steps.add(new Step(name, Conditions.named(name), List.of(), true));
        return this;
    }

    public Draft attempt(String step) {
        attempt = step;
        return this;
    }

    public Draft success(String step) {
        success = step;
        return this;
    }

    public Draft within(String limit) {
        within = new Limit(Story.micros(limit));
        return this;
    }

    /// A rule that waits until the session is settled.
    public Draft rule(Ruling ruling, String name, Expression when) {
        rules.add(new Rule(name, ruling, when, "the test says so", false));
        return this;
    }

    /// A rule that speaks at once.
    public Draft ruleAtOnce(Ruling ruling, String name, Expression when) {
        rules.add(new Rule(name, ruling, when, "the test says so", true));
        return this;
    }

    public Draft reason(String fact) {
        reason = fact;
        return this;
    }

    public Draft sessions(String name) {
        return indicator(new Indicator.Sessions(name, Long.MAX_VALUE, Limit.NONE));
    }

    public Draft indicator(Indicator indicator) {
        indicators.add(indicator);
        return this;
    }

    public Draft latency(String name, String from, String to, String within) {
        return indicator(new Indicator.Latency(name, from, to, new Limit(Story.micros(within))));
    }

    /// Attributes, or properties of timelines.
    public Draft dimensions(String... names) {
        dimensions.addAll(List.of(names));
        return this;
    }

    /// The same experience with other rules.
    public static Experience ruledBy(Experience experience, List<Rule> rules) {
        return new Experience(
                experience.name(),
                experience.title(),
                experience.product(),
                experience.owner(),
                experience.purpose(),
                experience.relevant(),
                experience.session(),
                experience.steps(),
                experience.success(),
                experience.within(),
                rules,
                experience.reason(),
                experience.indicators(),
                experience.dimensions(),
                experience.accepted(),
                experience.fingerprint());
    }

    Experience in(Definitions definitions) {
        Facts facts =
                new Facts(steps.stream().map(Step::name).toList(), definitions.attributes(), definitions.timelines());
        return new Experience(
                name,
                Map.of(),
                "test",
                "test",
                "To see whether it holds.",
                relevant,
                session(definitions.attributes()),
                steps,
                success(),
                within,
                rules,
                reason.isEmpty() ? new Literal(Type.STRING, Value.UNKNOWN) : fact(reason, facts),
                indicators,
                dimensions.stream().map(each -> dimension(each, facts)).toList(),
                List.of(),
                "f-" + name);
    }

    private SessionRule session(Attributes attributes) {
        String first = attempt.isEmpty() ? steps.get(0).name() : attempt;
        return switch (cutting) {
            case Cutting.ByKey(List<String> key) -> new Keyed(names(key, attributes), first, settle);
            case Cutting.ByGap(List<String> key, String gap, Until until, long skew) ->
                new Episodes(names(key, attributes), first, settle, Story.micros(gap), orSuccess(until), skew);
            case Cutting.BySlot(String every, String per, Expression during, String from) ->
                new Presence(Story.micros(every), name(per, attributes), during, Story.instant(from), settle);
        };
    }

    private String success() {
        return success.isEmpty() ? steps.get(steps.size() - 1).name() : success;
    }

    private Until orSuccess(Until until) {
        return until.equals(new Until.Reached("")) ? new Until.Reached(success()) : until;
    }

    private static List<Expression.Name> names(List<String> names, Attributes attributes) {
        return names.stream().map(name -> name(name, attributes)).toList();
    }

    private static Expression.Name name(String name, Attributes attributes) {
        boolean always = Stream.of("event.id", "event.name").anyMatch(name::equals);
        return new Expression.Name(
                name,
                always ? Type.STRING : attributes.at(attributes.place(name)).type());
    }

    private static Dimension dimension(String name, Facts facts) {
        return new Dimension(name, fact(facts.has("first." + name) ? "first." + name : name, facts));
    }

    private static Expression.Name fact(String name, Facts facts) {
        return new Expression.Name(name, facts.named(name).type());
    }
}
