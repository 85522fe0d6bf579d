package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Scope.Known;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Dimension;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads `Exclusion` documents.
final class ExclusionReader {

    private final Vocabulary vocabulary;
    private final Collection<Experience> experiences;
    private final boolean experiencesMayMiss;
    private final Problems problems;
    private final Values values;
    private final Constants constants;
    private final Map<String, Known> facts;

    /// @param experiences all there are, sound or not
    /// @param experiencesMayMiss whether there are more that could not be read
    ExclusionReader(
            Vocabulary vocabulary, Collection<Experience> experiences, boolean experiencesMayMiss, Problems problems) {
        this.vocabulary = vocabulary;
        this.experiences = experiences;
        this.experiencesMayMiss = experiencesMayMiss;
        this.problems = problems;
        values = new Values(problems);
        constants = new Constants(problems, values);
        facts = vocabulary.session(List.of()).names();
    }

    Exclusion read(Draft draft) {
        Fields fields = draft.fields();
        List<String> named = experiences(fields);
        OptionalLong from =
                fields.at("from").map(node -> values.instant(node, "`from`")).orElse(OptionalLong.empty());
        OptionalLong to =
                fields.at("to").map(node -> values.instant(node, "`to`")).orElse(OptionalLong.empty());
        if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
            problems.error(
                    fields.at("to").orElseThrow().span(),
                    "`to` is not after `from`: nothing is covered",
                    "an instant after `from`");
        }
        var exclusion = new Exclusion(
                draft.name(),
                named,
                from.orElse(0),
                to.orElse(0),
                where(fields, named),
                fields.at("because")
                        .map(node -> values.prose(node, "`because`"))
                        .orElse(""),
                fields.at("author").map(node -> values.prose(node, "`author`")).orElse(""));
        warnOfNoEffect(exclusion, draft);
        return exclusion;
    }

    private List<String> experiences(Fields fields) {
        var named = new ArrayList<String>();
        List<String> choices = experiences.stream().map(Experience::name).toList();
        fields.at("experiences").ifPresent(node -> {
            for (Node item : values.items(node, "`experiences`")) {
                boolean unread = experiencesMayMiss && item instanceof Node.Text text && !choices.contains(text.text());
                if (!unread) {
                    values.reference(item, "`experiences`", "experience", choices)
                            .ifPresent(named::add);
                }
            }
            if (node instanceof Node.Items items && items.items().isEmpty()) {
                problems.error(
                        node.span(),
                        "`experiences`: none",
                        "at least one; or no `experiences`, for all that have its dimensions");
            }
        });
        return named;
    }

    private Map<String, List<Value>> where(Fields fields, List<String> named) {
        Map<String, List<Value>> where = new LinkedHashMap<>();
        fields.at("where").ifPresent(node -> {
            for (Entry entry : values.entries(node, "`where`", "values by dimension: `{site.id: [tower-7]}`")) {
                dimension(entry.key(), named)
                        .ifPresent(dimension -> where.put(dimension.name(), values(dimension, entry.value())));
            }
        });
        return where;
    }

    private Optional<Dimension> dimension(Node.Text key, List<String> named) {
        String name = key.text();
        for (String experience : named) {
            Optional<Experience> missing = experiences.stream()
                    .filter(each ->
                            each.name().equals(experience) && of(each, name).isEmpty())
                    .findFirst();
            if (missing.isPresent()) {
                List<String> dimensions =
                        missing.get().dimensions().stream().map(Dimension::name).toList();
                problems.error(
                        key.span(),
                        "`where`: %s is no dimension of %s".formatted(Words.quoted(name), Words.quoted(experience)),
                        dimensions.isEmpty() ? "nothing: the experience has no dimensions" : Words.anyOf(dimensions),
                        problems.nearest(name, dimensions));
                return Optional.empty();
            }
        }
        Optional<Dimension> found =
                experiences.stream().flatMap(each -> of(each, name).stream()).findFirst();
        if (found.isEmpty() && !experiencesMayMiss) {
            Set<String> dimensions = new LinkedHashSet<>();
            experiences.forEach(each -> each.dimensions().forEach(dimension -> dimensions.add(dimension.name())));
            problems.error(
                    key.span(),
                    "`where`: no experience has a dimension %s".formatted(Words.quoted(name)),
                    dimensions.isEmpty() ? "a dimension of an experience" : Words.anyOf(Values.few(dimensions)),
                    problems.nearest(name, dimensions));
        }
        return found;
    }

    private static Optional<Dimension> of(Experience experience, String name) {
        return experience.dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst();
    }

    private List<Value> values(Dimension dimension, Node node) {
        var found = new ArrayList<Value>();
        Type type = dimension.fact().type();
        String what = "where " + dimension.name();
        List<Node> items = values.items(node, what);
        if (items.isEmpty() && node instanceof Node.Items) {
            problems.error(node.span(), what + ": no values", "at least one value");
        }
        List<Value> listed = Optional.ofNullable(facts.get(dimension.fact().name()))
                .map(Known::values)
                .orElse(List.of());
        for (Node item : items) {
            if (vocabulary.isSound(dimension.name())) {
                constants.constant(item, type, what, dimension.name()).ifPresent(value -> {
                    constants.warnUnlisted(item, value, listed, what, dimension.name());
                    found.add(value);
                });
            }
        }
        return found;
    }

    private void warnOfNoEffect(Exclusion exclusion, Draft draft) {
        boolean applies = experiences.stream().anyMatch(exclusion::appliesTo);
        if (!applies && !experiencesMayMiss && !problems.hasErrors()) {
            problems.warn(
                    draft.named(),
                    "no experience has all dimensions of %s: it excludes nothing"
                            .formatted(Words.quoted(exclusion.name())),
                    "dimensions of one experience");
        }
    }
}
