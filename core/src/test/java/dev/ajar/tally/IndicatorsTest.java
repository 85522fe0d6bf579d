package dev.ajar.tally;

import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One verdict, several questions: did it open, did it open at once, did it open soon?
class IndicatorsTest {

    private static final String QUICK = "0s ann requested\n2s ann opened\n";
    private static final String PATIENT = "0s ann requested\n1s ann requested\n4s ann opened\n";
    private static final String IN_VAIN = "0s ann requested\n";
    private static final String DRILL = "0s ann requested\n2s ann opened error=drill\n";
    private static final String REFUSED = "0s ann requested error=hours\n9s ann requested\n";

    @Test
    void sessions_that_are_good_count_as_good() {
        Indicator success = new Indicator.Sessions("success", Long.MAX_VALUE, Limit.NONE);
        assertThat(counted(success, QUICK)).isEqualTo("good");
        assertThat(counted(success, PATIENT)).isEqualTo("good");
        assertThat(counted(success, REFUSED)).isEqualTo("good");
        assertThat(counted(success, IN_VAIN)).isEqualTo("bad");
        assertThat(counted(success, DRILL)).isEqualTo("excluded");
        assertThat(counted(success, IN_VAIN, "5s")).isEqualTo("pending");
    }

    @Test
    void a_good_session_that_took_more_attempts_counts_as_bad_and_the_rest_stays_what_it_is() {
        Indicator firstTry = new Indicator.Sessions("first-try", 1, Limit.NONE);
        assertThat(counted(firstTry, QUICK)).isEqualTo("good");
        assertThat(counted(firstTry, PATIENT)).isEqualTo("bad");
        assertThat(counted(firstTry, REFUSED)).isEqualTo("bad");
        assertThat(counted(firstTry, DRILL)).isEqualTo("excluded");
        assertThat(counted(firstTry, IN_VAIN, "5s")).isEqualTo("pending");
        assertThat(counted(new Indicator.Sessions("second-try", 2, Limit.NONE), PATIENT))
                .isEqualTo("good");
    }

    @Test
    void a_good_session_whose_success_came_later_than_asked_for_counts_as_bad() {
        assertThat(counted(inTime("4s"), PATIENT)).isEqualTo("good");
        assertThat(counted(inTime("3.999999s"), PATIENT)).isEqualTo("bad");
        assertThat(counted(inTime("1s"), DRILL)).isEqualTo("excluded");
        assertThat(counted(inTime("1s"), IN_VAIN, "5s")).isEqualTo("pending");
    }

    @Test
    void a_session_made_good_without_a_success_is_never_too_late() {
        assertThat(counted(inTime("1s"), REFUSED)).isEqualTo("good");
    }

    @Test
    void a_success_before_its_start_is_in_time() {
        assertThat(counted(inTime("0s"), "0s ann opened\n9s ann requested")).isEqualTo("good");
    }

    @Test
    void a_latency_counts_good_sessions_alone_and_exactly_the_limit_is_good() {
        assertThat(counted(latency("2s"), QUICK)).isEqualTo("good");
        assertThat(counted(latency("1.999999s"), QUICK)).isEqualTo("bad");
        assertThat(counted(latency("2s"), IN_VAIN)).isEqualTo("nothing");
        assertThat(counted(latency("2s"), IN_VAIN, "5s")).isEqualTo("nothing");
        assertThat(counted(latency("2s"), DRILL)).isEqualTo("nothing");
    }

    @Test
    void a_good_session_without_a_value_does_not_count_for_a_latency() {
        assertThat(counted(latency("2s"), REFUSED)).isEqualTo("nothing");
    }

    @Test
    void each_latency_finds_its_own_value_in_whatever_order_they_are_declared() {
        Story story = new Story(
                world(unlock().latency("z", "requested", "opened", "1s").latency("a", "requested", "requested", "0s")));
        assertThat(told(new Count(story.experience().indicators().get(0), story.experience())
                        .of(story.judged(QUICK, Story.IN_THE_END).get(0))))
                .isEqualTo("bad");
        assertThat(told(new Count(story.experience().indicators().get(1), story.experience())
                        .of(story.judged(QUICK, Story.IN_THE_END).get(0))))
                .isEqualTo("good");
    }

    @Test
    void without_exclusions_a_session_counts_as_what_it_would_have_been() {
        assertThat(without(new Indicator.Sessions("success", Long.MAX_VALUE, Limit.NONE), DRILL))
                .isEqualTo("good");
        assertThat(without(inTime("1s"), DRILL)).isEqualTo("bad");
        assertThat(without(latency("2s"), DRILL)).isEqualTo("good");
        assertThat(without(latency("2s"), IN_VAIN)).isEqualTo("nothing");
    }

    @Test
    void a_session_excluded_by_a_window_while_it_waits_would_still_be_waiting() {
        Indicator success = new Indicator.Sessions("success", Long.MAX_VALUE, Limit.NONE);
        Story story = new Story(world(unlock().indicator(success)).window("cut", "0s", "1d", Map.of()));
        Count count = new Count(success, story.experience());
        assertThat(told(count.of(story.judged(IN_VAIN, "5s").get(0)))).isEqualTo("excluded");
        assertThat(told(count.withoutExclusions(story.judged(IN_VAIN, "5s").get(0))))
                .isEqualTo("pending");
    }

    private static Indicator inTime(String within) {
        return new Indicator.Sessions("in-time", Long.MAX_VALUE, new Limit(Story.micros(within)));
    }

    private static Indicator latency(String within) {
        return new Indicator.Latency("speed", "requested", "opened", new Limit(Story.micros(within)));
    }

    private static String counted(Indicator indicator, String history) {
        return counted(indicator, history, Story.IN_THE_END);
    }

    private static String counted(Indicator indicator, String history, String asOf) {
        Story story = new Story(world(unlock().indicator(indicator)));
        return told(new Count(indicator, story.experience())
                .of(story.judged(history, asOf).get(0)));
    }

    private static String without(Indicator indicator, String history) {
        Story story = new Story(world(unlock().indicator(indicator)));
        return told(new Count(indicator, story.experience())
                .withoutExclusions(story.judged(history, Story.IN_THE_END).get(0)));
    }

    private static String told(Tally tally) {
        assertThat(tally.total()).isLessThanOrEqualTo(1);
        return tally.good() == 1
                ? "good"
                : tally.bad() == 1
                        ? "bad"
                        : tally.excluded() == 1 ? "excluded" : tally.pending() == 1 ? "pending" : "nothing";
    }

    private static Draft unlock() {
        return Draft.of("unlock")
                .step("requested")
                .step("opened")
                .rule(Ruling.EXCLUDE, "drill", is("first.error", "drill"))
                .rule(Ruling.GOOD, "refused-rightly", known("first.error"));
    }

    private static World world(Draft draft) {
        return new World().texts("who", "error").experience(draft);
    }
}
