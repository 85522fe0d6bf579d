package dev.ajar.session;

import dev.ajar.event.Event;
import dev.ajar.event.EventNames;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.Unknown;
import dev.ajar.model.Attributes;
import java.util.List;

/// Which events belong together: the values of some attributes, as one text.
///
/// The text is the beginning of a session's id: the values joined by `|`, with `\` before every `|` and `\` in them.
/// Because an attribute has one type, two keys are equal when their texts are.
public final class Key {

    /// The text of an event that lacks an attribute of the key. No key has it, for a key's `\` is always escaped.
    public static final String LACKING = "\\";

    private final List<Evaluation<Event>> parts;

    public Key(List<Expression.Name> names, Attributes attributes) {
        Compiler<Event> compiler = new Compiler<>(new EventNames(attributes));
        parts = names.stream().map(compiler::compile).toList();
    }

    /// The key of an event, or [#LACKING].
    public String of(Event event) {
        Value only = parts.get(0).of(event);
        if (only instanceof Unknown) {
            return LACKING;
        }
        if (parts.size() == 1) {
            return escape(only.text());
        }
        StringBuilder key = new StringBuilder(escape(only.text()));
        for (Evaluation<Event> part : parts.subList(1, parts.size())) {
            Value value = part.of(event);
            if (!value.isKnown()) {
                return LACKING;
            }
            key.append('|').append(escape(value.text()));
        }
        return key.toString();
    }

    /// A part of a session's id, with `\` before every `|` and `\`.
    static String escape(String part) {
        return part.indexOf('|') < 0 && part.indexOf('\\') < 0
                ? part
                : part.replace("\\", "\\\\").replace("|", "\\|");
    }
}
