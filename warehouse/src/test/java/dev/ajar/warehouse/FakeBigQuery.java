package dev.ajar.warehouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// As much of BigQuery's REST interface as this room uses: it gives the answers that it was told to give, in their
/// order, and remembers what it was asked.
final class FakeBigQuery implements AutoCloseable {

    private final HttpServer server;
    /// Of several that are meant, the one that says most.
    private final Map<String, Deque<Answer>> answers =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private record Answer(int status, String body) {}

    FakeBigQuery() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next answer to a request; the last one is given again and again.
    ///
    /// @param request method and how the path ends, `GET /tables/events`
    FakeBigQuery when(String request, int status, String body) {
        answers.computeIfAbsent(request, ignored -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /// Method, path and body of each request.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(request + " " + body);
        Answer answer = next(exchange, body);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer next(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        for (Map.Entry<String, Deque<Answer>> each : answers.entrySet()) {
            String[] words = each.getKey().split(" ", 3);
            boolean meant = exchange.getRequestMethod().equals(words[0])
                    && path.contains(words[1])
                    && (words.length < 3 || body.contains(words[2]) || query.contains(words[2]));
            if (meant) {
                return each.getValue().size() > 1
                        ? each.getValue().removeFirst()
                        : each.getValue().getFirst();
            }
        }
        return new Answer(404, "{\"error\": {\"message\": \"Not found\", \"errors\": [{\"reason\": \"notFound\"}]}}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
