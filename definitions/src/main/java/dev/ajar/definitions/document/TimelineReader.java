package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Conditions;
import dev.ajar.definitions.cel.Scope;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.shape.Shapes;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `Timeline` documents.
final class TimelineReader {

    /// First words that conditions need for other things.
    private static final Set<String> TAKEN =
            Set.of("session", "steps", "first", "last", "event", "column", "succeeded");

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Values values;
    private final Names names;
    private final Conditions conditions;
    private final Scope scope;

    TimelineReader(Vocabulary vocabulary, Names names, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.names = names;
        values = new Values(problems);
        conditions = new Conditions(problems);
        scope = vocabulary.event("a setter sees the event: event.name, event.time and its attributes");
    }

    /// Reads a timeline and makes its properties known.
    Timeline read(Draft draft) {
        String first = draft.name().split("\\.", 2)[0];
        if (TAKEN.contains(first)) {
            problems.error(
                    draft.named(),
                    "a Timeline cannot be called %s: conditions need this word".formatted(Words.quoted(draft.name())),
                    "another name, for example that of the thing: `lock`");
        } else if (draft.name().contains("-")) {
            problems.warn(
                    draft.named(),
                    "no condition can name properties of %s: there `-` is a minus"
                            .formatted(Words.quoted(draft.name())),
                    "a name of ASCII letters, digits and `_`");
        }
        Optional<Name> entity = draft.fields().at("entity").flatMap(node -> names.attribute(node, "`entity`"));
        var properties = new ArrayList<Timeline.Property>();
        var unsound = new HashSet<String>();
        draft.fields().at("properties").ifPresent(node -> {
            for (Entry entry :
                    values.entries(node, "`properties`", "properties by name, each with a list of setters")) {
                values.name(entry.key(), Alphabet.WORD, "property").ifPresent(name -> {
                    Timeline.Property property = property(name, entry.value(), unsound);
                    refuseClash(draft.name() + "." + name, property, entry);
                    properties.add(property);
                });
            }
        });
        var timeline = new Timeline(draft.name(), entity.orElse(new Name("", Type.STRING)), properties);
        if (draft.first()) {
            vocabulary.add(timeline, unsound);
        }
        return timeline;
    }

    /// An attribute of the same name would mean something else, unless the property does nothing but follow it.
    private void refuseClash(String name, Timeline.Property property, Entry entry) {
        boolean follows = !property.initial().isKnown()
                && property.setters().stream()
                        .allMatch(setter -> setter.set() instanceof Name(String set, Type ignored) && set.equals(name));
        if (vocabulary.attributes().declares(name) && !follows) {
            problems.error(
                    entry.key().span(),
                    "%s is an attribute, too".formatted(Words.quoted(name)),
                    "another name for the property or the timeline, or setters that all set it from that attribute");
        }
    }

    private Timeline.Property property(String name, Node node, Set<String> unsound) {
        int before = problems.errors();
        List<Node> items = values.items(node, "property " + Words.quoted(name));
        if (items.isEmpty() && node instanceof Node.Items) {
            problems.error(
                    node.span(), "property %s: nothing sets it".formatted(Words.quoted(name)), "at least one setter");
        }
        var setters = new ArrayList<Timeline.Setter>();
        Value initial = Value.UNKNOWN;
        Optional<Type> type = Optional.empty();
        for (int place = 0; place < items.size(); place++) {
            Node item = items.get(place);
            Fields fields = Fields.of(item, Shapes.SETTER, problems);
            Optional<Expression> when =
                    fields.at("when").flatMap(condition -> conditions.condition(condition, scope, "`when`"));
            Optional<Expression> set = set(fields, type, name);
            type = type.isPresent() ? type : set.map(Expression::type);
            if (fields.has("when")) {
                Expression condition = when.orElse(Expression.Literal.TRUE);
                set.ifPresent(value -> setters.add(new Timeline.Setter(condition, value)));
            } else if (fields.has("set")) {
                initial = initial(fields, set, place == items.size() - 1, name);
            }
        }
        if (problems.errors() > before) {
            unsound.add(name);
        }
        return new Timeline.Property(name, type.orElse(Type.STRING), setters, initial);
    }

    /// What a setter sets, of the type of the setters before.
    private Optional<Expression> set(Fields fields, Optional<Type> type, String name) {
        return fields.at("set").flatMap(node -> {
            Optional<Expression> set = conditions.value(node, scope, "`set`");
            if (set.isPresent() && set.get().type() == Type.DURATION) {
                problems.error(
                        node.span(),
                        "property %s: a duration".formatted(Words.quoted(name)),
                        "a string, an int, a double, a bool or an instant");
                return Optional.empty();
            }
            if (set.isPresent() && type.isPresent() && set.get().type() != type.get()) {
                problems.error(
                        Names.inside(node),
                        "property %s: %s here, %s before"
                                .formatted(Words.quoted(name), Names.a(set.get().type()), Names.a(type.get())),
                        "one type for all setters of a property");
                return Optional.empty();
            }
            return set;
        });
    }

    /// The value before the first event: a literal, without `when`, last.
    private Value initial(Fields fields, Optional<Expression> set, boolean last, String name) {
        if (!last) {
            problems.error(
                    fields.start(),
                    "property %s: a setter without `when` that is not the last".formatted(Words.quoted(name)),
                    "a `when`; or, for the value before the first event, its place at the end");
            return Value.UNKNOWN;
        }
        if (set.isPresent() && set.get() instanceof Expression.Literal(Type ignored, Value value)) {
            return value;
        }
        if (set.isPresent()) {
            problems.error(
                    fields.start(),
                    "property %s: a setter without `when` whose `set` is no literal".formatted(Words.quoted(name)),
                    "a `when`; only a literal can be the value before the first event");
        }
        return Value.UNKNOWN;
    }
}
