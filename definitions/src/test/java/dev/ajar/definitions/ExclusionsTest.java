package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Exclusion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Planned windows in which sessions do not count.
class ExclusionsTest {

    private static final String UNLOCK = experience("dimensions: [access.method, vendor.code, access.confirmed]");

    @Test
    void a_window_tells_whom_it_covers_when_and_why() {
        assertThat(sound(
                                SCHEMA,
                                UNLOCK,
                                exclusion(
                                        "experiences: [app-unlock]",
                                        "where: {vendor.code: [1, -2], access.method: [nfc], access.confirmed: [true]}",
                                        "author: facilities"))
                        .exclusions())
                .containsExactly(new Exclusion(
                        "cut",
                        List.of("app-unlock"),
                        1_000_000,
                        2_000_000,
                        Map.of(
                                "vendor.code", List.of(new IntValue(1), new IntValue(-2)),
                                "access.method", List.of(new StringValue("nfc")),
                                "access.confirmed", List.of(BoolValue.TRUE)),
                        "No power.",
                        "facilities"));
    }

    @Test
    void it_covers_an_experience_that_there_is_by_dimensions_that_it_has() {
        assertThat(problems(SCHEMA, UNLOCK, exclusion("experiences: [app-unlok]")))
                .contains("error: `experiences`: no experience `app-unlok`\n", "did you mean app-unlock?");
        assertThat(problems(SCHEMA, UNLOCK, exclusion("experiences: [app-unlock]", "where: {lock.id: [x]}")))
                .contains("error: `where`: `lock.id` is no dimension of `app-unlock`\n");
        assertThat(problems(SCHEMA, UNLOCK, exclusion("where: {acess.method: [x]}")))
                .contains(
                        "error: `where`: no experience has a dimension `acess.method`\n",
                        "did you mean access.method?");
        assertThat(problems(SCHEMA, UNLOCK, exclusion("experiences: []"))).contains("error: `experiences`: none\n");
    }

    @Test
    void its_values_are_of_the_dimensions_type() {
        assertThat(problems(
                        SCHEMA,
                        UNLOCK,
                        exclusion("where: {vendor.code: [\"1\"], access.method: [5], access.confirmed: [1]}")))
                .contains(
                        "error: where vendor.code: \"1\" is a text, `vendor.code` an int\n",
                        "error: where access.method: 5 is a number, `access.method` a string\n",
                        "error: where access.confirmed: 1 is no bool\n");
        assertThat(problems(SCHEMA, UNLOCK, exclusion("where: {access.method: [nfk]}")))
                .contains("warning: where access.method: `nfk` is not one of the values of `access.method`\n");
        assertThat(problems(SCHEMA, UNLOCK, exclusion("where: {access.method: nfc, vendor.code: []}")))
                .contains(
                        "error: where access.method is a text\n",
                        "expected: a list: `[nfc]`, or lines that begin with `- `\n",
                        "error: where vendor.code: no values\n");
    }

    @Test
    void its_window_has_offsets_and_an_end_after_its_beginning() {
        assertThat(problems(SCHEMA, UNLOCK, exclusion("from: 2026-03-01", "to: 2026-03-01 10:00:00")))
                .contains(
                        "error: `from`: `2026-03-01` is no instant\n",
                        "expected: a time and an offset: `2026-03-01T00:00:00+09:00`\n",
                        "error: `to`: `2026-03-01 10:00:00` is no instant\n",
                        "expected: an offset: `2026-03-01T10:00:00Z` or `2026-03-01T10:00:00+09:00`\n");
        assertThat(problems(SCHEMA, UNLOCK, exclusion("to: 1970-01-01T00:00:01Z")))
                .contains("error: `to` is not after `from`: nothing is covered\n");
        assertThat(problems(SCHEMA, UNLOCK, exclusion("from: 2026-02-30T00:00:00Z")))
                .contains("is no instant");
    }

    @Test
    void one_that_covers_nobody_is_probably_not_meant() {
        assertThat(problems(
                        SCHEMA,
                        experience("dimensions: [access.method]"),
                        experience("metadata: {name: other}", "dimensions: [vendor.code]"),
                        exclusion("where: {access.method: [nfc], vendor.code: [1]}")))
                .contains("warning: no experience has all dimensions of `cut`: it excludes nothing\n");
    }

    @Test
    void it_says_why() {
        assertThat(problems(SCHEMA, UNLOCK, exclusion().replace("because: No power.\n", "")))
                .contains("error: Exclusion has no `because`\n");
    }

    private static String exclusion(String... lines) {
        String exclusion = """
                apiVersion: ajar.dev/v1
                kind: Exclusion
                metadata: {name: cut}
                from: 1970-01-01T00:00:01Z
                to: 1970-01-01T00:00:02Z
                because: No power.
                """;
        for (String line : lines) {
            String key = line.substring(0, line.indexOf(':'));
            exclusion = exclusion.replaceAll("(?m)^" + key + ":.*\n", "") + line + "\n";
        }
        return exclusion;
    }
}
