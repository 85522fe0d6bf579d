package dev.ajar.statistics.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people read them, the same in every country.
final class Plain {

    private Plain() {}

    /// With at most two places behind the point.
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
