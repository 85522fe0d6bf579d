package dev.ajar.definitions.shape;

import static dev.ajar.definitions.shape.Key.needed;
import static dev.ajar.definitions.shape.Key.optional;

import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.shape.Form.Cel;
import dev.ajar.definitions.shape.Form.Choice;
import dev.ajar.definitions.shape.Form.Constant;
import dev.ajar.definitions.shape.Form.Duration;
import dev.ajar.definitions.shape.Form.Either;
import dev.ajar.definitions.shape.Form.Instant;
import dev.ajar.definitions.shape.Form.Keys;
import dev.ajar.definitions.shape.Form.ListOf;
import dev.ajar.definitions.shape.Form.MapOf;
import dev.ajar.definitions.shape.Form.Name;
import dev.ajar.definitions.shape.Form.Prose;
import dev.ajar.definitions.shape.Form.Reference;
import dev.ajar.definitions.shape.Form.Truth;
import dev.ajar.definitions.shape.Form.Verbatim;
import dev.ajar.definitions.shape.Form.Whole;
import java.util.List;
import java.util.stream.Stream;

/// The table of everything that may be written. Readers, the JSON Schema and the reference all go by it.
public final class Shapes {

    /// What every document says of the language it is written in.
    public static final String API_VERSION = "ajar.dev/v1";

    private static final Form PROSE = new Prose();
    private static final Form STEP = new Reference("a step");
    private static final Form ATTRIBUTE = new Reference("an attribute");
    private static final Form COLUMN = new Verbatim("a column");
    private static final Form PATTERN = new Verbatim("a regular expression (RE2) with a group");
    private static final Form TIME_FORMAT = new Verbatim("a time format");
    private static final Form ZONE = new Verbatim("an IANA zone or an offset");
    private static final Form YEAR = new Whole(1970, 2199);
    private static final Form EVENT_CONDITION =
            new Cel("bool", "the event: event.id, event.name, event.time, its attributes");

    private Shapes() {}

    public static final Shape METADATA = new Shape(
            "metadata",
            "What a document is called and whose it is.",
            List.of(
                    needed(
                            "name",
                            new Name(Alphabet.DOTTED),
                            "Its name, unlike that of any other document of its kind."),
                    optional(
                            "title",
                            new MapOf("language", new Verbatim("a language, for example en"), PROSE),
                            "Its name for people, by language.",
                            "the name"),
                    optional("product", PROSE, "The product it belongs to."),
                    optional("owner", PROSE, "The team that looks after it.")));

    public static final Shape ATTRIBUTE_SHAPE = new Shape(
            "an attribute",
            "Something an event may say.",
            List.of(
                    needed(
                            "type",
                            new Choice(List.of("string", "int", "double", "bool", "instant")),
                            "The type of its values."),
                    optional("about", PROSE, "What it means."),
                    optional(
                            "values",
                            new ListOf(new Constant()),
                            "The values it may have. Others are kept and counted as unlisted.",
                            "any"),
                    optional(
                            "unit",
                            new Verbatim("a unit, for example ms"),
                            "The unit it is measured in; `ns`, `us`, `ms` or `s` make a number a duration for indicators."),
                    optional(
                            "personal",
                            new Truth(),
                            "Whether a server replaces it at its door by a keyed hash.",
                            "false")));

