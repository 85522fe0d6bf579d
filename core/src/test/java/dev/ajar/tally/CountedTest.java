package dev.ajar.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ajar.expression.Value;
import dev.ajar.model.Indicator;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.story.Conditions;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import dev.ajar.verdict.Verdict;
import dev.ajar.verdict.Verdict.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whoever lets a warehouse count wants the report that the events themselves would have given.
class CountedTest {

    private static final String EVENING = """
            0s   ann  requested  lock=front
            2s   ann  opened
            10s  bob  requested  lock=front
            11s  bob  requested
            20s  cid  opened     lock=back
            21s  cid  requested
            30s  dan  requested  lock=back  error=drill
            31s  dan  opened
            40s  eve  opened     lock=back
            50s  -    requested
            """;

    private final Story story = new Story(new World()
            .texts("who", "lock", "error")
            .experience(Draft.of("unlock")
                    .step("requested", "opened")
                    .step("opened")
                    .rule(Ruling.EXCLUDE, "drill", Conditions.is("first.error", "drill"))
                    .sessions("success")
                    .latency("speed", "requested", "opened", "1s")
                    .dimensions("lock")));

    private final Indicator speed = story.experience().indicators().get(1);

    private static Optional<Kind> is(Kind kind) {
        return Optional.of(kind);
    }

    private static Counted.Sessions sessions(
            Kind kind,
            String reason,
            List<Optional<Kind>> indicators,
            List<Optional<Kind>> without,
            boolean opened,
            boolean skewed) {
        return new Counted.Sessions(
                new Verdict.Outcome(kind, Conditions.value(reason)),
                opened ? "opened" : "requested",
                indicators,
                without,
                List.of(true, opened),
                Map.of("lock", true),
                opened,
                skewed,
                1);
    }

    /// The evening, as somebody else would count it.
    private Measurement counted() {
        List<Optional<Kind>> none = List.of(is(Kind.BAD), Optional.empty());
        List<Optional<Kind>> slow = List.of(is(Kind.GOOD), is(Kind.BAD));
        List<Optional<Kind>> quick = List.of(is(Kind.GOOD), is(Kind.GOOD));
        Measurement counted = new Measurement(story.experience());
        List.of(
                        new Counted.Unkeyed("requested", 1),
                        new Counted.Orphans("opened", 1),
                        sessions(Kind.GOOD, "succeeded", slow, slow, true, false),
                        sessions(Kind.BAD, "no-outcome", none, none, false, false),
                        sessions(Kind.GOOD, "succeeded", quick, quick, true, true),
                        sessions(
                                Kind.EXCLUDED,
                                "drill",
                                List.of(is(Kind.EXCLUDED), Optional.empty()),
                                quick,
                                true,
                                false),
                        new Counted.Unmodelled(2),
                        new Counted.Followed("requested", "opened", 2),
                        new Counted.Followed("requested", "requested", 1),
                        new Counted.Followed("opened", "requested", 1),
                        new Counted.Took(speed, 2, 0.5, 0),
                        new Counted.Took(speed, 2, 1, Story.micros("2s")))
                .forEach(counted::take);
        return counted;
    }

    @Test
    void what_was_counted_elsewhere_is_what_would_have_been_counted_here() {
        Measurement here = story.measured(EVENING, "1h");
        Measurement there = counted();
        assertThat(there.verdicts()).isEqualTo(here.verdicts());
        assertThat(there.tally(0)).isEqualTo(here.tally(0));
        assertThat(there.tally(1)).isEqualTo(here.tally(1));
        assertThat(there.withoutExclusions(0)).isEqualTo(here.withoutExclusions(0));
        assertThat(there.reasons()).isEqualTo(here.reasons());
        assertThat(there.furthest()).isEqualTo(here.furthest());
        assertThat(there.neverHit()).isEqualTo(here.neverHit());
        assertThat(there.transitions()).containsExactlyInAnyOrderElementsOf(here.transitions());
        assertThat(there.orphans()).isEqualTo(here.orphans());
        assertThat(there.unkeyed()).isEqualTo(here.unkeyed());
        assertThat(there.skewed()).isEqualTo(here.skewed());
        assertThat(there.unmodelled()).isEqualTo(here.unmodelled());
        assertThat(there.ruledThoughSucceeded("drill")).isEqualTo(here.ruledThoughSucceeded("drill"));
        assertThat(there.durations(speed).size())
                .isEqualTo(here.durations(speed).size());
        assertThat(there.durations(speed).quantiles(0.5, 1))
                .isEqualTo(here.durations(speed).quantiles(0.5, 1));
    }

    @Test
    void a_dimension_is_broken_down_by_the_values_that_were_counted() {
        Measurement there = new Measurement(story.experience());
        there.take(new Counted.Valued(
                "lock", Conditions.value("front"), Kind.BAD, List.of(is(Kind.BAD), Optional.empty()), 3));
        there.take(new Counted.Valued(
                "lock", Conditions.value("back"), Kind.GOOD, List.of(is(Kind.GOOD), is(Kind.GOOD)), 5));
        assertThat(there.breakdown("lock").worstFirst())
                .containsExactly(
                        new Breakdown.Row(
                                Conditions.value("front"),
                                new Tally(0, 3, 0, 0),
                                List.of(new Tally(0, 3, 0, 0), Tally.ZERO)),
                        new Breakdown.Row(
                                Conditions.value("back"),
                                new Tally(5, 0, 0, 0),
                                List.of(new Tally(5, 0, 0, 0), new Tally(5, 0, 0, 0))));
    }

    @Test
    void a_dimension_that_is_not_broken_down_tells_how_many_values_are_unknown() {
        Measurement there = new Measurement(story.experience());
        there.take(new Counted.Sessions(
                new Verdict.Outcome(Kind.PENDING, Value.UNKNOWN),
                "",
                List.of(is(Kind.PENDING), Optional.empty()),
                List.of(is(Kind.PENDING), Optional.empty()),
                List.of(false, false),
                Map.of("lock", false),
                false,
                false,
                4));
        assertThat(there.breakdown("lock").worstFirst())
                .containsExactly(new Breakdown.Row(
                        Value.UNKNOWN, new Tally(0, 0, 0, 4), List.of(new Tally(0, 0, 0, 4), Tally.ZERO)));
        assertThat(there.furthest()).isEqualTo(Map.of("", new Tally(0, 0, 0, 4)));
        assertThat(there.reasons()).isEmpty();
    }

    @Test
    void slots_and_beats_are_taken_over() {
        Measurement there = new Measurement(story.experience());
        there.take(new Counted.Unclear(7));
        there.take(new Counted.Beat(3, 0.5, 60));
        assertThat(there.unclear()).isEqualTo(7);
        assertThat(there.intervals().size()).isEqualTo(3);
        assertThat(there.intervals().quantiles(0.5)).containsExactly(60);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> there.intervals().quantiles(0.9))
                .withMessage("nobody asked for the quantile 0.9");
    }

    @Test
    void quantiles_of_parts_are_not_those_of_the_whole() {
        Durations asked = new Durations();
        asked.found(3, 0.5, 60);
        assertThatIllegalStateException().isThrownBy(() -> asked.merge(new Durations()));
        assertThatIllegalStateException().isThrownBy(() -> new Durations().merge(asked));
    }
}
