package dev.ajar.definitions;

import dev.ajar.definitions.document.Library;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.SourceText;
import dev.ajar.definitions.yaml.Documents;
import dev.ajar.model.Definitions;
import java.nio.file.Path;
import java.util.List;

/// The way in: reads definitions and says all that is wrong with them.
public final class DefinitionReader {

    private DefinitionReader() {}

    /// Reads files, and all `*.yaml` and `*.yml` files below folders. Documents may refer to each other across files.
    public static Reading read(List<Path> paths) {
        var problems = new Problems();
        var files = new DefinitionFiles(problems);
        paths.forEach(files::add);
        return files.unreadable().isEmpty()
                ? read(files.texts(), problems)
                : new Reading.Unreadable(files.unreadable());
    }

    /// Reads texts that somebody has in hand.
    public static Reading readTexts(List<DefinitionFile> files) {
        return read(
                files.stream()
                        .map(file -> new SourceText(file.name(), file.text()))
                        .toList(),
                new Problems());
    }

    private static Reading read(List<SourceText> texts, Problems problems) {
        var library = new Library(problems);
        if (problems.hasErrors()) {
            library.missFile();
        }
        for (SourceText text : texts) {
            Documents.in(text, problems).forEach(library::add);
        }
        Definitions definitions = library.link();
        return problems.hasErrors()
                ? new Reading.Unsound(problems.all())
                : new Reading.Sound(definitions, problems.all());
    }
}
