package dev.ajar.translate.dbt;

import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Needed;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Sources;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The models of one dialect: the SQL that `ajar sql` prints, reading other models in place of a table.
final class Models {

    private static final String SOURCE = "source";

    private static final String EVENTS = "{{ source('ajar', 'events') }}";

    private static final String VIEW = "{{ config(materialized='view') }}\n";

    private static final Map<String, String> PLACES = Map.of(
            "since", "{{ ajar_since() }}",
            "from", "{{ ajar_edge(1) }}",
            "rows", "{{ ajar_instant(ajar_edge(2)) }}",
            "rows_us", "{{ ajar_edge(2) }}");

    private final Dialect dialect;
    private final Definitions definitions;
    private final List<OwnTable> tables;
    private final Translator translator;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final Set<String> obstacles = new LinkedHashSet<>();

    /// @param tables that people have; empty where they have a table of events
    Models(Dialect dialect, Definitions definitions, List<OwnTable> tables) {
        this.dialect = dialect;
        this.definitions = definitions;
        this.tables = tables;
        translator = new Translator(dialect);
        if (!tables.isEmpty()) {
            rows();
        }
        events();
        definitions.experiences().forEach(this::experience);
    }

    SortedMap<String, String> files() {
        return files;
    }

    /// What cannot be said alike in this dialect.
    List<String> obstacles() {
        return List.copyOf(obstacles);
    }

    /// What holds the rows of events.
    ///
    /// @param tables that people have; empty where they have a table of events
    static String rows(List<OwnTable> tables) {
        return tables.isEmpty() ? EVENTS : "{{ ref('%s') }}".formatted(Names.ROWS);
    }

    /// All that people's own tables give, as a table of events.
    private void rows() {
        put(Names.ROWS, VIEW + expectations(), new Sources(dialect, definitions, own()).events(), "");
    }

    /// What people have. Their own tables are read as they are, so that what is too old is left out there.
    private Reading reading() {
        return tables.isEmpty() ? new Reading.Relation(Jinja.place(SOURCE)) : own();
    }

    private Reading.Sources own() {
        SortedMap<String, Reading.Rows> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(table.source().name(), new Reading.Relation(Jinja.place(place(table)))));
        return new Reading.Sources(rows);
    }

    private static String place(OwnTable table) {
        return "rows_of_" + table.stem();
    }

    private void events() {
        Scope scope = anew(reading());
        String expected =
                tables.isEmpty() ? expectation("source('ajar', 'events')", translator.needed(definitions)) : "";
        put(Names.EVENTS, configuration("time", "name") + expected, translator.events(definitions, scope), EVENTS);
    }

    private void experience(Experience experience) {
        String events = "{{ ref('%s') }}".formatted(Names.EVENTS);
        String sessions = "{{ ref('%s') }}".formatted(Names.model(experience, Stage.SESSIONS.word()));
        Scope standing = anew(new Reading.Standing(Jinja.place(SOURCE)));
        Scope judging = anew(new Reading.Sessions(Jinja.place(SOURCE)));
        stage(experience, Stage.SESSIONS, configuration("started_at", "session_id"), standing, events);
        stage(experience, Stage.VERDICTS, configuration("started_at", "verdict"), judging, sessions);
        stage(experience, Stage.TALLIES, configuration("minute", "indicator"), judging, sessions);
        stage(experience, Stage.TRANSITIONS, VIEW, whole(new Reading.Standing(Jinja.place(SOURCE))), events);
        stage(experience, Stage.QUALITY, VIEW, whole(reading()), EVENTS);
    }

    /// All there is, for whoever looks at it now and then.
    private static Scope whole(Reading reading) {
        return Scope.of(new AsOf.Latest()).reading(reading);
    }

    /// Columns that are missing are told all at once, and by their names.
    private static String expectation(String relation, List<Needed> needed) {
        return "{{ ajar_expect(%s, [%s]) }}\n"
                .formatted(
                        relation,
                        needed.stream().map(each -> Jinja.text(each.column())).collect(Collectors.joining(", ")));
    }

    private String expectations() {
        return tables.stream()
                .map(table -> expectation("source('%1$s', '%1$s')".formatted(table.stem()), table.needed(dialect)))
                .collect(Collectors.joining());
    }

    private void stage(Experience experience, Stage stage, String configuration, Scope scope, String source) {
        put(
                Names.model(experience, stage.word()),
                configuration,
                translator.translate(definitions, experience, stage, scope),
                source);
    }

    /// From the instant on that this run states anew.
    private static Scope anew(Reading reading) {
        return new Scope(
                new AsOf.Latest(),
                new Since.Told(Jinja.place("since"), Jinja.place("from"), Jinja.place("rows"), Jinja.place("rows_us")),
                reading);
    }

    private void put(String model, String configuration, Translated translated, String source) {
        switch (translated) {
            case Translated.Query(String sql) -> {
                Map<String, String> places = new TreeMap<>(PLACES);
                places.put(SOURCE, source);
                tables.forEach(table -> places.put(place(table), table.relation()));
                files.put(
                        "models/%s/%s.sql".formatted(dialect.name(), model),
                        configuration + Jinja.template(sql, places));
            }
            case Translated.NotExpressible(List<String> why) ->
                why.forEach(reason -> obstacles.add("%s: %s".formatted(dialect.title(), reason)));
        }
    }

    /// Days are taken out before they are put in again. Where a database keeps days apart, it is asked to.
    private String configuration(String time, String cluster) {
        List<String> lines = new ArrayList<>();
        lines.add("materialized='incremental'");
        lines.add("pre_hook=\"{{ ajar_forget('%s') }}\"".formatted(time));
        switch (dialect.name()) {
            case "bigquery" -> {
                lines.add("incremental_strategy='merge'");
                lines.add(
                        "partition_by={'field': '%s', 'data_type': 'timestamp', 'granularity': 'day'}".formatted(time));
                lines.add("cluster_by=['%s']".formatted(cluster));
            }
            default -> lines.add("incremental_strategy='append'");
        }
        return "{{ config(\n    %s\n) }}\n".formatted(String.join(",\n    ", lines));
    }
}
