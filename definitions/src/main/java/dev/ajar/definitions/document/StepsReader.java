package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Conditions;
import dev.ajar.definitions.cel.Scope;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Expression;
import dev.ajar.model.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Reads the steps of an experience.
final class StepsReader {

    private static final int MOST = Long.SIZE;

    private final Problems problems;
    private final Values values;
    private final Conditions conditions;
    private final Scope scope;
    private final boolean presence;

    StepsReader(Vocabulary vocabulary, Problems problems, boolean presence) {
        this.problems = problems;
        this.presence = presence;
        values = new Values(problems);
        conditions = new Conditions(problems);
        scope = vocabulary.event("a step's `when` sees the event: event.name, event.time and its attributes");
    }

    List<Step> read(Fields fields) {
        Optional<Node> written = fields.at("steps");
        List<Entry> entries = written.map(
                        node -> values.entries(node, "`steps`", "steps by name: `pressed: {when: …}`"))
                .orElse(List.of());
        if (written.isPresent()
                && written.get() instanceof Node.Entries none
                && none.entries().isEmpty()) {
            problems.error(none.span(), "`steps`: there is none", "at least one step");
        }
        if (entries.size() > MOST) {
            problems.error(
                    entries.get(MOST).key().span(),
                    "`steps`: %s".formatted(entries.size()),
                    "%s at most".formatted(MOST));
        }
        // A step whose name is not sound is kept under it, so that whoever mentions it makes no second mistake.
        entries.forEach(entry -> values.name(entry.key(), Alphabet.WORD, "step"));
        List<Entry> named = entries.stream().limit(MOST).toList();
        List<String> names = named.stream().map(entry -> entry.key().text()).toList();
        return named.stream().map(entry -> step(entry, names)).toList();
    }

    private Step step(Entry entry, List<String> names) {
        String what = "step " + Words.quoted(entry.key().text());
        Fields fields = Fields.of(entry.value(), ExperienceShapes.STEP_SHAPE, what, problems);
        if (presence) {
            fields.key("then")
                    .ifPresent(key -> problems.error(
                            key.span(),
                            "%s: `then` beside `expect`".formatted(what),
                            "no `then`: a slot of time has no path"));
        }
        return new Step(
                entry.key().text(),
                fields.at("when")
                        .flatMap(node -> conditions.condition(node, scope, what))
                        .orElse(Expression.Literal.TRUE),
                fields.at("then").map(node -> then(node, what, names)).orElse(List.of()),
                fields.at("aside")
                        .map(node -> values.truth(node, what + ": `aside`"))
                        .orElse(false));
    }

    private List<String> then(Node node, String what, List<String> names) {
        var then = new LinkedHashSet<String>();
        for (Node item : values.items(node, what + ": `then`")) {
            values.reference(item, what + ": `then`", "step", names).ifPresent(name -> {
                if (!then.add(name)) {
                    problems.error(
                            item.span(),
                            "%s: `then`: %s is here twice".formatted(what, Words.quoted(name)),
                            "every step once");
                }
            });
        }
        return List.copyOf(then);
    }
}
