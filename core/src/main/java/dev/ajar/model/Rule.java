package dev.ajar.model;

import dev.ajar.expression.Expression;

/// A rule of `judge`: what sessions of a certain kind are, and why.
///
/// @param because the reason, in words
/// @param once whether the rule speaks before the session is settled
public record Rule(String name, Ruling ruling, Expression when, String because, boolean once) {

    /// What a rule can make of a session.
    public enum Ruling {
        EXCLUDE,
        BAD,
        GOOD
    }
}
