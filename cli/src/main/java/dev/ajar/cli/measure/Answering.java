package dev.ajar.cli.measure;

import dev.ajar.cli.report.Answer;
import dev.ajar.cli.report.InputFindings;
import dev.ajar.model.Definitions;
import dev.ajar.model.Source;
import dev.ajar.store.Input;
import dev.ajar.store.ReadQuality;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Puts together what is shown of what was found.
public final class Answering {

    private Answering() {}

    /// The answer to a question about files.
    ///
    /// @param inputs that were read
    /// @param aside what was set aside while reading
    /// @param by the dimensions to break down by
    /// @param unasked what was not counted
    public static Answer answer(
            Definitions sound,
            List<Input> inputs,
            Measuring.Found found,
            SetAside aside,
            List<String> by,
            Set<Answer.Unasked> unasked) {
        return new Answer(
                found.asOf(),
                found.chosen().words(),
                quality(found, aside, findings(sound, inputs, found)),
                found.measurements(),
                by,
                sound.exclusions(),
                unasked);
    }

    private static List<String> findings(Definitions sound, List<Input> inputs, Measuring.Found found) {
        List<Source> given = inputs.stream()
                .flatMap(input -> input instanceof Input.Rows rows ? Stream.of(rows.source()) : Stream.empty())
                .toList();
        boolean anySound = found.quality().read() > found.quality().quarantined();
        return InputFindings.of(sound.sources(), given, anySound ? found.setters() : List.of());
    }

    private static Answer.Quality quality(Measuring.Found found, SetAside aside, List<String> findings) {
        ReadQuality read = found.quality();
        return new Answer.Quality(
                read.read(),
                read.duplicates(),
                read.conflicting(),
                read.quarantined(),
                0,
                aside.reasons(read),
                read.unlistedValues().stream()
                        .map(each -> new Answer.Unlisted(each.attribute(), each.value(), each.count()))
                        .toList(),
                read.dropped(),
                found.future(),
                read.undeclared().stream()
                        .map(each -> new Answer.Undeclared(each.attribute(), each.count()))
                        .toList(),
                findings);
    }
}