    public static final Shape SCHEMA = document(
            "Schema",
            "Declares attributes. What no schema declares cannot be used in a definition.",
            needed(
                    "attributes",
                    new MapOf("attribute", new Name(Alphabet.ATTRIBUTE), new Keys(ATTRIBUTE_SHAPE)),
                    "The attributes by name; names are dotted, for example `lock.id`."));

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
                            new MapOf("attribute", ATTRIBUTE, VALUE_MAPPING),
                            "Where the attributes come from.")));

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

    public static final Shape SOURCE = document(
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
            optional("clock", new Keys(CLOCK), "Which times are believed."),
            needed("events", new ListOf(new Keys(ROW_EVENT)), "The events a row gives."));

    public static final Shape SETTER = new Shape(
            "a setter",
            "One way in which an event sets a property.",
            List.of(
                    needed(
                            "set",
                            new Cel("a value", "the event"),
                            "What the property becomes; an unknown value sets nothing."),
                    optional(
                            "when",
                            EVENT_CONDITION,
                            "Which events set it. Without it, and last, a literal is the value before the first event.")));

    public static final Shape TIMELINE = document(
            "Timeline",
            "What is known about a kind of thing over time.",
            needed("entity", ATTRIBUTE, "The attribute that names the thing."),
            needed(
                    "properties",
                    new MapOf("property", new Name(Alphabet.WORD), new ListOf(new Keys(SETTER))),
                    "Its properties, each with what sets it. The first setter whose condition holds sets the property from the event's time on. In conditions: `TIMELINE.PROPERTY`."));

    public static final Shape SESSION = new Shape(
            "a session rule",
            "What makes events one session.",
            List.of(
                    optional(
                            "key",
                            new ListOf(ATTRIBUTE),
                            "Events with equal values of all these are one session; `[event.id]` makes every event its own."),
                    optional("gap", new Duration(), "Neighbours further apart than this belong to two sessions."),
                    optional(
                            "until",
                            Either.of(STEP, new Choice(List.of("none"))),
                            "With a gap: after this step, a new attempt is a new session.",
                            "the success step"),
                    optional("skew", new Duration(), "With a gap: unless that step lies at most so far back."),
                    optional(
                            "settle",
                            new Duration(),
                            "How long after its start a session without success is given. Needed without a gap.",
                            "the gap")));

    public static final Shape EXPECT = new Shape(
            "an expectation",
            "One session for each slot of time in which a thing should be heard of; in place of `session.key` and `attempt`.",
            List.of(
                    needed(
                            "every",
                            new Duration(),
                            "The length of a slot; slots are aligned to multiples of it since 1970."),
                    needed("per", ATTRIBUTE, "The attribute that names the thing."),
                    optional(
                            "while",
                            new Cel("bool", "properties of timelines whose entity is `per`"),
                            "Must hold at a slot's start and at its end.",
                            "every slot counts"),
                    needed("from", new Instant(), "No slot begins before this.")));

    public static final Shape STEP_SHAPE = new Shape(
            "a step",
            "A step of the flow.",
            List.of(
                    needed("when", EVENT_CONDITION, "Which events hit it."),
                    optional("then", new ListOf(STEP), "The steps that are foreseen after it.", "none"),
                    optional(
                            "aside",
                            new Truth(),
                            "Only a mark: facts as usual, no part of path or furthest step.",
                            "false")));

    public static final Shape SUCCESS = new Shape(
            "a success",
            "The goal, in time.",
            List.of(
                    needed("step", STEP, "The step that is the goal."),
                    optional(
                            "within", new Duration(), "How long after its start a session may reach it.", "any time")));

    private static final Name RULE_NAME = new Name(Alphabet.DOTTED);

    public static final Shape RULE = new Shape(
            "a rule",
            "What sessions of a certain kind are. The first rule that holds decides; its name is the reason.",
            List.of(
                    optional("exclude", RULE_NAME, "The rule's name; the sessions do not count."),
                    optional("bad", RULE_NAME, "The rule's name; the sessions are bad."),
                    optional("good", RULE_NAME, "The rule's name; the sessions are good."),
                    needed(
                            "when",
                            new Cel("bool", "the session: its facts, among them TIMELINE.PROPERTY"),
                            "Which sessions it decides."),
                    needed("because", PROSE, "Why, in words."),
                    optional(
                            "at",
                            new Choice(List.of("once")),
                            "Whether it speaks before the session is settled.",
                            "when settled")));

    public static final Shape INDICATOR = new Shape(
            "an indicator",
            "What is counted: sessions, or how long good sessions took.",
            List.of(
                    optional("sessions", new Choice(List.of("good")), "Counts sessions."),
                    optional(
                            "attempts",
                            new Whole(1, Long.MAX_VALUE),
                            "A good session that took more attempts counts as bad.",
                            "any number"),
                    optional("from", STEP, "With `to`: takes the time from the first event of this step …"),
                    optional("to", STEP, "… to the first of this."),
                    optional(
                            "value",
                            new Reference("a fact"),
                            "In place of `from` and `to`: `first.A` or `last.A` of a number that declares its unit."),
                    optional("within", new Duration(), "What took longer counts as bad.")));

    public static final Shape SIMPLIFICATION = new Shape(
            "a simplification",
            "Something deliberately left out of account, shown wherever the number is shown.",
            List.of(
                    needed("that", PROSE, "What is left out."),
                    needed("because", PROSE, "Why."),
                    optional("effect", PROSE, "How much it can change the number.")));

    public static final Shape EXPERIENCE = document(
            "Experience",
            "Something people want to do, as a flow of steps, and what makes it good or bad.",
            needed("purpose", PROSE, "Which decision the numbers are for."),
            optional(
                    "relevant",
                    EVENT_CONDITION,
                    "Which events belong at all. Needed with a gap.",
                    "every event that carries the key; with `expect`, every event that hits a step"),
            needed("session", new Keys(SESSION), "What makes events one session."),
            optional(
                    "expect",
                    new Keys(EXPECT),
                    "When a thing should be heard of; in place of `session.key` and `attempt`."),
            needed(
                    "steps",
                    new MapOf("step", new Name(Alphabet.WORD), new Keys(STEP_SHAPE)),
                    "The steps, in the order a person lives them; 64 at most."),
            optional("attempt", STEP, "The step that starts a session. Needed without `expect`."),
            needed("success", Either.of(STEP, new Keys(SUCCESS)), "The step that is the goal."),
            optional("judge", new ListOf(new Keys(RULE)), "Rules, from top to bottom.", "none"),
            optional(
                    "reason",
                    new Reference("a fact"),
                    "The fact that names an unexplained failure.",
                    "no-outcome; silent for a slot"),
            optional(
                    "indicators",
                    new MapOf("indicator", new Name(Alphabet.DOTTED), new Keys(INDICATOR)),
                    "What is counted."),
            optional(
                    "dimensions",
                    new ListOf(new Reference("an attribute or TIMELINE.PROPERTY")),
                    "What sessions are told apart by."),
            optional("accepted", new ListOf(new Keys(SIMPLIFICATION)), "Deliberate simplifications."));

    public static final Shape EXCLUSION = document(
            "Exclusion",
            "A planned window of time whose sessions do not count.",
            optional(
                    "experiences",
                    new ListOf(new Reference("an experience")),
                    "Those it applies to.",
                    "all that have its dimensions"),
            needed("from", new Instant(), "The first instant covered."),
            needed("to", new Instant(), "The first instant no longer covered."),
            optional(
                    "where",
                    new MapOf("dimension", new Reference("a dimension"), new ListOf(new Constant())),
                    "Only sessions with one of these values.",
                    "all sessions"),
            needed("because", PROSE, "Why."),
            optional("author", PROSE, "Who planned it."));

    /// Every kind of document, in reading order.
    public static final List<Shape> DOCUMENTS = List.of(SCHEMA, SOURCE, TIMELINE, EXPERIENCE, EXCLUSION);

    private static Shape document(String kind, String about, Key... keys) {
        return new Shape(
                kind,
                about,
                Stream.concat(
                                Stream.of(
                                        needed(
                                                "apiVersion",
                                                new Choice(List.of(API_VERSION)),
                                                "The language it is written in."),
                                        needed("kind", new Choice(List.of(kind)), "What it is."),
                                        needed("metadata", new Keys(METADATA), "What it is called and whose it is.")),
                                Stream.of(keys))
                        .toList());
    }
}
