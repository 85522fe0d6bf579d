package dev.ajar.benchmarks;

import dev.ajar.event.Event;
import dev.ajar.event.EventNames;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.And;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
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

/// What it costs to ask one condition of one event.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class ExpressionBenchmark {

    private static final int EVENTS = 1 << 13;

    private Event[] events = new Event[0];
    private Evaluation<Event> condition = ignored -> new IntValue(0);

    /// `event.name == 'access.step' && access.step.name == 'connect' && access.attempt < 3`
    @Setup
    public void compile() {
        Definitions definitions = AppUnlock.definitions();
        events = AppUnlock.arriving(definitions, EVENTS, 7);
        condition = new Compiler<>(new EventNames(definitions.attributes()))
                .compile(new And(
                        new And(
                                is(Comparator.EQUAL, "event.name", new Literal(Type.STRING, text("access.step"))),
                                is(Comparator.EQUAL, "access.step.name", new Literal(Type.STRING, text("connect")))),
                        is(Comparator.LESS, "access.attempt", new Literal(Type.INT, new IntValue(3)))));
    }

    /// A third of the events has to be asked for all three terms.
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int threeTerms() {
        int holding = 0;
        for (int place = 0; place < EVENTS; place++) {
            if (condition.holds(events[place])) {
                holding++;
            }
        }
        return holding;
    }

    private static Expression is(Comparator comparator, String name, Literal literal) {
        return new Comparison(comparator, new Name(name, literal.type()), literal);
    }

    private static StringValue text(String text) {
        return new StringValue(text);
    }
}
