package dev.ajar.translate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/// Who asks a database today wants what is known today: what a clock says that runs ahead is held until then.
class AsOfTest {

    private final Definitions definitions = OneText.definitions("knock", "knock", "key");
    private final List<List<Value>> knocks = new ArrayList<>(List.of(
            knock("1", "2026-03-01T10:00:00Z", "first"),
            knock("2", "2026-03-01T11:00:00Z", "second"),
            knock("3", "2199-03-01T10:00:00Z", "third, in the future")));

    @TestFactory
    Stream<DynamicTest> unless_asked_it_is_as_of_the_latest_event_that_is_not_after_now() throws SQLException {
        return everywhere(
                sessions -> assertThat(sessions.asOf(new AsOf.Latest())).containsExactly("first", "second"));
    }

    @TestFactory
    Stream<DynamicTest> a_copy_that_does_not_stand_is_no_event() throws SQLException {
        knocks.add(knock("2", "2026-03-01T12:00:00Z", "later copy"));

        return everywhere(
                sessions -> assertThat(sessions.asOf(new AsOf.Latest())).containsExactly("first", "second"));
    }

    @TestFactory
    Stream<DynamicTest> what_lies_after_the_instant_is_not_seen() throws SQLException {
        return everywhere(sessions -> {
            assertThat(sessions.asOf(at("2026-03-01T10:59:59.999999Z"))).containsExactly("first");
            assertThat(sessions.asOf(at("2026-03-01T11:00:00Z"))).containsExactly("first", "second");
            assertThat(sessions.asOf(at("2199-12-31T00:00:00Z")))
                    .containsExactly("first", "second", "third, in the future");
        });
    }

    @TestFactory
    Stream<DynamicTest> with_no_event_there_is_no_session_and_no_error() throws SQLException {
        knocks.clear();

        return everywhere(
                sessions -> assertThat(sessions.asOf(new AsOf.Latest())).isEmpty());
    }

    private interface Sessions {
        List<String> asOf(AsOf asOf) throws SQLException;
    }

    private Stream<DynamicTest> everywhere(ThrowingConsumer<Sessions> test) throws SQLException {
        return Engine.all().stream()
                .map(engine -> dynamicTest(engine.dialect().title(), () -> {
                    try (engine) {
                        engine.fillEvents(List.of("knock", "key"), knocks);
                        test.accept(asOf -> sessions(engine, asOf));
                    }
                }));
    }

    private List<String> sessions(Engine engine, AsOf asOf) throws SQLException {
        Translated translated = new Translator(engine.dialect())
                .translate(definitions, definitions.experiences().get(0), Stage.SESSIONS, Scope.of(asOf));
        String sql = translated instanceof Translated.Query(String text) ? text : "";
        return engine.ask(sql).stream().map(row -> row.get(0).text()).toList();
    }

    private static List<Value> knock(String id, String time, String key) {
        return List.of(
                new StringValue(id),
                new InstantValue(micros(time)),
                Value.UNKNOWN,
                new StringValue("x"),
                new StringValue("knock"),
                new StringValue(key));
    }

    private static AsOf at(String instant) {
        return new AsOf.At(micros(instant));
    }

    private static long micros(String instant) {
        return Time.parse(instant).orElseThrow();
    }
}
