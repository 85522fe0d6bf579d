package dev.ajar.statistics.oracle;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Knows what we say to some oracles: by the beginning of their ids, the longest that fits. What is said has the keys
/// of what is expected; it may have more.
interface Witness {

    Map<String, Function<Given, Map<String, ?>>> testimonies();

    /// All there are, a class a job.
    static List<Witness> all() {
        return List.of(
                new Groundwork(),
                new Intervals(),
                new TwoProportions(),
                new Clustered(),
                new Stratified(),
                new DataQuality(),
                new Design(),
                new Planning(),
                new Sequential(),
                new LowTraffic(),
                new Targets(),
                new Ranking(),
                new Multiplicity(),
                new Explanations(),
                new Changes());
    }
}
