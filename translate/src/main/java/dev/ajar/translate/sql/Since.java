package dev.ajar.translate.sql;

/// From when on sessions are asked for, so that a daily run need not read everything there ever was.
///
/// What is then told is what the whole query would tell of the sessions with `started_at` at or after the instant, if
/// *reach* is long enough. It is when
///
/// - no session (with `gap`: no run of events without a gap) that has an attempt at or after the instant has an event
///   more than reach before it;
/// - the rows of one id lie at most reach apart; and those that lie on both sides of where reading begins, or wholly
///   before it, agree on what they set of things and, for slots, on the entity they name.
///
/// Rows are read from the instant less twice the reach: once for copies, once for the sessions. Older rows are read
/// only where they set a property of a timeline that the experience asks, and, for slots, for the first sight of each
/// entity.
public sealed interface Since {

    /// Every session there is.
    record Ever() implements Since {}

    /// Those that start at or after an instant.
    ///
    /// @param micros the instant, in µs since 1970
    /// @param reach how far back what belongs together may lie, in µs
    record From(long micros, long reach) implements Since {
        public From {
            if (reach < 0) {
                throw new IllegalArgumentException("a reach of " + reach);
            }
        }

        /// The first instant whose events count, in µs since 1970: the reach before.
        public long events() {
            return back(micros);
        }

        /// The first instant whose rows are read, in µs since 1970: twice the reach before.
        public long rows() {
            return back(events());
        }

        /// Nothing counts that lies before 1970.
        private long back(long from) {
            return from < Long.MIN_VALUE + reach ? 0 : Math.max(0, from - reach);
        }
    }

    /// Those that start at or after an instant which somebody else puts in, such as a macro of dbt. All are
    /// trusted, and printed as they are; where they are literals, the database can leave out what it need not read.
    ///
    /// @param micros gives the instant, in int64 µs since 1970
    /// @param events gives the first instant whose events count, in int64 µs since 1970
    /// @param rows gives the first instant whose rows are read, as something that a column of timestamps is compared
    ///     with
    /// @param rowsMicros gives the same, in int64 µs since 1970
    record Told(String micros, String events, String rows, String rowsMicros) implements Since {}
}
