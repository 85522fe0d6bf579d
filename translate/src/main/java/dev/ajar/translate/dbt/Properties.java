package dev.ajar.translate.dbt;

import dev.ajar.model.Attribute;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Rule;
import dev.ajar.model.Step;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said of models and columns, and what is tested of them: all of it from the definitions.
final class Properties {

    private static final List<String> VERDICTS = List.of("good", "bad", "excluded", "pending");

    private Properties() {}

    /// Where the rows of events are, and how fresh they should be.
    ///
    /// @param tables that people have; empty where they have a table of events
    /// @param dialects in which somebody may ask how fresh they are
    static String sources(List<OwnTable> tables, List<Dialect> dialects) {
        return Yaml.text(map(
                "version",
                2,
                "sources",
                tables.isEmpty()
                        ? List.of(events())
                        : tables.stream()
                                .map(table -> table.properties(dialects))
                                .toList()));
    }

    /// How fresh rows should be.
    ///
    /// @param column that tells when a row came in
    static Map<String, Object> freshness(String column) {
        Map<String, Object> freshness = new LinkedHashMap<>();
        freshness.put("warn_after", map("count", 6, "period", "hour"));
        freshness.put("error_after", map("count", 24, "period", "hour"));
        return map("loaded_at_field", column, "freshness", freshness);
    }

    private static Map<String, Object> events() {
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("name", "events");
        events.put("identifier", "{{ var('ajar_events_table') }}");
        events.put(
                "description",
                "What devices, apps and servers reported: one row an event. Besides these columns it has one for each"
                        + " attribute that the Schemas declare.");
        events.put("config", freshness("received"));
        events.put(
                "columns",
                List.of(
                        column("id", "Unique over everything that is judged together; rows of one id are one event."),
                        column("time", "When it happened, on the clock of whoever saw it."),
                        column("sequence", "The order among events of one time; 0 where it is unknown."),
                        column("name", "What happened."),
                        column(
                                "received",
                                "When the row came in. It tells late rows, and is never used in a verdict.")));
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("name", "ajar");
        source.put("schema", "{{ var('ajar_events_schema', target.schema) }}");
        source.put("tables", List.of(events));
        return source;
    }

    /// The models that all experiences share.
    ///
    /// @param own whether people have tables of their own
    static String shared(Definitions definitions, boolean own) {
        List<Object> columns = new ArrayList<>(List.of(
                column("id", "The event.", "unique", "not_null"),
                column("time_us", "When it happened, in microseconds since 1970.", "not_null"),
                column("name", "What happened.", "not_null")));
        for (Attribute attribute : definitions.attributes().all()) {
            if (!attribute.about().isEmpty()) {
                columns.add(column(Dimension.column(attribute.name()), about(attribute)));
            }
        }
        List<Object> models = new ArrayList<>();
        if (own) {
            models.add(model(
                    Names.ROWS,
                    "All events that the rows of the sources give, as the Sources say, also what comes twice.",
                    List.of()));
        }
        models.addAll(List.of(
                model(
                        Names.RUN,
                        "What this run states anew: everything from since_us on, in microseconds since 1970.",
                        List.of(
                                column("run_id", "dbt's own name of the run.", "not_null", "unique"),
                                column("received_until_us", "The last that had been received."),
                                column("latest_us", "The latest event that had happened."),
                                column("since_us", "From when on this run states anew.", "not_null"),
                                column(
                                        "too_late",
                                        "Rows that came in since the last run and are older than a run goes"
                                                + " back: a full refresh counts them."))),
                model(Names.EVENTS, "Every event once.", columns),
                model(Names.TALLIES, "The tallies of all experiences.", List.of()),
                model(Names.RUNS, "The runs that came to their end.", List.of())));
        return Yaml.text(map("version", 2, "models", models));
    }

    private static String about(Attribute attribute) {
        return attribute.unit().isEmpty()
                ? attribute.about()
                : "%s (%s)".formatted(attribute.about(), attribute.unit());
    }

    /// The models of one experience, and the number that people look at.
    static String of(Experience experience) {
        String verdicts = Names.model(experience, Stage.VERDICTS.word());
        String tallies = Names.model(experience, Stage.TALLIES.word());
        Map<String, Object> exposure = new LinkedHashMap<>();
        exposure.put("name", Names.stem(experience));
        exposure.put("label", Jinja.literal(title(experience)));
        exposure.put("type", "dashboard");
        exposure.put("description", Jinja.literal(description(experience)));
        exposure.put(
                "owner", map("name", experience.owner().isEmpty() ? "unknown" : Jinja.literal(experience.owner())));
        exposure.put("depends_on", List.of("ref('%s')".formatted(verdicts), "ref('%s')".formatted(tallies)));
        return Yaml.text(map(
                "version",
                2,
                "models",
                List.of(
                        model(
                                Names.model(experience, Stage.SESSIONS.word()),
                                "%s: one row a session, with the facts that its verdict is made from."
                                        .formatted(title(experience)),
                                List.of(column("session_id", "The session.", "unique", "not_null"))),
                        model(verdicts, description(experience), verdictColumns(experience)),
                        model(
                                tallies,
                                "%s: how many of each, by minute.".formatted(title(experience)),
                                tallyColumns(experience)),
                        model(
                                Names.model(experience, Stage.TRANSITIONS.word()),
                                "%s: which step follows which, and whether that was foreseen."
                                        .formatted(title(experience)),
                                List.of()),
                        model(
                                Names.model(experience, Stage.QUALITY.word()),
                                "%s: what casts doubt on the numbers, such as events that belong to no session."
                                        .formatted(title(experience)),
                                List.of())),
                "exposures",
                List.of(exposure)));
    }

