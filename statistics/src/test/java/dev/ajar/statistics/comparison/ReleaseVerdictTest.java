package dev.ajar.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What may be done with a candidate.
class ReleaseVerdictTest {

    private static final Margin MARGIN = Margin.ofObjective(0.99).orThrow();
    private static final SampleRatio SOUND =
            SampleRatio.of(new long[] {100, 100}, new double[] {1, 1}).orThrow();

    @Test
    void half_the_error_budget_is_the_margin() {
        assertThat(MARGIN.difference()).isBetween(0.005 - 1e-12, 0.005 + 1e-12);
        assertThat(MARGIN.ratio()).isEqualTo(1.5);
        assertThat(Margin.ofObjective(1)).isInstanceOf(Unknown.class);
        assertThat(Margin.of(0, 1.5)).isInstanceOf(Unknown.class);
    }

    @Test
    void no_worse_on_many_locks_is_a_pass() {
        ReleaseVerdict verdict = judged(cells(2000, 100, 1, 1));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.upper()).isLessThan(0.005);
        assertThat(verdict.remaining()).isEqualTo(Remaining.none());
    }

    @Test
    void worse_within_the_margin_passes_with_a_note() {
        ReleaseVerdict verdict = judged(cells(8000, 100, 1.25, 1));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.lower()).isPositive();
        assertThat(verdict.notes()).contains("worse, but within the margin");
    }

    @Test
    void twice_the_failures_are_harm() {
        ReleaseVerdict verdict = judged(cells(2000, 100, 2, 1));

        assertThat(verdict.outcome()).isEqualTo(Outcome.HARM);
        assertThat(verdict.lower()).isPositive();
        assertThat(verdict.sentence()).startsWith("the candidate fails more often, by +1.00 points, at least +0.");
    }

    @Test
    void no_difference_found_is_no_pass() {
        ReleaseVerdict verdict = judged(cells(30, 20, 1, 1));

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_ENOUGH);
        assertThat(verdict.remaining().lockDays()).isPositive();
        assertThat(verdict.sentence()).contains("more lock-days are needed");
    }

    @Test
    void fewer_than_six_clusters_are_never_enough() {
        ReleaseVerdict verdict = judged(Doors.alike(5, 0, 50, 0).stream()
                .map(cell -> cell.group().equals("old") ? new Cell(cell.cluster(), "", "old", 50, 0) : cell)
                .toList());

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_ENOUGH);
        assertThat(verdict.remaining().clusters()).isEqualTo(5);
    }

    @Test
    void eight_locks_that_all_fail_against_eight_that_do_not_are_harm_by_randomisation() {
        ReleaseVerdict verdict = judged(Doors.alike(8, 0, 50, 0).stream()
                .map(cell -> cell.group().equals("old") ? new Cell(cell.cluster(), "", "old", 50, 0) : cell)
                .toList());

        assertThat(verdict.outcome()).isEqualTo(Outcome.HARM);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "the candidate fails more often, by +100.00 points; by chance so much worse only with p 0.0001");
    }

    @Test
    void no_failure_at_all_passes_only_with_sessions_enough_to_bound_it() {
        assertThat(judged(Doors.alike(20, 10, 0, 0)).outcome()).isEqualTo(Outcome.NOT_ENOUGH);
        assertThat(judged(Doors.alike(400, 10, 0, 0)).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void more_than_half_as_often_again_is_no_pass_however_small() {
        ReleaseVerdict verdict = judged(cells(4000, 1000, 2, 1));

        assertThat(verdict.upper()).isLessThan(0.005);
        assertThat(verdict.outcome()).isEqualTo(Outcome.HARM);
    }

    @Test
    void missing_clusters_void_the_verdict() {
        SampleRatio odd =
                SampleRatio.of(new long[] {400, 600}, new double[] {1, 1}).orThrow();

        assertThat(ReleaseVerdict.of(
                        Doors.of(cells(400, 100, 1, 1)), Doors.ARMS, Doors.ALL_ONE, MARGIN, Look.only(), odd, 100, 1))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(Why.SAMPLE_RATIO));
    }

    @Test
    void an_earlier_look_asks_for_more() {
        List<Cell> cells = cells(1000, 60, 1, 1);
        Look early = Look.planned(1, 5).orThrow();

        assertThat(judged(cells, Look.only()).upper())
                .isLessThan(judged(cells, early).upper());
        assertThat(Look.planned(6, 5)).isInstanceOf(Unknown.class);
    }

    private static ReleaseVerdict judged(List<Cell> cells) {
        return judged(cells, Look.only());
    }

    private static ReleaseVerdict judged(List<Cell> cells, Look look) {
        Answer<ReleaseVerdict> answer = ReleaseVerdict.of(
                Doors.of(cells), Doors.ARMS, Doors.ALL_ONE, MARGIN, look, SOUND, 7.0 * cells.size(), 1);
        return answer.orThrow();
    }

    /// So many locks a side, with so many failures each on average, some with none and some with more.
    private static List<Cell> cells(int locks, long sessions, double badOfNew, double badOfOld) {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < locks; lock++) {
            add(cells, "new", lock, sessions, badOfNew);
            add(cells, "old", lock, sessions, badOfOld);
        }
        return cells;
    }

    private static void add(List<Cell> cells, String version, int lock, long sessions, double mean) {
        double spread = lock % 4 == 0 ? 2 : lock % 4 == 1 ? 1 : 0.5;
        long bad = (long) Math.floor(mean * spread * (lock + 1)) - (long) Math.floor(mean * spread * lock);
        cells.add(new Cell(version + lock, "", version, sessions - bad, bad));
    }
}
