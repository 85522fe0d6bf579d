package dev.ajar.translate.dbt;

import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes a project of dbt from definitions.
public final class DbtProject {

    /// How far apart the events of a session may lie, unless somebody says otherwise.
    private static final Duration REACH = Duration.ofDays(1);

    private static final long LOOK_BACK_DAYS = 3;

    private final Definitions definitions;
    private final List<Dialect> dialects;
    private final List<OwnTable> tables;
    private final SortedMap<String, String> files = new TreeMap<>();

    private DbtProject(Definitions definitions, List<Dialect> dialects, List<OwnTable> tables) {
        this.definitions = definitions;
        this.dialects = dialects;
        this.tables = tables;
    }

    /// The project that measures all experiences of the definitions.
    ///
    /// @param dialects the databases that it can run in; dbt's target chooses one of them
    /// @param tables that people have, each by the name of the source that makes events of its rows: `TABLE`,
    ///     `SCHEMA.TABLE` or `DATABASE.SCHEMA.TABLE`; empty where they have a table of events
    public static Exported of(Definitions definitions, List<Dialect> dialects, Map<String, String> tables) {
        List<OwnTable> own = definitions.sources().stream()
                .flatMap(source ->
                        Optional.ofNullable(tables.get(source.name()))
                                .map(table -> new OwnTable(source, table))
                                .stream())
                .toList();
        return new DbtProject(definitions, dialects, own).make();
    }

    private Exported make() {
        List<String> obstacles = new ArrayList<>(Names.clashes(definitions.experiences()));
        obstacles.addAll(Names.same(tables));
        for (Dialect dialect : dialects) {
            Models models = new Models(dialect, definitions, tables);
            obstacles.addAll(models.obstacles());
            files.putAll(models.files());
        }
        if (!obstacles.isEmpty()) {
            return new Exported.NotExpressible(obstacles);
        }
        frame();
        files.put("models/sources.yml", Properties.sources(tables, dialects));
        files.put("models/ajar.yml", Properties.shared(definitions, !tables.isEmpty()));
        files.put("models/ajar_tallies.sql", allTallies());
        files.put("models/ajar_runs.sql", runs());
        for (Experience experience : definitions.experiences()) {
            files.put("models/%s.yml".formatted(Names.stem(experience)), Properties.of(experience));
            List<Indicator> counting = experience.indicators().stream()
                    .filter(indicator -> !indicator.isLatency())
                    .toList();
            if (!counting.isEmpty()) {
                files.put(
                        "tests/%s_tallies_add_up.sql".formatted(Names.stem(experience)), addsUp(experience, counting));
            }
        }
        return new Exported.Project(files);
    }

    private void frame() {
        files.put("profiles.yml", Resource.text("profiles.yml"));
        files.put(".gitignore", Resource.text("gitignore"));
        files.put("macros/ajar.sql", Resource.text("macros/ajar.sql"));
        files.put("airflow/ajar_daily.py", Resource.text("airflow/ajar_daily.py"));
        files.put("models/ajar_run.sql", Resource.text("models/ajar_run.sql").replace("${rows}", Models.rows(tables)));
        files.put(
                "dbt_project.yml",
                Resource.text("dbt_project.yml")
                        .replace("${tables}", whereTablesAre())
                        .replace("${look_back_days}", Long.toString(lookBackDays()))
                        .replace("${reach_hours}", Long.toString(REACH.toHours()))
                        .replace(
                                "${dialects}",
                                dialects.stream()
                                        .map(dialect -> "    %1$s:\n      +enabled: \"{{ target.type == '%1$s' }}\""
                                                .formatted(dialect.name()))
                                        .collect(Collectors.joining("\n"))));
        files.put(
                "README.md",
                Resource.text("README.md")
                        .replace("${reads}", reads())
                        .replace(
                                "${rows}",
                                tables.isEmpty()
                                        ? ""
                                        : "| `%s` | a view: what the rows of your tables give, as events |\n"
                                                .formatted(Names.ROWS))
                        .replace(
                                "${experiences}",
                                definitions.experiences().stream()
                                        .map(experience -> "`%s`".formatted(experience.name()))
                                        .collect(Collectors.joining(", "))));
    }

    private String whereTablesAre() {
        Map<String, Object> variables = new LinkedHashMap<>();
        tables.forEach(table -> variables.putAll(table.variables()));
        return tables.isEmpty()
                ? "  # Where the rows of events are: see models/sources.yml.\n  ajar_events_table: events"
                : "  # Where your tables are: see models/sources.yml. Without a schema or database they are those of the"
                        + " target.\n"
                        + Yaml.text(variables).strip().indent(2).stripTrailing();
    }

    private String reads() {
        return tables.isEmpty()
                ? "It reads one table of events: `models/sources.yml` says where it is and what columns it has."
                : """
                It reads tables of your own through their Sources (%s): `models/sources.yml` says where they are and which of
                their columns are used, and variables in `dbt_project.yml` move them. `ajar_rows` makes events of their rows; rows
                that can be none are left out, and `…_quality` counts them as `refused`. Late rows are told by `received` of the
                Source, which must be when the row came into the table. Where it has none, a row is taken to have come in when its
                event happened, so what comes in more than `ajar_look_back_days` later is not seen before a full refresh. To find
                late rows a run looks at the times of every row; all else it reads of the days that it states anew, where a table
                keeps its times as timestamps or numbers.\
                """.formatted(tables.stream()
                        .map(table -> "`%s`".formatted(table.source().name()))
                        .collect(Collectors.joining(", ")));
    }

    /// At least until the slowest session of the last run has settled.
    private long lookBackDays() {
        long settle = definitions.experiences().stream()
                .mapToLong(experience -> experience.session().settle())
                .max()
                .orElse(0);
        return Math.max(LOOK_BACK_DAYS, Duration.ofNanos(settle * 1_000).toDays() + 2);
    }

    private String allTallies() {
        return "{{ config(materialized='view') }}\n\n"
                + definitions.experiences().stream()
                        .map(experience -> "select * from {{ ref('%s') }}"
                                .formatted(Names.model(experience, Stage.TALLIES.word())))
                        .collect(Collectors.joining("\nunion all\n"))
                + "\n";
    }

    /// Comes last, so that a run is remembered only if all before it came to their end.
    private String runs() {
        String before = definitions.experiences().stream()
                .flatMap(experience -> List.of(Stage.VERDICTS, Stage.TALLIES).stream()
                        .map(stage ->
                                "-- depends_on: {{ ref('%s') }}".formatted(Names.model(experience, stage.word()))))
                .collect(Collectors.joining("\n"));
        return """
                {{ config(materialized='incremental', incremental_strategy='merge' if target.type == 'bigquery' else 'append') }}
                %s

                select *
                from {{ ref('%s') }}
                """.formatted(before, Names.RUN);
    }

    /// Nothing is lost between verdicts and tallies: every session is counted once by every indicator of sessions, as a
    /// whole and in each dimension.
    private static String addsUp(Experience experience, List<Indicator> counting) {
        return Resource.text("tests/add_up.sql")
                .replace("${verdicts}", "{{ ref('%s') }}".formatted(Names.model(experience, Stage.VERDICTS.word())))
                .replace("${tallies}", "{{ ref('%s') }}".formatted(Names.model(experience, Stage.TALLIES.word())))
                .replace(
                        "${dimensions}",
                        Integer.toString(experience.dimensions().size()))
                .replace(
                        "${indicators}",
                        counting.stream()
                                .map(indicator -> "  select '%s' as indicator".formatted(indicator.name()))
                                .collect(Collectors.joining("\n  union all\n")));
    }
}
