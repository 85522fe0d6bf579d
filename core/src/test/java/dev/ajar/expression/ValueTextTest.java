package dev.ajar.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import org.junit.jupiter.api.Test;

/// A value in a session's id looks the same in every country the house stands in.
class ValueTextTest {

    @Test
    void numbers_and_truths_are_written_in_plain_ascii() {
        assertThat(new IntValue(-1234567).text()).isEqualTo("-1234567");
        assertThat(BoolValue.of(true).text()).isEqualTo("true");
        assertThat(BoolValue.of(false).text()).isEqualTo("false");
        assertThat(new DurationValue(-1_500_000).text()).isEqualTo("-1500000");
        assertThat(new InstantValue(0).text()).isEqualTo("1970-01-01T00:00:00.000000Z");
        assertThat(Type.STRING.word() + Type.INT.word() + Type.INSTANT.word()).isEqualTo("stringintinstant");
    }

    @Test
    void what_is_unknown_is_not_the_empty_text_though_it_looks_like_it() {
        assertThat(Value.UNKNOWN.text()).isEmpty();
        assertThat(new StringValue("").isKnown()).isTrue();
        assertThat(Value.UNKNOWN).isNotEqualTo(new StringValue(""));
    }
}
