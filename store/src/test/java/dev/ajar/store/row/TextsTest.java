package dev.ajar.store.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Texts that are kept must never be mixed up.
class TextsTest {

    @Test
    void every_text_comes_back_as_it_was_and_is_told_sound_or_not() {
        Random random = new Random(3);
        Texts texts = new Texts();
        for (int round = 0; round < 200_000; round++) {
            boolean few = round / 20_000 % 2 == 0;
            String text = Integer.toString(random.nextInt(few ? 50 : 1_000_000_000), 36)
                    + (round % 7 == 0 ? "é" : round % 11 == 0 ? "\uD83D" : round % 13 == 0 ? "\0" : "");
            if (Texts.isSound(text)) {
                assertThat(texts.sound("(" + text + ")", 1, 1 + text.length()).text())
                        .isEqualTo(text);
            }
            StringValue value = round % 3 < 2 ? texts.of(text.toCharArray(), 0, text.length()) : bytes(texts, text);
            if (round % 3 < 2 || text.indexOf('\uD83D') < 0) {
                assertThat(value.text()).isEqualTo(text);
                assertThat(texts.wasSound()).isEqualTo(Texts.isSound(text));
            }
        }
    }

    @Test
    void a_text_that_repeats_is_the_same_instance() {
        Texts texts = new Texts();
        StringValue first = texts.sound("abc", 0, 3);
        assertThat(texts.of(new char[] {'a', 'b', 'c'}, 0, 3)).isSameAs(first);
        assertThat(bytes(texts, "abc")).isSameAs(first);
    }

    @Test
    void half_a_pair_is_no_text() {
        assertThat(Texts.isSound("a\uD83D\uDE00b")).isTrue();
        assertThat(Texts.isSound("\uD83D")).isFalse();
        assertThat(Texts.isSound("\uDE00\uD83D")).isFalse();
        assertThat(Texts.isSound("\uD83D\uD83D\uDE00")).isFalse();
        assertThat(Texts.isSound("a\0")).isFalse();
    }

    private static StringValue bytes(Texts texts, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return texts.of(bytes, 0, bytes.length, bytes.length == text.length());
    }
}
