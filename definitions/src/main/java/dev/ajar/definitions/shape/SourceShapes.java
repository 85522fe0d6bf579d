package dev.ajar.definitions.shape;

import static dev.ajar.definitions.shape.Key.needed;
import static dev.ajar.definitions.shape.Key.optional;

import dev.ajar.definitions.shape.Form.Cel;
import dev.ajar.definitions.shape.Form.Choice;
import dev.ajar.definitions.shape.Form.Constant;
import dev.ajar.definitions.shape.Form.Duration;
import dev.ajar.definitions.shape.Form.Either;
import dev.ajar.definitions.shape.Form.Instant;
import dev.ajar.definitions.shape.Form.Keys;
import dev.ajar.definitions.shape.Form.ListOf;
import dev.ajar.definitions.shape.Form.MapOf;
import dev.ajar.definitions.shape.Form.Verbatim;
import dev.ajar.definitions.shape.Form.Whole;
import java.util.List;

/// What may be written in a `Source`.
public final class SourceShapes {

    private SourceShapes() {}

    /// The types that a column of a table may have.
    public static final List<String> COLUMN_TYPES = List.of("string", "int", "double", "bool", "instant");

    private static final Form COLUMN = new Verbatim("a column");

    private static final Form PATTERN = new Verbatim("a regular expression (RE2) with a group");

    private static final Form TIME_FORMAT = new Verbatim("a time format");

    private static final Form ZONE = new Verbatim("an IANA zone or an offset");

    private static final Form YEAR = new Whole(1970, 2199);

    public static final Shape CLOCK = new Shape(
            "a clock",
            "Which times are believed; events outside go to quarantine.",
            List.of(
                    optional("earliest", new Instant(), "The first instant that is believed.", "1970"),
                    optional(
                            "ahead",
                            new Duration(),
                            "How far after the moment of reading an event may lie.",
                            "to the end of 2199")));

    public static final Shape MAPPING = new Shape(
            "a mapping of a column",
            "Where a value comes from: a column, part of a column, or a constant.",
            List.of(
                    optional(
                            "column",
                            Either.of(COLUMN, new ListOf(COLUMN)),
                            "The column; for an instant with a format, several are joined by a space."),
                    optional(
                            "pattern",
                            PATTERN,
                            "Its first group is taken; where it does not match, the value is unknown.",
                            "the whole cell"),
                    optional(
                            "format",
                            TIME_FORMAT,
                            "For an instant: how it is written, as for `time`.",
                            "RFC 3339 with an offset"),
                    optional("zone", ZONE, "For an instant: the zone of texts without an offset."),
                    optional("year", YEAR, "For an instant: the year of texts without one."),
                    optional("value", new Constant(), "The same value for every row, in place of a column.")));

    public static final Shape TIME = new Shape(
            "a time",
            "Where a time comes from.",
            List.of(
                    optional(
                            "column",
                            Either.of(COLUMN, new ListOf(COLUMN)),
                            "The column; several are joined by a space."),
                    optional("pattern", PATTERN, "Its first group is read.", "the whole text"),
                    optional(
                            "format",
                            TIME_FORMAT,
                            "`epoch-s`, `epoch-ms`, `epoch-us`, or a pattern of `uuuu yy MM M MMM dd d HH H mm m ss s S XX XXX` and quoted text. `yy` is 2000–2099.",
                            "RFC 3339 with an offset"),
                    optional("zone", ZONE, "The zone of texts without an offset, for example `Asia/Tokyo`."),
                    optional("year", YEAR, "The year of texts without one."),
                    optional(
                            "at",
                            new Instant(),
                            "The same instant for every row, in place of a column: a registry without dates.")));

    private static final Form VALUE_MAPPING = Either.of(COLUMN, new Keys(MAPPING));

    private static final Form TIME_MAPPING = Either.of(COLUMN, new Keys(TIME));

    public static final Shape ROW_EVENT = new Shape(
            "an event of a row",
            "One event that a row gives.",
            List.of(
                    needed(
                            "name",
                            new Verbatim("the event's name"),
                            "The event's name, unlike that of the source's other events."),
                    optional("id", VALUE_MAPPING, "The event's id. Needed in a table.", "a hash of the row"),
                    needed("time", TIME_MAPPING, "When it happened."),
                    optional("recorded", TIME_MAPPING, "When the device wrote or uploaded it.", "unknown"),
                    optional("received", TIME_MAPPING, "When it was taken in.", "the time of reading"),
                    optional(
                            "sequence",
                            VALUE_MAPPING,
                            "Order among events of one time.",
                            "from the row's number, where no event of the file has one"),
                    optional(
                            "when",
                            new Cel("bool", "the row: column.NAME or column['odd name']"),
                            "Whether a row gives this event.",
                            "every row does"),
                    optional(
                            "attributes",
                            new MapOf("attribute", Headed.ATTRIBUTE, VALUE_MAPPING),
                            "Where the attributes come from.")));

    public static final Shape SOURCE = Headed.document(
            "Source",
            "Maps rows that people already have to events.",
            needed(
                    "format",
                    new Choice(List.of("csv", "parquet", "ndjson", "lines", "table")),
                    "What the rows are kept in; `lines` has one column, `line`."),
            optional(
                    "missing",
                    new ListOf(new Verbatim("a cell")),
                    "Cells that are unknown.",
                    "none; an empty cell of a csv always is"),
            optional(
                    "columns",
                    new MapOf("column", COLUMN, new Choice(COLUMN_TYPES)),
                    "Of a table: the types of columns that have another type than what is read from them.",
                    "the type of what is read from them"),
            optional("clock", new Keys(CLOCK), "Which times are believed."),
            needed("events", new ListOf(new Keys(ROW_EVENT)), "The events a row gives."));
}
