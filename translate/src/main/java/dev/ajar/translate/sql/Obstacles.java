package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
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
    static List<String> in(Dialect dialect, Definitions definitions, Experience experience) {
        List<String> found = in(dialect, definitions.attributes());
        found.addAll(answers(dialect, experience));
        if (expressions(definitions, experience).anyMatch(Obstacles::hasNul)) {
            found.add("%s: a text with U+0000, which no event can hold".formatted(shown(experience.name())));
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

    /// What keeps attributes from having a column each in the table of events.
    static List<String> in(Dialect dialect, Attributes attributes) {
        List<String> found = new ArrayList<>();
        Map<String, Owner> owners = new HashMap<>();
        Events.BASE.forEach(column -> owners.put(key(dialect, column), new Owner("the table's own " + column, column)));
        for (Attribute attribute : attributes.all()) {
            String name = attribute.name();
            Owner owner = owners.putIfAbsent(key(dialect, name), new Owner("attribute " + name, name));
            if (owner != null) {
                found.add("attribute %s: its column would be that of %s, for %s"
                        .formatted(
                                name,
                                owner.title(),
                                owner.name().equalsIgnoreCase(name)
                                        ? "databases do not tell case apart"
                                        : "both are called %s in %s".formatted(dialect.column(name), dialect.title())));
            }
            if (hasNul(name)) {
                found.add("attribute %s: U+0000 in a name".formatted(shown(name)));
            } else {
                dialect.cannotBeColumn(name)
                        .ifPresent(why -> found.add("attribute %s: %s".formatted(shown(name), why)));
            }
        }
        return found;
    }

    private record Owner(String title, String name) {}

    private static String key(Dialect dialect, String name) {
        return dialect.column(name).toLowerCase(Locale.ROOT);
    }

    /// What keeps columns of the answer from having their names.
    private static List<String> answers(Dialect dialect, Experience experience) {
        List<String> found = new ArrayList<>();
        Stream.concat(
                        experience.latencies().stream().map(Experience::column),
                        experience.columns().stream().map(Dimension::column))
                .forEach(column -> dialect.cannotBeColumn(column)
                        .ifPresent(why -> found.add("column %s of the verdicts: %s".formatted(shown(column), why))));
        return found;
    }

    /// A name as it can be shown on one line.
    private static String shown(String name) {
        return name.codePoints()
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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
