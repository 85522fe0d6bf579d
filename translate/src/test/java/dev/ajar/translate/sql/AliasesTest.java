package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A reader wants to know each column again by its name, and the database wants no name twice.
class AliasesTest {

    private final Aliases aliases = new Aliases(List.of("id"));

    @Test
    void a_name_stays_as_like_as_can_be() {
        assertThat(aliases.take("lock.id")).isEqualTo("lock_id");
        assertThat(aliases.take("First-Try")).isEqualTo("first_try");
    }

    @Test
    void no_name_is_given_twice_and_case_does_not_tell_names_apart() {
        assertThat(aliases.take("id")).isEqualTo("id_2");
        assertThat(aliases.take("Lock.ID")).isEqualTo("lock_id");
        assertThat(aliases.take("lock-id")).isEqualTo("lock_id_2");
        assertThat(aliases.take("lock_id_2")).isEqualTo("lock_id_2_2");
    }

    @Test
    void words_of_sql_and_odd_characters_become_plain() {
        assertThat(aliases.take("select")).isEqualTo("select_");
        assertThat(aliases.take("\"; drop table events; --")).isEqualTo("c___drop_table_events____");
        assertThat(aliases.take("鍵")).isEqualTo("c_");
        assertThat(aliases.take("4x4")).isEqualTo("c4x4");
    }
}
