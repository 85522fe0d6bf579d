package dev.ajar.statistics.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/// What was found, in plain words.
final class Sentences {

    private Sentences() {}

    static String mix(Change all, Split split) {
        // of a value that there is less of, as well as of one that there is more of: people look for the latter
        Kitagawa.Part most = split.parts().stream()
                .max(Comparator.comparing((Kitagawa.Part part) -> share(part, all) > 0)
                        .thenComparingDouble(Kitagawa.Part::mix))
                .orElseThrow();
        return "Nothing got worse in itself: of a rise by %s points %s come of a different mix of %s, most of all of %s, which had %s %% of sessions before and %s %% after."
                .formatted(
                        percent(all.rise()),
                        percent(split.mix()),
                        split.dimension(),
                        most.value(),
                        percent((double) most.counts().before() / all.before()),
                        percent((double) most.counts().after() / all.after()));
    }

    /// By how much its share of sessions grew.
    private static double share(Kitagawa.Part part, Change all) {
        return (double) part.counts().after() / all.after()
                - (double) part.counts().before() / all.before();
    }

    static String nothing(Contender nearest, int values, int clusters) {
        return "No value explains this better than chance: of %s values of %s clusters %s stands out most, and chance lets one stand out this much in %s %% of cases."
                .formatted(values, clusters, nearest.value(), percent(nearest.adjustedP()));
    }

    static String found(List<Finding> findings, Change all, int values) {
        Finding first = findings.getFirst();
        String more = switch (findings.size()) {
            case 1 -> "";
            case 2 -> " 1 more stands out.";
            default -> " %s more stand out.".formatted(findings.size() - 1);
        };
        return "%s stands out of %s values: %s bad sessions more than the rest let expect (%s to %s), of %s bad ones in all after; %s clusters. Chance lets a value stand out this much in %s %% of cases.%s"
                .formatted(
                        first.line(),
                        values,
                        whole(first.excess()),
                        whole(first.excessInterval().lower()),
                        whole(first.excessInterval().upper()),
                        all.badAfter(),
                        first.clusters(),
                        percent(first.adjustedP()),
                        more);
    }

    private static String whole(double value) {
        return BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String percent(double share) {
        BigDecimal rounded = BigDecimal.valueOf(100 * share).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
