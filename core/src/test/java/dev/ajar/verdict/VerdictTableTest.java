package dev.ajar.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Value;
import dev.ajar.model.Definitions;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// A table of verdicts opened in a spreadsheet and one made by a warehouse have the same columns.
class VerdictTableTest {

    private final Story story = new Story(new World()
            .texts("who", "lock.id")
            .wholes("code")
            .experience(Draft.of("unlock")
                    .step("requested")
                    .step("opened")
                    .latency("z", "requested", "opened", "1s")
                    .latency("from-start", "requested", "opened", "1s")
                    .dimensions("who", "lock.id"))
            .experience(Draft.of("lock-up").step("turned").step("locked").dimensions("code")));

    @Test
    void columns_stand_in_the_order_of_their_names_within_each_group() {
        assertThat(table().columns().stream().map(VerdictTable.Column::name))
                .containsExactly(
                        "experience",
                        "session_id",
                        "started_at",
                        "ended_at",
                        "verdict",
                        "reason",
                        "furthest_step",
                        "attempts",
                        "latency_from_start_us",
                        "latency_z_us",
                        "code",
                        "lock_id",
                        "who",
                        "fingerprint");
    }

    @Test
    void a_row_says_what_the_verdict_says_and_nothing_where_it_has_no_column() {
        assertThat(row("0s ann requested lock.id=front\n2s ann opened"))
                .isEqualTo("unlock ann 0s 2s good succeeded opened 1 2000000 2000000 ? front ann f-unlock");
        assertThat(row("0s ann requested"))
                .isEqualTo("unlock ann 0s 0s bad no-outcome requested 1 ? ? ? ? ann f-unlock");
    }

    private String row(String history) {
        StringBuilder row = new StringBuilder();
        for (Value value : table().row(story.judged(history, Story.IN_THE_END).get(0))) {
            row.append(Story.told(value)).append(' ');
        }
        return row.toString().trim();
    }

    private VerdictTable table() {
        Definitions definitions = story.definitions();
        return new VerdictTable(definitions.experiences());
    }
}
