package dev.ajar.expression;

/// How the names of an expression are read from a subject.
///
/// @param <S> what is asked: an event, a session, a row
@FunctionalInterface
public interface Names<S> {

    /// How this name is read. Asked once for every mention, when the expression is compiled.
    ///
    /// @throws IllegalArgumentException if there is no such name; a checked definition has none of these
    Evaluation<S> reader(Expression.Name name);
}
