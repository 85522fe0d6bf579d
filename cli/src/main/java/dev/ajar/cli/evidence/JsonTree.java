package dev.ajar.cli.evidence;

import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Maps, lists, numbers, texts and truths as JSON.
final class JsonTree {

    private final JsonGenerator json;

    private JsonTree(JsonGenerator json) {
        this.json = json;
    }

    static void write(Object tree, Writer out) {
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET) // the writer is not ours
                .build();
        try (JsonGenerator json = factory.createGenerator(pretty, out)) {
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
