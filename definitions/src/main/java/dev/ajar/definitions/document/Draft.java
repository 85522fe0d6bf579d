package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.shape.Fields;

/// A document of a known kind, not yet understood.
///
/// @param name its name, or a stand-in where that is not sound
/// @param named where its name is written
/// @param first whether it is the first of its kind with this name
record Draft(String name, Span named, Fields fields, boolean first) {}
