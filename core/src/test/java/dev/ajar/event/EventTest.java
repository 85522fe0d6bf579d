package dev.ajar.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// Logs with whole seconds still tell what came first.
class EventTest {

    private final Story story = new Story(new World()
            .texts("who")
            .wholes("code")
            .experience(Draft.of("unlock").step("requested").step("opened")));

    @Test
    void events_are_ordered_by_time_then_sequence_then_id_in_code_points() {
        assertThat(story.events("""
            0s  -  requested  id=ﬁ   sequence=1
            1s  -  requested  id=a   sequence=0
            0s  -  requested  id=😀  sequence=1
            0s  -  requested  id=z   sequence=2
            0s  -  requested  id=b   sequence=-1
            """).stream().sorted(Event.ORDER).map(Event::id))
                .containsExactly("b", "ﬁ", "😀", "z", "a");
    }

    @Test
    void a_condition_can_name_the_id_the_name_and_the_time_of_an_event_and_its_attributes() {
        Event event = story.events("5s  phone-7  requested  id=x  code=42").get(0);
        assertThat(read("event.id", event)).isEqualTo(new StringValue("x"));
        assertThat(read("event.name", event)).isEqualTo(new StringValue("requested"));
        assertThat(read("event.time", event)).isEqualTo(new InstantValue(Story.instant("5s")));
        assertThat(read("who", event)).isEqualTo(new StringValue("phone-7"));
        assertThat(read("code", event)).isEqualTo(new IntValue(42));
    }

    @Test
    void what_nobody_declared_cannot_be_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("lock.id", story.events("0s  -  x").get(0)))
                .withMessage("no attribute lock.id");
    }

    private Value read(String name, Event event) {
        return new EventNames(story.definitions().attributes())
                .reader(new Expression.Name(name, Type.STRING))
                .of(event);
    }
}
