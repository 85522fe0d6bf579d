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

    /// The rows of people's own tables, as a table of events.
    static final String ROWS = "ajar_rows";

    /// The tallies of all experiences.
    static final String TALLIES = "ajar_tallies";

    private Names() {}

    /// The model of one stage of an experience: `app_unlock_verdicts`.
    static String model(Experience experience, String stage) {
        return "%s_%s".formatted(stem(experience), stage);
    }

    /// What the models of an experience begin with.
    static String stem(Experience experience) {
        return stem(experience.name());
    }

    /// A name as those of models and variables are.
    static String stem(String name) {
        return Dimension.column(name).toLowerCase(Locale.ROOT);
    }

    /// Sources whose tables would be named like others; empty where there are none.
    static List<String> same(List<OwnTable> tables) {
        Map<String, String> taken = new HashMap<>();
        List<String> clashes = new ArrayList<>();
        for (OwnTable table : tables) {
            String name = table.source().name();
            String other = taken.putIfAbsent(table.stem(), name);
            if (other != null) {
                clashes.add("source %s: its variables would be named like those of %s".formatted(name, other));
            }
        }
        return clashes;
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
