package dev.ajar.session;

import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import java.util.List;

/// Which transitions between steps the author of an experience foresaw.
public final class Flow {

    private static final int ANY = -1;

    private final long[] then;
    private final boolean said;
    private final int beginning;

    public Flow(Experience experience) {
        List<Step> steps = experience.steps();
        then = new long[steps.size()];
        for (int from = 0; from < then.length; from++) {
            for (String to : steps.get(from).then()) {
                then[from] |= 1L << experience.place(to);
            }
        }
        said = steps.stream().anyMatch(step -> !step.then().isEmpty());
        beginning = switch (experience.session()) {
            case SessionRule.Keyed keyed -> experience.place(keyed.attempt());
            case SessionRule.Episodes episodes -> experience.place(episodes.attempt());
            case SessionRule.Presence ignored -> ANY;
        };
    }

    /// Whether a step is foreseen after another. Where the flow names no transition at all, everything is.
    public boolean foresees(int from, int to) {
        return !said || ((then[from] >>> to) & 1) == 1;
    }

    /// Whether a path begins and goes on as foreseen.
    boolean foresees(int[] path) {
        if (!said || path.length == 0) {
            return true;
        }
        if (beginning != ANY && path[0] != beginning) {
            return false;
        }
        for (int at = 1; at < path.length; at++) {
            if (!foresees(path[at - 1], path[at])) {
                return false;
            }
        }
        return true;
    }
}
