package dev.ajar.translate.sql;

import dev.ajar.expression.Type;
import dev.ajar.model.Source;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
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
                .flatMap(when -> of(dialect, source, when).stream())
                .findFirst();
    }

    private static Optional<Term> of(Dialect dialect, Source source, When when) {
        if (!(when instanceof When.Read read)
                || read.columns().size() != 1
                || !read.pattern().isEmpty()) {
            return Optional.empty();
        }
        String name = read.columns().get(0);
        Term column = Term.whole(dialect.name(name));
        Type type = source.columns().getOrDefault(name, Type.STRING);
        if (type == Type.INSTANT) {
            return Optional.of(column);
        }
        if (type != Type.INT) {
            return Optional.empty();
        }
        return switch (read.format()) {
            case TimeFormat.Rfc3339 ignored -> Optional.of(dialect.instant(column));
            case TimeFormat.Epoch(long micros) -> Optional.of(dialect.instant(TimeText.epoch(dialect, column, micros)));
            case TimeFormat.Pattern ignored -> Optional.empty();
        };
    }
}
