package dev.ajar.definitions.shape;

import static dev.ajar.definitions.shape.Key.needed;
import static dev.ajar.definitions.shape.Key.optional;

import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.shape.Form.Cel;
import dev.ajar.definitions.shape.Form.Choice;
import dev.ajar.definitions.shape.Form.Constant;
import dev.ajar.definitions.shape.Form.Instant;
import dev.ajar.definitions.shape.Form.Keys;
import dev.ajar.definitions.shape.Form.ListOf;
import dev.ajar.definitions.shape.Form.MapOf;
import dev.ajar.definitions.shape.Form.Name;
import dev.ajar.definitions.shape.Form.Reference;
import dev.ajar.definitions.shape.Form.Truth;
import dev.ajar.definitions.shape.Form.Verbatim;
import java.util.List;

/// The table of everything that may be written. Readers, the JSON Schema and the reference all go by it.
public final class Shapes {

    /// What every document says of the language it is written in.
    public static final String API_VERSION = "ajar.dev/v1";

    private Shapes() {}

    public static final Shape ATTRIBUTE_SHAPE = new Shape(
            "an attribute",
            "Something an event may say.",
            List.of(
                    needed(
                            "type",
                            new Choice(List.of("string", "int", "double", "bool", "instant")),
                            "The type of its values."),
                    optional("about", Headed.PROSE, "What it means."),
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

    public static final Shape SCHEMA = Headed.document(
            "Schema",
            "Declares attributes. What no schema declares cannot be used in a definition.",
            needed(
                    "attributes",
                    new MapOf("attribute", new Name(Alphabet.ATTRIBUTE), new Keys(ATTRIBUTE_SHAPE)),
                    "The attributes by name; names are dotted, for example `lock.id`."));

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
                            Headed.EVENT_CONDITION,
                            "Which events set it. Without it, and last, a literal is the value before the first event.")));

    public static final Shape TIMELINE = Headed.document(
            "Timeline",
            "What is known about a kind of thing over time.",
            needed("entity", Headed.ATTRIBUTE, "The attribute that names the thing."),
            needed(
                    "properties",
                    new MapOf("property", new Name(Alphabet.WORD), new ListOf(new Keys(SETTER))),
                    "Its properties, each with what sets it. The first setter whose condition holds sets the property from the event's time on. In conditions: `TIMELINE.PROPERTY`."));

    public static final Shape EXCLUSION = Headed.document(
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
            needed("because", Headed.PROSE, "Why."),
            optional("author", Headed.PROSE, "Who planned it."));

    /// What every document says of itself.
    public static final Shape METADATA = Headed.METADATA;

    /// Every kind of document, in reading order.
    public static final List<Shape> DOCUMENTS =
            List.of(SCHEMA, SourceShapes.SOURCE, TIMELINE, ExperienceShapes.EXPERIENCE, EXCLUSION);
}
