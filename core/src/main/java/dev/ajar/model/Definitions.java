package dev.ajar.model;

import java.util.List;

/// Everything that was defined, sound and linked: what every engine is given.
///
/// All lists are ordered by name.
public record Definitions(
        Attributes attributes,
        List<Source> sources,
        List<Timeline> timelines,
        List<Experience> experiences,
        List<Exclusion> exclusions) {

    public Definitions {
        sources = List.copyOf(sources);
        timelines = List.copyOf(timelines);
        experiences = List.copyOf(experiences);
        exclusions = List.copyOf(exclusions);
    }

    /// The facts that sessions of an experience have.
    public Facts facts(Experience experience) {
        return new Facts(experience.steps().stream().map(Step::name).toList(), attributes, timelines);
    }
}
