package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// Whoever pays for a scan wants to know before it runs, and rather a little too much than too little.
class CostTest {

    private static final BigDecimal PRICE = new BigDecimal("6.25");

    @Test
    void a_tebibyte_costs_its_price() {
        assertThat(new Cost(1L << 40, PRICE).words()).isEqualTo("would scan 1.00 TiB, about 6.3 USD at 6.25 USD a TiB");
    }

    @Test
    void little_is_not_nothing() {
        assertThat(new Cost(10 << 20, PRICE).words())
                .isEqualTo("would scan 10.00 MiB, about 0.00006 USD at 6.25 USD a TiB");
        assertThat(new Cost(512, PRICE).words()).startsWith("would scan 512 bytes, about 0.000000003 USD");
        assertThat(new Cost(0, PRICE).words()).startsWith("would scan 0 bytes, about 0 USD");
    }

    @Test
    void much_is_told_in_whole_dollars() {
        assertThat(new Cost(1L << 50, PRICE).words())
                .isEqualTo("would scan 1.00 PiB, about 6400 USD at 6.25 USD a TiB");
    }
}
