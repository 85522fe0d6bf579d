package dev.ajar.translate.sql;

import dev.ajar.model.Source;
import java.util.Optional;
import java.util.stream.Stream;

/// When rows of people's own tables came in.
final class Arrival {

    private Arrival() {}

    /// A timestamp of the table's own columns: `received`, else `time`, of the first event that keeps it as a timestamp
    /// or as a number; empty where none does.
    static Optional<Term> of(Dialect dialect, Source source) {
        return Stream.concat(
                        source.events().stream().map(Source.Row::received),
                        source.events().stream().map(Source.Row::time))
                .flatMap(when -> KeptTime.of(source, when).stream())
                .findFirst()
                .map(kept -> kept.timestamp(dialect));
    }
}
