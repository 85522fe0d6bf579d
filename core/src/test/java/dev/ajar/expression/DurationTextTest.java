package dev.ajar.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A limit of ninety seconds is written in many ways, and is ninety seconds in all of them.
class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0s, 0",
        "90s, 90_000_000",
        "1m30s, 90_000_000",
        "1.5m, 90_000_000",
        "+1h30m, 5_400_000_000",
        "-1.5s, -1_500_000",
        "-1h0.5s, -3_600_500_000",
        ".5s, 500_000",
        "5.s, 5_000_000",
        "250ms, 250_000",
        "10us, 10",
        "10µs, 10",
        "1ms1ms, 2_000",
        "0.000001s, 1",
        "2562047788h, 9_223_372_036_800_000_000"
    })
    void a_duration_is_read_as_cel_writes_it(String written, String micros) {
        assertThat(Time.parseDuration(written, false)).hasValue(Long.parseLong(micros.replace("_", "")));
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_toward_the_past() {
        assertThat(Time.parseDuration("1999ns", false)).hasValue(1);
        assertThat(Time.parseDuration("-1ns", false)).hasValue(-1);
        assertThat(Time.parseDuration("0.4us0.6us", false)).hasValue(1);
        assertThat(Time.micros(Duration.ofNanos(-1))).isEqualTo(-1);
    }

    @Test
    void days_are_read_in_definitions_but_not_in_conditions() {
        assertThat(Time.parseDuration("28d", true)).hasValue(28L * 86_400 * Time.SECOND);
        assertThat(Time.parseDuration("1d12h", true)).hasValue(36L * 3_600 * Time.SECOND);
        assertThat(Time.parseDuration("28d", false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "--1s",
                "s",
                ".s",
                ".",
                "1",
                "1.5",
                "00",
                "1.2.3s",
                "1 s",
                " 1s",
                "1s ",
                "1s,5",
                "1S",
                "1sec",
                "1M",
                "1w",
                "1e3s",
                "1s-1s",
                "0x1s",
                "٣s",
                "1μ",
                "1msm",
                "∞s",
                "PT1S",
                "9223372036854775808us",
                "2562047789h",
                "-9223372036854775809us",
                "99999999999999999999999999999999999999999s"
            })
    void anything_else_is_refused(String written) {
        assertThat(Time.parseDuration(written, true)).isEmpty();
    }

    @Test
    void the_longest_durations_there_are_can_be_written() {
        assertThat(Time.parseDuration("9223372036854775807us", false)).hasValue(Long.MAX_VALUE);
        assertThat(Time.parseDuration("-9223372036854775808us", false)).hasValue(Long.MIN_VALUE);
    }
}
