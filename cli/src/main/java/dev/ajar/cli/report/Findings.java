package dev.ajar.cli.report;

import dev.ajar.event.Asked;
import dev.ajar.expression.Value;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Rule;
import dev.ajar.model.SessionRule;
import dev.ajar.tally.Breakdown;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What only the data shows about a definition or a log, in sentences that someone can act on.
final class Findings {

    private static final double TELLING = 0.5;
    private static final long ENOUGH = 5;

    /// One in so many is worth a word.
    private static final long MANY = 10;

    private final Measurement measurement;
    private final List<String> findings = new ArrayList<>();

    private Findings(Measurement measurement) {
        this.measurement = measurement;
    }

    static List<String> of(Measurement measurement) {
        Findings all = new Findings(measurement);
        if (measurement.verdicts().total() == 0) {
            all.neverHeld();
        } else {
            all.neverHit();
            all.lost();
            all.rules();
            all.dimensions();
            all.clocks();
            all.beat();
            all.cutOff();
        }
        all.unclear();
        return List.copyOf(all.findings);
    }

    private void neverHit() {
        measurement
                .neverHit()
                .forEach(step -> findings.add("step %s: no session ever hit it%s".formatted(step, unknown(step))));
    }

    private String unknown(String step) {
        int place = 1 + measurement.experience().place(step);
        return place < measurement.asked().size()
                        && measurement.asked().get(place).held() == 0
                ? Conditions.unknown(measurement.asked().get(place))
                : "";
    }

    /// Why there is no session at all.
    private void neverHeld() {
        for (int place = 0; place < measurement.asked().size(); place++) {
            Asked asked = measurement.asked().get(place);
            if (asked.held() == 0 && asked.asked() > 0) {
                findings.add("%s: held for none of %s%s"
                        .formatted(
                                name(place),
                                Words.counted(asked.asked(), "event", "events"),
                                Conditions.unknown(asked)));
            }
        }
    }

    /// Conditions that let pass what is not this or that, and lose what lacks the attribute.
    private void lost() {
        for (int place = 0; place < measurement.asked().size(); place++) {
            Asked asked = measurement.asked().get(place);
            if (asked.held() > 0 && Conditions.isTelling(asked)) {
                findings.add("%s: %s".formatted(name(place), Conditions.ruledOut(asked)));
            }
        }
    }

    /// A condition by its place: `relevant`, then the steps.
    private String name(int place) {
        return place == 0
                ? "relevant"
                : "step " + measurement.experience().steps().get(place - 1).name();
    }

    private void unclear() {
        if (measurement.unclear() > 0) {
            findings.add("while: unknown for %s, and so they were not judged (judged: %s)"
                    .formatted(
                            Words.counted(measurement.unclear(), "slot", "slots"),
                            Words.count(measurement.verdicts().total())));
        }
    }

    private void rules() {
        for (Rule rule : measurement.experience().judge()) {
            long decided = measurement.reasons().stream()
                    .filter(each -> each.getKey().reason().text().equals(rule.name()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long succeeded = measurement.ruledThoughSucceeded(rule.name());
            if (decided == 0) {
                findings.add("rule %s: decided no session".formatted(rule.name()));
            } else if (succeeded > 0) {
                findings.add("rule %s: decided %s, %s of them had succeeded"
                        .formatted(rule.name(), Words.counted(decided, "session", "sessions"), Words.count(succeeded)));
            }
        }
    }

    private void dimensions() {
        for (Dimension dimension : measurement.experience().columns()) {
            Tally all = Tally.ZERO;
            Tally unknown = Tally.ZERO;
            for (Breakdown.Row row : measurement.breakdown(dimension.name()).worstFirst()) {
                all = all.plus(row.verdicts());
                unknown = row.value().equals(Value.UNKNOWN) ? row.verdicts() : unknown;
            }
            boolean enough = all.bad() >= ENOUGH && all.good() >= ENOUGH;
            double inBad = (double) unknown.bad() / Math.max(1, all.bad());
            double inGood = (double) unknown.good() / Math.max(1, all.good());
            if (enough && Math.abs(inBad - inGood) > TELLING) {
                findings.add("dimension %s: unknown in %s of bad, %s of good sessions; only some events carry it"
                        .formatted(
                                dimension.name(),
                                Words.share(unknown.bad(), all.bad()),
                                Words.share(unknown.good(), all.good())));
            }
        }
    }

    private void clocks() {
        long total = measurement.verdicts().total();
        if (measurement.skewed() * 100 < total) {
            return;
        }
        String between = measurement.experience().indicators().stream()
                .filter(Indicator.Latency.class::isInstance)
                .map(Indicator::name)
                .collect(Collectors.joining(", "));
        findings.add("skewed %s: the success came before the start, so two clocks disagree%s"
                .formatted(Words.share(measurement.skewed(), total), between.isEmpty() ? "" : "; mixed in " + between));
    }

    /// Slots as long as the beat itself are silent now and then though nothing was missed.
    private void beat() {
        long[] median = measurement.intervals().quantiles(0.5);
        if (measurement.experience().session() instanceof SessionRule.Presence presence
                && median.length > 0
                && measurement.verdicts().bad() > 0
                && median[0] > presence.every() - presence.every() / 10) {
            findings.add(
                    "interval of %s: median %s, every: %s; so a slot can be silent though none was missed. Use every: %s"
                            .formatted(
                                    presence.per().name(),
                                    Words.duration(median[0]),
                                    Words.duration(presence.every()),
                                    Words.duration(2 * presence.every())));
        }
    }

    /// A success further from its attempt than the gap is no part of its session any more.
    private void cutOff() {
        Experience experience = measurement.experience();
        long alone = measurement.orphans().getOrDefault(experience.success(), 0L);
        if (experience.session() instanceof SessionRule.Episodes episodes
                && alone >= ENOUGH
                && alone * MANY >= measurement.verdicts().total()) {
            findings.add("step %s: reached %s without an attempt before it; may more than the gap of %s lie between?"
                    .formatted(
                            experience.success(),
                            Words.counted(alone, "time", "times"),
                            Words.duration(episodes.gap())));
        }
    }
}
