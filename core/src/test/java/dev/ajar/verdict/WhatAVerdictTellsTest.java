package dev.ajar.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Indicator;
import dev.ajar.model.Indicator.Carried;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.story.Conditions;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever looks into one bad session wants to see how far it came, how often it was tried and how long it took.
class WhatAVerdictTellsTest {

    @Test
    void a_verdict_tells_start_end_attempts_and_the_furthest_step() {
        Story story = new Story(world(unlock().aside("used_a_key").success("opened")));
        Verdict verdict = only(story, """
                0s  ann  requested
                1s  ann  connected
                2s  ann  requested
                3s  ann  used_a_key
                4s  ann  chatter
                """);
        assertThat(Story.told(verdict.startedAt())).isEqualTo("0s");
        assertThat(Story.told(verdict.endedAt())).isEqualTo("4s");
        assertThat(verdict.attempts()).isEqualTo(2);
        assertThat(verdict.furthestStep()).isEqualTo("connected");
        assertThat(verdict.experience()).isEqualTo("unlock");
        assertThat(verdict.sessionId()).isEqualTo("ann");
        assertThat(verdict.fingerprint()).isEqualTo("f-unlock");
        assertThat(Story.told(verdict.successAfter())).isEqualTo("?");
    }

    @Test
    void the_furthest_step_is_the_last_in_declared_order_and_not_the_last_in_time() {
        Story story = new Story(world(unlock()));
        assertThat(only(story, "0s ann requested\n1s ann opened\n2s ann connected")
                        .furthestStep())
                .isEqualTo("opened");
    }

    @Test
    void a_silent_slot_reached_no_step() {
        Story story = new Story(world(
                Draft.of("beats").every("10s", "who", Conditions.always(), "0s").step("beat")));
        assertThat(story.judged("0s ann hello", "0s").get(0).furthestStep()).isEmpty();
    }

    @Test
    void success_after_the_start_may_come_before_it_where_clocks_differ() {
        Story story = new Story(world(unlock()));
        assertThat(Story.told(only(story, "0s ann opened\n2s ann requested").successAfter()))
                .isEqualTo("-2s");
        assertThat(Story.told(only(story, "0s ann requested\n2s ann opened\n9s ann opened")
                        .successAfter()))
                .isEqualTo("2s");
    }

    @Test
    void a_latency_is_the_time_between_the_first_events_of_two_steps() {
        Story story = new Story(world(unlock().latency("speed", "connected", "opened", "3s")));
        assertThat(latencies(story, """
                0s  ann  requested
                1s  ann  connected
                2s  ann  connected
                5s  ann  opened
                9s  ann  opened
                """)).isEqualTo("4s");
    }

    @Test
    void a_latency_below_zero_is_zero() {
        Story story = new Story(world(unlock().latency("speed", "connected", "opened", "3s")));
        assertThat(latencies(story, """
                0s  ann  requested
                1s  ann  opened
                5s  ann  connected
                """)).isEqualTo("0s");
    }

    @Test
    void a_session_that_did_not_reach_both_steps_has_no_latency() {
        Story story = new Story(world(unlock().latency("speed", "connected", "opened", "3s")));
        assertThat(latencies(story, "0s ann requested\n1s ann opened")).isEqualTo("?");
    }

    @Test
    void a_session_that_is_not_good_has_no_latency_though_its_duration_is_known() {
        Story story = new Story(world(unlock().rule(Ruling.BAD, "jammed", Conditions.known("first.error"))
                .latency("speed", "requested", "opened", "3s")));
        String history = "0s ann requested\n2s ann opened error=x";
        assertThat(latencies(story, history)).isEqualTo("?");
        assertThat(only(story, history).durations().stream().map(Story::told)).containsExactly("2s");
    }

    @Test
    void a_session_made_good_by_a_rule_has_its_latency() {
        Story story = new Story(world(unlock().rule(Ruling.GOOD, "rightly", Conditions.known("first.error"))
                .latency("speed", "requested", "connected", "3s")));
        assertThat(latencies(story, "0s ann requested\n2s ann connected error=x"))
                .isEqualTo("2s");
    }