    private static String title(Experience experience) {
        return experience.title().values().stream().findFirst().orElse(experience.name());
    }

    private static String description(Experience experience) {
        List<String> parts = new ArrayList<>(List.of(experience.purpose()));
        for (Rule rule : experience.judge()) {
            parts.add("%s: %s".formatted(rule.name(), rule.because()));
        }
        for (Experience.Simplification accepted : experience.accepted()) {
            parts.add("Accepted: %s %s %s"
                    .formatted(accepted.that(), accepted.because(), accepted.effect())
                    .strip());
        }
        return String.join("\n\n", parts);
    }

    private static List<Object> verdictColumns(Experience experience) {
        List<Object> columns = new ArrayList<>();
        columns.add(column("experience", "Which experience it is.", "not_null"));
        columns.add(column("session_id", "The session.", "unique", "not_null"));
        columns.add(column("started_at", "When its first attempt was.", "not_null"));
        columns.add(column("ended_at", "When its last event was.", "not_null"));
        columns.add(tested("verdict", "What the session is counted as.", List.of("not_null", among(VERDICTS))));
        columns.add(tested(
                "reason",
                "Why; nothing while the session is pending.",
                List.of(map("not_null", map("config", map("where", "verdict <> 'pending'"))))));
        columns.add(tested(
                "furthest_step",
                "The last step, in declared order, that was reached.",
                List.of(among(experience.steps().stream()
                        .filter(step -> !step.aside())
                        .map(Step::name)
                        .toList()))));
        columns.add(column("attempts", "How many times somebody tried.", "not_null"));
        for (Indicator latency : experience.latencies()) {
            columns.add(column(
                    Experience.column(latency),
                    "How long %s took, in microseconds; good sessions only.".formatted(latency.name())));
        }
        for (Dimension dimension : experience.columns()) {
            columns.add(column(dimension.column(), "The dimension %s.".formatted(dimension.name())));
        }
        Map<String, Object> sameDefinition = new LinkedHashMap<>();
        sameDefinition.put("arguments", map("values", List.of(experience.fingerprint())));
        sameDefinition.put("config", map("severity", "warn"));
        columns.add(tested(
                "fingerprint",
                "Of the definition that judged. Another one than today's: judged before the definition changed, until"
                        + " a full refresh.",
                List.of("not_null", map("accepted_values", sameDefinition))));
        return columns;
    }

    private static List<Object> tallyColumns(Experience experience) {
        List<Object> columns = new ArrayList<>();
        columns.add(column("experience", "Which experience it is.", "not_null"));
        columns.add(tested(
                "indicator",
                "Which indicator counted.",
                List.of(
                        "not_null",
                        among(experience.indicators().stream()
                                .map(Indicator::name)
                                .toList()))));
        columns.add(column("minute", "The minute in which the sessions started.", "not_null"));
        columns.add(tested(
                "dimension",
                "What the sessions are broken down by; nothing for all of them.",
                List.of(among(experience.columns().stream().map(Dimension::name).toList()))));
        columns.add(column("dimension_value", "Its value; nothing where it is unknown."));
        VERDICTS.forEach(verdict -> columns.add(column(verdict, "How many sessions are " + verdict + ".", "not_null")));
        return columns;
    }

    private static Map<String, Object> among(List<String> values) {
        return map(
                "accepted_values",
                map(
                        "arguments",
                        map("values", values.stream().map(Jinja::literal).toList())));
    }

    private static Map<String, Object> model(String name, String description, List<Object> columns) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", name);
        model.put("description", Jinja.literal(description));
        if (!columns.isEmpty()) {
            model.put("columns", columns);
        }
        return model;
    }

    static Map<String, Object> column(String name, String description, Object... tests) {
        return tested(name, description, List.of(tests));
    }

    private static Map<String, Object> tested(String name, String description, List<Object> tests) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", name);
        column.put("description", Jinja.literal(description));
        if (!tests.isEmpty()) {
            column.put("data_tests", tests);
        }
        return column;
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> map(String key, Object value, String other, Object more) {
        Map<String, Object> map = map(key, value);
        map.put(other, more);
        return map;
    }

    private static Map<String, Object> map(
            String key, Object value, String other, Object more, String last, Object most) {
        Map<String, Object> map = map(key, value, other, more);
        map.put(last, most);
        return map;
    }
}
