package dev.ajar.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Logs of twenty makes of device say when something happened; none may be read as another moment than it meant.
class InstantTextTest {

    private static final long YEAR_0000 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z,               2026-03-01T10:00:00.000000Z",
        "2026-03-01T10:00:00.5+09:00,        2026-03-01T01:00:00.500000Z",
        "2026-03-01t10:00:00z,               2026-03-01T10:00:00.000000Z",
        "2026-03-01 10:00:00Z,               2026-03-01T10:00:00.000000Z",
        "2026-12-31T23:59:59.999999-00:01,   2027-01-01T00:00:59.999999Z",
        "2024-02-29T00:00:00-23:59,          2024-02-29T23:59:00.000000Z",
        "2000-02-29T00:00:00+23:59,          2000-02-28T00:01:00.000000Z",
        "0000-01-01T00:00:00Z,               0000-01-01T00:00:00.000000Z",
        "9999-12-31T23:59:59.999999Z,        9999-12-31T23:59:59.999999Z",
        "2026-03-01T10:00:00.1234567Z,       2026-03-01T10:00:00.123456Z",
        "2026-03-01T10:00:00.1Z,             2026-03-01T10:00:00.100000Z",
        "2026-03-01T10:00:00.000000999999Z,  2026-03-01T10:00:00.000000Z"
    })
    void rfc_3339_is_read_and_said_again_in_utc_with_six_decimals(String written, String said) {
        assertThat(Time.text(Time.parse(written).getAsLong())).isEqualTo(said);
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_toward_the_past_also_before_1970() {
        assertThat(Time.parse("1969-12-31T23:59:59.9999999Z")).hasValue(-1);
        assertThat(Time.micros(Instant.ofEpochSecond(0, -1))).isEqualTo(-1);
        assertThat(Time.micros(Instant.ofEpochSecond(0, 1_999))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-01",
                "2026-03-01T10:00:00", // no offset: whose ten o'clock?
                "2026-03-01T10:00Z",
                "2026-03-01_10:00:00Z",
                "2026-03-01  10:00:00Z",
                "2026-03-01T10:00:00.Z",
                "2026-03-01T10:00:00.5",
                "2026-03-01T10:00:00,5Z",
                "2026-03-01T10:00:00.5.5Z",
                "2026-03-01T10:00:60Z",
                "2026-03-01T10:60:00Z",
                "2026-03-01T24:00:00Z",
                "2026-02-29T10:00:00Z",
                "2100-02-29T10:00:00Z",
                "2026-04-31T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-03-00T10:00:00Z",
                "2026-3-1T10:00:00.000Z",
                "+2026-03-01T10:00:00Z",
                "12026-03-01T10:00:00Z",
                "-001-03-01T10:00:00Z",
                "2026-03-01T10:00:00+9",
                "2026-03-01T10:00:00+0900",
                "2026-03-01T10:00:00+09",
                "2026-03-01T10:00:00+24:00",
                "2026-03-01T10:00:00+09:60",
                "2026-03-01T10:00:00+09:00 ",
                "2026-03-01T10:00:00*09:00",
                "2026-03-01T10:00:00ZZ",
                "2026-03-01T10:00:00Z[UTC]",
                " 2026-03-01T10:00:00Z",
                "2026-03-01T10:00:0٣Z", // a digit, but not of ours
                "2026-03-01T10:00:+1Z",
                "2026-03-01T-1:00:00Z",
                "２０２６-03-01T10:00:00Z"
            })
    void anything_else_is_refused(String written) {
        assertThat(Time.parse(written)).isEmpty();
    }

    @Test
    void years_beyond_four_digits_have_a_sign_and_the_digits_they_need() {
        assertThat(Time.text(Long.MAX_VALUE)).isEqualTo("+294247-01-10T04:00:54.775807Z");
        assertThat(Time.text(Long.MIN_VALUE)).isEqualTo("-290308-12-21T19:59:05.224192Z");
        assertThat(Time.text(YEAR_0000 * Time.SECOND - 1)).isEqualTo("-0001-12-31T23:59:59.999999Z");
    }

    @Test
    void an_instant_too_far_away_is_our_own_mistake_and_no_other_instant() {
        assertThatThrownBy(() -> Time.micros(Instant.MAX)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Time.micros(ChronoUnit.FOREVER.getDuration())).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void what_is_said_is_read_as_the_same_instant_again() {
        Random chance = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            long micros = chance.nextLong(YEAR_0000, YEAR_9999 + 1) * Time.SECOND + chance.nextInt(1_000_000);
            assertThat(Time.parse(Time.text(micros))).as(Time.text(micros)).hasValue(micros);
        }
    }

    @Test
    void the_calendar_is_the_one_of_java() {
        DateTimeFormatter rfc3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
        Random chance = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            Instant instant = Instant.ofEpochSecond(chance.nextLong(YEAR_0000 + 100_000, YEAR_9999 - 100_000));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * chance.nextInt(-1_080, 1_081));
            String written = rfc3339.format(instant.atOffset(offset));
            assertThat(Time.parse(written)).as(written).hasValue(Time.micros(instant));
        }
    }

    @Test
    void a_text_with_one_wrong_character_is_never_read_as_something_java_would_not_read() {
        Random chance = new Random(3);
        String sound = "2024-02-29T23:59:59.123456+05:30";
        List<Character> alphabet = new ArrayList<>();
        "0123456789-+:.TZtz ,/٣".chars().forEach(each -> alphabet.add((char) each));
        for (int round = 0; round < 50_000; round++) {
            StringBuilder written = new StringBuilder(sound);
            char other = alphabet.get(chance.nextInt(alphabet.size()));
            int at = chance.nextInt(written.length());
            switch (chance.nextInt(3)) {
                case 0 -> written.setCharAt(at, other);
                case 1 -> written.insert(at, other);
                default -> written.deleteCharAt(at);
            }
            String withT = written.toString().replace(' ', 'T'); // the one liberty that Java does not take
            Time.parse(written)
                    .ifPresent(micros -> assertThat(
                                    Time.micros(OffsetDateTime.parse(withT).toInstant()))
                            .as(written.toString())
                            .isEqualTo(micros));
        }
    }
}
