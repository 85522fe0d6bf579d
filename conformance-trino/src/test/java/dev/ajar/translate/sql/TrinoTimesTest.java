package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.conformance.NeedsTrino;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A microsecond is a microsecond, in 1970 and in 2199: Trino's own way there is a double, which loses some.
@NeedsTrino
class TrinoTimesTest {

    private static final long YEAR_2200 = 7_258_118_400_000_000L;

    private final Dialect dialect = new Trino();

    @Test
    void every_microsecond_stays_what_it_is() throws SQLException {
        List<Long> moments = new ArrayList<>();
        for (long edge : List.of(0L, 1L << 51, 1L << 52, 4_294_967_296_000_000L, 4_102_444_800_000_000L, YEAR_2200)) {
            for (long near = -3; near < 4; near++) {
                moments.add(edge + near);
                moments.add(edge + near * 499_999);
            }
        }
        Random random = new Random(20261129);
        for (int number = 0; number < 2_000; number++) {
            moments.add((long) (random.nextDouble() * YEAR_2200));
        }
        try (InTrino trino = new InTrino()) {
            trino.run("drop table if exists moments");
            trino.run(("create table moments as select us, cast(at_timezone(from_unixtime_nanos(us * decimal '1000'),"
                            + " 'Asia/Kathmandu') as timestamp(6) with time zone) as moment from (values %s) as moments(us)")
                    .formatted(moments.stream().map("bigint '%s'"::formatted).collect(Collectors.joining(", "))));

            assertThat(trino.ask("select count(*), count_if(%s = us), count_if(%s = moment) from moments"
                            .formatted(dialect.micros(Term.whole("moment")), dialect.instant(Term.whole("us")))))
                    .isEqualTo(
                            List.of(List.of(number(moments.size()), number(moments.size()), number(moments.size()))));
            assertThat(trino.ask("select count(*) from moments where %s and %s"
                            .formatted(
                                    dialect.notBefore(Term.whole("moment"), 0),
                                    dialect.before(Term.whole("moment"), YEAR_2200))))
                    .isEqualTo(List.of(List.of(number(moments.stream()
                            .filter(us -> us >= 0 && us < YEAR_2200)
                            .count()))));
        }
    }

    @Test
    void what_is_finer_is_cut_toward_the_past() throws SQLException {
        assertThat(micros(
                        "timestamp '2026-03-01 10:00:00.123456999 UTC'",
                        "timestamp '2026-03-01 10:00:00.999999999 UTC'"))
                .isEqualTo(List.of(number(1_772_359_200_123_456L), number(1_772_359_200_999_999L)));
        assertThat(micros(
                        "timestamp '1969-12-31 23:59:59.999999001 UTC'", "timestamp '2026-03-01 10:00:00 Asia/Tokyo'"))
                .isEqualTo(List.of(number(-1), number(1_772_326_800_000_000L)));
    }

    @Test
    void an_unknown_moment_stays_unknown() throws SQLException {
        assertThat(micros("cast(null as timestamp(6) with time zone)", "timestamp '9999-12-31 23:59:59.999999 UTC'"))
                .isEqualTo(List.of(Value.UNKNOWN, number(253_402_300_799_999_999L)));
    }

    private List<Value> micros(String one, String other) throws SQLException {
        try (InTrino trino = new InTrino()) {
            return trino.ask("select %s, %s"
                            .formatted(dialect.micros(Term.whole(one)), dialect.micros(Term.whole(other))))
                    .get(0);
        }
    }

    private static Value number(long number) {
        return new IntValue(number);
    }
}
