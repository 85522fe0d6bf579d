package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who asks a database today wants what is known today: what a clock says that runs ahead is held until then.
class AsOfTest {

    private final Definitions definitions = OneText.definitions("knock");
    private final Duck duck = duck();

    @BeforeEach
    void three_knocks_one_of_them_in_the_future() throws SQLException {
        duck.run("create table events (id varchar, time timestamp, sequence bigint, name varchar, knock varchar,"
                + " \"knock key\" varchar)");
        duck.run("insert into events values ('1', '2026-03-01 10:00', null, 'x', 'knock', 'first')");
        duck.run("insert into events values ('2', '2026-03-01 11:00', null, 'x', 'knock', 'second')");
        duck.run("insert into events values ('3', '2199-03-01 10:00', null, 'x', 'knock', 'third')");
    }

    @AfterEach
    void nothing_stays() throws SQLException {
        duck.close();
    }

    @Test
    void unless_asked_it_is_as_of_the_latest_event_that_is_not_after_now() throws SQLException {
        assertThat(sessions(new AsOf.Latest())).containsExactly("first", "second");
    }

    @Test
    void a_copy_that_does_not_stand_is_no_event() throws SQLException {
        duck.run("insert into events values ('2', '2026-03-01 12:00', null, 'x', 'knock', 'later copy')");

        assertThat(sessions(new AsOf.Latest())).containsExactly("first", "second");
    }

    @Test
    void what_lies_after_the_instant_is_not_seen() throws SQLException {
        assertThat(sessions(at("2026-03-01T10:59:59.999999Z"))).containsExactly("first");
        assertThat(sessions(at("2026-03-01T11:00:00Z"))).containsExactly("first", "second");
        assertThat(sessions(at("2199-12-31T00:00:00Z"))).containsExactly("first", "second", "third");
    }

    @Test
    void with_no_event_there_is_no_session_and_no_error() throws SQLException {
        duck.run("delete from events");

        assertThat(sessions(new AsOf.Latest())).isEmpty();
    }

    private static AsOf at(String instant) {
        return new AsOf.At(Time.parse(instant).orElseThrow());
    }

    private List<String> sessions(AsOf asOf) throws SQLException {
        Translated translated = new Translator(new DuckDb())
                .translate(definitions, definitions.experiences().get(0), Stage.SESSIONS, Scope.of(asOf));
        String sql = translated instanceof Translated.Query(String text) ? text : "";
        return duck.ask(sql).stream().map(row -> text(row.get(0))).toList();
    }

    private static String text(Value value) {
        return value instanceof StringValue(String text) ? text : "";
    }

    private static Duck duck() {
        try {
            return new Duck();
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
