package dev.ajar.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.cli.report.Grid;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class PaperTest {

    private static JsonNode json(Paper paper) {
        StringWriter out = new StringWriter();
        paper.json(out);
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void a_paper_begins_with_its_answer_and_says_nothing_twice() {
        Paper paper = new Paper("PASS.")
                .say("Well done.")
                .table("failures", new Grid("lr").row("a", "1"))
                .method("counting")
                .method("counting")
                .assume(List.of("Time goes on.", "Time goes on."))
                .assume(List.of("Time goes on."))
                .wouldChange("More.");

        assertThat(paper.text()).isEqualTo("""
                PASS.
                Well done.

                failures
                  a  1

                how
                  - counting

                taken for granted
                  - Time goes on.

                what would change the answer
                  - More.
                """);
        assertThat(json(paper).at("/answer").asString()).isEqualTo("PASS.");
        assertThat(json(paper).at("/methods").size()).isOne();
    }

    @Test
    void what_is_no_number_is_null_in_json() {
        JsonNode json = json(new Paper("x")
                .fact("nan", Double.NaN)
                .fact("infinite", Double.POSITIVE_INFINITY)
                .fact("none", Optional.empty())
                .fact("some", Optional.of(3L))
                .fact("map", Map.of("a", List.of(1, 2.5, true))));

        assertThat(json.at("/nan").isNull()).isTrue();
        assertThat(json.at("/infinite").isNull()).isTrue();
        assertThat(json.at("/none").isNull()).isTrue();
        assertThat(json.at("/some").asLong()).isEqualTo(3);
        assertThat(json.at("/map/a/1").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/map/a/2").asBoolean()).isTrue();
    }

    @Test
    void whoever_gave_the_writer_may_go_on_writing() {
        StringWriter written = new StringWriter();
        PrintWriter out = new PrintWriter(written);
        new Paper("x").json(out);
        out.println();

        assertThat(out.checkError()).isFalse();
        assertThat(written.toString()).endsWith("}" + System.lineSeparator());
    }

    @Test
    void names_that_a_terminal_would_obey_are_shown_and_stay_as_they_are_for_programs() {
        Paper paper = new Paper("\u001b[31mred\nstands out.").fact("value", "\u001b[31mred\n");

        assertThat(paper.text()).isEqualTo("\uFFFD[31mred\uFFFDstands out.\n");
        assertThat(json(paper).at("/value").asString()).isEqualTo("\u001b[31mred\n");
    }
}
