package dev.ajar.warehouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// As much of Trino's client protocol as its JDBC driver needs: a query is taken, and answered when it is asked for.
final class FakeTrino implements AutoCloseable {

    private static final String STATS = "\"stats\": {\"state\": \"%s\", \"queued\": false, \"scheduled\": true,"
            + " \"nodes\": 1, \"totalSplits\": 1, \"queuedSplits\": 0, \"runningSplits\": 0, \"completedSplits\": 1,"
            + " \"cpuTimeMillis\": 0, \"wallTimeMillis\": 0, \"queuedTimeMillis\": 0, \"elapsedTimeMillis\": 0,"
            + " \"processedRows\": 0, \"processedBytes\": 0, \"physicalInputBytes\": 0, \"peakMemoryBytes\": 0,"
            + " \"spilledBytes\": 0}, \"warnings\": []";

    private final HttpServer server;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean cancelled;
    private volatile boolean endless;
    private volatile int status = 200;

    FakeTrino() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        when("select 1", columns("bigint"), "[[1]]");
    }

    String url() {
        return "jdbc:trino://127.0.0.1:%s/lake/doors"
                .formatted(server.getAddress().getPort());
    }

    /// What a query that contains this text is answered.
    FakeTrino when(String query, String columns, String data) {
        answers.put(query, "\"columns\": %s, \"data\": %s".formatted(columns, data));
        return this;
    }

    /// What a query that contains this text is refused with.
    FakeTrino refusing(String query, String message) {
        answers.put(
                query,
                "\"error\": {\"message\": \"%s\", \"errorCode\": 1, \"errorName\": \"E\", \"errorType\": \"USER_ERROR\", \"failureInfo\": {\"type\": \"E\", \"message\": \"%s\", \"suppressed\": [], \"stack\": []}}"
                        .formatted(message, message));
        return this;
    }

    /// From now on every request gets this code of HTTP.
    void failing(int code) {
        status = code;
    }

    /// From now on no query ends by itself.
    void neverEnding() {
        endless = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    List<String> queries() {
        return List.copyOf(queries);
    }

    List<String> headers() {
        return List.copyOf(headers);
    }

    static String columns(String... types) {
        List<String> columns = new ArrayList<>();
        for (int at = 0; at < types.length; at++) {
            columns.add(
                    "{\"name\": \"c%s\", \"type\": \"%s\", \"typeSignature\": {\"rawType\": \"%s\", \"arguments\": %s}}"
                            .formatted(at, types[at], types[at].replaceFirst("\\(.*?\\)", ""), arguments(types[at])));
        }
        return columns.toString();
    }

    private static String arguments(String type) {
        return type.startsWith("timestamp")
                ? "[{\"kind\": \"LONG\", \"value\": 6}]"
                : type.equals("varchar") ? "[{\"kind\": \"LONG\", \"value\": 2147483647}]" : "[]";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Trino-User")));
        if (status != 200) {
            send(exchange, status, "no");
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            cancelled = true;
            send(exchange, 204, "");
        } else if (exchange.getRequestMethod().equals("POST")) {
            queries.add(body);
            send(
                    exchange,
                    200,
                    "{%s, \"nextUri\": \"%s\", %s}"
                            .formatted(id(), next(queries.size() - 1), STATS.formatted("QUEUED")));
        } else {
            int number = Integer.parseInt(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
            String query = queries.get(number);
            Optional<String> answer = answers.entrySet().stream()
                    .filter(each -> query.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (endless && !query.equals("select 1")) {
                send(
                        exchange,
                        200,
                        "{%s, \"nextUri\": \"%s\", %s}".formatted(id(), next(number), STATS.formatted("RUNNING")));
            } else {
                send(
                        exchange,
                        200,
                        "{%s, %s, %s}"
                                .formatted(
                                        id(),
                                        answer.orElse("\"columns\": %s, \"data\": []".formatted(columns("varchar"))),
                                        STATS.formatted("FINISHED")));
            }
        }
    }

    private static String id() {
        return "\"id\": \"q1\", \"infoUri\": \"http://127.0.0.1/info\"";
    }

    private String next(int number) {
        return "http://127.0.0.1:%s/v1/statement/%s"
                .formatted(server.getAddress().getPort(), number);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
