package dev.ajar.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// What a scan of so many bytes costs, in words.
record Cost(long bytes, BigDecimal price) {

    private static final long TIB = 1L << 40;
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB");

    /// `would scan 1.23 GiB, about 0.0075 USD at 6.25 USD a TiB`
    String words() {
        return "would scan %s, about %s USD at %s USD a TiB"
                .formatted(size(), usd().toPlainString(), price.toPlainString());
    }

    private BigDecimal usd() {
        BigDecimal exact = price.multiply(new BigDecimal(bytes)).divide(new BigDecimal(TIB), MathContext.DECIMAL64);
        BigDecimal rounded = exact.round(new MathContext(2, RoundingMode.UP)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private String size() {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        BigDecimal size = new BigDecimal(bytes).divide(new BigDecimal(1L << (unit * 10)), 2, RoundingMode.HALF_UP);
        return "%s %s".formatted(size.toPlainString(), UNITS.get(unit - 1));
    }
}
