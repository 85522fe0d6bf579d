package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Name;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.SessionRule;
import dev.ajar.model.SessionRule.Until;
import dev.ajar.model.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What can be measured but is probably not meant: about the steps of an experience.
///
/// Every doubt here was a real definition that measured something silently.
final class Doubts {

    private Doubts() {}

    /// Tells of everything doubtful in a sound experience.
    static void tell(Experience experience, Fields fields, Vocabulary vocabulary, Problems problems) {
        new SessionDoubts(experience, fields, vocabulary, problems).tell();
        new RuleDoubts(experience, fields, problems).tell();
        unusedSteps(experience, fields, problems);
        asideOnTheWay(experience, fields, problems);
    }

    /// A step that nothing mentions says no more than how far people came.
    private static void unusedSteps(Experience experience, Fields fields, Problems problems) {
        Set<String> used = used(experience);
        for (Step step : experience.steps()) {
            if (!used.contains(step.name())) {
                problems.warn(
                        stepSpan(fields, step.name()),
                        "step %s is never used".formatted(Words.quoted(step.name())),
                        "its place in the `then` of another step, in a rule or in an indicator");
            }
        }
    }

    private static Set<String> used(Experience experience) {
        Set<String> used = new HashSet<>();
        used.add(experience.success());
        switch (experience.session()) {
            case SessionRule.Keyed keyed -> used.add(keyed.attempt());
            case SessionRule.Episodes episodes -> {
                used.add(episodes.attempt());
                if (episodes.until() instanceof Until.Reached(String step)) {
                    used.add(step);
                }
            }
            case SessionRule.Presence ignored -> {}
        }
        experience.steps().forEach(step -> used.addAll(step.then()));
        experience.indicators().forEach(indicator -> {
            if (indicator instanceof Indicator.Latency latency) {
                used.add(latency.from());
                used.add(latency.to());
            }
        });
        experience.judge().forEach(rule -> addSteps(rule.when(), used));
        addSteps(experience.reason(), used);
        return used;
    }

    /// The steps whose facts an expression mentions.
    private static void addSteps(Expression expression, Set<String> used) {
        for (Name name : expression.names()) {
            List<String> words = List.of(name.name().split("\\.", -1));
            if (words.size() == 3 && words.getFirst().equals("steps")) {
                used.add(words.get(1));
            }
        }
    }

    private static void asideOnTheWay(Experience experience, Fields fields, Problems problems) {
        for (Step step : experience.steps()) {
            if (step.aside() && !step.then().isEmpty()) {
                problems.warn(
                        stepSpan(fields, step.name()),
                        "step %s is `aside`, so what comes after it is never looked at"
                                .formatted(Words.quoted(step.name())),
                        "no `then`, or no `aside`");
            }
            step.then().stream()
                    .filter(next ->
                            experience.steps().get(experience.place(next)).aside())
                    .forEach(next -> problems.warn(
                            stepSpan(fields, step.name()),
                            "step %s: `then`: %s is `aside`, so it is never on the way"
                                    .formatted(Words.quoted(step.name()), Words.quoted(next)),
                            "steps that are not `aside`"));
        }
    }

    /// Where a step is named.
    private static Span stepSpan(Fields fields, String name) {
        return fields.at("steps")
                .filter(node -> node instanceof Node.Entries)
                .flatMap(node -> ((Node.Entries) node)
                        .entries().stream()
                                .map(Node.Entry::key)
                                .filter(key -> key.text().equals(name))
                                .findFirst())
                .map(Node::span)
                .orElse(fields.start());
    }
}
