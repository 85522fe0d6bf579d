package dev.ajar.store.event;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Kind;
import dev.ajar.store.row.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.erdtman.jcs.NumberToJSON;

/// The hash of a row: its known cells as canonical JSON (RFC 8785, but ints in plain decimal however large), of that
/// the first 128 bits of SHA-256, in hex.
public final class RowHash {

    private static final int BYTES = 16;

    private final MessageDigest digest;

    public RowHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String of(Row row) {
        byte[] whole = digest.digest(json(row).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(whole, 0, BYTES);
    }

    /// The row as canonical JSON. Names are ordered by UTF-16 unit, as RFC 8785 has it.
    public static String json(Row row) {
        Integer[] cells = new Integer[row.size()];
        int known = 0;
        for (int cell = 0; cell < row.size(); cell++) {
            if (row.kind(cell) != Kind.ARRAY && row.value(cell).isKnown()) {
                cells[known++] = cell;
            }
        }
        Arrays.sort(
                cells, 0, known, Comparator.comparing(cell -> row.column(cell).name()));
        StringBuilder json = new StringBuilder("{");
        for (int place = 0; place < known; place++) {
            int cell = cells[place];
            text(json.append(place == 0 ? "" : ","), row.column(cell).name());
            json.append(':');
            if (row.kind(cell) == Kind.BIG_INT || row.kind(cell) == Kind.NOT_FINITE) {
                json.append(row.value(cell).text());
            } else {
                value(json, row.value(cell));
            }
        }
        return json.append('}').toString();
    }

    private static void value(StringBuilder json, Value value) {
        switch (value) {
            case StringValue(String text) -> text(json, text);
            case IntValue(long number) -> json.append(number);
            case DoubleValue(double number) -> json.append(number(number));
            case BoolValue bool -> json.append(bool.text());
            case InstantValue instant -> text(json, instant.text());
            case DurationValue duration -> json.append(duration.text());
            case Value.Unknown ignored -> json.append("null");
        }
    }

    private static String number(double number) {
        try {
            return NumberToJSON.serializeNumber(number);
        } catch (IOException notFinite) {
            throw new IllegalStateException(notFinite);
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (character < 0x20) {
                        json.append("\\u00").append(HexFormat.of().toHexDigits((byte) character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }
}
