package dev.ajar.model;

import dev.ajar.expression.Type;

/// Something known about a session, under a name that rules can use (semantics.md §4).
public sealed interface Fact {

    Type type();

    /// `steps.S.count`: how many events hit the step.
    record Count(String step) implements Fact {
        @Override
        public Type type() {
            return Type.INT;
        }
    }

    /// `steps.S.first`: when the step was first reached.
    record First(String step) implements Fact {
        @Override
        public Type type() {
            return Type.INSTANT;
        }
    }

    /// `steps.S.last`: when the step was last reached.
    record Last(String step) implements Fact {
        @Override
        public Type type() {
            return Type.INSTANT;
        }
    }

    /// `steps.S.reached`
    record Reached(String step) implements Fact {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /// `session.start`, `session.end`, `session.events` and `succeeded`.
    enum Whole implements Fact {
        START(Type.INSTANT),
        END(Type.INSTANT),
        EVENTS(Type.INT),
        SUCCEEDED(Type.BOOL);

        private final Type type;

        Whole(Type type) {
            this.type = type;
        }

        @Override
        public Type type() {
            return type;
        }
    }

    /// `first.A`: an attribute at the first of the session's events that has it.
    record FirstOf(Attribute attribute) implements Fact {
        @Override
        public Type type() {
            return attribute.type();
        }
    }

    /// `last.A`: an attribute at the last of the session's events that has it.
    record LastOf(Attribute attribute) implements Fact {
        @Override
        public Type type() {
            return attribute.type();
        }
    }

    /// `TIMELINE.PROPERTY` as of the session's start.
    record AsOf(Timeline timeline, Timeline.Property property) implements Fact {
        @Override
        public Type type() {
            return property.type();
        }
    }
}
