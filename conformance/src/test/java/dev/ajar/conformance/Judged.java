package dev.ajar.conformance;

import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.event.Event;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.session.Found;
import dev.ajar.session.SessionFold;
import dev.ajar.store.EventReader;
import dev.ajar.store.Input;
import dev.ajar.store.Progress;
import dev.ajar.store.Settings;
import dev.ajar.tally.Measurement;
import dev.ajar.timeline.Histories;
import dev.ajar.timeline.Known;
import dev.ajar.verdict.Judge;
import dev.ajar.verdict.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Some events, and what the Java judge says of them.
///
/// @param asOf the instant of the question, in µs since 1970
/// @param found all that `measure` found; empty where only the judge was asked
record Judged(
        Definitions definitions,
        List<Event> events,
        long asOf,
        List<Verdict> verdicts,
        Optional<Measuring.Found> found) {

    Judged {
        events = List.copyOf(events);
        verdicts = List.copyOf(verdicts);
    }

    /// What `measure` says of files.
    ///
    /// @param asOf the instant of the question, or [Question#LATEST]
    static Judged of(Definitions definitions, List<Input> inputs, long asOf, Settings settings) throws IOException {
        List<Event> events = Collections.synchronizedList(new ArrayList<>());
        new EventReader(definitions.attributes(), settings)
                .read(inputs, () -> events::add, new SetAside(Writer.nullWriter()), Progress.NONE);
        List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
        Measuring.Found found = new Measuring(definitions, new Question(asOf, Long.MIN_VALUE, Long.MAX_VALUE), settings)
                .measure(inputs, new SetAside(Writer.nullWriter()), Progress.NONE, verdicts::add);
        return new Judged(
                definitions, events.stream().sorted(Event.ORDER).toList(), found.asOf(), verdicts, Optional.of(found));
    }

    /// What the judge says of fewer events, asked the same.
    Judged of(List<Event> fewer) {
        List<Event> seen = fewer.stream().filter(event -> event.time() <= asOf).toList();
        Histories histories = new Histories(definitions.attributes(), definitions.timelines());
        seen.forEach(histories::add);
        Known known = histories.asOf(asOf);
        List<Verdict> found = new ArrayList<>();
        for (Experience experience : definitions.experiences()) {
            Judge judge = new Judge(experience, definitions, asOf, known);
            SessionFold fold = new SessionFold(experience, definitions);
            seen.forEach(fold::add);
            fold.find(asOf, known, each -> {
                if (each instanceof Found.Complete(var session)) {
                    found.add(judge.judge(session));
                }
            });
        }
        return new Judged(definitions, fewer, asOf, found, Optional.empty());
    }

    /// What comes of counting, one by one, the sessions of one experience that start at or after `from` and before
    /// `to`.
    Measurement counted(Experience experience, long from, long to) {
        List<Event> seen = events.stream().filter(event -> event.time() <= asOf).toList();
        Histories histories = new Histories(definitions.attributes(), definitions.timelines());
        seen.forEach(histories::add);
        Known known = histories.asOf(asOf);
        Judge judge = new Judge(experience, definitions, asOf, known);
        SessionFold fold = new SessionFold(experience, definitions);
        seen.forEach(fold::add);
        Measurement measurement = new Measurement(experience);
        fold.find(asOf, known, each -> {
            if (each instanceof Found.Complete(var session) && from <= session.start() && session.start() < to) {
                measurement.count(session, judge.judge(session));
            }
        });
        fold.intervals(asOf, measurement::countInterval);
        return measurement;
    }

    /// The verdicts of one experience, in their order.
    List<Verdict> of(Experience experience) {
        return verdicts.stream()
                .filter(verdict -> verdict.experience().equals(experience.name()))
                .sorted(Comparator.comparingLong(Verdict::startedAt)
                        .thenComparing(Verdict::sessionId, StringValue::compare))
                .toList();
    }
}
