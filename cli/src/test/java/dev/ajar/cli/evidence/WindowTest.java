package dev.ajar.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    private static final long FIRST_OF_NOVEMBER = 1_793_491_200_000_000L;

    @Test
    void days_are_those_of_a_zone_and_instants_are_the_same_everywhere() {
        Window utc = Window.of("--window", "2026-11-01/2026-11-02", ZoneOffset.UTC);
        assertThat(utc.from()).isEqualTo(FIRST_OF_NOVEMBER);
        assertThat(utc.to()).isEqualTo(FIRST_OF_NOVEMBER + Evidence.DAY);
        Window tokyo = Window.of("--window", "2026-11-01/2026-11-02", ZoneId.of("Asia/Tokyo"));
        assertThat(tokyo.from()).isEqualTo(FIRST_OF_NOVEMBER - 9 * 4 * Evidence.QUARTER);
        Window instants =
                Window.of("--window", "2026-11-01T00:00:00Z/2026-11-02T09:00:00+09:00", ZoneId.of("Asia/Tokyo"));
        assertThat(instants.from()).isEqualTo(utc.from());
        assertThat(instants.to()).isEqualTo(utc.to());
    }

    @Test
    void a_day_of_a_changing_clock_has_its_own_length() {
        Window berlin = Window.of("--window", "2026-10-25/2026-10-26", ZoneId.of("Europe/Berlin"));
        assertThat(berlin.to() - berlin.from()).isEqualTo(25 * 4 * Evidence.QUARTER);
    }

    @Test
    void windows_that_touch_do_not_overlap() {
        Window first = Window.of("--against", "2026-11-01/2026-11-08", ZoneOffset.UTC);
        assertThat(first.overlaps(Window.of("--window", "2026-11-08/2026-11-15", ZoneOffset.UTC)))
                .isFalse();
        assertThat(first.overlaps(Window.of("--window", "2026-11-07/2026-11-15", ZoneOffset.UTC)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "2026-11-01",
                "2026-11-01/",
                "/2026-11-01",
                "2026-11-02/2026-11-01",
                "a/b",
                "2026-11-01/2026-11-01"
            })
    void anything_else_is_told(String text) {
        assertThatThrownBy(() -> Window.of("--window", text, ZoneOffset.UTC))
                .isInstanceOf(Misasked.class)
                .hasMessage(
                        "--window %s: expected a begin and a later end, which is not in it, for example 2026-11-01/2026-11-08",
                        text);
    }
}
