package dev.ajar.translate.sql;

/// What a query is asked about.
///
/// @param asOf the instant of the question
/// @param since from when on sessions are asked for
/// @param reading what is read
public record Scope(AsOf asOf, Since since, Reading reading) {

    /// The table that is read unless another is asked for.
    public static final String TABLE = "events";

    /// All sessions in the table `events`, as of an instant.
    public static Scope of(AsOf asOf) {
        return new Scope(asOf, new Since.Ever(), new Reading.Table(TABLE));
    }

    /// The same, reading something else.
    public Scope reading(Reading other) {
        return new Scope(asOf, since, other);
    }

    /// The same, from another instant on.
    public Scope since(Since other) {
        return new Scope(asOf, other, reading);
    }
}
