package dev.ajar.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.expression.Value.StringValue;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import dev.ajar.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whoever draws a chart or a budget wants small numbers that add up, whatever was counted where.
class TalliesTest {

    private static final String MORNING = """
            0s    ann  requested  lock=front
            2s    ann  opened
            59s   bob  requested  lock=back
            60s   cid  requested
            61s   cid  opened
            """;

    private final Story story = new Story(new World()
            .texts("who", "lock")
            .experience(Draft.of("unlock")
                    .step("requested")
                    .step("opened")
                    .sessions("success")
                    .latency("speed", "requested", "opened", "1s")
                    .dimensions("lock")));

    @Test
    void verdicts_are_counted_by_indicator_and_minute_of_the_start_and_by_each_dimension() {
        assertThat(told(counted(MORNING, "75s").all())).isEqualTo("""
                speed 0s -> 0 good, 1 bad, 0 excluded, 0 pending
                speed 0s lock=front -> 0 good, 1 bad, 0 excluded, 0 pending
                speed 60s -> 1 good, 0 bad, 0 excluded, 0 pending
                speed 60s lock=? -> 1 good, 0 bad, 0 excluded, 0 pending
                success 0s -> 1 good, 1 bad, 0 excluded, 0 pending
                success 0s lock=back -> 0 good, 1 bad, 0 excluded, 0 pending
                success 0s lock=front -> 1 good, 0 bad, 0 excluded, 0 pending
                success 60s -> 1 good, 0 bad, 0 excluded, 0 pending
                success 60s lock=? -> 1 good, 0 bad, 0 excluded, 0 pending
                """);
    }

    @Test
    void the_minute_is_cut_toward_the_past() {
        assertThat(told(counted("-1s ann requested\n59.999999s bob requested", "1h")
                        .all()))
                .contains("success -60s ->", "success 0s ->");
    }

    @Test
    void what_was_put_in_can_be_taken_out_again_and_leaves_nothing_behind() {
        Tallies tallies = counted(MORNING, "1h");
        story.judged(MORNING, "1h").forEach(tallies::remove);
        assertThat(tallies.all()).isEmpty();
    }

    @Test
    void a_revision_takes_the_old_verdict_out_and_puts_the_new_one_in() {
        List<Verdict> old = story.judged(MORNING, "75s");
        List<Verdict> now = story.judged(MORNING + "20d bob opened received=21d", "22d");
        Revision revision = Revision.of(story.experience(), Story.instant("21d") + 1, old, now);
        assertThat(Story.told(revision.hour())).isEqualTo("1814400s");
        assertThat(told(revision.change())).isEqualTo("""
                speed 0s -> 0 good, 1 bad, 0 excluded, 0 pending
                speed 0s lock=back -> 0 good, 1 bad, 0 excluded, 0 pending
                success 0s -> 1 good, -1 bad, 0 excluded, 0 pending
                success 0s lock=back -> 1 good, -1 bad, 0 excluded, 0 pending
                """);
        Tallies tallies = counted(MORNING, "75s");
        tallies.apply(revision.change());
        assertThat(tallies.all())
                .isEqualTo(counted(MORNING + "20d bob opened", "22d").all());
    }

    @Test
    void a_revision_that_changes_nothing_is_empty_and_dated_by_the_hour_it_happened_in() {
        List<Verdict> verdicts = story.judged(MORNING, "1h");
        Revision revision = Revision.of(story.experience(), Story.instant("59m59.999999s"), verdicts, verdicts);
        assertThat(revision.change()).isEmpty();
        assertThat(Story.told(revision.hour())).isEqualTo("0s");
        assertThat(Story.told(Revision.of(story.experience(), Story.instant("-1us"), verdicts, verdicts)
                        .hour()))
                .isEqualTo("-3600s");
    }

    @Test
    void a_share_is_good_over_valid_and_nothing_else_enters_it() {
        Tally tally = new Tally(3, 1, 90, 7);
        assertThat(tally.valid()).isEqualTo(4);
        assertThat(tally.total()).isEqualTo(101);
        assertThat(tally.sli()).isEqualTo(0.75);
    }

    @Test
    void where_nothing_is_valid_there_is_no_share_neither_zero_nor_one() {
        Tally tally = new Tally(0, 0, 5, 5);
        assertThat(tally.hasSli()).isFalse();
        assertThatThrownBy(tally::sli).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void tallies_add_up_and_down_again() {
        Tally some = new Tally(1, 2, 3, 4);
        Tally more = new Tally(10, 20, 30, 40);
        assertThat(some.plus(more)).isEqualTo(new Tally(11, 22, 33, 44));
        assertThat(some.plus(more).minus(more)).isEqualTo(some);
        assertThat(Tally.ZERO.minus(some).plus(some)).isEqualTo(Tally.ZERO);
    }

    @Test
    void a_dimension_that_is_not_known_is_not_the_same_as_an_empty_one() {
        Map<Slot, Tally> all =
                counted("0s ann requested lock=\n0s bob requested", "1h").all();
        assertThat(all.keySet().stream().filter(slot -> slot.dimension().equals("lock")))
                .extracting(Slot::value)
                .hasSize(2)
                .contains(new StringValue(""));
    }

    private Tallies counted(String history, String asOf) {
        Tallies tallies = new Tallies(story.experience());
        story.judged(history, asOf).forEach(tallies::add);
        return tallies;
    }

    private static String told(Map<Slot, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(entry -> told(entry.getKey(), entry.getValue()))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String told(Slot slot, Tally tally) {
        String dimension = slot.dimension().isEmpty() ? "" : " " + slot.dimension() + "=" + Story.told(slot.value());
        return "%s %s%s -> %s good, %s bad, %s excluded, %s pending\n"
                .formatted(
                        slot.indicator(),
                        Story.told(slot.minute()),
                        dimension,
                        tally.good(),
                        tally.bad(),
                        tally.excluded(),
                        tally.pending());
    }
}
