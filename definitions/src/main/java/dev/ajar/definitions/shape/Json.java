package dev.ajar.definitions.shape;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/// Writes maps, lists, texts, numbers and truths as JSON, in the order in which they come.
public final class Json {

    private final StringBuilder json = new StringBuilder();
    private final boolean lines;

    private Json(boolean lines) {
        this.lines = lines;
    }

    /// On one line.
    public static String text(Object value) {
        return new Json(false).add(value, "").json.toString();
    }

    /// For people: one entry a line.
    public static String lines(Object value) {
        return new Json(true).add(value, "\n").json.append('\n').toString();
    }

    private Json add(Object value, String margin) {
        switch (value) {
            case Map<?, ?> map -> addAll('{', map.entrySet(), '}', margin);
            case Map.Entry<?, ?> entry -> {
                add(String.valueOf(entry.getKey()), margin);
                json.append(lines ? ": " : ":");
                add(entry.getValue(), margin);
            }
            case Collection<?> list -> addAll('[', list, ']', margin);
            case Boolean truth -> json.append(truth.booleanValue());
            case Number number -> json.append(number);
            default -> quote(value.toString());
        }
        return this;
    }

    private void addAll(char open, Collection<?> parts, char close, String margin) {
        String inner = lines ? margin + "  " : "";
        json.append(open);
        for (Iterator<?> each = parts.iterator(); each.hasNext(); ) {
            json.append(inner);
            add(each.next(), inner);
            json.append(each.hasNext() ? "," : "");
        }
        json.append(parts.isEmpty() ? "" : margin).append(close);
    }

    private void quote(String text) {
        json.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append("\\u%04x".formatted((int) character));
            } else {
                json.append(character);
            }
        }
        json.append('"');
    }
}
