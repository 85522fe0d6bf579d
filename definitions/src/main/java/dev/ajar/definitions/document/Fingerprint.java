package dev.ajar.definitions.document;

import dev.ajar.definitions.shape.Json;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Value;
import dev.ajar.model.Attribute;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.model.Fact;
import dev.ajar.model.Facts;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule;
import dev.ajar.model.SessionRule;
import dev.ajar.model.SessionRule.Until;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;

/// Says by one word what an experience's verdicts depend on.
///
/// It is the beginning (128 bits, in hex) of the SHA-256 of canonical JSON (RFC 8785) of: the experience's relevant
/// events, session rule, steps (but not `then`), success, rules, reason, indicators and dimensions; the types of the
/// attributes that these use; the properties of timelines that they use; and the exclusions that apply. Defaults are
/// filled in, so writing one out changes nothing, and neither do comments, order of keys, titles, purposes or reasons
/// given in words, nor documents that have nothing to do with the experience.
final class Fingerprint {

    private final Experience experience;
    private final Definitions definitions;
    private final Facts facts;
    private final TreeSet<String> attributes = new TreeSet<>();
    private final TreeMap<String, Object> properties = new TreeMap<>();

    private Fingerprint(Experience experience, Definitions definitions) {
        this.experience = experience;
        this.definitions = definitions;
        facts = definitions.facts(experience);
    }

    /// The definitions, with every experience's fingerprint filled in.
    static Definitions fillIn(Definitions definitions) {
        return new Definitions(
                definitions.attributes(),
                definitions.sources(),
                definitions.timelines(),
                definitions.experiences().stream()
                        .map(experience -> with(experience, new Fingerprint(experience, definitions).hash()))
                        .toList(),
                definitions.exclusions());
    }

    private static Experience with(Experience of, String fingerprint) {
        return new Experience(
                of.name(),
                of.title(),
                of.product(),
                of.owner(),
                of.purpose(),
                of.relevant(),
                of.session(),
                of.steps(),
                of.success(),
                of.within(),
                of.judge(),
                of.reason(),
                of.indicators(),
                of.dimensions(),
                of.accepted(),
                fingerprint);
    }

    private String hash() {
        try {
            byte[] canonical = new JsonCanonicalizer(Json.text(all())).getEncodedUTF8();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (IOException impossible) {
            throw new UncheckedIOException("our own JSON cannot be read", impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private Map<String, Object> all() {
        Map<String, Object> all = new TreeMap<>();
        all.put("experience", experience.name());
        all.put("relevant", ofEvent(experience.relevant()));
        all.put("session", session(experience.session()));
        all.put("steps", experience.steps().stream().map(this::step).toList());
        all.put("success", List.of(experience.success(), limit(experience.within())));
        all.put("judge", experience.judge().stream().map(this::rule).toList());
        all.put("reason", ofSession(experience.reason()));
        all.put(
                "indicators",
                experience.indicators().stream().map(this::indicator).sorted().toList());
        all.put("dimensions", experience.columns().stream().map(this::dimension).toList());
        all.put(
                "exclusions",
                definitions.exclusions().stream()
                        .filter(exclusion -> exclusion.appliesTo(experience))
                        .map(Fingerprint::exclusion)
                        .toList());
        all.put("properties", properties);
        all.put("attributes", types());
        return all;
    }

    private Map<String, String> types() {
        Map<String, String> types = new TreeMap<>();
        for (String name : attributes) {
            Attribute attribute =
                    definitions.attributes().at(definitions.attributes().place(name));
            types.put(name, attribute.type().word());
        }
        return types;
    }

    private List<Object> session(SessionRule session) {
        return switch (session) {
            case SessionRule.Keyed(var key, var attempt, var settle) ->
                List.of("keyed", key.stream().map(this::ofEvent).toList(), attempt, number(settle));
            case SessionRule.Episodes(var key, var attempt, var settle, var gap, var until, var skew) ->
                List.of(
                        "episodes",
                        key.stream().map(this::ofEvent).toList(),
                        attempt,
                        number(settle),
                        number(gap),
                        until(until),
                        number(skew));
            case SessionRule.Presence(var every, var per, var during, var from, var settle) ->
                List.of("presence", number(every), ofEvent(per), ofSession(during), number(from), number(settle));
        };
    }

    private static List<Object> until(Until until) {
        return switch (until) {
            case Until.Reached(String step) -> List.of(step);
            case Until.Never ignored -> List.of();
        };
    }

    private List<Object> step(Step step) {
        return List.of(step.name(), ofEvent(step.when()), step.aside());
    }

    private List<Object> rule(Rule rule) {
        return List.of(JudgeReader.word(rule.ruling()), rule.name(), ofSession(rule.when()), rule.once());
    }

    private String indicator(Indicator indicator) {
        return Json.text(
                switch (indicator) {
                    case Indicator.Sessions(var name, var attempts, var within) ->
                        List.of(name, "sessions", number(attempts), limit(within));
                    case Indicator.Latency(var name, var from, var to, var within) ->
                        List.of(name, "latency", from, to, limit(within));
                    case Indicator.Carried(var name, var value, var unit, var within) ->
                        List.of(name, "carried", ofSession(value), unit.name(), limit(within));
                });
    }

    private List<Object> dimension(Dimension dimension) {
        return List.of(dimension.name(), ofSession(dimension.fact()));
    }

    private static List<Object> exclusion(Exclusion exclusion) {
        Map<String, Object> where = new TreeMap<>();
        exclusion
                .where()
                .forEach((dimension, values) -> where.put(
                        dimension,
                        values.stream().map(Value::text).distinct().sorted().toList()));
        return List.of(exclusion.name(), number(exclusion.from()), number(exclusion.to()), where);
    }

    /// What an expression says of an event.
    private List<Object> ofEvent(Expression expression) {
        expression.names().stream()
                .map(Name::name)
                .filter(definitions.attributes()::declares)
                .forEach(attributes::add);
        return ExpressionText.of(expression);
    }

    /// What an expression says of a session.
    private List<Object> ofSession(Expression expression) {
        expression.names().forEach(this::use);
        return ExpressionText.of(expression);
    }

    /// Notes what a fact stands on.
    private void use(Name name) {
        switch (facts.named(name.name())) {
            case Fact.FirstOf(Attribute attribute) -> attributes.add(attribute.name());
            case Fact.LastOf(Attribute attribute) -> attributes.add(attribute.name());
            case Fact.AsOf(Timeline timeline, Timeline.Property property) -> use(name.name(), timeline, property);
            case Fact.Count ignored -> {}
            case Fact.First ignored -> {}
            case Fact.Last ignored -> {}
            case Fact.Reached ignored -> {}
            case Fact.Whole ignored -> {}
        }
    }

    private void use(String name, Timeline timeline, Timeline.Property property) {
        if (properties.putIfAbsent(name, List.of()) == null) {
            List<Object> setters = Stream.concat(
                            Stream.of(
                                    ofEvent(timeline.entity()),
                                    List.of(
                                            property.type().word(),
                                            property.initial().isKnown(),
                                            property.initial().text())),
                            property.setters().stream()
                                    .<Object>map(setter -> List.of(ofEvent(setter.when()), ofEvent(setter.set()))))
                    .toList();
            properties.put(name, setters);
        }
    }

    private static String limit(Limit limit) {
        return limit.isSet() ? number(limit.micros()) : "none";
    }

    /// As text: a number of JSON is a double.
    private static String number(long number) {
        return Long.toString(number);
    }
}
