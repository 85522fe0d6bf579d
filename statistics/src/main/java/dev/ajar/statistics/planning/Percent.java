package dev.ajar.statistics.planning;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers in sentences: three digits are enough, and no zeros behind them.
final class Percent {

    private static final MathContext DIGITS = new MathContext(3);

    private Percent() {}

    static String of(double share) {
        return number(100 * share) + " %";
    }

    static String number(double number) {
        BigDecimal value = new BigDecimal(number, DIGITS);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
