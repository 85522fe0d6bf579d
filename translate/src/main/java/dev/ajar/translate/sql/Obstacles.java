package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.model.Rule;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What keeps a definition from being said alike in SQL.
final class Obstacles {

    private Obstacles() {}

    /// Each of them, by name; empty where there is none.
    static List<String> in(Definitions definitions, Experience experience) {
        List<String> found = in(definitions.attributes());
        if (expressions(definitions, experience).anyMatch(Obstacles::hasNul)) {
            found.add("%s: a text with U+0000, which no event can hold"
                    .formatted(experience.name().replace('\0', '?')));
        }
        return found;
    }

    /// Names that a query's own step has, so that a table of that name cannot be seen.
    static List<String> in(Reading reading) {
        return reading instanceof Reading.Table(String name)
                        && SessionQuery.STEPS.contains(name.toLowerCase(Locale.ROOT))
                ? List.of("table %s: a step of the query has that name; write it with its schema".formatted(name))
                : List.of();
    }

    /// What keeps attributes from being columns.
    static List<String> in(Attributes attributes) {
        List<String> found = new ArrayList<>();
        Map<String, String> columns = new HashMap<>();
        Events.BASE.forEach(column -> columns.put(column, "the table's own " + column));
        for (Attribute attribute : attributes.all()) {
            String other =
                    columns.putIfAbsent(attribute.name().toLowerCase(Locale.ROOT), "attribute " + attribute.name());
            if (other != null) {
                found.add("attribute %s: its column would be that of %s, for databases do not tell case apart"
                        .formatted(attribute.name(), other));
            }
            if (hasNul(attribute.name())) {
                found.add("attribute %s: U+0000 in a name"
                        .formatted(attribute.name().replace('\0', '?')));
            }
        }
        return found;
    }

    private static Stream<Expression> expressions(Definitions definitions, Experience experience) {
        Stream<Expression> own = Stream.of(
                        Stream.of(experience.relevant()),
                        experience.steps().stream().map(Step::when),
                        experience.judge().stream().map(Rule::when),
                        experience.session() instanceof SessionRule.Presence presence
                                ? Stream.of(presence.during())
                                : Stream.<Expression>of())
                .flatMap(each -> each);
        Stream<Expression> setters = definitions.timelines().stream()
                .map(Timeline::properties)
                .flatMap(List::stream)
                .flatMap(property -> Stream.concat(
                        Stream.of(new Expression.Literal(property.type(), property.initial())),
                        property.setters().stream().flatMap(setter -> Stream.of(setter.when(), setter.set()))));
        Stream<Expression> windows = definitions.exclusions().stream()
                .map(Exclusion::where)
                .flatMap(where -> where.values().stream())
                .flatMap(List::stream)
                .filter(StringValue.class::isInstance)
                .map(value -> new Expression.Literal(Type.STRING, value));
        return Stream.of(own, setters, windows).flatMap(each -> each);
    }

    private static boolean hasNul(Expression expression) {
        boolean here = (expression instanceof Expression.Literal literal && hasNul(literal.value()))
                || (expression instanceof Expression.In in
                        && in.values().stream().anyMatch(Obstacles::hasNul))
                || (expression instanceof Expression.Matches matches && hasNul(matches.pattern()));
        return here || expression.parts().stream().anyMatch(Obstacles::hasNul);
    }

    private static boolean hasNul(Value value) {
        return value instanceof StringValue(String text) && hasNul(text);
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
