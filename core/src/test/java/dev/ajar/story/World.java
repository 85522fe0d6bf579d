package dev.ajar.story;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.model.Schema;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All that is defined in a test, written down piece by piece.
public final class World {

    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Timeline> timelines = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Exclusion> windows = new ArrayList<>();

    /// Attributes that hold a text.
    public World texts(String... names) {
        Stream.of(names).forEach(name -> attribute(name, Type.STRING, ""));
        return this;
    }

    /// Attributes that hold a whole number.
    public World wholes(String... names) {
        Stream.of(names).forEach(name -> attribute(name, Type.INT, ""));
        return this;
    }

    public World attribute(String name, Type type, String unit) {
        attributes.add(new Attribute(name, type, "", List.of(), unit, false));
        return this;
    }

    public World timeline(String name, String entity, Timeline.Property... properties) {
        timelines.add(new Timeline(name, name(entity), List.of(properties)));
        return this;
    }

    /// A property with the value it has before the first event; [Value#UNKNOWN] for none.
    public static Timeline.Property property(String name, Type type, Object initial, Timeline.Setter... setters) {
        return new Timeline.Property(name, type, List.of(setters), Conditions.value(initial));
    }

    /// An event sets a property to one of its attributes.
    public static Timeline.Setter set(Expression when, String attribute, Type type) {
        return new Timeline.Setter(when, new Expression.Name(attribute, type));
    }

    /// An event sets a property to a value.
    public static Timeline.Setter set(Expression when, Object literal) {
        return new Timeline.Setter(when, Conditions.literal(literal));
    }

    /// A planned window, its edges told from the beginning of the story.
    public World window(String name, String from, String to, Map<String, List<Value>> where, String... experiences) {
        windows.add(new Exclusion(
                name, List.of(experiences), Story.instant(from), Story.instant(to), where, "planned", "facilities"));
        return this;
    }

    public World experience(Draft draft) {
        drafts.add(draft);
        return this;
    }

    public Definitions definitions() {
        Definitions without = new Definitions(attributes(), List.of(), timelines, List.of(), List.of());
        List<Experience> experiences =
                drafts.stream().map(draft -> draft.in(without)).toList();
        return new Definitions(attributes(), List.of(), timelines, experiences, windows);
    }

    private Attributes attributes() {
        return new Attributes(List.of(new Schema("test", attributes)));
    }

    private Expression.Name name(String attribute) {
        Attributes all = attributes();
        return new Expression.Name(attribute, all.at(all.place(attribute)).type());
    }
}
