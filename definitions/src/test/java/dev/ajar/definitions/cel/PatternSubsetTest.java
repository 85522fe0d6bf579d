package dev.ajar.definitions.cel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Patterns must mean the same to RE2 in Java, DuckDB and BigQuery and to the engine of Trino.
class PatternSubsetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "^abc$",
                "^a|b$",
                "a.c",
                "[a-z0-9_.-]+",
                "[^a-z\\]\\[]",
                "(a|b)*c?",
                "(?:ab)+",
                "a{2}b{2,}c{2,3}",
                "\\d+\\w*\\s?[\\d\\s]",
                "\\.\\$\\^\\(\\)\\\\\\/",
                "\\t\\n",
                "施錠|解錠",
                "a}",
                "[$^*]",
            })
    void all_engines_read_this_alike(String pattern) {
        assertThat(PatternSubset.slip(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            (?=a)        | (?=   | groups without names, flags or looking around: `(…)`
            (?i)a        | (?i   | groups without names, flags or looking around: `(…)`
            (?P<n>a)     | (?P   | groups without names, flags or looking around: `(…)`
            [[:alpha:]]  | [:    | the characters themselves, for example `[A-Za-z]`
            [a[b]]       | [     | `\\[` for the character itself
            []a]         | ]     | `\\]` for the character itself
            [a&&b]       | &&    | no operators among the characters of a class
            \\bword      | \\b   | the character itself, or `\\d`, `\\w` or `\\s`
            \\pL         | \\p   | the character itself, or `\\d`, `\\w` or `\\s`
            \\S+         | \\S   | `[^\\s]`
            \\Aa         | \\A   | `^`
            a\\z         | \\z   | `$`, which is the very end of the text
            a^b          | ^     | `^` only at the very beginning; `\\^` for the character itself
            (^a)         | ^     | `^` only at the very beginning; `\\^` for the character itself
            a$b          | $     | `$` only at the very end; `\\$` for the character itself
            a*?          | *?    | one of `*`, `+`, `?` or `{n,m}`; how much it takes does not matter here
            a{2}+        | {2}+  | one of `*`, `+`, `?` or `{n,m}`; how much it takes does not matter here
            a{           | {     | `{n}` or `{n,m}` after what is repeated; `\\{` for the character itself
            a{,3}        | {     | `{n}` or `{n,m}` after what is repeated; `\\{` for the character itself
            ({2})        | {     | `{n}` or `{n,m}` after what is repeated; `\\{` for the character itself
            """)
    void engines_differ_about_this(String pattern, String part, String expected) {
        assertThat(PatternSubset.slip(pattern)).hasValueSatisfying(slip -> {
            assertThat(slip.what())
                    .isEqualTo("`%s` in the pattern `%s` is not read alike by all engines", part, pattern);
            assertThat(slip.expected()).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "a)", "[a", "*a", "a{3,2}", "[z-a]", "\\"})
    void this_is_no_pattern(String pattern) {
        assertThat(PatternSubset.slip(pattern)).isPresent();
    }

    @Test
    void what_is_short_may_still_be_huge() {
        assertThat(PatternSubset.syntax("(a{1,1000}){1,1000}")).isPresent();
        assertThat(PatternSubset.syntax("(((a{30}){30}){30}){30}")).isPresent();
        assertThat(PatternSubset.syntax("(".repeat(40) + "a" + ")".repeat(40))).isPresent();
        assertThat(PatternSubset.syntax("a".repeat(1_001))).isPresent();
        assertThat(PatternSubset.syntax("[a-z]{1,200}-[0-9]{1,200}")).isEmpty();
    }
}
