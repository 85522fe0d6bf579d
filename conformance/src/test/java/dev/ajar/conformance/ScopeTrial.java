package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One dialect against itself: what is made step by step from tables that are kept, and what is asked only since an
/// instant, must be what the one query says that reads everything.
final class ScopeTrial {

    private static final String EVENTS = "kept_events";
    private static final String SESSIONS = "kept_sessions";
    private static final int INSTANTS = 2;

    private final Warehouse warehouse;
    private final List<String> differences = new ArrayList<>();

    ScopeTrial(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /// What differs; empty where nothing does.
    List<String> differences(Definitions definitions, List<Event> events, long asOf) throws SQLException {
        warehouse.fill(events, definitions.attributes(), Disguise::of);
        Scope whole = Scope.of(new AsOf.At(asOf));
        Translator translator = new Translator(warehouse.dialect());
        warehouse.keep(EVENTS, sql(translator.events(definitions, whole)));
        Map<Asking, String> kept = new LinkedHashMap<>();
        for (Experience experience : definitions.experiences()) {
            Asking asking = new Asking(translator, definitions, experience);
            String sessions = SESSIONS + kept.size();
            kept.put(asking, sessions);
            warehouse.keep(sessions, asking.sql(Stage.SESSIONS, whole.reading(new Reading.Standing(EVENTS))));
            Scope judging = whole.reading(new Reading.Sessions(sessions));
            List<List<Value>> own = asking.rows(Stage.VERDICTS, whole);
            differ(experience.name() + ": verdicts step by step", own, asking.rows(Stage.VERDICTS, judging));
            differ(
                    experience.name() + ": tallies step by step",
                    asking.rows(Stage.TALLIES, whole),
                    asking.rows(Stage.TALLIES, judging));
        }
        warehouse.fill(events, definitions.attributes(), Disguise::honest);
        for (Map.Entry<Asking, String> each : kept.entrySet()) {
            since(each.getKey(), events, whole, each.getValue());
        }
        return differences;
    }

    private void since(Asking asking, List<Event> events, Scope whole, String kept) throws SQLException {
        List<List<Value>> sessions = warehouse
                .ask("select * from %s order by started_at, session_id".formatted(kept))
                .rows();
        Reach reach = new Reach(asking.definitions, asking.experience, events, Disguise.APART);
        Random random = new Random(asking.experience.fingerprint().hashCode() + events.size());
        for (int count = 0; count < INSTANTS && !events.isEmpty(); count++) {
            long instant = instant(random, events, sessions);
            Since.From since = new Since.From(instant, reach.before(instant));
            Scope narrow = whole.since(since);
            String name = "%s: since %s with a reach of %s".formatted(asking.experience.name(), instant, since.reach());
            differ(name, from(instant, 1, sessions), asking.rows(Stage.SESSIONS, narrow));
            switch (random.nextInt(4)) {
                case 0 -> {
                    Scope latest = Scope.of(new AsOf.Latest());
                    differ(
                            name + ", latest",
                            from(instant, 1, asking.rows(Stage.SESSIONS, latest)),
                            asking.rows(Stage.SESSIONS, latest.since(since)));
                }
                case 1 ->
                    differ(
                            name + ", from kept events",
                            from(instant, 1, sessions),
                            asking.rows(Stage.SESSIONS, narrow.reading(new Reading.Standing(EVENTS))));
                case 2 ->
                    differ(
                            name + ", from kept sessions",
                            from(instant, 2, asking.rows(Stage.VERDICTS, whole)),
                            asking.rows(Stage.VERDICTS, narrow.reading(new Reading.Sessions(kept))));
                default ->
                    differ(
                            name + ", events",
                            sorted(from(
                                    instant,
                                    1,
                                    warehouse.ask("select * from " + EVENTS).rows())),
                            sorted(warehouse
                                    .ask(ScopeTrial.sql(asking.translator.events(asking.definitions, narrow)))
                                    .rows()));
            }
        }
    }

    /// Near the beginning of a session, or near any event.
    private static long instant(Random random, List<Event> events, List<List<Value>> sessions) {
        long near = random.nextBoolean() && !sessions.isEmpty()
                ? micros(sessions.get(random.nextInt(sessions.size())).get(1))
                : events.get(random.nextInt(events.size())).time();
        return near + random.nextInt(-1, 2);
    }

    private static List<List<Value>> from(long instant, int column, List<List<Value>> rows) {
        return rows.stream().filter(row -> micros(row.get(column)) >= instant).toList();
    }

    private static long micros(Value value) {
        return switch (value) {
            case InstantValue(long micros) -> micros;
            case IntValue(long micros) -> micros;
            default -> throw new IllegalArgumentException("no instant: " + value);
        };
    }

    private static List<String> sorted(List<List<Value>> rows) {
        return rows.stream().map(List::toString).sorted().toList();
    }

    private static String sql(Translated translated) {
        return switch (translated) {
            case Translated.Query(String sql) -> sql;
            case Translated.NotExpressible(List<String> why) -> throw new AssertionError(String.join("; ", why));
        };
    }

    /// Who asks about one experience.
    private final class Asking {

        private final Translator translator;
        private final Definitions definitions;
        private final Experience experience;

        Asking(Translator translator, Definitions definitions, Experience experience) {
            this.translator = translator;
            this.definitions = definitions;
            this.experience = experience;
        }

        String sql(Stage stage, Scope scope) {
            return ScopeTrial.sql(translator.translate(definitions, experience, stage, scope));
        }

        List<List<Value>> rows(Stage stage, Scope scope) throws SQLException {
            String sql = sql(stage, scope);
            try {
                return warehouse.ask(sql).rows();
            } catch (SQLException refused) {
                throw new SQLException(refused.getMessage() + "\n" + sql, refused);
            }
        }
    }

    private void differ(String what, List<?> expected, List<?> got) {
        if (!expected.equals(got)) {
            differences.add("%s: expected %s".formatted(what, expected));
            differences.add("%s: got      %s".formatted(what, got));
        }
    }
}
