package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule;
import dev.ajar.model.Schema;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import java.util.List;
import java.util.Map;

/// A definition that says one text wherever it says one: an event tries when its attribute of that name has that text.
final class OneText {

    private OneText() {}

    /// The definition.
    static Definitions definitions(String text) {
        return definitions(text, text, text + " key");
    }

    /// The definition, with other names for its attributes.
    static Definitions definitions(String text, String attributeName, String keyName) {
        Name attribute = new Name(attributeName, Type.STRING);
        Name key = new Name(keyName, Type.STRING);
        Expression literal = new Literal(Type.STRING, new StringValue(text));
        Expression same = new Expression.Comparison(Comparator.EQUAL, attribute, literal);
        Attributes attributes = new Attributes(List.of(new Schema(
                text,
                List.of(
                        new Attribute(attributeName, Type.STRING, text, List.of(new StringValue(text)), "", false),
                        new Attribute(keyName, Type.STRING, text, List.of(), "", false)))));
        Timeline timeline = new Timeline(
                text,
                key,
                List.of(new Timeline.Property(
                        text, Type.STRING, List.of(new Timeline.Setter(same, attribute)), new StringValue(text))));
        Dimension dimension = new Dimension(attributeName, new Name("first." + attributeName, Type.STRING));
        Experience experience = new Experience(
                text,
                Map.of("en", text),
                text,
                text,
                text,
                same,
                new SessionRule.Keyed(List.of(key), "tried", 0),
                List.of(
                        new Step("tried", same, List.of(), false),
                        new Step("done", new Expression.Not(same), List.of(), false)),
                "done",
                Limit.NONE,
                List.of(new Rule(
                        text,
                        Rule.Ruling.EXCLUDE,
                        new Expression.In(new Name(text + "." + text, Type.STRING), List.of(new StringValue(text))),
                        text,
                        false)),
                new Name("last." + attributeName, Type.STRING),
                List.of(
                        new Indicator.Sessions(text, 1, new Limit(1)),
                        new Indicator.Latency(attributeName + "2", "tried", "done", new Limit(1)),
                        new Indicator.Sessions(text + "3", Long.MAX_VALUE, Limit.NONE)),
                List.of(dimension),
                List.of(new Experience.Simplification(text, text, text)),
                text);
        Exclusion window =
                new Exclusion(text, List.of(), 0, 1, Map.of(attributeName, List.of(new StringValue(text))), text, text);
        return new Definitions(attributes, List.of(), List.of(timeline), List.of(experience), List.of(window));
    }
}
