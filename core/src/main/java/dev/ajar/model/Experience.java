package dev.ajar.model;

import dev.ajar.expression.Expression;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Something people want to do, described as a flow (semantics.md §4).
///
/// @param title by language, for example `en`; empty where only the name is given
/// @param relevant which events belong at all, defaults filled in
/// @param steps in the order a person lives them, 64 at most
/// @param success the step that is the goal
/// @param within how long after its start a session may succeed
/// @param reason the fact that names an unexplained failure; an unknown literal where none is given
/// @param accepted deliberate simplifications, shown wherever the number is shown
/// @param fingerprint changes when, and only when, something changes that a verdict can depend on
public record Experience(
        String name,
        Map<String, String> title,
        String product,
        String owner,
        String purpose,
        Expression relevant,
        SessionRule session,
        List<Step> steps,
        String success,
        Limit within,
        List<Rule> judge,
        Expression reason,
        List<Indicator> indicators,
        List<Dimension> dimensions,
        List<Simplification> accepted,
        String fingerprint) {

    public Experience {
        title = Collections.unmodifiableMap(new TreeMap<>(title));
        steps = List.copyOf(steps);
        judge = List.copyOf(judge);
        indicators = List.copyOf(indicators);
        dimensions = List.copyOf(dimensions);
        accepted = List.copyOf(accepted);
        if (steps.size() > Long.SIZE) {
            throw new IllegalArgumentException("%s: %s steps (expected: 64 at most)".formatted(name, steps.size()));
        }
    }

    /// The place of a step among the declared ones.
    ///
    /// @throws IllegalArgumentException if there is no such step
    public int place(String step) {
        for (int place = 0; place < steps.size(); place++) {
            if (steps.get(place).name().equals(step)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no step %s in %s".formatted(step, name));
    }

    /// The indicators that look at how long good sessions took, in the order of their columns.
    public List<Indicator> latencies() {
        return indicators.stream()
                .filter(Indicator::isLatency)
                .sorted((a, b) -> column(a).compareTo(column(b)))
                .toList();
    }

    /// The dimensions in the order of their columns.
    public List<Dimension> columns() {
        return dimensions.stream()
                .sorted((a, b) -> a.column().compareTo(b.column()))
                .toList();
    }

    /// The name of a latency's column: `latency_NAME_us`.
    public static String column(Indicator latency) {
        return "latency_" + Dimension.column(latency.name()) + "_us";
    }

    /// A deliberate simplification.
    ///
    /// @param effect how much it can change the number, in words; may be empty
    public record Simplification(String that, String because, String effect) {}
}