    @Test
    void latencies_and_dimensions_come_in_the_order_of_their_columns() {
        Story story = new Story(world(unlock().latency("z-last", "requested", "opened", "3s")
                .latency("a.first", "requested", "connected", "3s")
                .dimensions("who", "error", "code")));
        Verdict verdict = only(story, "0s ann requested code=5\n1s ann connected error=x\n3s ann opened error=y");
        assertThat(verdict.latencies().stream().map(Story::told)).containsExactly("1s", "3s");
        assertThat(verdict.dimensions().stream().map(Story::told)).containsExactly("5", "x", "ann");
    }

    @ParameterizedTest
    @CsvSource({
        "NS, 1999, 0.000001s",
        "US, 1999, 0.001999s",
        "MS, 1999, 1.999s",
        "S, 1999, 1999s",
        "MS, 0, 0s",
        "MS, -1, 0s",
        "NS, 9223372036854775807, 9223372036.854775s",
        "US, 9223372036854775807, 9223372036854.775807s",
        "MS, 9223372036854775, 9223372036854.775s",
        "MS, 9223372036854776, ?",
        "S, 9223372036854, 9223372036854s",
        "S, 9223372036855, ?",
        "S, -9223372036855, ?"
    })
    void a_carried_int_becomes_microseconds_by_its_unit(Indicator.Unit unit, long number, String latency) {
        assertThat(latencies(carrying("whole", unit), "0s ann requested\n1s ann opened whole=" + number))
                .isEqualTo(latency);
    }

    @ParameterizedTest
    @CsvSource({
        "NS, 1999.9, 0.000001s",
        "US, 1.999, 0.000001s",
        "MS, 0.0019, 0.000001s",
        "S, 0.25, 0.25s",
        "S, -0.25, 0s",
        "US, -0.5, 0s",
        "S, 1e300, ?",
        "S, -1e300, ?",
        "US, 9.3e18, ?",
        "US, 9.2e18, 9200000000000s"
    })
    void a_carried_double_is_cut_to_microseconds(Indicator.Unit unit, double number, String latency) {
        assertThat(latencies(carrying("real", unit), "0s ann requested\n1s ann opened real=" + number))
                .isEqualTo(latency);
    }

    @Test
    void a_good_session_that_carries_nothing_has_no_latency() {
        assertThat(latencies(carrying("real", Indicator.Unit.S), "0s ann requested\n1s ann opened"))
                .isEqualTo("?");
    }

    @Test
    void carried_is_what_the_named_fact_says() {
        Story first = new Story(world(unlock().indicator(carried("first.whole", Type.INT, Indicator.Unit.S))));
        String history = "0s ann requested whole=1\n1s ann opened whole=2";
        assertThat(latencies(first, history)).isEqualTo("1s");
        assertThat(latencies(carrying("whole", Indicator.Unit.S), history)).isEqualTo("2s");
    }

    private static Story carrying(String attribute, Indicator.Unit unit) {
        Type type = attribute.equals("whole") ? Type.INT : Type.DOUBLE;
        return new Story(world(unlock().indicator(carried("last." + attribute, type, unit))));
    }

    private static Carried carried(String fact, Type type, Indicator.Unit unit) {
        return new Carried("took", new Expression.Name(fact, type), unit, new Limit(Story.micros("1s")));
    }

    private static String latencies(Story story, String history) {
        return only(story, history).latencies().stream().map(Story::told).collect(Collectors.joining(" "));
    }

    private static Verdict only(Story story, String history) {
        assertThat(story.judged(history, Story.IN_THE_END)).hasSize(1);
        return story.judged(history, Story.IN_THE_END).get(0);
    }

    private static Draft unlock() {
        return Draft.of("unlock").step("requested").step("connected").step("opened");
    }

    private static World world(Draft draft) {
        return new World()
                .texts("who", "error")
                .wholes("code")
                .attribute("whole", Type.INT, "ms")
                .attribute("real", Type.DOUBLE, "s")
                .experience(draft);
    }
}
