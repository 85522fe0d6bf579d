package dev.ajar.conformance;

import java.util.EnumSet;
import java.util.Set;

/// What the SQL of a case is held to.
enum Aspect {
    /// As many sessions as there are.
    SESSIONS("sessions"),
    /// Every cell of every verdict.
    VERDICTS("verdicts"),
    /// Every tally.
    TALLIES("tallies"),
    /// All that a report shows, from the few rows of a summary.
    SUMMARY("summary"),
    /// What is counted beside the verdicts.
    BESIDE("quality, transitions, paths"),
    /// Steps that are kept as tables, and questions about the latest sessions only.
    SCOPES("kept steps, since");

    private final String words;

    Aspect(String words) {
        this.words = words;
    }

    /// As the court's book names it.
    String words() {
        return words;
    }

    static Set<Aspect> all() {
        return EnumSet.allOf(Aspect.class);
    }

    /// All of them for one of so many trials; what is slow is left out of the others. Always the same trials, whatever
    /// order they come in.
    static Set<Aspect> sampled(Judged judged, int oneOf) {
        String fingerprint = judged.definitions().experiences().isEmpty()
                ? ""
                : judged.definitions().experiences().get(0).fingerprint();
        return Math.floorMod(fingerprint.hashCode(), oneOf) == 0
                ? all()
                : EnumSet.complementOf(EnumSet.of(BESIDE, SCOPES));
    }
}
