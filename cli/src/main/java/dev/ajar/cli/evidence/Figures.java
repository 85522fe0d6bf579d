package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Words;
import dev.ajar.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// How estimates are written for people: the same in every locale, and never more digits than they bear.
public final class Figures {

    private static final int PLACES = 2;
    private static final int SIGNIFICANT = 3;

    private Figures() {}

    /// `1.43 %`; small ones with as many places as show something: `0.0021 %`.
    public static String percent(double share) {
        return placed(share * 100) + " %";
    }

    /// `+0.45 points`: a difference of two percentages.
    public static String points(double difference) {
        return signed(difference) + " points";
    }

    /// `+0.45`: the same without its unit, for columns.
    public static String signed(double difference) {
        String text = placed(difference * 100);
        return difference > 0 && !text.startsWith("-") ? "+" + text : text;
    }

    /// `0.95 % to 2.10 %`
    public static String percents(Interval interval) {
        return "%s to %s".formatted(percent(interval.lower()), percent(interval.upper()));
    }

    /// `−0.10 to +0.92 points`
    public static String points(Interval interval) {
        return ends(interval) + " points";
    }

    /// `-0.10 to +0.92`: the same without its unit, for columns.
    public static String ends(Interval interval) {
        return "%s to %s".formatted(signed(interval.lower()), signed(interval.upper()));
    }

    /// `0.031`, `< 0.001`
    public static String chance(double probability) {
        return probability < 0.001
                ? "< 0.001"
                : BigDecimal.valueOf(probability)
                        .setScale(3, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /// `58.31 %`, `< 0.01 %`, `> 99.99 %`: how probable something is.
    public static String probability(double probability) {
        if (probability < 0.0001) {
            return "< 0.01 %";
        }
        return probability > 0.9999 ? "> 99.99 %" : percent(probability);
    }

    /// `3.14`, `0.00213`, `12,406`: three digits that count, whole from a hundred on.
    public static String number(double number) {
        if (Math.abs(number) >= 100) {
            return Words.count(Math.round(number));
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP));
        return (rounded.scale() > 0 ? rounded.stripTrailingZeros() : rounded).toPlainString();
    }

    private static String placed(double number) {
        double size = Math.abs(number);
        int places = size == 0 || size >= 0.00995 ? PLACES : Math.min(8, 1 - (int) Math.floor(Math.log10(size)));
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0.00" : rounded.toPlainString();
    }
}
