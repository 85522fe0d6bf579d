package dev.ajar.statistics.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.picture.Chart.Axis;
import dev.ajar.statistics.picture.Chart.Ink;
import dev.ajar.statistics.proportion.ClusterCounts;
import dev.ajar.statistics.proportion.ClusteredProportion;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import dev.ajar.statistics.proportion.Wilson;
import dev.ajar.statistics.ranking.Pain;
import dev.ajar.statistics.ranking.Standing;
import dev.ajar.statistics.ranking.StrugglingList;
import dev.ajar.statistics.ranking.Unit;
import dev.ajar.statistics.sequential.GroupSequential;
import dev.ajar.statistics.sequential.Sides;
import dev.ajar.statistics.sequential.Spending;
import dev.ajar.statistics.simulation.Fleets;
import dev.ajar.statistics.simulation.Repetitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static final Path FOLDER = Path.of("../docs/explanation/how-sure-are-we");
    private static final double NORMAL = 1.959963984540054;

    private static void hold(String name, String svg) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, svg);
        }
        assertThat(Files.readString(file))
                .as("%s; -Dgolden.write=true draws it anew", file)
                .isEqualTo(svg);
    }

    @Test
    void an_interval_over_sessions_breaks_its_promise_the_more_alike_a_lock_s_sessions_are() throws IOException {
        double[] alike = {0, 0.02, 0.05, 0.1, 0.15, 0.2};
        double[] naive = new double[alike.length];
        double[] clustered = new double[alike.length];
        for (int at = 0; at < alike.length; at++) {
            double correlation = alike[at];
            naive[at] = Repetitions.of(1_000, 71).share(random -> {
                ClusterCounts fleet = fleet(random, correlation);
                return Wilson.interval(new Proportion(fleet.allBad(), fleet.allSessions()), Confidence.NINETY_FIVE)
                        .contains(0.02);
            });
            clustered[at] = Repetitions.of(1_000, 71)
                    .share(random -> ClusteredProportion.of(
                                    fleet(random, correlation), ClusteredProportion.PLANNED_CORRELATION)
                            .orThrow()
                            .wilson(Confidence.NINETY_FIVE)
                            .interval()
                            .contains(0.02));
        }
        Chart chart = new Chart(
                        new Axis(
                                "how alike the sessions of a lock are (intra-cluster correlation)",
                                0,
                                0.2,
                                List.of(0.0, 0.05, 0.1, 0.15, 0.2),
                                2),
                        new Axis(
                                "how often the truth is in the interval, %",
                                40, 100, List.of(40.0, 60.0, 80.0, 95.0), 0))
                .level(Ink.C, 95)
                .line(Ink.B, alike, percent(naive))
                .line(Ink.A, alike, percent(clustered))
                .words(Ink.A, 0.11, 90, "by lock")
                .words(Ink.B, 0.11, 70, "by session");

        hold(
                "coverage.svg",
                chart.svg(
                        "A promise of 95 %, kept by the interval that keeps a lock's sessions together, and less and less by the one that counts sessions"));
    }

    private static ClusterCounts fleet(UniformRandomProvider random, double correlation) {
        long[] bad = new long[50];
        long[] sessions = new long[50];
        for (int lock = 0; lock < bad.length; lock++) {
            int size = Fleets.sessions(random, 20, 1);
            sessions[lock] = size;
            bad[lock] = Fleets.failures(random, size, Fleets.rate(random, 0.02, correlation));
        }
        return ClusterCounts.of(bad, sessions).orThrow();
    }

    @Test
    void whoever_looks_every_day_stops_a_harmless_release_every_fifth_time() throws IOException {
        double[] looks = new double[14];
        double[] naive = new double[14];
        double[] planned = new double[14];
        for (int count = 1; count <= looks.length; count++) {
            double[] information = new double[count];
            double[] bounds = new double[count];
            Arrays.setAll(information, at -> at + 1);
            Arrays.fill(bounds, NORMAL);
            double[] crossed = GroupSequential.crossed(Sides.TWO, bounds, information, 0);
            double[] fractions = new double[count];
            int all = count;
            Arrays.setAll(fractions, at -> (at + 1.0) / all);
            double[] spent = GroupSequential.at(0.05, Spending.OBRIEN_FLEMING, Sides.TWO, fractions)
                    .orThrow()
                    .crossed(0);
            looks[count - 1] = count;
            naive[count - 1] = crossed[count - 1];
            planned[count - 1] = spent[count - 1];
        }
        assertThat(naive[13]).isGreaterThan(0.2);
        Chart chart = new Chart(
                        new Axis("looks", 1, 14, List.of(1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0), 0),
                        new Axis(
                                "harmless releases that are stopped, %", 0, 25, List.of(0.0, 5.0, 10.0, 15.0, 20.0), 0))
                .line(Ink.B, looks, percent(naive))
                .line(Ink.A, looks, percent(planned))
                .words(Ink.B, 4, 18.5, "the same test at each look")
                .words(Ink.A, 8, 6.5, "risk spread over planned looks");

        hold(
                "peeking.svg",
                chart.svg(
                        "With one look five of a hundred harmless releases are stopped, with fourteen looks more than twenty; with planned bounds always five"));
    }

    @Test
    void three_verdicts() throws IOException {
        Chart chart = new Chart(
                        new Axis(
                                "failures of the candidate less those of the baseline, points",
                                -0.75,
                                1.5,
                                List.of(-0.5, 0.0, 0.5, 1.0, 1.5),
                                1),
                        new Axis("", 0, 6, List.of(), 0))
                .place(Ink.C, 0)
                .place(Ink.C, 0.5)
                .words(Ink.C, 0.02, 5.7, "no difference")
                .words(Ink.C, 0.52, 5.7, "margin");
        List<String> verdicts = List.of("NOT ENOUGH", "HARM", "PASS, though worse", "PASS");
        List<Interval> intervals = List.of(
                new Interval(-0.45, 0.95, 0.95),
                new Interval(0.2, 1.2, 0.95),
                new Interval(0.05, 0.4, 0.95),
                new Interval(-0.4, 0.3, 0.95));
        for (int at = 0; at < verdicts.size(); at++) {
            Interval interval = intervals.get(at);
            Ink ink = verdicts.get(at).startsWith("PASS") ? Ink.A : at == 1 ? Ink.B : Ink.C;
            chart.lying(ink, at + 1.0, interval.lower(), interval.upper())
                    .point(ink, (interval.lower() + interval.upper()) / 2, at + 1.0, 5)
                    .words(ink, interval.upper() + 0.04, at + 0.9, verdicts.get(at));
        }

        hold(
                "verdicts.svg",
                chart.svg(
                        "Pass: the interval ends before the margin. Harm: it begins above no difference and reaches over the margin. Not enough: it holds both"));
    }

    @Test
    void a_share_of_few_sessions_is_drawn_far_towards_what_is_expected() throws IOException {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        List<Unit> units = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            int sessions = Fleets.sessions(random, 40, 1.2);
            double rate = customer < 4 ? 0.25 : Fleets.rate(random, 0.04, 0.02);
            units.add(new Unit("c" + customer, Fleets.failures(random, sessions, rate), sessions, 0.05));
        }
        List<Standing> ranked = StrugglingList.of(units, Pain.from(0.1), StrugglingList.USUAL_SHARE, Map.of())
                .orThrow()
                .ranked();
        Chart chart = new Chart(
                new Axis("sessions of a customer", 0, 160, List.of(0.0, 40.0, 80.0, 120.0, 160.0), 0),
                new Axis("failures, %", 0, 50, List.of(0.0, 10.0, 20.0, 30.0, 40.0, 50.0), 0));
        ranked.stream().sorted(Comparator.comparing(each -> each.unit().name())).forEach(each -> {
            double sessions = Math.min(160, each.unit().sessions());
            double share = Math.min(50, 100 * each.unit().bad() / each.unit().sessions());
            double likely = 100 * each.posterior().mean();
            Ink ink = each.listed() ? Ink.B : Ink.A;
            chart.upright(Ink.C, sessions, share, likely)
                    .point(Ink.C, sessions, share, 3)
                    .point(ink, sessions, likely, 4);
        });
        chart.words(Ink.C, 90, 46, "share, as counted")
                .words(Ink.A, 90, 42, "what may be believed")
                .words(Ink.B, 90, 38, "on the list: most probably above 10 %");

        hold(
                "shrinking.svg",
                chart.svg(
                        "Sixty customers: shares of those with few sessions are drawn far towards the usual rate, those with many stay where they are"));
    }

    private static double[] percent(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }
}
