package dev.ajar.translate.sql;

import dev.ajar.expression.Time;
import dev.ajar.translate.sql.Term.Binding;
import java.util.Optional;

/// Where a query begins to look, as a dialect says it.
///
/// @param sessions the first instant at which a session may start, in µs
/// @param events the first instant whose events count, in µs
/// @param started the first instant at which a session may start, as a timestamp
/// @param standing the first instant whose events count, as a timestamp
/// @param rows the first instant whose rows are read, as a timestamp
/// @param rowsMicros the same, in µs
record Beginning(Term sessions, Term events, Term started, Term standing, Term rows, Term rowsMicros) {

    /// Where to begin; empty where everything is looked at.
    static Optional<Beginning> of(Since since, Dialect dialect) {
        return switch (since) {
            case Since.Ever ignored -> Optional.empty();
            case Since.From from ->
                Optional.of(new Beginning(
                        micros(from.micros()),
                        micros(from.events()),
                        dialect.bound(from.micros()),
                        dialect.bound(from.events()),
                        dialect.bound(from.rows()),
                        micros(from.rows())));
            case Since.Told(String micros, String events, String rows, String rowsMicros) ->
                Optional.of(new Beginning(
                        told(micros),
                        told(events),
                        dialect.instant(told(micros)),
                        dialect.instant(told(events)),
                        told(rows),
                        told(rowsMicros)));
        };
    }

    private static Term micros(long micros) {
        return new Term("%s /* %s */".formatted(micros, Time.text(micros)), micros < 0 ? Binding.SIGN : Binding.WHOLE);
    }

    /// Whatever it is, it is in parentheses where anything else is near.
    private static Term told(String sql) {
        return new Term(sql, Binding.OR);
    }
}
