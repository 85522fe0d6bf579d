package dev.ajar.warehouse;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls an interface that speaks JSON over HTTP as Google's do. What may be asked again is, when the other side is
/// busy.
final class Rest {

    /// What is worth another try.
    private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

    private static final int TRIES = 5;

    private final URI root;
    private final Credentials credentials;
    private final Duration pause;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final JsonMapper json = new JsonMapper();

    /// What goes with each request to say who asks.
    @FunctionalInterface
    interface Credentials {

        /// Headers with their values.
        Map<String, List<String>> headers(URI uri) throws IOException;
    }

    /// @param pause before the second try; twice as long before each further one
    Rest(URI root, Credentials credentials, Duration pause) {
        this.root = root;
        this.credentials = credentials;
        this.pause = pause;
    }

    /// An answer that is no success.
    static final class Failure extends IOException {

        private static final long serialVersionUID = 1;

        private final int status;
        private final String reason;

        Failure(int status, String reason, String message) {
            super(message);
            this.status = status;
            this.reason = reason;
        }

        /// The code of HTTP; 0 where nothing was answered.
        int status() {
            return status;
        }

        /// A word for programs; may be empty.
        String reason() {
            return reason;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    JsonNode get(String path) throws Failure {
        return send(path, HttpRequest.newBuilder().GET());
    }

    JsonNode post(String path, Map<String, ?> body) throws Failure {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body), StandardCharsets.UTF_8)));
    }

    private JsonNode send(String path, HttpRequest.Builder request) throws Failure {
        URI uri = root.resolve(path);
        for (int attempt = 1; ; attempt++) {
            try {
                return once(uri, request);
            } catch (Failure failure) {
                boolean busy =
                        BUSY.contains(failure.status()) || failure.reason().equals("rateLimitExceeded");
                if (!busy || attempt == TRIES) {
                    throw failure;
                }
                rest(pause.multipliedBy(1L << (attempt - 1)));
            }
        }
    }

    private JsonNode once(URI uri, HttpRequest.Builder request) throws Failure {
        try {
            HttpRequest.Builder own = request.copy().uri(uri).timeout(Duration.ofMinutes(2));
            credentials.headers(uri).forEach((name, values) -> values.forEach(value -> own.header(name, value)));
            HttpResponse<String> response = http.send(own.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw failure(response.statusCode(), response.body());
            }
            return json.readTree(response.body().isBlank() ? "{}" : response.body());
        } catch (Failure told) {
            throw told;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(0, "stopped", "interrupted");
        } catch (HttpTimeoutException slow) {
            throw new Failure(0, "unreachable", "%s does not answer".formatted(uri.getHost()));
        } catch (ConnectException refused) {
            throw new Failure(
                    0,
                    "unreachable",
                    "%s cannot be reached%s"
                            .formatted(
                                    uri.getAuthority(),
                                    refused.getCause() instanceof UnresolvedAddressException
                                            ? ": no such host is known here"
                                            : ""));
        } catch (JacksonException garbled) {
            throw new Failure(0, "unreadable", "%s does not answer in JSON".formatted(uri.getAuthority()));
        } catch (IOException broken) {
            throw new Failure(
                    0, "unreachable", "%s: %s".formatted(uri.getAuthority(), String.valueOf(broken.getMessage())));
        }
    }

    /// Waits a little before something is asked that has no answer yet.
    void pause() throws Failure {
        rest(pause);
    }

    /// What stands before the service itself may answer in something else than JSON.
    private Failure failure(int status, String body) {
        try {
            JsonNode error = json.readTree(body).path("error");
            return new Failure(
                    status,
                    error.path("errors").path(0).path("reason").asString(""),
                    error.path("message").asString("HTTP " + status));
        } catch (JacksonException garbled) {
            return new Failure(status, "", "HTTP " + status);
        }
    }

    private static void rest(Duration pause) throws Failure {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(0, "stopped", "interrupted");
        }
    }

    /// Part of a path, or of what follows its `?`, whatever it holds.
    static String escaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.iterate(0, at -> at < bytes.length, at -> at + 1)
                .map(at -> bytes[at] & 0xff)
                .map(unit -> isPlain(unit)
                        ? String.valueOf((char) unit.intValue())
                        : "%%%s%s".formatted(hex(unit >> 4), hex(unit & 15)))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || "-._~".indexOf(unit) >= 0;
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
