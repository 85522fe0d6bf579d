package dev.ajar.translate.dbt;

import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How models are named.
final class Names {

    /// One row: what this run states anew.
    static final String RUN = "ajar_run";

    /// The runs that came to their end.
    static final String RUNS = "ajar_runs";

    /// Every event once.
    static final String EVENTS = "ajar_events";

    /// The tallies of all experiences.
    static final String TALLIES = "ajar_tallies";

    private Names() {}

    /// The model of one stage of an experience: `app_unlock_verdicts`.
    static String model(Experience experience, String stage) {
        return "%s_%s".formatted(stem(experience), stage);
    }

    /// What the models of an experience begin with.
    static String stem(Experience experience) {
        return Dimension.column(experience.name()).toLowerCase(Locale.ROOT);
    }

    /// Experiences whose models would be named like others; empty where there are none.
    static List<String> clashes(List<Experience> experiences) {
        Map<String, String> taken = new HashMap<>();
        taken.put("ajar", "the project's own, such as " + TALLIES);
        List<String> clashes = new ArrayList<>();
        for (Experience experience : experiences) {
            String other = taken.putIfAbsent(stem(experience), "those of " + experience.name());
            if (other != null) {
                clashes.add("%s: its models would be named like %s".formatted(experience.name(), other));
            }
        }
        return clashes;
    }
}
