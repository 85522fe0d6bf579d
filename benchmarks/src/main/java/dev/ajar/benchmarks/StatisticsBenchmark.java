package dev.ajar.benchmarks;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.change.Lot;
import dev.ajar.statistics.change.LotShift;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.Standouts;
import dev.ajar.statistics.comparison.StratifiedDifference;
import dev.ajar.statistics.explanation.Change;
import dev.ajar.statistics.explanation.Cluster;
import dev.ajar.statistics.explanation.ExplainDrop;
import dev.ajar.statistics.explanation.Explanation;
import dev.ajar.statistics.ranking.Pain;
import dev.ajar.statistics.ranking.StrugglingList;
import dev.ajar.statistics.ranking.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long an answer of the statistics takes once verdicts are counted, on one thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
public class StatisticsBenchmark {

    private static final int LOCKS = 10_000;
    private static final int STRATA = 30;
    private static final int CUSTOMERS = 100_000;
    private static final int LOTS = 60;
    private static final int EXPLAINED = 1_500;
    private static final int[] VALUES = {2, 3, 4, 5, 8, 10, 15, 20, 30, 40, 61, 100};
    private static final double FAILING = 0.02;
    private static final long SEED = 1;

    private final Arms arms = new Arms("candidate", "baseline");
    private List<Cell> rows = List.of();
    private Cells trial = cells(List.of());
    private Cells byLot = cells(List.of());
    private FleetShares fleet = FleetShares.of(Map.of("", 1.0)).orThrow();
    private List<Unit> customers = List.of();
    private List<Lot> lots = List.of();
    private List<Cluster> explained = List.of();

    @Setup
    public void happen() {
        SplittableRandom random = new SplittableRandom(42);
        rows = trial(random);
        trial = cells(rows);
        fleet = FleetShares.of(trial).orThrow();
        byLot = cells(byLot(random));
        customers = customers(random);
        lots = lots(random);
        explained = explained(random);
    }

    private static Cells cells(List<Cell> rows) {
        return Cells.of(rows).orThrow();
    }

    /// Ten thousand locks in thirty strata, each with both versions.
    private static List<Cell> trial(SplittableRandom random) {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < LOCKS; lock++) {
            String stratum = "stratum " + random.nextInt(STRATA);
            double rate = rate(random);
            for (String arm : List.of("candidate", "baseline")) {
                cells.add(cell(random, "lock " + lock, stratum, arm, 20, rate));
            }
        }
        return cells;
    }

    private static List<Cell> byLot(SplittableRandom random) {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < LOCKS; lock++) {
            String lot = "lot " + random.nextInt(LOTS);
            cells.add(cell(random, "lock " + lock, "stratum " + random.nextInt(3), lot, 40, rate(random)));
        }
        return cells;
    }

    private static List<Unit> customers(SplittableRandom random) {
        List<Unit> units = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            int sessions = 1 + random.nextInt(60);
            double rate = random.nextInt(50) == 0 ? 0.2 : rate(random);
            units.add(new Unit("customer " + customer, failures(random, sessions, rate), sessions, FAILING));
        }
        return units;
    }

    private static List<Lot> lots(SplittableRandom random) {
        List<Lot> lots = new ArrayList<>();
        for (int lot = 0; lot < LOTS; lot++) {
            int bad = failures(random, 1_600, lot < LOTS / 2 ? FAILING : 1.5 * FAILING);
            lots.add(Lot.of("lot " + lot, 1_600 - bad, bad));
        }
        return lots;
    }

    /// Fifteen hundred locks with values in twelve dimensions, 298 in all.
    private static List<Cluster> explained(SplittableRandom random) {
        List<Cluster> clusters = new ArrayList<>();
        for (int lock = 0; lock < EXPLAINED; lock++) {
            Map<String, String> values = new HashMap<>();
            for (int many : VALUES) {
                values.put("dimension " + many, Integer.toString(random.nextInt(many)));
            }
            double rate = rate(random);
            int before = failures(random, 15, rate);
            int after = failures(random, 15, rate);
            clusters.add(new Cluster("lock " + lock, values, new Change(15 - before, before, 15 - after, after)));
        }
        return clusters;
    }

    private static double rate(SplittableRandom random) {
        return FAILING * -Math.log(1 - random.nextDouble());
    }

    private static Cell cell(
            SplittableRandom random, String cluster, String stratum, String group, int sessions, double rate) {
        int bad = failures(random, sessions, rate);
        return new Cell(cluster, stratum, group, sessions - bad, bad);
    }

    private static int failures(SplittableRandom random, int sessions, double rate) {
        int failures = 0;
        for (int session = 0; session < sessions; session++) {
            failures += random.nextDouble() < rate ? 1 : 0;
        }
        return failures;
    }

    /// Goal: 1 ms.
    @Benchmark
    public Answer<Comparison> comparison() {
        return StratifiedDifference.between(trial, arms, fleet);
    }

    /// The same from rows that are in no order yet.
    @Benchmark
    public Answer<Comparison> comparisonFromRows() {
        return Cells.of(rows).then(cells -> StratifiedDifference.between(cells, arms, fleet));
    }

    /// Goal: 100 ms.
    @Benchmark
    public Answer<StrugglingList> ranking() {
        return StrugglingList.of(customers, Pain.USUAL, StrugglingList.USUAL_SHARE, Map.of());
    }

    /// Sixty lots, with 199 orders of chance.
    @Benchmark
    public Answer<LotShift> change() {
        return LotShift.in(lots, SEED);
    }

    /// Sixty lots of ten thousand locks against the rest, with 999 draws.
    @Benchmark
    public Answer<Standouts> standouts() {
        return Standouts.of(byLot, SEED);
    }

    /// 298 values of fifteen hundred locks, with 999 draws.
    @Benchmark
    public Answer<Explanation> explanation() {
        return ExplainDrop.of(explained, SEED);
    }
}
