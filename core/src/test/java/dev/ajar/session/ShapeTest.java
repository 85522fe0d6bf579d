package dev.ajar.session;

import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.isNot;
import static dev.ajar.story.Conditions.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.event.Asked;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.story.Conditions;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of an event only what its experience uses is kept; and each condition remembers what came of it.
class ShapeTest {

    private final Story story = new Story(new World()
            .texts("who", "method", "note")
            .experience(Draft.of("unlock")
                    .relevant(isNot("method", "key"))
                    .step("requested")
                    .step("opened")
                    .rule(Ruling.BAD, "said", is("last.note", "no"))));

    @Test
    void relevant_is_asked_of_all_events_and_steps_only_of_relevant_ones() {
        Shape shape = new Shape(story.experience(), story.definitions());
        List<Entry> kept = story.events("""
                0s  ann  requested  method=app  note=x
                1s  ann  opened     method=key
                2s  ann  opened
                3s  ann  opened     method=app
                4s  -    rung       method=app
                """).stream().map(shape::of).toList();
        assertThat(kept).filteredOn(Entry::isNothing).hasSize(3);
        assertThat(shape.asked().stream().map(ShapeTest::told))
                .containsExactly("3 of 5, unknown 1", "1 of 3, unknown 0", "1 of 3, unknown 0");
    }

    @Test
    void what_is_not_used_is_not_kept() {
        Shape shape = new Shape(story.experience(), story.definitions());
        assertThat(shape.uses()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape.use("method"))
                .withMessage("attribute method is not kept");
    }

    @Test
    void folds_of_different_kinds_cannot_be_put_together() {
        Story slots = new Story(new World()
                .texts("who", "lock")
                .experience(Draft.of("alive")
                        .every("10s", "lock", Conditions.always(), "0s")
                        .settle("5s")
                        .relevant(named("beat"))
                        .step("beat")));
        SessionFold byKey = new SessionFold(story.experience(), story.definitions());
        SessionFold bySlot = new SessionFold(slots.experience(), slots.definitions());
        assertThatIllegalArgumentException().isThrownBy(() -> byKey.merge(bySlot));
        assertThatIllegalArgumentException().isThrownBy(() -> bySlot.merge(byKey));
        byKey.intervals(Story.instant("1h"), interval -> {
            throw new AssertionError("nothing is expected of a key");
        });
    }

    private static String told(Asked asked) {
        return "%s of %s, unknown %s".formatted(asked.held(), asked.asked(), asked.unknown());
    }
}
