package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.burn.BernoulliCusum;
import dev.ajar.statistics.burn.SignificantBurn;
import dev.ajar.statistics.burn.SignificantBurn.Counts;
import dev.ajar.statistics.burn.SignificantBurn.Finding;
import dev.ajar.statistics.simulation.Traffic.Attempt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages in ninety days of a service with an objective of 99 %, and how soon an outage is paged.
class BurnSimulationTest {

    private static final double DAYS_90 = 90 * 24;
    private static final int LOCKS = 200;
    private static final double HEALTHY = 0.005;
    private static final SignificantBurn BURN = SignificantBurn.of(0.99).orThrow();

    @ParameterizedTest
    @CsvSource({"1, 40", "5, 40", "20, 40"})
    void a_healthy_service_pages_nobody(double perHour, int traces) {
        Repetitions runs = Repetitions.of(traces, 7);
        double significant = runs.mean(random -> pages(sessions(random, perHour), BurnSimulationTest::fires));
        double cusum = runs.mean(random -> rings(sessions(random, perHour)));
        System.out.printf(
                Locale.ROOT, "burn, %s an hour: pages in 90 days %.2f, cusum %.2f%n", perHour, significant, cusum);

        assertThat(significant).isLessThanOrEqualTo(0.25);
        assertThat(cusum).isLessThanOrEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource({"1, 40", "5, 40", "20, 40"})
    void where_retries_are_counted_plain_rules_page_all_night_and_locks_told_apart_page_nobody(
            double perHour, int traces) {
        Repetitions runs = Repetitions.of(traces, 8);
        double significant = runs.mean(random -> pages(
                attempts(random, perHour).stream()
                        .filter(attempt -> !attempt.again())
                        .toList(),
                BurnSimulationTest::fires));
        double locks = runs.mean(random -> pages(attempts(random, perHour), BurnSimulationTest::fires));
        double sessions = runs.mean(random -> pages(attempts(random, perHour), BurnSimulationTest::sure));
        double plain = runs.mean(random -> pages(attempts(random, perHour), BurnSimulationTest::plain));
        System.out.printf(
                Locale.ROOT,
                "burn, %s an hour, retries: pages in 90 days %.2f, retries counted: by locks %.2f, by counts %.1f, plain"
                        + " %.1f%n",
                perHour,
                significant,
                locks,
                sessions,
                plain);

        assertThat(significant).isLessThanOrEqualTo(0.25);
        assertThat(sessions).isGreaterThan(locks);
        assertThat(plain).isGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 4.5", "5, 1, 1.5", "20, 1, 0.75", "5, 0.3, 4.5"})
    void an_outage_is_paged_soon(double perHour, double rate, double hours) {
        double late = Repetitions.of(400, 9).share(random -> {
            List<Attempt> sessions = new ArrayList<>(Traffic.of(random, 96, perHour, LOCKS, HEALTHY, false));
            for (Attempt session : Traffic.of(random, hours, perHour, LOCKS, rate, false)) {
                sessions.add(new Attempt(96 + session.hour(), session.lock(), session.bad(), false));
            }
            return pages(sessions, BurnSimulationTest::fires) == 0;
        });
        System.out.printf(
                Locale.ROOT, "burn, %s an hour, rate %s: not paged in %s h %.2f%n", perHour, rate, hours, late);

        assertThat(late).isLessThan(0.5);
    }

    private static List<Attempt> sessions(UniformRandomProvider random, double perHour) {
        return Traffic.of(random, DAYS_90, perHour, LOCKS, HEALTHY, false);
    }

    /// With retries, and as many failed attempts in all: a failure makes 3.75 of them.
    private static List<Attempt> attempts(UniformRandomProvider random, double perHour) {
        return Traffic.of(random, DAYS_90, perHour, LOCKS, HEALTHY / 3.75, true);
    }

    /// How often it starts to fire; what goes on within an hour is one page.
    private static int pages(List<Attempt> sessions, ToDoubleFunction<Windows> fires) {
        Windows windows = new Windows(sessions);
        int pages = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < sessions.size(); at++) {
            windows.upTo(at);
            if (sessions.get(at).bad() && fires.applyAsDouble(windows) > 0) {
                if (sessions.get(at).hour() > last + 1) {
                    pages++;
                }
                last = sessions.get(at).hour();
            }
        }
        return pages;
    }

    private static int rings(List<Attempt> sessions) {
        BernoulliCusum cusum = new BernoulliCusum(0.01, 0.1, 25, 100);
        long state = 0;
        int rings = 0;
        for (Attempt session : sessions) {
            state = cusum.after(state, session.bad());
            if (cusum.rings(state)) {
                rings++;
                state = 0;
            }
        }
        return rings;
    }

    private static double fires(Windows windows) {
        return BURN.judge(windows.usual()).orThrow().stream().anyMatch(Finding::fires) ? 1 : 0;
    }

    private static double sure(Windows windows) {
        return BURN.judge(windows.usual()).orThrow().stream()
                        .anyMatch(finding -> finding.burn() >= finding.wanted()
                                && finding.counts().failures() >= finding.leastFailures())
                ? 1
                : 0;
    }

    /// 14.4 times over an hour and five minutes, or 6 times over six hours and half an hour.
    private static double plain(Windows windows) {
        boolean fast = windows.burn(0) >= 14.4 && windows.burn(4) >= 14.4;
        boolean slow = windows.burn(1) >= 6 && windows.burn(5) >= 6;
        return fast || slow ? 1 : 0;
    }

    /// The usual four windows, and those of five minutes and half an hour, as they slide along.
    private static final class Windows {

        private static final double[] HOURS = {1, 6, 24, 72, 1.0 / 12, 0.5};

        private final List<Attempt> sessions;
        private final int[] from = new int[HOURS.length];
        private final long[] all = new long[HOURS.length];
        private final long[] bad = new long[HOURS.length];
        private final List<Map<Integer, Integer>> locks = new ArrayList<>();

        Windows(List<Attempt> sessions) {
            this.sessions = sessions;
            Arrays.stream(HOURS).forEach(hours -> locks.add(new HashMap<>()));
        }

        void upTo(int at) {
            Attempt now = sessions.get(at);
            for (int window = 0; window < HOURS.length; window++) {
                all[window]++;
                if (now.bad()) {
                    bad[window]++;
                    locks.get(window).merge(now.lock(), 1, Integer::sum);
                }
                while (sessions.get(from[window]).hour() <= now.hour() - HOURS[window]) {
                    Attempt old = sessions.get(from[window]);
                    all[window]--;
                    if (old.bad()) {
                        bad[window]--;
                        locks.get(window).computeIfPresent(old.lock(), (lock, count) -> count == 1 ? null : count - 1);
                    }
                    from[window]++;
                }
            }
        }

        List<Counts> usual() {
            List<Counts> counts = new ArrayList<>();
            for (int window = 0; window < SignificantBurn.USUAL.size(); window++) {
                counts.add(
                        new Counts(all[window], bad[window], locks.get(window).size()));
            }
            return counts;
        }

        double burn(int window) {
            return (double) bad[window] / all[window] / 0.01;
        }
    }
}
