package dev.ajar.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.model.Source.TimeFormat;
import org.junit.jupiter.api.Test;

/// Whoever writes times in their own way wants them read as they meant them, wherever the reader sits.
class TimePatternTest {

    @Test
    void letters_mean_what_they_mean_in_java() {
        assertThat(read("uuuu-MM-dd HH:mm:ss", "UTC", "2026-03-01 10:00:00")).isEqualTo("2026-03-01T10:00:00.000000Z");
        assertThat(read("d.M.uuuu H:m:s", "UTC", "1.3.2026 9:5:7")).isEqualTo("2026-03-01T09:05:07.000000Z");
        assertThat(read("d.M.uuuu H:m:s", "UTC", "01.12.2026 19:05:07")).isEqualTo("2026-12-01T19:05:07.000000Z");
        assertThat(read("'00'yy-MM-dd", "UTC", "0014-11-18")).isEqualTo("2014-11-18T00:00:00.000000Z");
        assertThat(read("yy''MM''dd 'o''clock'", "UTC", "99'12'31 o'clock")).isEqualTo("2099-12-31T00:00:00.000000Z");
        assertThat(read("dd/MMM/uuuu:HH:mm:ss XX", "", "17/May/2015:10:05:03 +0200"))
                .isEqualTo("2015-05-17T08:05:03.000000Z");
        assertThat(read("uuuuMMdd'T'HHmmssXXX", "", "20260301T100000-09:30")).isEqualTo("2026-03-01T19:30:00.000000Z");
        assertThat(read("uuuuMMdd'T'HHmmssXXX", "", "20260301T100000Z")).isEqualTo("2026-03-01T10:00:00.000000Z");
    }

    @Test
    void fractions_are_as_long_as_they_are_written_and_cut_toward_the_past() {
        assertThat(read("uuuu-MM-dd HH:mm:ss.S", "UTC", "2026-03-01 10:00:00.5"))
                .endsWith("00.500000Z");
        assertThat(read("uuuu-MM-dd HH:mm:ss,SSS", "UTC", "2026-03-01 10:00:00,123"))
                .endsWith("00.123000Z");
        assertThat(read("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", "UTC", "2026-03-01 10:00:00.123456999"))
                .endsWith("00.123456Z");
        assertThat(read("uuuu-MM-dd HH:mm:ss.SSS", "UTC", "2026-03-01 10:00:00.12"))
                .isEqualTo("unknown");
        assertThat(read("uuuu-MM-dd HH:mm:ss.SSS", "UTC", "2026-03-01 10:00:00.1234"))
                .isEqualTo("unknown");
        assertThat(read("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", "UTC", "1969-12-31 23:59:59.999999999"))
                .isEqualTo("1969-12-31T23:59:59.999999Z");
    }

    @Test
    void what_is_no_time_is_not_made_one() {
        for (String text : new String[] {
            "2026-02-29 10:00:00",
            "2026-04-31 10:00:00",
            "2026-00-01 10:00:00",
            "2026-13-01 10:00:00",
            "2026-01-00 10:00:00",
            "2026-01-01 24:00:00",
            "2026-01-01 10:60:00",
            "2026-01-01 10:00:60",
            "26-01-01 10:00:00",
            "2026-1-01 10:00:00",
            " 2026-01-01 10:00:00",
            "2026-01-01 10:00:00 ",
            "2026-01-01  10:00:00",
            "2026-01-01",
            "",
            "\u0662026-01-01 10:00:00"
        }) {
            assertThat(read("uuuu-MM-dd HH:mm:ss", "UTC", text)).as(text).isEqualTo("unknown");
        }
        assertThat(read("uuuu-MM-dd HH:mm:ss", "UTC", "2028-02-29 23:59:59")).isEqualTo("2028-02-29T23:59:59.000000Z");
        assertThat(read("uuuu-MM-dd HH:mm:ss", "UTC", "2000-02-29 00:00:00")).isEqualTo("2000-02-29T00:00:00.000000Z");
        assertThat(read("uuuu-MM-dd HH:mm:ss", "UTC", "2100-02-29 00:00:00")).isEqualTo("unknown");
        assertThat(read("MMM d uuuu", "UTC", "mar 1 2026")).isEqualTo("unknown");
        assertThat(read("MMM d uuuu", "UTC", "Mär 1 2026")).isEqualTo("unknown");
        assertThat(read("uuuuXXX", "", "2026+24:00")).isEqualTo("unknown");
        assertThat(read("uuuuXXX", "", "2026+0900")).isEqualTo("unknown");
    }

    @Test
    void a_time_that_never_was_moves_forward_and_one_that_was_twice_is_the_earlier() {
        String letters = "uuuu-MM-dd HH:mm:ss";
        assertThat(read(letters, "Europe/Berlin", "2026-03-29 01:59:59")).isEqualTo("2026-03-29T00:59:59.000000Z");
        assertThat(read(letters, "Europe/Berlin", "2026-03-29 02:30:00")).isEqualTo("2026-03-29T01:30:00.000000Z");
        assertThat(read(letters, "Europe/Berlin", "2026-03-29 03:30:00")).isEqualTo("2026-03-29T01:30:00.000000Z");
        assertThat(read(letters, "Europe/Berlin", "2026-10-25 02:30:00")).isEqualTo("2026-10-25T00:30:00.000000Z");
        assertThat(read(letters, "Australia/Lord_Howe", "2026-10-04 02:15:00"))
                .isEqualTo("2026-10-03T15:45:00.000000Z");
        assertThat(read(letters, "Australia/Lord_Howe", "2026-04-05 01:45:00"))
                .isEqualTo("2026-04-04T14:45:00.000000Z");
        assertThat(read(letters, "+09:00", "2026-03-01 19:00:00")).isEqualTo("2026-03-01T10:00:00.000000Z");
    }

    @Test
    void a_year_may_have_to_be_told() {
        TimeFormat.Pattern year = new TimeFormat.Pattern("MMM d HH:mm:ss", "UTC", 2015);
        assertThat(new TimePattern(year).read("Dec 10 06:55:46").text()).isEqualTo("2015-12-10T06:55:46.000000Z");
        assertThat(new TimePattern(year).read("Feb 29 06:55:46").isKnown()).isFalse();
    }

    @Test
    void other_letters_are_refused() {
        assertThatThrownBy(() -> read("yyyy", "UTC", "")).hasMessage("no letters of a time: yyyy");
    }

    private static String read(String letters, String zone, String text) {
        String read = new TimePattern(new TimeFormat.Pattern(letters, zone, 0))
                .read(text)
                .text();
        return read.isEmpty() ? "unknown" : read;
    }
}
