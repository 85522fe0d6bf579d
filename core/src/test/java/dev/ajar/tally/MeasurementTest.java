package dev.ajar.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.event.Asked;
import dev.ajar.model.Indicator;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.session.Found;
import dev.ajar.story.Conditions;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Someone who measures for the first time wants the number, and next to it everything that casts doubt on it.
class MeasurementTest {

    private static final String EVENING = """
            0s   ann  requested  lock=front
            2s   ann  opened
            10s  bob  requested  lock=front
            11s  bob  requested
            12s  bob  connected
            20s  cid  opened     lock=back
            21s  cid  requested
            30s  dan  requested  lock=back  error=drill
            31s  dan  opened
            40s  eve  connected  lock=back
            50s  -    requested
            """;

    private final Story story = new Story(new World()
            .texts("who", "lock", "error")
            .experience(Draft.of("unlock")
                    .step("requested", "connected", "opened")
                    .step("connected", "opened")
                    .step("locked")
                    .step("opened")
                    .rule(Ruling.EXCLUDE, "drill", Conditions.is("first.error", "drill"))
                    .sessions("success")
                    .latency("speed", "requested", "opened", "1s")
                    .dimensions("lock")));

    @Test
    void indicators_are_counted_beside_the_verdicts_and_without_exclusions() {
        Measurement measured = story.measured(EVENING, "1h");
        assertThat(measured.verdicts()).isEqualTo(new Tally(2, 1, 1, 0));
        assertThat(measured.tally(0)).isEqualTo(new Tally(2, 1, 1, 0));
        assertThat(measured.withoutExclusions(0)).isEqualTo(new Tally(3, 1, 0, 0));
        assertThat(measured.tally(1)).isEqualTo(new Tally(1, 1, 0, 0));
    }

    @Test
    void what_was_left_over_is_told_by_steps() {
        Measurement measured = story.measured(EVENING, "1h");
        assertThat(measured.orphans()).isEqualTo(Map.of("connected", 1L));
        assertThat(measured.unkeyed()).isEqualTo(Map.of("requested", 1L));
    }

    @Test
    void sessions_that_succeeded_before_they_started_are_skewed() {
        assertThat(story.measured(EVENING, "1h").skewed()).isEqualTo(1);
    }

    @Test
    void sessions_off_the_flow_are_unmodelled() {
        assertThat(story.measured(EVENING, "1h").unmodelled()).isEqualTo(2);
    }

    @Test
    void transitions_are_told_with_whether_they_were_foreseen() {
        assertThat(story.measured(EVENING, "1h").transitions())
                .containsExactlyInAnyOrder(
                        new Measurement.Transition("requested", "opened", 2, true),
                        new Measurement.Transition("requested", "requested", 1, false),
                        new Measurement.Transition("requested", "connected", 1, true),
                        new Measurement.Transition("opened", "requested", 1, false));
    }

    @Test
    void reasons_are_told_the_most_frequent_first_and_what_is_pending_has_none() {
        assertThat(story.measured(EVENING, "1h").reasons().stream()
                        .map(each -> "%s %s %s"
                                .formatted(
                                        each.getValue(),
                                        each.getKey().verdict().word(),
                                        each.getKey().reason().text())))
                .containsExactly("2 good succeeded", "1 bad no-outcome", "1 excluded drill");
        assertThat(story.measured("0s  bob  requested", "1s").reasons()).isEmpty();
    }

    @Test
    void how_far_sessions_came_is_told_in_declared_order() {
        assertThat(story.measured(EVENING, "1h").furthest())
                .containsExactly(
                        Map.entry("connected", new Tally(0, 1, 0, 0)), Map.entry("opened", new Tally(2, 0, 1, 0)));
    }

