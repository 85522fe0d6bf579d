package dev.ajar.translate.sql;

/// A piece of SQL that gives a value.
///
/// @param text the piece itself, on one line
/// @param binding how tightly its outermost operator binds
record Term(String text, Binding binding) {

    /// From the loosest to the tightest.
    enum Binding {
        OR,
        AND,
        NOT,
        COMPARISON,
        SUM,
        PRODUCT,
        SIGN,
        WHOLE
    }

    /// A name, a literal, a call: nothing can tear it apart.
    static Term whole(String text) {
        return new Term(text, Binding.WHOLE);
    }

    /// Two pieces with an operator between them.
    static Term comparison(Term left, String operator, Term right) {
        return new Term(
                "%s %s %s".formatted(left.within(Binding.SUM), operator, right.within(Binding.SUM)),
                Binding.COMPARISON);
    }

    /// The text to be put where something binds as tightly as this: in parentheses where it must be.
    String within(Binding least) {
        return binding.compareTo(least) >= 0 ? text : "(" + text + ")";
    }

    Term and(Term other) {
        return new Term("%s and %s".formatted(within(Binding.AND), other.within(Binding.AND)), Binding.AND);
    }

    Term or(Term other) {
        return new Term("%s or %s".formatted(within(Binding.OR), other.within(Binding.OR)), Binding.OR);
    }

    Term not() {
        return new Term("not " + within(Binding.COMPARISON), Binding.NOT);
    }

    Term isKnown() {
        return new Term(within(Binding.SUM) + " is not null", Binding.COMPARISON);
    }

    Term isUnknown() {
        return new Term(within(Binding.SUM) + " is null", Binding.COMPARISON);
    }

    Term plus(Term other) {
        return new Term("%s + %s".formatted(within(Binding.SUM), other.within(Binding.PRODUCT)), Binding.SUM);
    }

    Term minus(Term other) {
        return new Term("%s - %s".formatted(within(Binding.SUM), other.within(Binding.PRODUCT)), Binding.SUM);
    }

    @Override
    public String toString() {
        return text;
    }
}
