package dev.ajar.translate.sql;

import java.util.ArrayList;
import java.util.List;

/// A piece of SQL that gives a value.
///
/// @param text the piece itself, on one line
/// @param binding how tightly its outermost operator binds
/// @param conjuncts what it says all of, in pieces; one piece where it is no `and`
record Term(String text, Binding binding, List<String> conjuncts) {

    Term {
        conjuncts = List.copyOf(conjuncts);
    }

    Term(String text, Binding binding) {
        this(text, binding, List.of(text));
    }

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
        List<String> all = new ArrayList<>(pieces());
        all.addAll(other.pieces());
        return new Term(String.join(" and ", all), Binding.AND, all);
    }

    private List<String> pieces() {
        return binding == Binding.OR ? List.of(within(Binding.AND)) : conjuncts;
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
