package dev.ajar.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.tally.Tally;
import org.junit.jupiter.api.Test;

/// People read the same numbers in every locale, and none looks better than it is.
class WordsTest {

    @Test
    void counts_have_commas() {
        assertThat(Words.count(0)).isEqualTo("0");
        assertThat(Words.count(999)).isEqualTo("999");
        assertThat(Words.count(12_406)).isEqualTo("12,406");
        assertThat(Words.count(-1_234_567)).isEqualTo("-1,234,567");
        assertThat(Words.counted(1, "session", "sessions")).isEqualTo("1 session");
        assertThat(Words.counted(2_000, "session", "sessions")).isEqualTo("2,000 sessions");
    }

    @Test
    void shares_are_cut_and_never_rounded_up() {
        assertThat(Words.share(99_996, 100_000)).isEqualTo("99.99 %");
        assertThat(Words.share(3_325, 3_373)).isEqualTo("98.57 %");
        assertThat(Words.share(1, 1)).isEqualTo("100.00 %");
        assertThat(Words.share(0, 0)).isEqualTo("–");
        assertThat(Words.sli(new Tally(0, 0, 3, 1))).isEqualTo("no data");
    }

    @Test
    void durations_have_the_unit_that_people_say() {
        assertThat(Words.duration(17)).isEqualTo("17 µs");
        assertThat(Words.duration(850_000)).isEqualTo("850 ms");
        assertThat(Words.duration(1_520_000)).isEqualTo("1.52 s");
        assertThat(Words.duration(246_000_000)).isEqualTo("4.1 min");
        assertThat(Words.duration(11_520_000_000L)).isEqualTo("3.2 h");
        assertThat(Words.duration(216_000_000_000L)).isEqualTo("2.5 d");
    }

    @Test
    void columns_stand_below_each_other_whatever_the_script() {
        assertThat(new Grid("lr")
                        .row("who", "how many")
                        .row("解錠", "7")
                        .row("é", "1,000")
                        .text())
                .isEqualTo("""
                          who   how many
                          解錠         7
                          é        1,000
                        """.indent(0));
    }
}
