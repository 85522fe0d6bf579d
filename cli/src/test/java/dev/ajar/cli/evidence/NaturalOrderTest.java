package dev.ajar.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbers_in_names_count_as_numbers() {
        assertThat(Stream.of("A10", "A2", "A1", "B1", "A02", "A", "").sorted(new NaturalOrder()))
                .containsExactly("", "A", "A1", "A02", "A2", "A10", "B1");
        assertThat(Stream.of("4.10.0", "4.2.0", "4.2.0-rc1", "4.2").sorted(new NaturalOrder()))
                .containsExactly("4.2", "4.2.0", "4.2.0-rc1", "4.10.0");
    }

    @Test
    void numbers_may_be_longer_than_any_machine_word() {
        String large = "9".repeat(400);
        assertThat(Stream.of(large + "1", large, "10").sorted(new NaturalOrder()))
                .containsExactly("10", large, large + "1");
    }

    @Test
    void two_names_are_never_the_same_unless_they_are() {
        List<String> names = List.of("A1", "A01", "a1", "A1 ", "٣", "3");
        for (String one : names) {
            for (String other : names) {
                int compared = new NaturalOrder().compare(one, other);
                assertThat(compared == 0).isEqualTo(one.equals(other));
                assertThat(Integer.signum(new NaturalOrder().compare(other, one)))
                        .isEqualTo(-Integer.signum(compared));
            }
        }
    }
}
