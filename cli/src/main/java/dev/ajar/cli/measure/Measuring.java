package dev.ajar.cli.measure;

import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.session.Entry;
import dev.ajar.session.Found.Complete;
import dev.ajar.session.Found.Orphan;
import dev.ajar.session.Found.Unclear;
import dev.ajar.session.Session;
import dev.ajar.session.SessionFold;
import dev.ajar.session.Shape;
import dev.ajar.store.Crew;
import dev.ajar.store.EventReader;
import dev.ajar.store.Input;
import dev.ajar.store.Progress;
import dev.ajar.store.Quarantine;
import dev.ajar.store.ReadQuality;
import dev.ajar.store.Settings;
import dev.ajar.store.spill.Spill;
import dev.ajar.tally.Measurement;
import dev.ajar.timeline.Histories;
import dev.ajar.timeline.Known;
import dev.ajar.timeline.SetterUse;
import dev.ajar.verdict.Judge;
import dev.ajar.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Answers a question about files.
///
/// First every file is read, and each event is set down in the parts it belongs to. Then part by part sessions are
/// folded, judged and counted. So memory depends on how much a part holds, not on how long the log is.
public final class Measuring {

    /// Over all experiences: enough that a part of a long log lies well in a processor's cache.
    private static final int PARTS = 512;

    private static final int LEAST_PARTS = 32;

    private final Definitions definitions;
    private final Question question;
    private final Settings settings;

    /// @param settings how files are read; its memory is shared by reading and by the parts
    public Measuring(Definitions definitions, Question question, Settings settings) {
        this.definitions = definitions;
        this.question = question;
        this.settings = settings;
    }

    /// Reads, folds, judges and counts.
    ///
    /// @param verdicts is given every verdict, in no particular order, by several threads at once
    /// @throws IOException if a file cannot be read, or there is no room for what does not fit in memory
    public Found measure(List<Input> inputs, Quarantine quarantine, Progress progress, Consumer<Verdict> verdicts)
            throws IOException {
        return watch(inputs, quarantine, progress, (ignored, verdict) -> verdicts.accept(verdict));
    }

    /// Reads, folds, judges and counts, while somebody looks on.
    ///
    /// @throws IOException if a file cannot be read, or there is no room for what does not fit in memory
    public Found watch(List<Input> inputs, Quarantine quarantine, Progress progress, Onlooker onlooker)
            throws IOException {
        List<Spill<Entry>> spills = new ArrayList<>();
        try {
            List<Experience> experiences = definitions.experiences();
            for (Experience experience : experiences) {
                spills.add(Spill.ofEntries(
                        Math.max(LEAST_PARTS, PARTS / experiences.size()),
                        new Shape(experience, definitions).uses(),
                        settings.temporary(),
                        settings.memory() / 2 / experiences.size()));
            }
            List<Gathering> gatherings = Collections.synchronizedList(new ArrayList<>());
            ReadQuality quality = new EventReader(definitions.attributes(), settings)
                    .read(
                            inputs,
                            () -> {
                                Gathering gathering = new Gathering(definitions, spills, lastThatCounts());
                                gatherings.add(gathering);
                                return gathering;
                            },
                            quarantine,
                            progress);
            for (Spill<Entry> spill : spills) {
                spill.finish();
            }
            return judge(spills, gatherings, quality, onlooker);
        } finally {
            for (Spill<Entry> spill : spills) {
                spill.close();
            }
        }
    }

    /// Sees every session and what was found about it, in no particular order, from several threads at once.
    @FunctionalInterface
    public interface Onlooker {
        void see(Session session, Verdict verdict);
    }

    /// What was found.
    ///
    /// @param asOf the instant of the question, in µs since 1970
    /// @param chosen where that instant comes from
    /// @param future events later than that
    /// @param measurements one for each experience, in their order
    /// @param setters what came of the setters of all timelines
    public record Found(
            long asOf,
            AsOf chosen,
            long future,
            ReadQuality quality,
            List<Measurement> measurements,
            List<SetterUse> setters) {}

