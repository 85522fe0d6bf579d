package dev.ajar.benchmarks;

import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.session.Found;
import dev.ajar.session.Session;
import dev.ajar.session.SessionFold;
import dev.ajar.timeline.Histories;
import dev.ajar.timeline.Known;
import dev.ajar.verdict.Judge;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// How many events a second become verdicts, from memory, on one thread: a month of 250,000 visits and their million
/// events, in the order of arrival.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 8, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xms6g", "-Xmx6g"})
public class FoldBenchmark {

    private static final int EVENTS = 1_000_000;
    private static final int SESSIONS = 250_000;

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
    public SessionFold fold() {
        return folded(new Histories(definitions.attributes(), definitions.timelines()));
    }

    /// Facts become verdicts too.
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void foldAndJudge(Blackhole verdicts) {
        Histories histories = new Histories(definitions.attributes(), definitions.timelines());
        SessionFold fold = folded(histories);
        Known known = histories.asOf(asOf);
        Judge judge = new Judge(experience, definitions, asOf, known);
        fold.find(asOf, known, found -> {
            if (found instanceof Found.Complete(Session session)) {
                verdicts.consume(judge.judge(session));
            }
        });
    }

    /// Verdicts are counted too: all that `ajar measure` does between reading and showing.
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public dev.ajar.tally.Measurement foldJudgeAndCount() {
        Histories histories = new Histories(definitions.attributes(), definitions.timelines());
        SessionFold fold = folded(histories);
        Known known = histories.asOf(asOf);
        Judge judge = new Judge(experience, definitions, asOf, known);
        dev.ajar.tally.Measurement measured = new dev.ajar.tally.Measurement(experience);
        fold.find(asOf, known, found -> {
            if (found instanceof Found.Complete(Session session)) {
                measured.count(session, judge.judge(session));
            }
        });
        return measured;
    }

    private SessionFold folded(Histories histories) {
        SessionFold fold = new SessionFold(experience, definitions);
        for (Event event : events) {
            histories.add(event);
            fold.add(event);
        }
        return fold;
    }
}
