package dev.ajar.session;

import dev.ajar.model.Experience;
import dev.ajar.model.Limit;

/// What makes a session a success: that the success step was reached, in time.
public record Goal(int step, Limit within) {

    public Goal(Experience experience) {
        this(experience.place(experience.success()), experience.within());
    }

    /// `succeeded`
    public boolean isReachedBy(Session session) {
        return session.reached(step) && within.allows(session.after(step));
    }
}
