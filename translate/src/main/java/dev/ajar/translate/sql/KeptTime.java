package dev.ajar.translate.sql;

import dev.ajar.expression.Type;
import dev.ajar.model.Source;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.util.Optional;

/// A time that people's own table keeps as a timestamp or as a number, so that it can be compared as it stands.
///
/// @param column its name
/// @param unit how many µs the number counts; 0 where it is a timestamp
record KeptTime(String column, long unit) {

    private static final long TIMESTAMP = 0;

    /// Empty where it is written as a text, or is not in the table.
    static Optional<KeptTime> of(Source source, When when) {
        if (!(when instanceof When.Read read)
                || read.columns().size() != 1
                || !read.pattern().isEmpty()) {
            return Optional.empty();
        }
        String column = read.columns().get(0);
        return switch (source.columns().getOrDefault(column, Type.STRING)) {
            case INSTANT -> Optional.of(new KeptTime(column, TIMESTAMP));
            case INT ->
                switch (read.format()) {
                    case TimeFormat.Rfc3339 ignored -> Optional.of(new KeptTime(column, 1));
                    case TimeFormat.Epoch(long micros) -> Optional.of(new KeptTime(column, micros));
                    case TimeFormat.Pattern ignored -> Optional.empty();
                };
            case STRING, DOUBLE, BOOL, DURATION -> Optional.empty();
        };
    }

    private Term term(Dialect dialect) {
        return Term.whole(dialect.name(column));
    }

    /// A timestamp.
    Term timestamp(Dialect dialect) {
        return unit == TIMESTAMP ? term(dialect) : dialect.instant(TimeText.epoch(dialect, term(dialect), unit));
    }

    /// Holds for every time that is not before the first whose rows are read, and for few others. Nothing is done to
    /// the column, so that the database need not read what lies before.
    Term isRead(Dialect dialect, Beginning begins) {
        Term first = unit == TIMESTAMP
                ? begins.rows()
                : unit == 1 ? begins.rowsMicros() : dialect.quotient(begins.rowsMicros(), unit);
        return Term.comparison(term(dialect), ">=", first);
    }

    /// Whether nothing stands there.
    Term isUnknown(Dialect dialect) {
        return term(dialect).isUnknown();
    }
}
