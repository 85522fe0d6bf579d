package dev.ajar.statistics.explanation;

import dev.ajar.statistics.Interval;
import java.util.List;

/// A value that got worse by more than the rest, and by more than the worst of all values would by chance.
///
/// @param value what stands out most
/// @param aliases other values that (nearly) the same clusters have: no test can tell them apart
/// @param clusters how many have it
/// @param counts theirs
/// @param statistic how many standard deviations it stands out
/// @param adjustedP how often the most outstanding of all values would stand out this much by chance, 0…1
/// @param excess bad sessions after beyond what the rest's course let expect
/// @param excessInterval where those may be, for clusters like these
/// @param share excess as a part of the whole rise; above 1 where the rest got better. 0 where nothing rose
/// @param surprise how much its share of bad sessions has moved (Jensen and Shannon), 0…0.35: order only, no evidence
/// @param within values that stand out among these clusters
public record Finding(
        Value value,
        List<Value> aliases,
        int clusters,
        Change counts,
        double statistic,
        double adjustedP,
        double excess,
        Interval excessInterval,
        double share,
        double surprise,
        List<Finding> within) {

    public Finding {
        aliases = List.copyOf(aliases);
        within = List.copyOf(within);
    }

    /// `lot = 7 = factory = B`: one line for what cannot be told apart.
    public String line() {
        StringBuilder line = new StringBuilder(value.toString());
        aliases.forEach(alias -> line.append(", the same as ").append(alias));
        return line.toString();
    }
}
