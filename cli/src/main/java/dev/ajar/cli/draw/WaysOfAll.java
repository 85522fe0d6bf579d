package dev.ajar.cli.draw;

import dev.ajar.model.Experience;
import dev.ajar.session.Session;
import dev.ajar.tally.Ways;
import dev.ajar.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts the ways of several experiences, from any thread.
public final class WaysOfAll {

    private final Map<String, Ways> byName = new TreeMap<>();

    public WaysOfAll(List<Experience> experiences) {
        experiences.forEach(experience -> byName.put(experience.name(), new Ways(experience)));
    }

    /// Counts a session of any of them.
    public void count(Session session, Verdict verdict) {
        Ways ways = of(verdict.experience());
        synchronized (ways) {
            ways.count(session, verdict);
        }
    }

    /// The ways of one of them, when all is counted.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public Ways of(String experience) {
        Ways ways = byName.get(experience);
        if (ways == null) {
            throw new IllegalArgumentException("no experience " + experience);
        }
        return ways;
    }
}
