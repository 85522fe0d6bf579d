package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A problem is told where it stands, however YAML was written and whatever the letters look like.
class PlacesTest {

    @Test
    void in_a_text_without_quotes() {
        assertThat(problems(SCHEMA, experience("relevant: access.method == 'nfc' && acess.id == 'x'")))
                .contains("""
                        b.yaml:12:37: error: `relevant`: unknown name `acess.id`
                          | relevant: access.method == 'nfc' && acess.id == 'x'
                          |                                     ^^^^^^^^
                        """);
    }

    @Test
    void in_single_quotes_that_are_doubled_inside() {
        assertThat(problems(SCHEMA, experience("relevant: 'access.method == ''nfc'' && acess.id == ''x'''")))
                .contains("""
                        b.yaml:12:40: error: `relevant`: unknown name `acess.id`
                          | relevant: 'access.method == ''nfc'' && acess.id == ''x'''
                          |                                        ^^^^^^^^
                        """);
    }

    @Test
    void in_double_quotes_with_escapes() {
        assertThat(problems(
                        SCHEMA, experience("relevant: \"access.method == \\\"n\\x66\\u0063\\\" && acess.id == 'x'\"")))
                .contains("""
                        b.yaml:12:48: error: `relevant`: unknown name `acess.id`
                          | relevant: "access.method == \\"n\\x66\\u0063\\" && acess.id == 'x'"
                          |                                                ^^^^^^^^
                        """);
    }

    @Test
    void in_double_quotes_over_several_lines() {
        assertThat(problems(SCHEMA, experience("relevant: \"access.method == 'nfc' \\\n      && acess.id == 'x'\"")))
                .contains("""
                        b.yaml:13:10: error: `relevant`: unknown name `acess.id`
                          |       && acess.id == 'x'"
                          |          ^^^^^^^^
                        """);
    }

    @Test
    void in_folded_lines() {
        assertThat(problems(SCHEMA, experience("""
                                relevant: >-   # folded
                                  access.method == 'nfc'

                                    && acess.id == 'x'"""))).contains("""
                        b.yaml:15:8: error: `relevant`: unknown name `acess.id`
                          |     && acess.id == 'x'
                          |        ^^^^^^^^
                        """);
    }

    @Test
    void in_literal_lines() {
        assertThat(problems(SCHEMA, experience("""
                                relevant: |
                                  access.method == 'nfc'
                                  && (acess.id == 'x'"""))).contains("""
                        b.yaml:14:22: error: `relevant`: a parenthesis is never closed
                          |   && (acess.id == 'x'
                          |                      ^
                        """);
    }

    @Test
    void under_letters_that_are_two_columns_wide() {
        assertThat(problems(SCHEMA, experience("relevant: \"error.type == '施錠😀e\u0301' && acess.id == '日本'\"")))
                .contains("""
                        b.yaml:12:37: error: `relevant`: unknown name `acess.id`
                          | relevant: "error.type == '施錠😀e\u0301' && acess.id == '日本'"
                          |                                       ^^^^^^^^
                        """);
    }

    @Test
    void under_a_tab_which_stays_one() {
        assertThat(problems(SCHEMA, experience("relevant: \"error.type\t== acess.id\"")))
                .contains("  | relevant: \"error.type\t== acess.id\"\n  |                      \t   ^^^^^^^^\n");
    }

    @Test
    void a_long_line_is_shown_around_the_place() {
        assertThat(problems(
                        SCHEMA,
                        experience("relevant: \"" + "vendor.code == 1 || ".repeat(20) + "acess.id == 'x'"
                                + " || vendor.code == 2".repeat(20) + "\"")))
                .contains("""
                        b.yaml:12:412: error: `relevant`: unknown name `acess.id`
                          | …endor.code == 1 || vendor.code == 1 || vendor.code == 1 || vendor.code == 1 || acess.id == 'x' || vendor.code == 2 || vendor.c…
                          |                                                                                 ^^^^^^^^
                        """);
    }

    @Test
    void lines_may_end_as_they_do_elsewhere() {
        assertThat(problems(
                        SCHEMA.replace("\n", "\r\n"),
                        experience("relevant: acess.id == 'x'").replace("\n", "\r\n")))
                .startsWith("""
                        b.yaml:12:11: error: `relevant`: unknown name `acess.id`
                          | relevant: acess.id == 'x'
                          |           ^^^^^^^^
                        """);
    }

    @Test
    void what_a_terminal_would_obey_is_not_shown() {
        assertThat(problems("kind: \"\u202Eelif\"\n"))
                .contains("  | kind: \"\uFFFDelif\"\n")
                .doesNotContain("\u202E");
    }

    @Test
    void a_slip_in_one_document_hides_nothing_in_the_next() {
        assertThat(problems("kind: [\n---\nkind: Exprience\n---\n\tkind: Schema\n"))
                .contains("a.yaml:3:7: error: no kind `Exprience`")
                .contains("a.yaml:5:1: error: a tab where only blanks may be")
                .contains("did you mean Experience?");
    }

    @Test
    void nobody_is_blamed_for_a_schema_that_could_not_be_read() {
        assertThat(problems(SCHEMA.replace("{type: bool}", "{type: bool"), experience()))
                .contains("a.yaml")
                .doesNotContain("b.yaml");
    }
}
