package dev.ajar.definitions.cel;

import dev.ajar.definitions.cel.Written.Stretch;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.Optional;

/// A condition that CEL's parser has read: points at its parts and tells what is wrong with them.
///
/// @param source where the parser found what
/// @param where whose condition it is, for messages
record Parsed(Written written, CelSource source, String where, Problems problems) {

    /// The same, telling nobody.
    Parsed silently() {
        return new Parsed(written, source, where, new Problems());
    }

    /// A part as it was written.
    String text(CelExpr part) {
        Stretch stretch = written.stretch(part, source);
        return written.text().substring(stretch.from(), stretch.to());
    }

    /// Where a part stands.
    Span span(CelExpr part) {
        Stretch stretch = written.stretch(part, source);
        return written.span(stretch.from(), stretch.to());
    }

    /// Where the operator of a part stands.
    Span sign(CelExpr part) {
        return written.span(written.sign(part, source));
    }

    /// Where the name of a function stands.
    Span functionName(CelExpr call) {
        return written.span(written.functionName(call, source));
    }

    /// Tells what is wrong, and gives nothing.
    <T> Optional<T> refuse(Span span, String what, String expected) {
        problems.error(span, "%s: %s".formatted(where, what), expected);
        return Optional.empty();
    }

    <T> Optional<T> refuse(CelExpr part, String what, String expected) {
        return refuse(span(part), what, expected);
    }

    <T> Optional<T> refuseSign(CelExpr part, String what, String expected) {
        return refuse(sign(part), what, expected);
    }
}
