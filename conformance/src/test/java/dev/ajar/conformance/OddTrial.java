package dev.ajar.conformance;

import dev.ajar.cli.measure.Measuring;
import dev.ajar.event.Copies;
import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.session.Found;
import dev.ajar.session.SessionFold;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Tally;
import dev.ajar.timeline.Histories;
import dev.ajar.translate.sql.Stage;
import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// What the Java judge counts beside the verdicts, in the shape in which SQL tells it.
final class OddTrial {

    private final Definitions definitions;
    private final Measuring.Found found;
    private final Collection<Copies> standing;
    private final long refused;

    /// @param events all rows that are events
    /// @param refused how many rows there are beside those
    OddTrial(Definitions definitions, Measuring.Found found, List<Event> events, long refused) {
        this.definitions = definitions;
        this.found = found;
        this.refused = refused;
        Map<String, Copies> byId = new HashMap<>();
        events.stream()
                .map(Disguise::of)
                .flatMap(List::stream)
                .forEach(row -> byId.merge(row.id(), Copies.of(row), Copies::and));
        standing = byId.values();
    }

    /// The stages that are tried, each with the rows that are expected of it.
    Map<Stage, List<List<String>>> expected(Measurement measurement, List<Verdict> verdicts) {
        return Map.of(
                Stage.QUALITY, quality(measurement),
                Stage.TRANSITIONS, transitions(measurement),
                Stage.PATHS, paths(measurement.experience(), verdicts));
    }

    private List<List<String>> quality(Measurement measurement) {
        String name = measurement.experience().name();
        List<List<String>> rows = new ArrayList<>();
        measurement.orphans().forEach((step, count) -> rows.add(List.of(name, "orphan", step, count.toString())));
        rows.add(List.of(name, "skewed", "", Long.toString(measurement.skewed())));
        if (measurement.experience().session() instanceof SessionRule.Presence) {
            rows.add(List.of(name, "unclear", "", Long.toString(measurement.unclear())));
        }
        measurement.unkeyed().forEach((step, count) -> rows.add(List.of(name, "unkeyed", step, count.toString())));
        rows.add(List.of(name, "unmodelled", "", Long.toString(measurement.unmodelled())));
        rows.add(whole(
                "conflicting", standing.stream().mapToLong(Copies::conflicting).sum()));
        rows.add(whole(
                "duplicates", standing.stream().mapToLong(Copies::duplicates).sum()));
        rows.add(whole("events", standing.size()));
        rows.add(whole("future", found.future()));
        rows.add(whole("refused", refused));
        Attributes attributes = definitions.attributes();
        for (Attribute attribute : attributes.all()) {
            if (!attribute.values().isEmpty()) {
                long unlisted = standing.stream()
                        .map(copies -> copies.stands().value(attributes.place(attribute.name())))
                        .filter(value -> value.isKnown() && !attribute.values().contains(value))
                        .count();
                rows.add(List.of("?", "unlisted", attribute.name(), Long.toString(unlisted)));
            }
        }
        return rows;
    }

    private static List<String> whole(String finding, long count) {
        return List.of("?", finding, "", Long.toString(count));
    }

    private static List<List<String>> transitions(Measurement measurement) {
        return measurement.transitions().stream()
                .map(each -> List.of(
                        measurement.experience().name(),
                        each.from(),
                        each.to(),
                        Boolean.toString(each.foreseen()),
                        Long.toString(each.count())))
                .toList();
    }

    private List<List<String>> paths(Experience experience, List<Verdict> verdicts) {
        Map<String, Verdict> byId = new HashMap<>();
        verdicts.forEach(verdict -> byId.put(verdict.sessionId(), verdict));
        SessionFold fold = new SessionFold(experience, definitions);
        Histories histories = new Histories(definitions.attributes(), definitions.timelines());
        for (Copies copies : standing) {
            if (copies.stands().time() <= found.asOf()) {
                fold.add(copies.stands());
                histories.add(copies.stands());
            }
        }
        SortedMap<String, Tally> counts = new TreeMap<>();
        fold.find(found.asOf(), histories.asOf(found.asOf()), each -> {
            if (each instanceof Found.Complete(var session)) {
                List<String> steps = new ArrayList<>();
                for (int step : session.path()) {
                    steps.add(experience.steps().get(step).name());
                }
                Verdict verdict = byId.get(session.id());
                if (verdict == null) {
                    throw new IllegalStateException("no verdict on " + session);
                }
                counts.merge(
                        "%s\0%s".formatted(String.join(" > ", steps), session.isUnmodelled()),
                        Tally.one(verdict.outcome().kind()),
                        Tally::plus);
            }
        });
        return counts.entrySet().stream()
                .map(entry -> {
                    List<String> row = new ArrayList<>(List.of(experience.name()));
                    row.addAll(List.of(entry.getKey().split("\0", -1)));
                    Tally tally = entry.getValue();
                    LongStream.of(tally.total(), tally.good(), tally.bad(), tally.excluded(), tally.pending())
                            .mapToObj(Long::toString)
                            .forEach(row::add);
                    return row;
                })
                .sorted((a, b) -> Long.compare(Long.parseLong(b.get(3)), Long.parseLong(a.get(3))))
                .toList();
    }

    /// Rows as SQL gives them.
    static List<List<String>> rows(Warehouse.Answer answer) {
        return answer.rows().stream()
                .map(row -> row.stream().map(OddTrial::text).toList())
                .toList();
    }

    private static String text(Value value) {
        return switch (value) {
            case IntValue(long number) -> Long.toString(number);
            case BoolValue truth -> truth.text();
            default -> value.isKnown() ? value.text() : "?";
        };
    }
}
