package dev.ajar.cli.report;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Step;
import dev.ajar.tally.Breakdown;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Tally;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// An answer as JSON, in the shape that `docs/reference/measure.md` describes. Names may be added to it, never changed
/// or taken away.
public final class JsonReport {

    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 1};
    private static final List<String> QUANTILE_NAMES = List.of("p50", "p90", "p95", "p99", "max");

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /// Writes an answer.
    public static void write(Answer answer, Writer out) {
        try (JsonGenerator json = PrettyJson.to(out)) {
            new JsonReport(json).answer(answer);
        }
    }

    private void answer(Answer answer) {
        json.writeStartObject();
        json.writeStringProperty("asOf", Time.text(answer.asOf()));
        quality(answer.quality());
        json.writeArrayPropertyStart("experiences");
        answer.measurements().forEach(measurement -> experience(measurement, answer.by()));
        json.writeEndArray();
        strings(
                "unasked",
                answer.unasked().stream()
                        .sorted()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList());
        json.writeEndObject();
    }

    private void quality(Answer.Quality quality) {
        json.writeObjectPropertyStart("quality");
        json.writeNumberProperty("read", quality.read());
        json.writeNumberProperty("duplicates", quality.duplicates());
        json.writeNumberProperty("conflicting", quality.conflicting());
        json.writeNumberProperty("quarantined", quality.quarantined());
        json.writeNumberProperty("refused", quality.refused());
        json.writeNumberProperty("unlisted", quality.unlistedValues());
        json.writeNumberProperty("dropped", quality.dropped());
        json.writeNumberProperty("future", quality.future());
        json.writeArrayPropertyStart("quarantine");
        for (Answer.Reason reason : quality.reasons()) {
            json.writeStartObject();
            json.writeStringProperty("reason", reason.reason());
            json.writeNumberProperty("count", reason.count());
            json.writeStringProperty("first", reason.first());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("undeclared");
        for (Answer.Undeclared undeclared : quality.undeclared()) {
            json.writeStartObject();
            json.writeStringProperty("attribute", undeclared.attribute());
            json.writeNumberProperty("count", undeclared.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings("findings", quality.findings());
        json.writeArrayPropertyStart("unlistedValues");
        for (Answer.Unlisted unlisted : quality.unlisted()) {
            json.writeStartObject();
            json.writeStringProperty("attribute", unlisted.attribute());
            json.writeStringProperty("value", unlisted.value());
            json.writeNumberProperty("count", unlisted.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void experience(Measurement measurement, List<String> by) {
        Experience experience = measurement.experience();
        json.writeStartObject();
        json.writeStringProperty("name", experience.name());
        json.writeStringProperty("fingerprint", experience.fingerprint());
        json.writeObjectPropertyStart("verdicts");
        counts(measurement.verdicts());
        json.writeEndObject();
        json.writeArrayPropertyStart("indicators");
        for (int place = 0; place < experience.indicators().size(); place++) {
            json.writeStartObject();
            json.writeStringProperty("name", experience.indicators().get(place).name());
            counts(measurement.tally(place));
            sli("sli", measurement.tally(place));
            sli("sliWithoutExclusions", measurement.withoutExclusions(place));
            json.writeEndObject();
        }
        json.writeEndArray();
        reasons(measurement);
        furthest(measurement);
        transitions(measurement);
        latencies(measurement);
        json.writeObjectPropertyStart("by");
        by.stream()
                .filter(dimension -> experience.dimensions().stream()
                        .anyMatch(each -> each.name().equals(dimension)))
                .forEach(dimension -> breakdown(dimension, measurement));
        json.writeEndObject();
        experienceQuality(measurement);
        json.writeEndObject();
    }

    private void counts(Tally tally) {
        json.writeNumberProperty("good", tally.good());
        json.writeNumberProperty("bad", tally.bad());
        json.writeNumberProperty("excluded", tally.excluded());
        json.writeNumberProperty("pending", tally.pending());
    }

    private void sli(String name, Tally tally) {
        if (tally.hasSli()) {
            json.writeNumberProperty(name, tally.sli());
        } else {
            json.writeNullProperty(name);
        }
    }

    private void value(String name, Value value) {
        if (value.isKnown()) {
            json.writeStringProperty(name, value.text());
        } else {
            json.writeNullProperty(name);
        }
    }

    private void reasons(Measurement measurement) {
        json.writeArrayPropertyStart("reasons");
        for (Map.Entry<Measurement.Reason, Long> reason : measurement.reasons()) {
            json.writeStartObject();
            json.writeStringProperty("verdict", reason.getKey().verdict().word());
            value("reason", reason.getKey().reason());
            json.writeNumberProperty("count", reason.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void furthest(Measurement measurement) {
        json.writeArrayPropertyStart("furthest");
        measurement.furthest().forEach((step, tally) -> {
            json.writeStartObject();
            step(step);
            json.writeNumberProperty("count", tally.total());
            counts(tally);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void transitions(Measurement measurement) {
        json.writeArrayPropertyStart("transitions");
        for (Measurement.Transition transition : measurement.transitions()) {
            json.writeStartObject();
            json.writeStringProperty("from", transition.from());
            json.writeStringProperty("to", transition.to());
            json.writeNumberProperty("count", transition.count());
            json.writeBooleanProperty("foreseen", transition.foreseen());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void latencies(Measurement measurement) {
        json.writeArrayPropertyStart("latencies");
        for (Indicator latency : measurement.experience().latencies()) {
            json.writeStartObject();
            json.writeStringProperty("name", latency.name());
            json.writeNumberProperty("count", measurement.durations(latency).size());
            long[] quantiles = measurement.durations(latency).quantiles(QUANTILES);
            for (int at = 0; at < quantiles.length; at++) {
                json.writeNumberProperty(QUANTILE_NAMES.get(at) + "Micros", quantiles[at]);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void breakdown(String dimension, Measurement measurement) {
        json.writeArrayPropertyStart(dimension);
        List<Indicator> indicators = measurement.experience().indicators();
        for (Breakdown.Row row : measurement.breakdown(dimension).worstFirst()) {
            json.writeStartObject();
            value("value", row.value());
            counts(row.verdicts());
            sli("sli", row.verdicts());
            json.writeArrayPropertyStart("indicators");
            for (int place = 0; place < indicators.size(); place++) {
                json.writeStartObject();
                json.writeStringProperty("name", indicators.get(place).name());
                counts(row.tallies().get(place));
                sli("sli", row.tallies().get(place));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void experienceQuality(Measurement measurement) {
        json.writeObjectPropertyStart("quality");
        json.writeNumberProperty("unkeyed", sum(measurement.unkeyed()));
        json.writeNumberProperty("orphans", sum(measurement.orphans()));
        json.writeNumberProperty("skewed", measurement.skewed());
        json.writeNumberProperty("unmodelled", measurement.unmodelled());
        bySteps("unkeyedBySteps", measurement.experience(), measurement.unkeyed());
        bySteps("orphansByFurthest", measurement.experience(), measurement.orphans());
        strings("findings", Findings.of(measurement));
        json.writeEndObject();
    }

    private void strings(String name, List<String> strings) {
        json.writeArrayPropertyStart(name);
        strings.forEach(json::writeString);
        json.writeEndArray();
    }

    /// A step, or null for none.
    private void step(String step) {
        if (step.isEmpty()) {
            json.writeNullProperty("step");
        } else {
            json.writeStringProperty("step", step);
        }
    }

    /// In declared order; what reached no step comes first.
    private void bySteps(String name, Experience experience, Map<String, Long> counts) {
        json.writeArrayPropertyStart(name);
        Stream.concat(Stream.of(""), experience.steps().stream().map(Step::name))
                .filter(counts::containsKey)
                .forEach(step -> {
                    json.writeStartObject();
                    step(step);
                    json.writeNumberProperty("count", counts.getOrDefault(step, 0L));
                    json.writeEndObject();
                });
        json.writeEndArray();
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
