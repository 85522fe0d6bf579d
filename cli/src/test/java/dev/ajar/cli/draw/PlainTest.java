package dev.ajar.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Whoever opens a page that others wrote wants text to stay text.
class PlainTest {

    @Test
    void letters_of_every_language_stay_as_they_are() {
        assertThat(Plain.label("Tür öffnen, アプリによる解錠 (beta) 4.2")).isEqualTo("Tür öffnen, アプリによる解錠 (beta) 4.2");
    }

    @Test
    void what_could_end_a_label_or_begin_something_else_is_written_by_number() {
        assertThat(Plain.label("\"] --> x")).isEqualTo("#34;#93; --#62; x");
        assertThat(Plain.label("<script>alert`1`</script>")).isEqualTo("#60;script#62;alert#96;1#96;#60;/script#62;");
        assertThat(Plain.label("#quot; &amp; a;b {c} |d|"))
                .isEqualTo("#35;quot#59; #38;amp#59; a#59;b #123;c#125; #124;d#124;");
        assertThat(Plain.label("style x:#;")).isEqualTo("style x#58;#35;#59;");
    }

    @Test
    void percents_are_kept_but_no_comment_and_no_directive_can_begin() {
        assertThat(Plain.label("59 · 86.76 %")).isEqualTo("59 · 86.76 %");
        assertThat(Plain.label("1 %, 2 % of all")).isEqualTo("1 %, 2 % of all");
        assertThat(Plain.label("%% gone")).isEqualTo("#37;#37; gone");
        assertThat(Plain.label("a %%{init")).isEqualTo("a #37;#37;#123;init");
        assertThat(Plain.label("a %{init")).isEqualTo("a #37;#123;init");
    }

    @Test
    void everything_stands_in_one_line_and_nothing_turns_it_around() {
        assertThat(Plain.label(" a\r\n```\n\tb\u2028c\u0000d\u202Ee ")).isEqualTo("a #96;#96;#96; b c d e");
        assertThat(Plain.markdown("a\n\n```\nb\u202Ec")).isEqualTo("a \\`\\`\\` b c");
    }

    @Test
    void markdown_shows_what_was_written() {
        assertThat(Plain.markdown("See *who* <b>waits</b> [here](x) & pays $1_000"))
                .isEqualTo("See \\*who\\* \\<b\\>waits\\</b\\> \\[here\\](x) \\& pays \\$1\\_000");
    }

    @Test
    void no_text_begins_a_heading_a_list_or_a_rule() {
        assertThat(Plain.markdown("# no")).isEqualTo("\\# no");
        assertThat(Plain.markdown("- no")).isEqualTo("\\- no");
        assertThat(Plain.markdown("12. no")).isEqualTo("12\\. no");
        assertThat(Plain.markdown("3) no")).isEqualTo("3\\) no");
        assertThat(Plain.markdown("Version 1.2 - yes")).isEqualTo("Version 1.2 - yes");
    }
}
