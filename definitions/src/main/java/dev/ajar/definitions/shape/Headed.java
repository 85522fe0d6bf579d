package dev.ajar.definitions.shape;

import static dev.ajar.definitions.shape.Key.needed;
import static dev.ajar.definitions.shape.Key.optional;

import dev.ajar.definitions.shape.Form.Alphabet;
import dev.ajar.definitions.shape.Form.Cel;
import dev.ajar.definitions.shape.Form.Choice;
import dev.ajar.definitions.shape.Form.Keys;
import dev.ajar.definitions.shape.Form.MapOf;
import dev.ajar.definitions.shape.Form.Name;
import dev.ajar.definitions.shape.Form.Prose;
import dev.ajar.definitions.shape.Form.Reference;
import dev.ajar.definitions.shape.Form.Verbatim;
import java.util.List;
import java.util.stream.Stream;

/// What documents of all kinds have in common.
final class Headed {

    private Headed() {}

    static final Form PROSE = new Prose();

    static final Form ATTRIBUTE = new Reference("an attribute");

    static final Form EVENT_CONDITION = new Cel("bool", "the event: event.id, event.name, event.time, its attributes");

    static final Shape METADATA = new Shape(
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

    static Shape document(String kind, String about, Key... keys) {
        return new Shape(
                kind,
                about,
                Stream.concat(
                                Stream.of(
                                        needed(
                                                "apiVersion",
                                                new Choice(List.of(Shapes.API_VERSION)),
                                                "The language it is written in."),
                                        needed("kind", new Choice(List.of(kind)), "What it is."),
                                        needed("metadata", new Keys(METADATA), "What it is called and whose it is.")),
                                Stream.of(keys))
                        .toList());
    }
}
