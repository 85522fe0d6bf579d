package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.model.Limit;
import dev.ajar.model.Step;
import java.util.List;
import java.util.Optional;

/// Reads `success`, and every other mention of a step that must lie on the way.
final class GoalReader {

    /// What is to be reached, and how soon.
    record Goal(String step, Limit within) {}

    private GoalReader() {}

    static Goal read(Fields fields, List<Step> steps, Values values) {
        Optional<Node> written = fields.at("success");
        if (written.isPresent() && written.get() instanceof Node.Entries) {
            Fields success = Fields.of(written.get(), ExperienceShapes.SUCCESS, values.problems());
            return new Goal(
                    success.at("step")
                            .flatMap(node -> onTheWay(node, "`success`", steps, values))
                            .orElse(""),
                    success.at("within")
                            .map(node -> limit(node, "`within`", values))
                            .orElse(Limit.NONE));
        }
        return new Goal(
                written.flatMap(node -> onTheWay(node, "`success`", steps, values))
                        .orElse(""),
                Limit.NONE);
    }

    static Limit limit(Node node, String what, Values values) {
        return new Limit(values.duration(node, what).orElse(Long.MAX_VALUE));
    }

    /// The name of a step that is not `aside`.
    static Optional<String> onTheWay(Node node, String what, List<Step> steps, Values values) {
        Optional<String> name = values.reference(
                node, what, "step", steps.stream().map(Step::name).toList());
        name.filter(found -> steps.stream().anyMatch(step -> step.name().equals(found) && step.aside()))
                .ifPresent(aside -> values.problems()
                        .error(
                                node.span(),
                                "%s: %s is `aside`: it is no part of the way".formatted(what, Words.quoted(aside)),
                                "a step that is not `aside`"));
        return name;
    }
}
