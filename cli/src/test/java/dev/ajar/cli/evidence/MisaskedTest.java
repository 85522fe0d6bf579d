package dev.ajar.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MisaskedTest {

    @Test
    void what_there_is_instead_is_told_with_the_nearest() {
        assertThat(Misasked.instead(List.of("4.3.O"), List.of("4.2.1", "4.3.0")))
                .isEqualTo("(there is: 4.2.1, 4.3.0)\ndid you mean 4.3.0?");
        assertThat(Misasked.instead(List.of("steel"), List.of("glass"))).isEqualTo("(there is: glass)");
        assertThat(Misasked.instead(List.of("steel"), List.of())).isEqualTo("(there is: none at all)");
    }

    @Test
    void of_many_and_long_ones_a_few_are_told_and_cut() {
        String told = Misasked.instead(
                List.of("z".repeat(10_000)),
                IntStream.range(0, 5_000)
                        .mapToObj(at -> "🚪".repeat(10_000) + at)
                        .toList());

        assertThat(told).hasSizeLessThan(2_500).endsWith("🚪…, …)");
    }
}
