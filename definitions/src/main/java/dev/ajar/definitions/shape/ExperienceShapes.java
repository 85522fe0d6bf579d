package dev.ajar.definitions.shape;

import static dev.ajar.definitions.shape.Key.needed;
import static dev.ajar.definitions.shape.Key.optional;

import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.shape.Form.Cel;
import dev.ajar.definitions.shape.Form.Choice;
import dev.ajar.definitions.shape.Form.Duration;
import dev.ajar.definitions.shape.Form.Either;
import dev.ajar.definitions.shape.Form.Instant;
import dev.ajar.definitions.shape.Form.Keys;
import dev.ajar.definitions.shape.Form.ListOf;
import dev.ajar.definitions.shape.Form.MapOf;
import dev.ajar.definitions.shape.Form.Name;
import dev.ajar.definitions.shape.Form.Reference;
import dev.ajar.definitions.shape.Form.Truth;
import dev.ajar.definitions.shape.Form.Whole;
import java.util.List;

/// What may be written in an `Experience`.
public final class ExperienceShapes {

    private ExperienceShapes() {}

    private static final Form STEP = new Reference("a step");

    public static final Shape SESSION = new Shape(
            "a session rule",
            "What makes events one session.",
            List.of(
                    optional(
                            "key",
                            new ListOf(Headed.ATTRIBUTE),
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
                    needed("per", Headed.ATTRIBUTE, "The attribute that names the thing."),
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
                    needed("when", Headed.EVENT_CONDITION, "Which events hit it."),
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
                    needed("because", Headed.PROSE, "Why, in words."),
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
                    needed("that", Headed.PROSE, "What is left out."),
                    needed("because", Headed.PROSE, "Why."),
                    optional("effect", Headed.PROSE, "How much it can change the number.")));

    public static final Shape EXPERIENCE = Headed.document(
            "Experience",
            "Something people want to do, as a flow of steps, and what makes it good or bad.",
            needed("purpose", Headed.PROSE, "Which decision the numbers are for."),
            optional(
                    "relevant",
                    Headed.EVENT_CONDITION,
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
}
