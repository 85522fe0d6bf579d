package dev.ajar.store.text;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.ColumnTexts;
import dev.ajar.store.row.Kind;
import dev.ajar.store.row.Row;
import dev.ajar.store.row.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON object a line, flattened with dots. A null is an unknown cell, of an array only its place is told.
public final class JsonCells implements Cells {

    private static final int DEEPEST = 100;
    private static final int LONGEST = 1 << 20;

    /// What the parser names in its messages.
    private static final Pattern QUOTED = Pattern.compile("'(?:'|[^']*)'");

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    private final ColumnTexts columnTexts = new ColumnTexts();
    private JsonPath root = JsonPath.root();
    private int spelled;

    @Override
    public Trouble read(byte[] bytes, int from, int to, boolean ascii, Row row) {
        if (root.isFull()) {
            root = JsonPath.root();
        }
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Trouble("not a JSON object", json.currentToken() == null ? "" : json.getString());
            }
            spelled = 0;
            if (!object(json, row)) {
                return new Trouble("names that are longer than 1 MiB, flattened with dots", "");
            }
            return json.nextToken() == null ? Trouble.NONE : new Trouble("more than one JSON object", json.getString());
        } catch (JacksonException broken) {
            return new Trouble("not JSON", words(broken));
        }
    }

    /// Where it is broken and how, in our words: Jackson's speak of its own inside, and in the digits of the place.
    private static String words(JacksonException broken) {
        String message = broken.getOriginalMessage();
        if (broken instanceof StreamConstraintsException) {
            return message.contains("depth")
                    ? "nested deeper than %s".formatted(DEEPEST)
                    : message.contains("Number") ? "a number of more than 1000 digits" : "a name that is too long";
        }
        TokenStreamLocation location = broken.getLocation();
        String words = broken instanceof UnexpectedEndOfInputException ? "it breaks off" : slip(message);
        return location == null ? words : "column %s: %s".formatted(location.getColumnNr(), words);
    }

    private static String slip(String message) {
        Matcher quoted = QUOTED.matcher(message);
        if (message.startsWith("Unrecognized token") && quoted.find()) {
            return quoted.group() + " has no quotes";
        }
        if (message.startsWith("Non-standard token") && quoted.find()) {
            return quoted.group() + " is no number of JSON";
        }
        if (message.startsWith("Unexpected") && quoted.find()) {
            return quoted.group() + " does not belong here";
        }
        if (message.contains("CTRL-CHAR")) {
            return "a control character";
        }
        if (message.contains("escape")) {
            return "a backslash that escapes nothing";
        }
        if (message.contains("umeric value")) {
            return "a number as JSON does not write it";
        }
        return "JSON cannot be read on from here";
    }

    /// Reads up to the end of the object that has begun.
    ///
    /// @return whether the names, flattened, are not absurdly long: a name is written once, but flattened for each
    ///     value below it
    private boolean object(JsonParser json, Row row) {
        JsonPath path = root;
        int depth = 1;
        while (depth > 0) {
            switch (json.nextToken()) {
                case PROPERTY_NAME -> path = path.child(json.currentName());
                case START_OBJECT -> depth++;
                case END_OBJECT -> {
                    depth--;
                    path = depth > 0 ? path.parent() : path;
                }
                default -> {
                    spelled += path.length();
                    if (spelled > LONGEST) {
                        return false;
                    }
                    value(json, path.column(), row);
                    path = path.parent();
                }
            }
        }
        return true;
    }

    private void value(JsonParser json, Column column, Row row) {
        switch (json.currentToken()) {
            case VALUE_STRING -> {
                char[] characters = json.getStringCharacters();
                Texts texts = columnTexts.of(column);
                StringValue text = texts.of(characters, json.getStringOffset(), json.getStringLength());
                row.add(column, text, texts.wasSound());
            }
            case VALUE_NUMBER_INT -> whole(json, column, row);
            case VALUE_NUMBER_FLOAT -> {
                double number = json.getDoubleValue();
                if (Double.isFinite(number)) {
                    row.add(column, new DoubleValue(number));
                } else {
                    row.add(column, Kind.NOT_FINITE, new StringValue(json.getString()));
                }
            }
            case VALUE_TRUE -> row.add(column, BoolValue.TRUE);
            case VALUE_FALSE -> row.add(column, BoolValue.FALSE);
            case VALUE_NULL -> row.add(column, Value.UNKNOWN);
            case START_ARRAY -> {
                json.skipChildren();
                row.add(column, Kind.ARRAY, Value.UNKNOWN);
            }
            case START_OBJECT, END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value: " + json.currentToken());
        }
    }

    private static void whole(JsonParser json, Column column, Row row) {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            row.add(
                    column,
                    Kind.BIG_INT,
                    new StringValue(json.getBigIntegerValue().toString()));
        } else {
            row.add(column, new IntValue(json.getLongValue()));
        }
    }
}
