package dev.ajar.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.googlesql.Answer;
import dev.ajar.googlesql.Dataset;
import dev.ajar.googlesql.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As much of BigQuery's REST interface as `ajar measure` uses, with ZetaSQL's reference engine behind it: what is
/// asked is really run.
final class BigQueryService implements AutoCloseable {

    /// How many bytes every query would scan.
    static final long BYTES = 1_000_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TABLE = Pattern.compile(".*/projects/house/datasets/doors/tables/(\\w+)");
    private static final Pattern RESULT = Pattern.compile(".*/projects/house/queries/(\\w[\\w-]*)");

    private final Dataset dataset = new Dataset();
    private final Map<String, Map<String, Type>> tables = new TreeMap<>();
    private final Map<String, Answer> answers = new TreeMap<>();
    private final HttpServer server;
    private int dry;
    private int asked;

    BigQueryService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// As the variable `BIGQUERY_EMULATOR_HOST` says it.
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Adds a table to the data set `house.doors`.
    void put(String name, Map<String, Type> columns, List<List<Value>> rows) {
        Table table = new Table(
                name,
                columns.entrySet().stream()
                        .map(each -> new Table.Column(each.getKey(), each.getValue()))
                        .toList());
        rows.forEach(table::add);
        dataset.put(table);
        tables.put(name, columns);
    }

    /// How many dry runs there were.
    int dry() {
        return dry;
    }

    /// How many queries were run.
    int asked() {
        return asked;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher table = TABLE.matcher(path);
        Matcher result = RESULT.matcher(path);
        if (exchange.getRequestMethod().equals("POST") && path.endsWith("/jobs")) {
            give(exchange, 200, job(JSON.readTree(body)));
        } else if (table.matches() && tables.containsKey(table.group(1))) {
            give(exchange, 200, described(tables.getOrDefault(table.group(1), Map.of())));
        } else if (result.matches() && answers.containsKey(result.group(1))) {
            give(exchange, 200, rows(answers.getOrDefault(result.group(1), new Answer(List.of(), List.of()))));
        } else {
            give(exchange, 404, Map.of("error", Map.of("message", "Not found: " + path)));
        }
    }

    private Map<String, ?> job(JsonNode job) {
        if (job.path("configuration").path("dryRun").asBoolean(false)) {
            dry++;
            return Map.of("statistics", Map.of("totalBytesProcessed", Long.toString(BYTES)));
        }
        asked++;
        String sql = job.path("configuration").path("query").path("query").asString("");
        try {
            answers.put(
                    job.path("jobReference").path("jobId").asString(""), dataset.ask(sql.replace("house.doors.", "")));
            return Map.of("status", Map.of("state", "RUNNING"));
        } catch (SQLException wrong) {
            return Map.of(
                    "status",
                    Map.of(
                            "errorResult",
                            Map.of("reason", "invalidQuery", "message", wrong.getMessage() + "\n" + sql)));
        }
    }

    private static Map<String, ?> described(Map<String, Type> columns) {
        List<Map<String, ?>> fields = new ArrayList<>();
        columns.forEach((name, type) -> fields.add(Map.of("name", name, "type", written(type))));
        return Map.of("location", "US", "schema", Map.of("fields", fields));
    }

    private static String written(Type type) {
        return switch (type) {
            case STRING -> "STRING";
            case INT, DURATION -> "INTEGER";
            case DOUBLE -> "FLOAT";
            case BOOL -> "BOOLEAN";
            case INSTANT -> "TIMESTAMP";
        };
    }

    private static Map<String, ?> rows(Answer answer) {
        List<Map<String, ?>> fields = new ArrayList<>();
        for (int column = 0; column < answer.columns().size(); column++) {
            fields.add(Map.of("name", answer.columns().get(column), "type", type(answer, column)));
        }
        List<Map<String, ?>> rows = new ArrayList<>();
        for (List<Value> row : answer.rows()) {
            List<Map<String, ?>> cells = new ArrayList<>();
            for (Value value : row) {
                Map<String, Object> cell = new LinkedHashMap<>();
                cell.put("v", value.isKnown() ? text(value) : JSON.nullNode());
                cells.add(cell);
            }
            rows.add(Map.of("f", cells));
        }
        return Map.of("jobComplete", true, "schema", Map.of("fields", fields), "rows", rows);
    }

    private static String text(Value value) {
        return value instanceof InstantValue(long micros) ? Long.toString(micros) : value.text();
    }

    /// Of a column in which nothing is known nobody needs to know the type.
    private static String type(Answer answer, int column) {
        return answer.rows().stream()
                .map(row -> row.get(column))
                .filter(Value::isKnown)
                .findFirst()
                .map(value -> switch (value) {
                    case IntValue ignored -> "INTEGER";
                    case DoubleValue ignored -> "FLOAT";
                    case BoolValue ignored -> "BOOLEAN";
                    case InstantValue ignored -> "TIMESTAMP";
                    case StringValue ignored -> "STRING";
                    case DurationValue ignored -> "STRING";
                    case Value.Unknown ignored -> "STRING";
                })
                .orElse("STRING");
    }

    private static void give(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        dataset.close();
    }
}
