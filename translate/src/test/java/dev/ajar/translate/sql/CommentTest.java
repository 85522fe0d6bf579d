package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What people wrote must not become SQL that runs.
class CommentTest {

    @Test
    void a_comment_ends_where_it_should_whatever_is_in_it() {
        for (String end : new String[] {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f", "\0"}) {
            assertThat(Comment.lines("so far" + end + "drop table events;"))
                    .containsExactly("-- so far drop table events;");
        }
    }

    @Test
    void text_is_not_turned_around() {
        assertThat(Comment.lines("a\u202eb\u2066c")).containsExactly("-- a b c");
    }

    @Test
    void long_texts_are_wrapped_between_words() {
        assertThat(Comment.lines("word ".repeat(40)))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("-- word").hasSizeLessThanOrEqualTo(110));
    }
}
