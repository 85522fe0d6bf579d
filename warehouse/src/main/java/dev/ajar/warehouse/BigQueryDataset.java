package dev.ajar.warehouse;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A data set of BigQuery, over its REST interface (version 2).
public final class BigQueryDataset implements Warehouse {

    private static final String TITLE = "BigQuery";
    private static final String PATH = "/bigquery/v2/projects/";
    private static final int PAGE = 50_000;

    private final String project;
    private final String dataset;
    private final Rest rest;
    private final Limits limits;
    private final AtomicReference<Optional<String>> running = new AtomicReference<>(Optional.empty());
    private String location = "";
    private volatile boolean stopped;

    /// @param project whose jobs are run and paid for, and where the data set is
    /// @param root where the interface is
    /// @param credentials who asks
    BigQueryDataset(
            String project, String dataset, URI root, Rest.Credentials credentials, Limits limits, Duration pause) {
        this.project = project;
        this.dataset = dataset;
        this.limits = limits;
        rest = new Rest(root, credentials, pause);
    }

    /// Opens a data set.
    ///
    /// @param name `PROJECT.DATASET`
    /// @param environment where `BIGQUERY_EMULATOR_HOST` is looked for: what answers there gets no credentials
    public static BigQueryDataset open(String name, Map<String, String> environment, Limits limits) throws Refused {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || dot == name.length() - 1) {
            throw new Refused("bigquery:" + name, "no name of a data set", "bigquery:PROJECT.DATASET");
        }
        String emulator = environment.getOrDefault("BIGQUERY_EMULATOR_HOST", "");
        Duration pause = Duration.ofMillis(500);
        String project = name.substring(0, dot);
        String dataset = name.substring(dot + 1);
        if (!emulator.isEmpty()) {
            URI root = URI.create(emulator.contains("://") ? emulator : "http://" + emulator);
            return new BigQueryDataset(project, dataset, root, uri -> Map.of(), limits, pause);
        }
        return new BigQueryDataset(
                project,
                dataset,
                URI.create("https://bigquery.googleapis.com"),
                GoogleLogin.ofThisMachine(),
                limits,
                pause);
    }

    @Override
    public String dialect() {
        return "bigquery";
    }

    @Override
    public String title() {
        return TITLE;
    }

    private record Name(String project, String dataset, String table) {

        String path() {
            return PATH + Rest.escaped(project) + "/datasets/" + Rest.escaped(dataset) + "/tables";
        }
    }

    private Name name(String name) throws Refused {
        List<String> parts = new ArrayList<>(Arrays.asList(name.split("\\.", -1)));
        if (parts.size() < 2) {
            parts.add(0, dataset);
        }
        String table = parts.removeLast();
        String set = parts.removeLast();
        String owner = parts.isEmpty() ? project : String.join(".", parts);
        if (table.isEmpty() || set.isEmpty() || owner.isEmpty()) {
            throw new Refused(TITLE, "table %s: no name of a table".formatted(name), "TABLE, or PROJECT.DATASET.TABLE");
        }
        return new Name(owner, set, table);
    }

    @Override
    public Optional<Table> table(String name) throws Refused {
        Name asked = name(name);
        try {
            JsonNode found = rest.get(asked.path() + "/" + Rest.escaped(asked.table()));
            location = found.path("location").asString("");
            List<Table.Column> columns = new ArrayList<>();
            for (JsonNode field : found.path("schema").path("fields")) {
                String type = field.path("type").asString("");
                boolean repeated = field.path("mode").asString("").equals("REPEATED");
                columns.add(new Table.Column(
                        field.path("name").asString(""),
                        repeated ? "ARRAY of " + type : type,
                        repeated ? Table.Kind.OTHER : kind(type)));
            }
            return Optional.of(
                    new Table("%s.%s.%s".formatted(asked.project(), asked.dataset(), asked.table()), columns));
        } catch (Rest.Failure failure) {
            if (failure.status() == 404) {
                return Optional.empty();
            }
            throw refused(failure);
        }
    }

    @Override
    public List<String> tables(String name) throws Refused {
        Name asked = name(name);
        try {
            List<String> tables = new ArrayList<>();
            for (JsonNode table : rest.get(asked.path() + "?maxResults=1000").path("tables")) {
                String id = table.path("tableReference").path("tableId").asString("");
                tables.add(name.substring(0, name.lastIndexOf('.') + 1) + id);
            }
            return tables;
        } catch (Rest.Failure failure) {
            if (failure.status() == 404) {
                throw new Refused(TITLE, "no data set %s.%s".formatted(asked.project(), asked.dataset()));
            }
            throw refused(failure);
        }
    }

    private static Table.Kind kind(String type) {
        return switch (type) {
            case "STRING" -> Table.Kind.TEXT;
            case "INTEGER", "INT64" -> Table.Kind.INT;
            case "FLOAT", "FLOAT64", "NUMERIC", "BIGNUMERIC" -> Table.Kind.REAL;
            case "BOOLEAN", "BOOL" -> Table.Kind.TRUTH;
            case "TIMESTAMP" -> Table.Kind.INSTANT;
            default -> Table.Kind.OTHER;
        };
    }

    @Override
    public OptionalLong scan(String sql) throws Refused {
        try {
            JsonNode job = rest.post(jobs(), job(sql, newId(), true));
            return OptionalLong.of(Long.parseLong(
                    job.path("statistics").path("totalBytesProcessed").asString("0")));
        } catch (Rest.Failure failure) {
            throw refused(failure);
        }
    }

    @Override
    public void ask(String sql, Consumer<List<Value>> rows) throws Refused {
        String id = newId();
        stopped = false;
        running.set(Optional.of(id));
        try {
            start(sql, id);
            JsonNode page = rest.get(results(id, ""));
            while (!page.path("jobComplete").asBoolean(false)) {
                if (stopped) {
                    throw new Refused(TITLE, "the query was cancelled");
                }
                rest.pause();
                page = rest.get(results(id, ""));
            }
            List<String> types = new ArrayList<>();
            for (JsonNode field : page.path("schema").path("fields")) {
                types.add(field.path("type").asString(""));
            }
            give(page, types, rows);
            while (page.hasNonNull("pageToken")) {
                page = rest.get(results(id, page.path("pageToken").asString("")));
                give(page, types, rows);
            }
        } catch (Rest.Failure failure) {
            throw refused(failure);
        } finally {
            running.set(Optional.empty());
        }
    }

    /// Begun twice under one id, a job is still one.
    private void start(String sql, String id) throws Rest.Failure {
        try {
            JsonNode error =
                    rest.post(jobs(), job(sql, id, false)).path("status").path("errorResult");
            if (error.hasNonNull("message")) {
                throw new Rest.Failure(
                        400,
                        error.path("reason").asString(""),
                        error.path("message").asString(""));
            }
        } catch (Rest.Failure failure) {
            if (failure.status() != 409) {
                throw failure;
            }
        }
    }

    private static void give(JsonNode page, List<String> types, Consumer<List<Value>> rows) {
        for (JsonNode row : page.path("rows")) {
            List<Value> values = new ArrayList<>(types.size());
            for (int column = 0; column < types.size(); column++) {
                JsonNode cell = row.path("f").path(column).path("v");
                values.add(
                        cell.isNull() || cell.isMissingNode()
                                ? Value.UNKNOWN
                                : value(cell.asString(""), types.get(column)));
            }
            rows.accept(values);
        }
    }

    private static Value value(String text, String type) {
        return switch (type) {
            case "INTEGER", "INT64" -> new IntValue(Long.parseLong(text));
            case "FLOAT", "FLOAT64" -> new DoubleValue(Double.parseDouble(text));
            case "BOOLEAN", "BOOL" -> BoolValue.of(text.equalsIgnoreCase("true"));
            case "TIMESTAMP" -> new InstantValue(Long.parseLong(text));
            default -> new StringValue(text);
        };
    }

    private String jobs() {
        return PATH + Rest.escaped(project) + "/jobs";
    }

    private static String newId() {
        return "ajar_" + UUID.randomUUID();
    }

    private String results(String id, String token) {
        return "%s%s/queries/%s?location=%s&timeoutMs=10000&maxResults=%s&formatOptions.useInt64Timestamp=true%s"
                .formatted(
                        PATH,
                        Rest.escaped(project),
                        id,
                        Rest.escaped(location),
                        PAGE,
                        token.isEmpty() ? "" : "&pageToken=" + Rest.escaped(token));
    }

    private Map<String, ?> job(String sql, String id, boolean dry) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("query", sql);
        query.put("useLegacySql", false);
        limits.billed().ifPresent(bytes -> query.put("maximumBytesBilled", Long.toString(bytes)));
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("query", query);
        configuration.put("dryRun", dry);
        configuration.put("labels", Map.of("made-by", "ajar"));
        configuration.put("jobTimeoutMs", Long.toString(limits.timeout().toMillis()));
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("projectId", project);
        if (!dry) {
            reference.put("jobId", id);
        }
        if (!location.isEmpty()) {
            reference.put("location", location);
        }
        return Map.of("configuration", configuration, "jobReference", reference);
    }

    @Override
    public void cancel() {
        running.get().ifPresent(id -> {
            try {
                rest.post("%s/%s/cancel?location=%s".formatted(jobs(), id, Rest.escaped(location)), Map.of());
            } catch (Rest.Failure ended) {
                // it has ended by itself, or its own time-out ends it
            }
        });
        stopped = true; // only now, for whoever waits may end the process
    }

    @Override
    public void close() {
        // there is no connection to close
    }

    private Refused refused(Rest.Failure failure) {
        if (failure.status() == 401) {
            return new Refused(TITLE, "it does not take these credentials: " + failure.words(), GoogleLogin.EXPECTED);
        }
        return switch (failure.reason()) {
            case "accessDenied" ->
                new Refused(
                        TITLE,
                        failure.words(),
                        "roles/bigquery.jobUser on project %s and roles/bigquery.dataViewer on the table"
                                .formatted(project));
            case "bytesBilledLimitExceeded" -> new Refused(TITLE, failure.words(), "a higher --max-bytes");
            case "unreachable", "unreadable" -> new Refused(TITLE, failure.words());
            case "invalidQuery" -> new Refused(TITLE, "it refuses the query: " + failure.words());
            default -> new Refused(TITLE, failure.words());
        };
    }
}
