package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Conditions;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Shapes;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads `Experience` documents.
final class ExperienceReader {

    private final Vocabulary vocabulary;
    private final Names names;
    private final Problems problems;
    private final Values values;
    private final Conditions conditions;
    private final Columns columns;

    ExperienceReader(Vocabulary vocabulary, Names names, Problems problems) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.problems = problems;
        values = new Values(problems);
        conditions = new Conditions(problems);
        columns = new Columns(problems);
    }

    /// The experience, without its fingerprint.
    Experience read(Draft draft) {
        int before = problems.errors();
        Fields fields = draft.fields();
        boolean presence = fields.has("expect");
        List<Step> steps = new StepsReader(vocabulary, problems, presence).read(fields);
        List<String> stepNames = steps.stream().map(Step::name).toList();
        var goal = GoalReader.read(fields, steps, values);
        SessionRule session =
                new SessionReader(vocabulary, names, problems, stepNames).read(fields, steps, goal.step());
        var facts = new FactReader(vocabulary, names, problems, stepNames);
        Fields metadata = metadata(fields);
        var experience = new Experience(
                draft.name(),
                title(metadata),
                prose(metadata, "product"),
                prose(metadata, "owner"),
                prose(fields, "purpose"),
                relevant(fields, session, steps),
                session,
                steps,
                goal.step(),
                goal.within(),
                new JudgeReader(vocabulary, problems, stepNames).read(fields),
                fields.at("reason")
                        .flatMap(node -> facts.reason(node))
                        .<Expression>map(name -> name)
                        .orElse(new Expression.Literal(Type.STRING, Value.UNKNOWN)),
                new IndicatorReader(vocabulary, problems, stepNames).read(fields),
                facts.dimensions(fields, session),
                accepted(fields),
                "");
        columns.add(experience, fields);
        if (problems.errors() == before && isLinked(experience)) {
            Doubts.tell(experience, fields, vocabulary, problems);
        }
        return experience;
    }

    /// Whether all steps that are named are there: something that was refused may have been one.
    private static boolean isLinked(Experience experience) {
        List<String> steps = experience.steps().stream().map(Step::name).toList();
        return steps.contains(experience.success())
                && switch (experience.session()) {
                    case SessionRule.Keyed keyed -> steps.contains(keyed.attempt());
                    case SessionRule.Episodes episodes -> steps.contains(episodes.attempt());
                    case SessionRule.Presence ignored -> true;
                };
    }

    private Fields metadata(Fields fields) {
        return fields.at("metadata")
                .map(node -> Fields.of(node, Shapes.METADATA, new Problems())) // the header has told of these
                .orElse(Fields.none(Shapes.METADATA, fields.start()));
    }

    private String prose(Fields fields, String key) {
        return fields.at(key)
                .map(node -> values.prose(node, "`%s`".formatted(key)))
                .orElse("");
    }

    private Map<String, String> title(Fields metadata) {
        var title = new TreeMap<String, String>();
        metadata.at("title").ifPresent(node -> {
            for (Entry entry : values.entries(node, "`title`", "a title for each language: `{en: …, ja: …}`")) {
                title.put(entry.key().text(), values.prose(entry.value(), "`title`"));
            }
        });
        return title;
    }

    private Expression relevant(Fields fields, SessionRule session, List<Step> steps) {
        if (fields.at("relevant").isPresent()) {
            return conditions
                    .condition(
                            fields.at("relevant").get(),
                            vocabulary.event("`relevant` sees the event: event.name, event.time and its attributes"),
                            "`relevant`")
                    .orElse(Expression.Literal.TRUE);
        }
        return switch (session) {
            case SessionRule.Presence ignored ->
                steps.stream().map(Step::when).reduce(Expression.Or::new).orElse(Expression.Literal.TRUE);
            case SessionRule.Keyed ignored -> Expression.Literal.TRUE;
            case SessionRule.Episodes ignored -> Expression.Literal.TRUE;
        };
    }

    private List<Experience.Simplification> accepted(Fields fields) {
        var accepted = new ArrayList<Experience.Simplification>();
        fields.at("accepted").ifPresent(node -> {
            for (Node item : values.items(node, "`accepted`")) {
                Fields written = Fields.of(item, ExperienceShapes.SIMPLIFICATION, problems);
                accepted.add(new Experience.Simplification(
                        prose(written, "that"), prose(written, "because"), prose(written, "effect")));
            }
        });
        return accepted;
    }
}
