package dev.ajar.statistics.oracle;

import dev.ajar.statistics.explanation.Change;
import dev.ajar.statistics.explanation.Kitagawa;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What we say to the oracles of the job `explain`.
final class Explanations implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of("explain-kitagawa", Explanations::kitagawa, "explain-adtributor", Adtributor::of);
    }

    private static Map<String, ?> kitagawa(Given given) {
        List<String> names = given.texts("value");
        long[] before = given.counts("n_before");
        long[] badBefore = given.counts("bad_before");
        long[] after = given.counts("n_after");
        long[] badAfter = given.counts("bad_after");
        LinkedHashMap<String, Change> values = new LinkedHashMap<>();
        Change all = Change.NONE;
        for (int at = 0; at < before.length; at++) {
            Change counts =
                    new Change(before[at] - badBefore[at], badBefore[at], after[at] - badAfter[at], badAfter[at]);
            values.put(names.get(at), counts);
            all = all.plus(counts);
        }
        Change whole = all;
        List<Kitagawa.Part> parts = Kitagawa.split(values);
        return Map.of(
                "total_change", whole.rise(),
                "rate_effect", each(parts, Kitagawa.Part::rate),
                "mix_effect", each(parts, Kitagawa.Part::mix),
                "did",
                        each(
                                parts,
                                part -> part.counts().rise() - rest(whole, part).rise()),
                "z", each(parts, part -> z(part.counts(), rest(whole, part))));
    }

    private static double[] each(List<Kitagawa.Part> parts, ToDoubleFunction<Kitagawa.Part> said) {
        return parts.stream().mapToDouble(said).toArray();
    }

    private static Change rest(Change whole, Kitagawa.Part part) {
        Change one = part.counts();
        return new Change(
                whole.goodBefore() - one.goodBefore(),
                whole.badBefore() - one.badBefore(),
                whole.goodAfter() - one.goodAfter(),
                whole.badAfter() - one.badAfter());
    }

    /// Of independent sessions: what session-wise tools take for evidence, and no evidence for locks.
    private static double z(Change one, Change rest) {
        return (one.rise() - rest.rise())
                / Math.sqrt(variance(one.rateBefore(), one.before())
                        + variance(one.rateAfter(), one.after())
                        + variance(rest.rateBefore(), rest.before())
                        + variance(rest.rateAfter(), rest.after()));
    }

    private static double variance(double rate, long sessions) {
        return rate * (1 - rate) / sessions;
    }
}
