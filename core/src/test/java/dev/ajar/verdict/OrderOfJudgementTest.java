package dev.ajar.verdict;

import static dev.ajar.story.Conditions.always;
import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.known;
import static dev.ajar.story.Conditions.named;
import static dev.ajar.story.Conditions.over;
import static dev.ajar.story.World.property;
import static dev.ajar.story.World.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A number can only be argued about when everybody knows which rule speaks first.
class OrderOfJudgementTest {

    private static final String OPENED = """
            0s  ann  requested  lock=front
            3s  ann  opened
            """;

    private static final String NOT_OPENED = "0s  ann  requested  lock=front\n";

    private final Story plain = new Story(world(unlock()));

    @Test
    void a_session_that_succeeded_is_good_at_once() {
        assertThat(plain.verdicts(OPENED, "3s")).isEqualTo("0s  ann  good succeeded\n");
    }

    @Test
    void a_session_without_success_waits_until_it_has_settled_and_exactly_then_it_is_bad() {
        assertThat(plain.verdicts(NOT_OPENED, "0s")).isEqualTo("0s  ann  pending ?\n");
        assertThat(plain.verdicts(NOT_OPENED, "9.999999s")).isEqualTo("0s  ann  pending ?\n");
        assertThat(plain.verdicts(NOT_OPENED, "10s")).isEqualTo("0s  ann  bad no-outcome\n");
    }

    @Test
    void settling_is_counted_from_the_start_and_not_from_the_last_event() {
        assertThat(plain.verdicts("""
                0s  ann  requested
                9s  ann  requested
                """, "10s")).isEqualTo("0s  ann  bad no-outcome\n");
    }

    @Test
    void what_arrives_later_revises_what_was_judged() {
        String late = """
                0s    ann  requested
                200d  ann  opened  received=201d
                """;
        assertThat(plain.verdicts(late, "10s")).isEqualTo("0s  ann  bad no-outcome\n");
        assertThat(plain.verdicts(late, "200d")).isEqualTo("0s  ann  good succeeded\n");
    }

    @Test
    void a_success_after_the_limit_is_too_late_but_only_once_the_session_has_settled() {
        Story prompt = new Story(world(unlock().within("2s")));
        assertThat(prompt.verdicts(OPENED, "3s")).isEqualTo("0s  ann  pending ?\n");
        assertThat(prompt.verdicts(OPENED, "10s")).isEqualTo("0s  ann  bad too-late\n");
    }

    @Test
    void too_late_comes_before_any_other_reason() {
        Story prompt = new Story(world(unlock().within("2s").reason("last.error")));
        assertThat(prompt.verdicts(OPENED + "4s  ann  failed  error=jammed", "10s"))
                .isEqualTo("0s  ann  bad too-late\n");
    }

    @Test
    void an_unexplained_failure_is_named_by_the_reason_where_it_is_known() {
        Story errors = new Story(world(unlock().reason("last.error")));
        Story codes = new Story(world(unlock().reason("first.code")));
        assertThat(errors.verdicts(NOT_OPENED + "1s ann failed error=a\n2s ann failed error=b"))
                .isEqualTo("0s  ann  bad b\n");
        assertThat(codes.verdicts(NOT_OPENED + "1s ann failed code=-7\n2s ann failed code=8"))
                .isEqualTo("0s  ann  bad -7\n");
        assertThat(errors.verdicts(NOT_OPENED)).isEqualTo("0s  ann  bad no-outcome\n");
    }

