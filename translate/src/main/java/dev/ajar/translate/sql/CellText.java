package dev.ajar.translate.sql;

import dev.ajar.expression.Type;

/// How values are written in texts (semantics.md §1): the twin of `Grammar` in `store`. Nothing is trimmed.
record CellText(Dialect dialect) {

    private static final String WHOLE = "^[+-]?[0-9]+\\z";
    private static final String NUMBER = "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\\z";

    /// A text as a value of a type; unknown where it is not written like one.
    Term read(Term text, Type type) {
        return switch (type) {
            case STRING -> text;
            case INT -> whole(text);
            case DOUBLE -> written(text, NUMBER, dialect.finite(dialect.fitting(text, Type.DOUBLE)));
            case BOOL ->
                Term.whole("case lower(%s) when %s then true when %s then false end"
                        .formatted(text, dialect.text("true"), dialect.text("false")));
            case INSTANT -> {
                TimeText time = TimeText.rfc3339(dialect);
                yield time.micros(text, time.local(text));
            }
            case DURATION -> dialect.unknown(type);
        };
    }

    /// An int of 64 bits.
    Term whole(Term text) {
        return written(text, WHOLE, dialect.fitting(text, Type.INT));
    }

    private Term written(Term text, String pattern, Term value) {
        return Term.whole("case when %s then %s end".formatted(dialect.matches(text, pattern), value));
    }
}
