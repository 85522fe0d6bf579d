package dev.ajar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.expression.Type;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A model that contradicts itself is a bug of whoever made it, and is told at the door.
class RefusedModelsTest {

    @Test
    void an_attribute_is_declared_once() {
        Attribute state = new Attribute("state", Type.STRING, "", List.of(), "", false);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Attributes(List.of(new Schema("one", List.of(state)), new Schema("other", List.of(state)))))
                .withMessage("attribute state: declared twice");
        Attributes attributes = new Attributes(List.of(new Schema("one", List.of(state))));
        assertThat(attributes.declares("state")).isTrue();
        assertThat(attributes.declares("other")).isFalse();
    }

    @Test
    void an_experience_has_at_most_as_many_steps_as_a_word_has_bits() {
        Draft draft = Draft.of("long");
        for (int step = 0; step < 65; step++) {
            draft = draft.step("s" + step);
        }
        World world = new World().texts("who").experience(draft);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Story(world))
                .withMessage("long: 65 steps (expected: 64 at most)");
    }

    @Test
    void a_step_that_there_is_not_has_no_place() {
        Story story = new Story(new World()
                .texts("who")
                .experience(Draft.of("unlock").step("requested").step("opened")));
        assertThat(story.experience().place("opened")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story.experience().place("closed"))
                .withMessage("no step closed in unlock");
    }
}