    /// Where the instant of the question comes from.
    public enum AsOf {
        ASKED(""),
        LATEST_EVENT("the time of the latest event"),
        NOW("now, for there is no event");

        private final String words;

        AsOf(String words) {
            this.words = words;
        }

        /// In words; empty where it was asked for.
        public String words() {
            return words;
        }
    }

    private long lastThatCounts() {
        return question.asOf() == Question.LATEST ? settings.now() : question.asOf();
    }

    private Found judge(List<Spill<Entry>> spills, List<Gathering> gatherings, ReadQuality quality, Onlooker onlooker)
            throws IOException {
        Histories histories = new Histories(definitions.attributes(), definitions.timelines());
        List<SetterUse> setters = new ArrayList<>(histories.uses());
        long latest = Question.LATEST;
        long future = 0;
        for (Gathering gathering : gatherings) {
            histories.merge(gathering.histories());
            add(setters, gathering.histories().uses());
            latest = Math.max(latest, gathering.latest());
            future += gathering.afterNow();
        }
        AsOf chosen = question.asOf() != Question.LATEST
                ? AsOf.ASKED
                : latest == Question.LATEST ? AsOf.NOW : AsOf.LATEST_EVENT;
        long asOf = chosen == AsOf.LATEST_EVENT ? latest : lastThatCounts();
        Known known = histories.asOf(asOf);
        List<Measurement> measurements = new ArrayList<>();
        for (int place = 0; place < spills.size(); place++) {
            Measurement measurement =
                    judge(definitions.experiences().get(place), spills.get(place), asOf, known, onlooker);
            for (Gathering gathering : gatherings) {
                measurement.countAsked(gathering.asked(place));
            }
            measurements.add(measurement);
        }
        return new Found(asOf, chosen, future, quality, measurements, setters);
    }

    private static void add(List<SetterUse> setters, List<SetterUse> more) {
        for (int place = 0; place < setters.size(); place++) {
            setters.set(place, setters.get(place).plus(more.get(place)));
        }
    }

    private Measurement judge(Experience experience, Spill<Entry> spill, long asOf, Known known, Onlooker onlooker)
            throws IOException {
        Judge judge = new Judge(experience, definitions, asOf, known);
        Measurement whole = new Measurement(experience);
        AtomicInteger next = new AtomicInteger();
        try (Crew crew = new Crew(settings.threads())) {
            crew.run(ignored -> {
                Measurement mine = new Measurement(experience);
                for (int part = next.getAndIncrement(); part < spill.partitions(); part = next.getAndIncrement()) {
                    judgePart(experience, spill, part, asOf, known, judge, mine, onlooker);
                }
                synchronized (whole) {
                    whole.merge(mine);
                }
            });
        }
        return whole;
    }

    private void judgePart(
            Experience experience,
            Spill<Entry> spill,
            int part,
            long asOf,
            Known known,
            Judge judge,
            Measurement counted,
            Onlooker onlooker)
            throws IOException {
        SessionFold fold = new SessionFold(experience, definitions);
        spill.read(part, entry -> {
            if (entry.time() <= asOf) {
                fold.add(entry);
            }
        });
        spill.forget(part);
        fold.find(asOf, known, found -> {
            switch (found) {
                case Complete(var session) -> {
                    if (question.isAboutStart(session.start())) {
                        Verdict verdict = judge.judge(session);
                        counted.count(session, verdict);
                        onlooker.see(session, verdict);
                    }
                }
                case Orphan orphan -> {
                    if (question.isAboutStart(orphan.at())) {
                        counted.count(orphan);
                    }
                }
                case Unclear unclear -> {
                    if (question.isAboutStart(unclear.at())) {
                        counted.count(unclear);
                    }
                }
            }
        });
        counted.countUnkeyed(fold.unkeyed(question.from(), Math.min(asOf, question.to() - 1)));
        fold.intervals(asOf, counted::countInterval);
    }
}