    @Test
    void what_is_no_dimension_cannot_be_asked_for() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story.measured(EVENING, "1h").breakdown("floor"))
                .withMessage("no dimension floor");
    }

    @Test
    void steps_that_nobody_hit_are_told() {
        assertThat(story.measured(EVENING, "1h").neverHit()).containsExactly("locked");
    }

    @Test
    void a_rule_that_speaks_against_success_is_told() {
        assertThat(story.measured(EVENING, "1h").ruledThoughSucceeded("drill")).isEqualTo(1);
        assertThat(story.measured(EVENING, "1h").ruledThoughSucceeded("other")).isZero();
    }

    @Test
    void durations_are_those_of_good_sessions() {
        Indicator speed = story.experience().indicators().get(1);
        assertThat(story.measured(EVENING, "1h").durations(speed).quantiles(0.5, 1))
                .containsExactly(0, Story.micros("2s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story.measured(EVENING, "1h")
                        .durations(story.experience().indicators().get(0)));
    }

    @Test
    void the_nearest_rank_quantile_is_a_duration_that_was_really_seen() {
        Durations durations = new Durations();
        for (long micros = 100; micros >= 1; micros--) {
            durations.add(micros);
        }
        assertThat(durations.quantiles(0.001, 0.5, 0.95, 0.99, 0.999, 1)).containsExactly(1, 50, 95, 99, 100, 100);
        assertThat(durations.size()).isEqualTo(100);
        assertThat(new Durations().quantiles(0.5)).isEmpty();
    }

    @Test
    void values_are_told_the_worst_first_by_what_they_add_to_the_failures() {
        Breakdown breakdown = new Breakdown(0);
        breakdown.count(Conditions.value("many"), new Tally(960, 40, 0, 0), new Tally[0]);
        breakdown.count(Conditions.value("one"), new Tally(0, 1, 0, 0), new Tally[0]);
        breakdown.count(Conditions.value("fine"), new Tally(1_000, 0, 0, 0), new Tally[0]);
        breakdown.count(Conditions.value("waiting"), new Tally(0, 0, 3, 5), new Tally[0]);
        assertThat(breakdown.worstFirst().stream().map(row -> row.value().text()))
                .containsExactly("many", "one", "waiting", "fine");
    }

    @Test
    void parts_measured_apart_come_to_the_whole() {
        List<String> parts = EVENING.lines().toList();
        Measurement whole = story.measured(EVENING, "1h");
        Measurement merged = story.measured("", "1h");
        for (List<String> part : List.of(parts.subList(0, 2), parts.subList(2, 7), parts.subList(7, 11))) {
            merged.merge(story.measured(String.join("\n", part), "1h"));
        }
        assertThat(merged).usingRecursiveComparison().isEqualTo(whole);
    }

    @Test
    void what_came_of_conditions_is_added_up_place_by_place() {
        Asked some = new Asked(3, 1, 1, new TreeMap<>(Map.of("who", 1L)), false);
        Measurement one = new Measurement(story.experience());
        Measurement other = new Measurement(story.experience());
        assertThat(one.asked()).isEmpty();
        one.countAsked(List.of(some, some));
        one.countAsked(List.of(some, some));
        other.merge(one);
        other.merge(one);
        assertThat(other.asked()).containsExactly(four(some), four(some));
    }

    private static Asked four(Asked some) {
        return some.plus(some).plus(some).plus(some);
    }

    @Test
    void what_is_counted_beside_sessions_is_merged_too() {
        Measurement measured = story.measured(EVENING, "1h");
        measured.countInterval(5);
        measured.count(new Found.Unclear(0));
        Measurement merged = new Measurement(story.experience());
        merged.merge(measured);
        assertThat(merged.intervals().quantiles(1)).containsExactly(5);
        assertThat(merged.unclear()).isEqualTo(1);
        assertThat(merged.neverHit()).isEqualTo(measured.neverHit());
    }

    @Test
    void an_orphan_without_any_step_has_no_name() {
        Measurement measured = new Measurement(story.experience());
        measured.count(new Found.Orphan(0, -1));
        assertThat(measured.orphans()).isEqualTo(Map.of("", 1L));
    }
}
