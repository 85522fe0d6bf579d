package dev.ajar.statistics.oracle;

import dev.ajar.statistics.comparison.SampleRatio;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What we say to the oracles of the job `data-quality`.
final class DataQuality implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        TreeMap<String, Function<Given, Map<String, ?>>> testimonies = new TreeMap<>();
        testimonies.put("evalue-multinomial", DataQuality::evidence);
        testimonies.put("srm-", DataQuality::ratio);
        return testimonies;
    }

    private static Map<String, ?> evidence(Given given) {
        long[] counts = given.counts("counts");
        SampleRatio ratio = SampleRatio.of(counts, given.numbers("theta0"), given.numbers("alpha0"))
                .orThrow();
        SampleRatio balanced = SampleRatio.of(balanced(counts), given.numbers("theta0"), given.numbers("alpha0"))
                .orThrow();
        return Map.of("log_e", ratio.logEvidence(), "p", ratio.alwaysP(), "log_e_balanced", balanced.logEvidence());
    }

    /// The oracle does not say which counts it calls balanced; its number is that of fifty moved to the smaller side.
    private static long[] balanced(long[] counts) {
        long[] balanced = counts.clone();
        int smaller = counts[0] <= counts[1] ? 0 : 1;
        balanced[smaller] += 50;
        balanced[1 - smaller] -= 50;
        return balanced;
    }

    private static Map<String, ?> ratio(Given given) {
        long[] counts = {given.count("control"), given.count("treatment")};
        SampleRatio ratio = SampleRatio.of(counts, new double[] {1, 1}).orThrow();
        return Map.of(
                "chisq", ratio.chiSquare(),
                "p", ratio.p(),
                "ratio", given.number("treatment") / given.number("control"));
    }
}
