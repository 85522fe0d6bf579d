package dev.ajar.event;

import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Names;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attributes;

/// What conditions on an event can name: `event.id`, `event.name`, `event.time` and its attributes.
public record EventNames(Attributes attributes) implements Names<Event> {

    @Override
    public Evaluation<Event> reader(Expression.Name name) {
        int place = attributes.place(name.name());
        return switch (name.name()) {
            case "event.id" -> event -> new StringValue(event.id());
            case "event.name" -> Event::nameValue;
            case "event.time" -> event -> new InstantValue(event.time());
            default -> {
                if (place == Attributes.UNDECLARED) {
                    throw new IllegalArgumentException("no attribute " + name.name());
                }
                yield event -> event.value(place);
            }
        };
    }
}
