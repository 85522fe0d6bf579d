package dev.ajar.definitions.shape;

import dev.ajar.definitions.shape.Form.Alphabet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The table as a JSON Schema, by which editors complete keys and mark slips while one types.
///
/// It knows shapes, not meaning: `ajar check` says more.
public final class JsonSchema {

    private static final String DURATION = "^([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h|d))+$";
    private static final String INSTANT =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

    private final Map<String, Object> definitions = new TreeMap<>();

    private JsonSchema() {}

    /// The schema of one document of any kind.
    public static String text() {
        return Json.lines(new JsonSchema().schema());
    }

    private Map<String, Object> schema() {
        var kinds = new ArrayList<Object>();
        for (Shape document : Shapes.DOCUMENTS) {
            kinds.add(object(
                    "if",
                    object("properties", object("kind", object("const", document.what())), "required", List.of("kind")),
                    "then",
                    reference(document)));
        }
        return object(
                "$schema",
                "http://json-schema.org/draft-07/schema#",
                "title",
                "Ajar definitions",
                "description",
                "A document of a definition file. Made by Ajar from its own table of keys.",
                "type",
                "object",
                "properties",
                object(
                        "apiVersion",
                        object("const", Shapes.API_VERSION),
                        "kind",
                        object(
                                "enum",
                                Shapes.DOCUMENTS.stream().map(Shape::what).toList())),
                "required",
                List.of("apiVersion", "kind", "metadata"),
                "allOf",
                kinds,
                "definitions",
                definitions);
    }

    private Map<String, Object> reference(Shape shape) {
        String name = shape.what().replaceFirst("^an? ", "").replace(' ', '-');
        if (!definitions.containsKey(name)) {
            definitions.put(name, "being written"); // so that a shape within itself would end
            definitions.put(name, shape(shape));
        }
        return object("$ref", "#/definitions/" + name);
    }

    private Map<String, Object> shape(Shape shape) {
        var properties = new LinkedHashMap<String, Object>();
        for (Key key : shape.keys()) {
            properties.put(key.name(), described(form(key.form()), key));
        }
        var written = object(
                "description",
                shape.about(),
                "type",
                "object",
                "additionalProperties",
                false,
                "properties",
                properties);
        List<String> needed =
                shape.keys().stream().filter(Key::needed).map(Key::name).toList();
        if (!needed.isEmpty()) {
            written.put("required", needed);
        }
        return written;
    }

    /// A reference may have no neighbours, so it goes into an `allOf` beside the words.
    private static Map<String, Object> described(Map<String, Object> form, Key key) {
        String words = key.otherwise().isEmpty() ? key.about() : key.about() + " Otherwise: " + key.otherwise() + ".";
        var described = object("description", words);
        if (form.containsKey("$ref")) {
            described.put("allOf", List.of(form));
        } else {
            described.putAll(form);
        }
        return described;
    }

    private Map<String, Object> form(Form form) {
        return switch (form) {
            case Form.Prose ignored -> object("type", "string", "minLength", 1);
            case Form.Name(Alphabet alphabet) -> object("type", "string", "pattern", "^" + alphabet.pattern() + "$");
            case Form.Reference ignored -> object("type", "string");
            case Form.Verbatim ignored -> object("type", "string");
            case Form.Choice(List<String> words) -> object("enum", words);
            case Form.Cel ignored -> object("type", List.of("string", "boolean", "number"));
            case Form.Duration ignored -> object("type", "string", "pattern", DURATION);
            case Form.Instant ignored -> object("type", "string", "pattern", INSTANT);
            case Form.Whole(long least, long most) ->
                most == Long.MAX_VALUE
                        ? object("type", "integer", "minimum", least)
                        : object("type", "integer", "minimum", least, "maximum", most);
            case Form.Truth ignored -> object("type", "boolean");
            case Form.Constant ignored -> object("type", List.of("string", "number", "boolean"));
            case Form.ListOf(Form each) -> object("type", "array", "items", form(each));
            case Form.MapOf(String ignored, Form names, Form each) ->
                object("type", "object", "propertyNames", form(names), "additionalProperties", form(each));
            case Form.Keys(Shape shape) -> reference(shape);
            case Form.Either(List<Form> forms) ->
                object("anyOf", forms.stream().map(this::form).toList());
        };
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            object.put((String) keysAndValues[at], keysAndValues[at + 1]);
        }
        return object;
    }
}
