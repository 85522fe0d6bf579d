package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.shape.ExperienceShapes;
import dev.ajar.definitions.shape.Shape;
import dev.ajar.definitions.shape.Shapes;
import dev.ajar.definitions.shape.SourceShapes;
import dev.ajar.definitions.yaml.Documents.Document;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Exclusion;
import dev.ajar.model.Experience;
import dev.ajar.model.Schema;
import dev.ajar.model.Source;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// All documents there are, and how they refer to each other.
public final class Library {

    private final Problems problems;
    private final Headers headers;

    public Library(Problems problems) {
        this.problems = problems;
        headers = new Headers(problems);
    }

    /// Takes in a document.
    public void add(Document document) {
        switch (document) {
            case Document.Read(var root) -> headers.add(root);
            case Document.Unread(var span) -> headers.unread(span);
        }
    }

    /// Takes note of a file that could not be read: what is missing may stand there.
    public void missFile() {
        headers.unreadFile();
    }

    /// Everything, linked. Not to be used where problems were found.
    public Definitions link() {
        Vocabulary vocabulary = schemas();
        var names = new Names(vocabulary, problems, new Values(problems));
        List<Timeline> timelines =
                readAll(Shapes.TIMELINE, new TimelineReader(vocabulary, names, problems)::read, Timeline::name);
        List<Source> sources =
                readAll(SourceShapes.SOURCE, new SourceReader(vocabulary, names, problems)::read, Source::name);
        List<Experience> experiences = readAll(
                ExperienceShapes.EXPERIENCE, new ExperienceReader(vocabulary, names, problems)::read, Experience::name);
        List<Exclusion> exclusions = readAll(
                Shapes.EXCLUSION,
                new ExclusionReader(vocabulary, experiences, headers.mayMiss(ExperienceShapes.EXPERIENCE), problems)
                        ::read,
                Exclusion::name);
        var definitions = new Definitions(vocabulary.attributes(), sources, timelines, experiences, exclusions);
        return problems.hasErrors() ? definitions : Fingerprint.fillIn(definitions);
    }

    private Vocabulary schemas() {
        var reader = new SchemaReader(problems);
        List<Schema> schemas =
                headers.of(Shapes.SCHEMA).stream().map(reader::read).toList();
        return new Vocabulary(
                schemas, reader.unsound(), !headers.mayMiss(Shapes.SCHEMA), !headers.mayMiss(Shapes.TIMELINE));
    }

    /// Reads all documents of a kind; those whose name is taken are read for their problems alone.
    private <T> List<T> readAll(Shape kind, Function<Draft, T> read, Function<T, String> name) {
        var all = new ArrayList<T>();
        for (Draft draft : headers.of(kind)) {
            T document = read.apply(draft);
            if (draft.first()) {
                all.add(document);
            }
        }
        all.sort(Comparator.comparing(name, StringValue::compare));
        return all;
    }
}
