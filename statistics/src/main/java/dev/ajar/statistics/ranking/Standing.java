package dev.ajar.statistics.ranking;

import java.util.List;

/// One unit in the order of those who struggle.
///
/// @param threshold the rate above which it struggles, 0…1
/// @param posterior what is believed of its rate; the interval is made there
/// @param struggles how probable it is that its rate is above the threshold, 0…1
/// @param excess failures beyond what was to be expected, `n (p̂ − μ)`: what mending it would save. Below zero for
///     units that do better
/// @param experiences what happened to it that no rate tells, as handed in
/// @param listed whether it is on the list
public record Standing(
        Unit unit,
        double threshold,
        Posterior posterior,
        double struggles,
        double excess,
        List<String> experiences,
        boolean listed) {

    public Standing {
        experiences = List.copyOf(experiences);
    }
}
