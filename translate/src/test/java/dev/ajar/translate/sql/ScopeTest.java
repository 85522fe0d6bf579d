package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.model.Definitions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who builds on these queries, such as a project of dbt, says what they read and since when.
class ScopeTest {

    private final Translator translator = new Translator(new DuckDb());
    private final Definitions definitions = OneText.definitions("knock");
    private final Scope latest = Scope.of(new AsOf.Latest());

    @Test
    void a_table_is_named_part_by_part_and_whatever_it_is_called_it_is_a_name() {
        assertThat(verdicts(latest)).contains("\n  from events\n");
        assertThat(verdicts(latest.reading(new Reading.Table("home.raw events"))))
                .contains("\n  from home.\"raw events\"\n");
        assertThat(verdicts(latest.reading(new Reading.Table("x\"; drop table y; --"))))
                .contains("\n  from \"x\"\"; drop table y; --\"\n");
    }

    @Test
    void a_table_that_is_named_like_a_step_is_refused_unless_it_is_named_with_its_schema() {
        assertThat(translated(Stage.VERDICTS, latest.reading(new Reading.Table("Sound"))))
                .isEqualTo(new Translated.NotExpressible(
                        List.of("table Sound: a step of the query has that name; write it with its schema")));
        assertThat(verdicts(latest.reading(new Reading.Table("main.sound")))).contains("\n  from main.sound\n");
    }

    @Test
    void a_step_makes_way_for_a_table_of_its_name() {
        assertThat(verdicts(latest)).contains("\nknock_settings as (\n");
        assertThat(verdicts(latest.reading(new Reading.Table("knock_settings"))))
                .contains("\n  from knock_settings\n")
                .contains("\nknock_settings_2 as (\n");
    }

    @Test
    void what_somebody_else_puts_in_stands_as_it_is() {
        Scope dbt = new Scope(
                new AsOf.Told("{{ as_of() }}"),
                new Since.Told("{{ since() }}", "{{ counts() }}", "{{ reads() }}", "{{ reads_us() }}"),
                new Reading.Relation("{{ ref('staged') }}"));
        assertThat(verdicts(dbt))
                .contains("select ({{ as_of() }}) as as_of_us")
                .contains("from {{ ref('staged') }} as own_table\n  where \"time\" >= ({{ reads() }})")
                .contains("and time_us >= ({{ counts() }})")
                .contains("and min(case when hits_tried then time_us end) >= ({{ since() }})");
    }

    @Test
    void from_kept_events_nothing_is_boiled_down_again() {
        assertThat(verdicts(latest.reading(new Reading.Standing("kept"))))
                .contains("standing as (\n  select\n    id,\n    time_us,\n")
                .doesNotContain("sound")
                .doesNotContain("copies");
    }

    @Test
    void from_kept_sessions_only_judging_is_left() {
        assertThat(verdicts(latest.reading(new Reading.Sessions("kept"))))
                .contains("facts as (\n")
                .doesNotContain("standing")
                .doesNotContain("_settings");
    }

    @Test
    void nothing_is_made_from_what_comes_after_it() {
        assertThatThrownBy(() -> translated(Stage.EVENTS, latest.reading(new Reading.Standing("kept"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> translated(Stage.SESSIONS, latest.reading(new Reading.Sessions("kept"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_counts_before_1970() {
        assertThat(new Since.From(5, 3)).returns(2L, Since.From::events).returns(0L, Since.From::rows);
        assertThat(new Since.From(Long.MIN_VALUE, 3)).returns(0L, Since.From::events);
        assertThat(new Since.From(5, Long.MAX_VALUE)).returns(0L, Since.From::rows);
        assertThatThrownBy(() -> new Since.From(5, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private String verdicts(Scope scope) {
        return translated(Stage.VERDICTS, scope) instanceof Translated.Query(String sql) ? sql : "not expressible";
    }

    private Translated translated(Stage stage, Scope scope) {
        return translator.translate(definitions, definitions.experiences().get(0), stage, scope);
    }
}
