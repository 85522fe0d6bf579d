package dev.ajar.statistics.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as people read them, in any locale.
final class Words {

    private Words() {}

    /// A rate as per cent with two digits.
    static String percent(double rate) {
        return rounded(100 * rate, 2) + " %";
    }

    /// A difference of rates as percentage points with two digits and its sign.
    static String points(double difference) {
        String text = rounded(100 * difference, 2);
        return (text.startsWith("-") || new BigDecimal(text).signum() == 0 ? "" : "+") + text + " points";
    }

    static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /// At least so many.
    static String atLeast(double count) {
        return String.format(
                Locale.ROOT,
                "%,d",
                BigDecimal.valueOf(count).setScale(0, RoundingMode.CEILING).toBigInteger());
    }
}
