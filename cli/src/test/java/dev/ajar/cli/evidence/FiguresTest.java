package dev.ajar.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Interval;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void percentages_have_two_places_and_small_ones_as_many_as_show_something() {
        assertThat(Figures.percent(0.01434)).isEqualTo("1.43 %");
        assertThat(Figures.percent(0)).isEqualTo("0.00 %");
        assertThat(Figures.percent(1)).isEqualTo("100.00 %");
        assertThat(Figures.percent(0.000021)).isEqualTo("0.0021 %");
        assertThat(Figures.percent(1e-15)).isEqualTo("0.00 %");
        assertThat(Figures.percent(-0.0)).isEqualTo("0.00 %");
    }

    @Test
    void differences_have_their_sign() {
        assertThat(Figures.points(0.0045)).isEqualTo("+0.45 points");
        assertThat(Figures.points(-0.0045)).isEqualTo("-0.45 points");
        assertThat(Figures.signed(0)).isEqualTo("0.00");
        assertThat(Figures.points(new Interval(-0.001, 0.0092, 0.95))).isEqualTo("-0.10 to +0.92 points");
    }

    @Test
    void chance_is_never_shown_as_none() {
        assertThat(Figures.chance(0)).isEqualTo("< 0.001");
        assertThat(Figures.chance(0.0311)).isEqualTo("0.031");
        assertThat(Figures.chance(1)).isEqualTo("1.000");
        assertThat(Figures.probability(1)).isEqualTo("> 99.99 %");
        assertThat(Figures.probability(0)).isEqualTo("< 0.01 %");
        assertThat(Figures.probability(0.5831)).isEqualTo("58.31 %");
    }

    @Test
    void numbers_have_three_digits_that_count() {
        assertThat(Figures.number(3.14159)).isEqualTo("3.14");
        assertThat(Figures.number(0.002131)).isEqualTo("0.00213");
        assertThat(Figures.number(12_406.4)).isEqualTo("12,406");
        assertThat(Figures.number(20)).isEqualTo("20");
        assertThat(Figures.number(0)).isEqualTo("0");
        assertThat(Figures.number(-0.5)).isEqualTo("-0.5");
    }
}
