package dev.ajar.cli.report;

import dev.ajar.event.Asked;
import dev.ajar.model.Source;
import dev.ajar.timeline.SetterUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What only the data shows about definitions that belong to no single experience: sources and timelines.
public final class InputFindings {

    private InputFindings() {}

    /// In sentences that someone can act on.
    ///
    /// @param sources all that are defined
    /// @param given those through which something was read
    /// @param setters what came of the setters of all timelines
    public static List<String> of(List<Source> sources, List<Source> given, List<SetterUse> setters) {
        List<String> findings = new ArrayList<>();
        sources.stream()
                .filter(source -> source.format() != Source.Format.TABLE && !given.contains(source))
                .forEach(source -> findings.add("source %s: no file was given for it; expected --source %s=FILE"
                        .formatted(source.name(), source.name())));
        List<String> unnamed = new ArrayList<>();
        for (SetterUse setter : setters) {
            String timeline = setter.timeline().name();
            if (setter.place() == 0 && setter.when().asked() == 0) {
                if (!unnamed.contains(timeline)) {
                    findings.add("timeline %s: no event has %s"
                            .formatted(timeline, setter.timeline().entity().name()));
                    unnamed.add(timeline);
                }
            } else if (!unnamed.contains(timeline)) {
                setter(setter, findings);
            }
        }
        return findings;
    }

    /// Sources of tables to which no table was given, where some were.
    ///
    /// @param given the names of those that have one
    public static List<String> untold(List<Source> sources, Set<String> given) {
        return sources.stream()
                .filter(source -> source.format() == Source.Format.TABLE && !given.contains(source.name()))
                .map(source ->
                        "source %1$s: no table was given for it; expected --source %1$s=TABLE".formatted(source.name()))
                .toList();
    }

    private static void setter(SetterUse setter, List<String> findings) {
        Asked when = setter.when();
        String name = "%s.%s: setter %s"
                .formatted(setter.timeline().name(), setter.property().name(), setter.place() + 1);
        if (when.held() == 0) {
            findings.add(name + " was never hit" + Conditions.unknown(when));
        } else if (setter.times() == 0) {
            findings.add("%s was hit by %s, but its `set` was unknown each time"
                    .formatted(name, Words.counted(when.held(), "event", "events")));
        }
        if (when.held() > 0 && Conditions.isTelling(when)) {
            findings.add("%s: %s".formatted(name, Conditions.ruledOut(when)));
        }
    }
}
