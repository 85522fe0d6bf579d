package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One dialect against itself: what is made step by step from tables that are kept, and what is asked only since an
/// instant, must be what the one query says that reads everything.
final class ScopeTrial {

    private static final String EVENTS = "kept_events";
    private static final String SESSIONS = "kept_sessions";
    private static final int INSTANTS = 3;

    private final Dialect dialect;
    private final Warehouse warehouse;
    private final List<String> differences = new ArrayList<>();

    ScopeTrial(Dialect dialect, Warehouse warehouse) {
        this.dialect = dialect;
        this.warehouse = warehouse;
    }

    /// What differs; empty where nothing does.
    List<String> differences(Definitions definitions, List<Event> events, long asOf) throws SQLException {
        warehouse.fill(events, definitions.attributes(), Disguise::of);
        Scope whole = Scope.of(new AsOf.At(asOf));
        Translator translator = new Translator(dialect);
        warehouse.keep(EVENTS, sql(translator.events(definitions, whole)));
        for (Experience experience : definitions.experiences()) {
            Asking asking = new Asking(translator, definitions, experience);
            String sessions = SESSIONS + definitions.experiences().indexOf(experience);
            warehouse.keep(sessions, asking.sql(Stage.SESSIONS, whole.reading(new Reading.Standing("main." + EVENTS))));
            Scope judging = whole.reading(new Reading.Sessions(sessions));
            for (Stage stage : List.of(Stage.VERDICTS, Stage.TALLIES)) {
                differ(
                        experience.name() + ": step by step, " + stage.word(),
                        asking.rows(stage, whole),
                        asking.rows(stage, judging));
            }
        }
        warehouse.fill(events, definitions.attributes(), Disguise::honest);
        for (Experience experience : definitions.experiences()) {
            since(
                    new Asking(translator, definitions, experience),
                    events,
                    whole,
                    SESSIONS + definitions.experiences().indexOf(experience));
        }
        return differences;
    }

    private void since(Asking asking, List<Event> events, Scope whole, String sessions) throws SQLException {
        Scope latest = Scope.of(new AsOf.Latest());
        List<List<Value>> facts = asking.rows(Stage.SESSIONS, whole);
        List<List<Value>> verdicts = asking.rows(Stage.VERDICTS, whole);
        List<List<Value>> latestVerdicts = asking.rows(Stage.VERDICTS, latest);
        List<List<Value>> kept = warehouse.ask("select * from " + EVENTS).rows();
        Reach reach = new Reach(asking.definitions, asking.experience, events, Disguise.APART);
        for (long instant : instants(asking, events, facts)) {
            Since.From since = new Since.From(instant, reach.before(instant));
            String name = "%s: since %s with a reach of %s".formatted(asking.experience.name(), instant, since.reach());
            differ(name + ", facts", from(instant, 1, facts), asking.rows(Stage.SESSIONS, whole.since(since)));
            differ(name + ", verdicts", from(instant, 2, verdicts), asking.rows(Stage.VERDICTS, whole.since(since)));
            differ(
                    name + ", latest",
                    from(instant, 2, latestVerdicts),
                    asking.rows(Stage.VERDICTS, latest.since(since)));
            differ(
                    name + ", from kept events",
                    from(instant, 1, facts),
                    asking.rows(Stage.SESSIONS, whole.since(since).reading(new Reading.Standing(EVENTS))));
            differ(
                    name + ", from kept sessions",
                    from(instant, 2, verdicts),
                    asking.rows(Stage.VERDICTS, whole.since(since).reading(new Reading.Sessions(sessions))));
            differ(
                    name + ", events",
                    sorted(from(instant, 1, kept)),
                    sorted(warehouse
                            .ask(sql(asking.translator.events(asking.definitions, whole.since(since))))
                            .rows()));
        }
    }

    /// Some at random, always the same for the same experience, and some at the very edge of what happened.
    private static List<Long> instants(Asking asking, List<Event> events, List<List<Value>> facts) {
        Random random = new Random(asking.experience.fingerprint().hashCode() + events.size());
        List<Long> instants = new ArrayList<>();
        for (int count = 0; count < INSTANTS && !events.isEmpty(); count++) {
            long near = count % 2 == 0 && !facts.isEmpty()
                    ? micros(facts.get(random.nextInt(facts.size())).get(1))
                    : events.get(random.nextInt(events.size())).time();
            instants.add(near + random.nextInt(-1, 2));
        }
        return instants;
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
