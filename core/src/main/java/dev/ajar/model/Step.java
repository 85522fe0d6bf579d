package dev.ajar.model;

import dev.ajar.expression.Expression;
import java.util.List;

/// A step of the flow.
///
/// @param when which events hit it
/// @param then the steps that are foreseen after it
/// @param aside whether it is only a mark: facts as usual, no part of path or furthest step
public record Step(String name, Expression when, List<String> then, boolean aside) {
    public Step {
        then = List.copyOf(then);
    }
}
