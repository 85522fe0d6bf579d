package dev.ajar.store.row;

/// A column of rows: where its cells stand in the row's object.
public final class Column {

    private final int index;
    private final String name;
    private final String head;
    private final String rest;
    private final boolean nested;
    private final boolean sound;

    private Column(int index, String name, String head, String rest, boolean nested) {
        this.index = index;
        this.name = name;
        this.head = head;
        this.rest = rest;
        this.nested = nested;
        this.sound = Texts.isSound(name);
    }

    /// A column of a row that has no objects in it.
    public static Column flat(int index, String name) {
        return new Column(index, name, name, "", false);
    }

    /// A column inside an object.
    ///
    /// @param head the name of the object at the top
    /// @param rest the names below it, joined by dots
    public static Column nested(int index, String head, String rest) {
        return new Column(index, head + "." + rest, head, rest, true);
    }

    /// Its place among the columns that one reader has met so far.
    public int index() {
        return index;
    }

    /// Its name, flattened with dots.
    public String name() {
        return name;
    }

    /// The first part of its name; all of it where the column is in no object.
    public String head() {
        return head;
    }

    /// What follows the head; empty where the column is in no object.
    public String rest() {
        return rest;
    }

    public boolean isNested() {
        return nested;
    }

    /// Whether the name is well-formed Unicode without U+0000.
    public boolean isSound() {
        return sound;
    }

    @Override
    public String toString() {
        return name;
    }
}
