package dev.ajar.event;

import static dev.ajar.story.Conditions.always;
import static dev.ajar.story.Conditions.both;
import static dev.ajar.story.Conditions.either;
import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.isNot;
import static dev.ajar.story.Conditions.known;
import static dev.ajar.story.Conditions.named;
import static dev.ajar.story.Conditions.not;
import static dev.ajar.story.Conditions.over;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.TextTest;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whoever wonders why a condition did not hold wants to know what the events lacked.
class ConditionTest {

    private final Story story = new Story(new World()
            .texts("who", "state")
            .wholes("code")
            .experience(Draft.of("unlock").step("requested").step("opened")));

    @Test
    void it_is_counted_how_often_it_held_was_unknown_and_for_want_of_what() {
        assertThat(asked(both(isNot("state", "bad"), over("code", 3)), """
                0s  -  opened  state=well  code=4
                1s  -  opened  state=well  code=1
                2s  -  opened  state=bad
                3s  -  opened  state=well
                4s  -  opened  code=4
                5s  -  opened
                """))
                .isEqualTo(new Asked(6, 1, 3, new TreeMap<>(Map.of("code", 2L, "state", 2L)), true));
    }

    @Test
    void what_is_asked_with_has_is_never_unknown() {
        assertThat(asked(both(known("state"), isNot("state", "bad")), "0s  -  opened\n1s  -  opened  state=well"))
                .isEqualTo(new Asked(2, 1, 0, new TreeMap<>(), true));
    }

    @Test
    void counts_of_two_threads_come_to_one() {
        Asked one = new Asked(3, 1, 1, new TreeMap<>(Map.of("state", 1L)), true);
        Asked other = new Asked(4, 2, 2, new TreeMap<>(Map.of("code", 2L, "state", 1L)), true);
        assertThat(one.plus(other)).isEqualTo(other.plus(one));
        assertThat(one.plus(other)).isEqualTo(new Asked(7, 3, 3, new TreeMap<>(Map.of("code", 2L, "state", 2L)), true));
    }

    @Test
    void a_condition_that_rules_something_out_would_hold_of_a_value_like_no_other() {
        assertThat(List.of(
                        isNot("state", "bad"),
                        not(is("state", "bad")),
                        not(over("code", 3)),
                        not(new Expression.Name("flag", Type.BOOL)),
                        not(oneOf()),
                        not(begins()),
                        not(matches()),
                        both(named("opened"), isNot("state", "bad")),
                        not(either(named("opened"), is("state", "bad"))),
                        choice(isNot("state", "bad"), always()),
                        choice(is("state", "bad"), always())))
                .allMatch(when -> negative(when));
    }

    @Test
    void a_condition_that_asks_for_something_would_not() {
        assertThat(List.of(
                        is("state", "well"),
                        over("code", 3),
                        not(isNot("state", "well")),
                        new Expression.Name("flag", Type.BOOL),
                        oneOf(),
                        begins(),
                        matches(),
                        not(known("state")),
                        always(),
                        either(named("opened"), is("state", "well")),
                        choice(known("state"), is("state", "well"))))
                .noneMatch(when -> negative(when));
    }

    private static Expression oneOf() {
        return new Expression.In(state(), List.of(new StringValue("bad")));
    }

    private static Expression begins() {
        return new TextTest(
                Expression.TextQuestion.STARTS_WITH,
                state(),
                new Expression.Literal(Type.STRING, new StringValue("b")));
    }

    private static Expression matches() {
        return new Expression.Matches(state(), "b.d");
    }

    private static Expression choice(Expression condition, Expression then) {
        return new Expression.Conditional(condition, then, always());
    }

    private static Expression.Name state() {
        return new Expression.Name("state", Type.STRING);
    }

    private static boolean negative(Expression when) {
        Story story = new Story(new World()
                .texts("who", "state")
                .wholes("code")
                .attribute("flag", Type.BOOL, "")
                .experience(Draft.of("unlock").step("requested").step("opened")));
        return new Condition(when, story.definitions().attributes()).asked().negative();
    }

    private Asked asked(Expression when, String history) {
        Condition condition = new Condition(when, story.definitions().attributes());
        long held = story.events(history).stream().filter(condition::holds).count();
        assertThat(condition.asked().held()).isEqualTo(held);
        return condition.asked();
    }
}
