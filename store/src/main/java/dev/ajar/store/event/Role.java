package dev.ajar.store.event;

import dev.ajar.expression.Type;
import dev.ajar.model.Attributes;
import dev.ajar.store.row.Texts;

/// What the cells of a column are to an event.
final class Role {

    private final What what;
    private final String name;
    private final int place;
    private final Type type;
    private final int bytes;
    private final boolean sound;
    private long met = -1;
    private Met undeclared = Met.NOTHING;

    enum What {
        ID,
        TIME,
        NAME,
        SEQUENCE,
        RECORDED,
        RECEIVED,
        /// A CloudEvent's source: part of its id, and an attribute.
        SOURCE,
        ATTRIBUTE,
        /// An attribute that nobody declared.
        EXTRA,
        NOTHING
    }

    /// What is no declared attribute.
    Role(What what, String name) {
        this(what, name, Attributes.UNDECLARED, Type.STRING);
    }

    /// @param place among the declared attributes
    /// @param type of the attribute
    Role(What what, String name, int place, Type type) {
        this.what = what;
        this.name = name;
        this.place = place;
        this.type = type;
        this.bytes = Draft.bytes(name);
        this.sound = Texts.isSound(name);
    }

    What what() {
        return what;
    }

    String name() {
        return name;
    }

    int place() {
        return place;
    }

    /// Of what type it is declared.
    Type type() {
        return type;
    }

    /// How large its name is.
    int bytes() {
        return bytes;
    }

    boolean isSound() {
        return sound;
    }

    /// Whether this is met for the first time in a reading.
    boolean isFirst(long reading) {
        boolean first = met != reading;
        met = reading;
        return first;
    }

    /// Counts an attribute that nobody declared.
    @SuppressWarnings("ReferenceEquality") // there is one that is nothing
    void countUndeclared(Findings findings) {
        if (undeclared == Met.NOTHING) {
            undeclared = findings.undeclared(name);
        }
        undeclared.again();
    }

    static String article(Type type) {
        return switch (type) {
            case STRING -> "a text";
            case INT -> "an int";
            case DOUBLE -> "a double";
            case BOOL -> "true or false";
            case INSTANT -> "an instant with an offset (RFC 3339)";
            case DURATION -> "a duration";
        };
    }
}
