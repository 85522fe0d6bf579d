package dev.ajar.model;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How rows that people already have become events (semantics.md §1, Source).
///
/// In a `when`, the column C is the name `column.C`, as text (in parquet and tables: as its own type).
///
/// @param missing cells that are unknown; the empty cell of a CSV file always is
/// @param columns of a table: the type of each column that is used, since nobody asks the warehouse; else empty
/// @param earliest events before this instant, in µs, are quarantined
/// @param ahead how far after the moment of reading an event may lie
public record Source(
        String name,
        Format format,
        List<String> missing,
        Map<String, Type> columns,
        List<Row> events,
        long earliest,
        Limit ahead) {

    public Source {
        missing = List.copyOf(missing);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        events = List.copyOf(events);
    }

    /// A source of files.
    public Source(String name, Format format, List<String> missing, List<Row> events, long earliest, Limit ahead) {
        this(name, format, missing, Map.of(), events, earliest, ahead);
    }

    /// What the rows are kept in.
    public enum Format {
        CSV,
        PARQUET,
        NDJSON,
        LINES,
        TABLE
    }

    /// One event that a row gives.
    ///
    /// @param name the event's name
    /// @param id where its id comes from; [Mapping.Absent] where nothing is given
    /// @param when whether a row gives this event
    /// @param attributes by attribute, in the order they were written
    public record Row(
            String name,
            Mapping id,
            When time,
            When recorded,
            When received,
            Mapping sequence,
            Expression when,
            Map<String, Mapping> attributes) {
        public Row {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /// Where a value comes from.
    public sealed interface Mapping {

        /// Nowhere.
        record Absent() implements Mapping {}

        /// A column as it is.
        record Column(String column) implements Mapping {}

        /// The first group of a pattern (RE2) in a column; unknown where the pattern does not match.
        record Extract(String column, String pattern) implements Mapping {}

        /// An instant that is written otherwise than in RFC 3339, for an attribute of that type.
        record Instant(When.Read read) implements Mapping {}

        /// The same for every row.
        record Constant(Value value) implements Mapping {}
    }

    /// Where a time comes from.
    public sealed interface When {

        /// Nowhere: only `recorded` and `received` may be absent.
        record Absent() implements When {}

        /// The same instant for every row, in µs: a registry without dates.
        record At(long micros) implements When {}

        /// Read from columns, joined by a space.
        ///
        /// @param pattern RE2 whose first group is read; empty where the whole text is
        record Read(List<String> columns, String pattern, TimeFormat format) implements When {
            public Read {
                columns = List.copyOf(columns);
            }
        }
    }

    /// How a time is written.
    public sealed interface TimeFormat {

        /// RFC 3339, with an offset. In tables and parquet a timestamp or an int of µs is read as it is.
        record Rfc3339() implements TimeFormat {}

        /// A number of units since 1970.
        ///
        /// @param micros microseconds in a unit: 1,000,000 for `epoch-s`, 1,000 for `epoch-ms`, 1 for
        ///     `epoch-us`
        record Epoch(long micros) implements TimeFormat {}

        /// A pattern of letters as semantics.md §1 lists them.
        ///
        /// @param zone IANA zone or offset for texts without an offset; empty where the pattern has one
        /// @param year the year of texts without one; 0 where the pattern has it
        record Pattern(String letters, String zone, int year) implements TimeFormat {}
    }
}
