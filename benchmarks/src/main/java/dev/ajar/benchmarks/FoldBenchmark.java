package dev.ajar.benchmarks;

import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.session.Entry;
import dev.ajar.session.Found;
import dev.ajar.session.Session;
import dev.ajar.session.SessionFold;
import dev.ajar.session.Shape;
import dev.ajar.tally.Measurement;
import dev.ajar.timeline.Histories;
import dev.ajar.timeline.Known;
import dev.ajar.verdict.Judge;
import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// How many events a second become verdicts, from memory, on one thread: a month of 250,000 visits and their million
/// events, in the order of arrival, folded in parts as `ajar measure` does.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@org.openjdk.jmh.annotations.Measurement(iterations = 8, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xms6g", "-Xmx6g", "-Xmn4g", "-XX:+UseParallelGC"})
public class FoldBenchmark {

    private static final int EVENTS = 1_000_000;
    private static final int SESSIONS = 250_000;
    private static final int PARTS = 256;

    private final Definitions definitions = AppUnlock.definitions();
    private final Experience experience = AppUnlock.experience(definitions);
    private Event[] events = new Event[0];
    private long asOf;

    @Setup
    public void happen() {
        Event[] month = AppUnlock.arriving(definitions, SESSIONS + SESSIONS / 20, 42);
        events = Arrays.copyOf(month, EVENTS);
        asOf = Arrays.stream(events).mapToLong(Event::time).max().orElseThrow();
    }

    /// Events become facts.
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void fold(Blackhole facts) {
        Histories histories = histories();
        parts(histories).forEach(part -> facts.consume(folded(part)));
        facts.consume(histories);
    }

    /// Facts become verdicts too.
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void foldAndJudge(Blackhole verdicts) {
        judge((session, verdict) -> verdicts.consume(verdict));
    }

    /// Verdicts are counted too: all that `ajar measure` does between reading and showing.
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Measurement foldJudgeAndCount() {
        Measurement measured = new Measurement(experience);
        judge(measured::count);
        return measured;
    }

    private Histories histories() {
        return new Histories(definitions.attributes(), definitions.timelines());
    }

    private void judge(BiConsumer<Session, Verdict> teller) {
        Histories histories = histories();
        List<List<Entry>> parts = parts(histories);
        Known known = histories.asOf(asOf);
        Judge judge = new Judge(experience, definitions, asOf, known);
        while (!parts.isEmpty()) {
            folded(parts.removeLast()).find(asOf, known, found -> {
                if (found instanceof Found.Complete(Session session)) {
                    teller.accept(session, judge.judge(session));
                }
            });
        }
    }

    /// Lays events apart by their keys, so that what is folded together lies well in a processor's cache.
    private List<List<Entry>> parts(Histories histories) {
        Shape shape = new Shape(experience, definitions);
        List<List<Entry>> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(new ArrayList<>());
        }
        for (Event event : events) {
            histories.add(event);
            Entry entry = shape.of(event);
            if (!entry.isNothing()) {
                parts.get(entry.part(PARTS)).add(entry);
            }
        }
        return parts;
    }

    private SessionFold folded(List<Entry> part) {
        SessionFold fold = new SessionFold(experience, definitions);
        part.forEach(fold::add);
        return fold;
    }
}