    @Test
    void an_empty_text_is_a_reason_too() {
        Story errors = new Story(world(unlock().reason("last.error")));
        assertThat(errors.judged(NOT_OPENED + "1s ann failed error=", Story.IN_THE_END))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.outcome().reason()).isEqualTo(new StringValue("")));
    }

    @Test
    void a_fact_of_truth_may_be_the_reason() {
        Story truths = new Story(world(unlock().reason("steps.jammed.reached")));
        assertThat(truths.verdicts(NOT_OPENED)).isEqualTo("0s  ann  bad false\n");
    }

    @Test
    void a_good_or_pending_session_does_not_ask_for_the_reason() {
        Story errors = new Story(world(unlock().reason("last.error")));
        assertThat(errors.verdicts(OPENED + "4s ann failed error=late")).isEqualTo("0s  ann  good succeeded\n");
        assertThat(errors.verdicts(NOT_OPENED + "1s ann failed error=a", "5s")).isEqualTo("0s  ann  pending ?\n");
    }

    @Test
    void the_first_rule_that_holds_speaks_from_top_to_bottom() {
        Story ruled = new Story(world(unlock().rule(Ruling.GOOD, "never-here", is("first.error", "nobody says this"))
                .rule(Ruling.BAD, "jammed", is("steps.jammed.reached", true))
                .rule(Ruling.EXCLUDE, "drill", is("first.error", "drill"))
                .rule(Ruling.GOOD, "refused-rightly", known("first.error"))));
        assertThat(ruled.verdicts(NOT_OPENED + "1s ann jammed error=drill")).isEqualTo("0s  ann  bad jammed\n");
        assertThat(ruled.verdicts(NOT_OPENED + "1s ann failed error=drill")).isEqualTo("0s  ann  excluded drill\n");
        assertThat(ruled.verdicts(NOT_OPENED + "1s ann failed error=hours"))
                .isEqualTo("0s  ann  good refused-rightly\n");
        assertThat(ruled.verdicts(NOT_OPENED)).isEqualTo("0s  ann  bad no-outcome\n");
    }

    @Test
    void a_rule_of_which_it_is_unknown_whether_it_holds_does_not() {
        Story ruled = new Story(world(unlock().rule(Ruling.BAD, "old", over("first.code", 4))));
        assertThat(ruled.verdicts(OPENED)).isEqualTo("0s  ann  good succeeded\n");
    }

    @Test
    void a_rule_comes_before_success_and_makes_it_wait() {
        Story ruled = new Story(world(unlock().rule(Ruling.BAD, "jammed", is("steps.jammed.reached", true))));
        String history = OPENED + "4s ann jammed";
        assertThat(ruled.verdicts(history, "3s")).isEqualTo("0s  ann  good succeeded\n");
        assertThat(ruled.verdicts(history, "4s")).isEqualTo("0s  ann  pending ?\n");
        assertThat(ruled.verdicts(history, "9.999999s")).isEqualTo("0s  ann  pending ?\n");
        assertThat(ruled.verdicts(history, "10s")).isEqualTo("0s  ann  bad jammed\n");
    }

    @Test
    void a_rule_marked_at_once_does_not_wait() {
        Story ruled = new Story(world(unlock().ruleAtOnce(Ruling.BAD, "jammed", is("steps.jammed.reached", true))
                .rule(Ruling.GOOD, "refused-rightly", always())));
        assertThat(ruled.verdicts(NOT_OPENED + "1s ann jammed", "1s")).isEqualTo("0s  ann  bad jammed\n");
        assertThat(ruled.verdicts(NOT_OPENED + "1s ann jammed", "0s")).isEqualTo("0s  ann  pending ?\n");
    }

    @Test
    void a_rule_that_must_wait_lets_none_below_it_speak_not_even_one_marked_at_once() {
        Story ruled = new Story(world(unlock().rule(Ruling.EXCLUDE, "patient", known("first.lock"))
                .ruleAtOnce(Ruling.BAD, "hasty", always())));
        assertThat(ruled.verdicts(NOT_OPENED, "5s")).isEqualTo("0s  ann  pending ?\n");
        assertThat(ruled.verdicts(NOT_OPENED, "10s")).isEqualTo("0s  ann  excluded patient\n");
    }

    @Test
    void a_rule_may_ask_what_was_known_of_the_lock_when_the_session_started() {
        Story ruled = new Story(world(unlock().rule(Ruling.EXCLUDE, "vacant", is("lock.battery", "removed"))));
        String removed = "0s - battery lock=front state=removed\n20s - battery lock=front state=inserted\n";
        assertThat(ruled.verdicts(removed + "19s ann requested lock=front")).isEqualTo("19s  ann  excluded vacant\n");
        assertThat(ruled.verdicts(removed + "20s ann requested lock=front")).isEqualTo("20s  ann  bad no-outcome\n");
    }

    @Test
    void a_setting_that_arrives_late_changes_the_verdict() {
        Story ruled = new Story(world(unlock().rule(Ruling.EXCLUDE, "vacant", is("lock.battery", "removed"))));
        assertThat(ruled.verdicts(NOT_OPENED + "-5s - battery lock=front state=removed received=9d"))
                .isEqualTo("0s  ann  excluded vacant\n");
    }

    @Test
    void a_planned_window_speaks_before_any_rule_and_does_not_wait() {
        World world = world(unlock().ruleAtOnce(Ruling.BAD, "always", always()));
        Story planned = new Story(world.window("power-cut", "0s", "10s", Map.of()));
        assertThat(planned.verdicts("""
                -0.000001s  ann  requested
                0s          bob  requested
                9.999999s   cid  requested
                10s         dan  requested
                """, "10s")).isEqualTo("""
                -0.000001s  ann  bad always
                0s  bob  excluded power-cut
                9.999999s  cid  excluded power-cut
                10s  dan  bad always
                """);
    }

    @Test
    void even_a_success_within_a_planned_window_does_not_count() {
        Story planned = new Story(world(unlock()).window("power-cut", "0s", "10s", Map.of()));
        assertThat(planned.verdicts(OPENED, "3s")).isEqualTo("0s  ann  excluded power-cut\n");
    }

    @Test
    void of_several_windows_the_least_name_is_told_in_the_order_of_code_points() {
        Story planned = new Story(world(unlock())
                .window("😀", "0s", "10s", Map.of())
                .window("ﬁ", "0s", "10s", Map.of())
                .window("a", "10s", "20s", Map.of()));
        assertThat(planned.verdicts(OPENED)).isEqualTo("0s  ann  excluded ﬁ\n");
    }

    @Test
    void a_window_may_be_limited_to_some_values_of_some_dimensions() {
        List<Value> towers = List.of(new StringValue("front"), new StringValue("back"));
        Story planned = new Story(world(unlock().dimensions("lock", "error"))
                .window("towers", "0s", "1d", Map.of("lock", towers))
                .window("both", "0s", "1d", Map.of("lock", towers, "error", List.of(new StringValue("x")))));
        assertThat(planned.verdicts("""
                0s  ann  requested  lock=front
                1s  bob  requested  lock=cellar
                2s  cid  requested
                3s  dan  requested  lock=back  error=x
                """)).isEqualTo("""
                0s  ann  excluded towers
                1s  bob  bad no-outcome
                2s  cid  bad no-outcome
                3s  dan  excluded both
                """);
    }

    @Test
    void a_window_may_be_limited_by_what_is_known_of_the_lock() {
        Story planned = new Story(world(unlock().dimensions("lock.battery"))
                .window("vacant", "0s", "1d", Map.of("lock.battery", List.of(new StringValue("removed")))));
        assertThat(planned.verdicts("-1s - battery lock=front state=removed\n" + OPENED))
                .isEqualTo("0s  ann  excluded vacant\n");
    }

    @Test
    void a_window_for_other_experiences_or_of_dimensions_there_are_not_does_not_apply() {
        Story planned = new Story(world(unlock())
                .window("for-others", "0s", "1d", Map.of(), "lock-up")
                .window("of-sites", "0s", "1d", Map.of("site", List.of(new StringValue("tower")))));
        assertThat(planned.verdicts(OPENED)).isEqualTo("0s  ann  good succeeded\n");
    }

    @Test
    void it_is_also_told_what_would_be_if_nothing_were_ever_excluded() {
        Story planned = new Story(world(unlock().rule(Ruling.EXCLUDE, "drill", known("first.error"))
                        .rule(Ruling.GOOD, "rightly", is("first.error", "hours")))
                .window("power-cut", "0s", "5s", Map.of()));
        assertThat(without(planned, OPENED)).isEqualTo("good succeeded");
        assertThat(without(planned, NOT_OPENED)).isEqualTo("bad no-outcome");
        assertThat(without(planned, "6s ann requested error=drill")).isEqualTo("bad no-outcome");
        assertThat(without(planned, "6s ann requested error=hours")).isEqualTo("good rightly");
        assertThat(without(planned, "6s ann requested")).isEqualTo("bad no-outcome");
    }

    @Test
    void one_may_ask_of_a_single_rule_whether_it_would_speak() {
        Story ruled = new Story(
                world(unlock().rule(Ruling.BAD, "first", always()).rule(Ruling.BAD, "second", known("first.error"))));
        assertThat(ruled.rulesThatSpeak(OPENED)).isEqualTo("ann  first\n");
        assertThat(ruled.rulesThatSpeak(OPENED + "4s ann x error=y")).isEqualTo("ann  first second\n");
    }

    private static String without(Story story, String history) {
        Verdict.Outcome outcome = story.judged(history, Story.IN_THE_END).get(0).withoutExclusions();
        return outcome.kind().word() + " " + Story.told(outcome.reason());
    }

    private static Draft unlock() {
        return Draft.of("unlock").step("requested").step("jammed").step("opened");
    }

    private static World world(Draft draft) {
        return new World()
                .texts("who", "lock", "error", "state")
                .wholes("code")
                .timeline(
                        "lock",
                        "lock",
                        property("battery", Type.STRING, Value.UNKNOWN, set(named("battery"), "state", Type.STRING)))
                .experience(draft);
    }
}
