package dev.ajar.cli.evidence;

import dev.ajar.cli.report.PrettyJson;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Maps, lists, numbers, texts and truths as JSON.
final class JsonTree {

    private final JsonGenerator json;

    private JsonTree(JsonGenerator json) {
        this.json = json;
    }

    static void write(Object tree, Writer out) {
        try (JsonGenerator json = PrettyJson.to(out)) {
            new JsonTree(json).value(tree);
        }
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, inner) -> {
                    json.writeName(name.toString());
                    value(inner);
                });
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                list.forEach(this::value);
                json.writeEndArray();
            }
            case Optional<?> maybe when maybe.isPresent() -> value(maybe.get());
            case Optional<?> ignored -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            case Double ignored -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }
}
