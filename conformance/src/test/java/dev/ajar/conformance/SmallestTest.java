package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whoever is told of a difference wants to read three events, not three hundred.
class SmallestTest {

    private static final List<Integer> MANY = IntStream.range(0, 300).boxed().toList();

    @Test
    void only_what_it_takes_is_left() {
        assertThat(Smallest.of(MANY, fewer -> fewer.containsAll(Set.of(7, 150, 151, 299))))
                .containsExactly(7, 150, 151, 299);
    }

    @Test
    void if_it_takes_nothing_nothing_is_left() {
        assertThat(Smallest.of(MANY, fewer -> true)).isEmpty();
    }

    @Test
    void if_it_takes_everything_everything_is_left() {
        List<Integer> few = MANY.subList(0, 20);
        assertThat(Smallest.of(few, fewer -> fewer.equals(few))).isEqualTo(few);
    }

    @Test
    void it_ends_before_people_give_up() {
        int[] asked = new int[1];
        Smallest.of(MANY, fewer -> {
            asked[0]++;
            return fewer.size() % 2 == 0 && fewer.containsAll(MANY.subList(100, 200));
        });
        assertThat(asked[0]).isLessThanOrEqualTo(500);
    }
}
