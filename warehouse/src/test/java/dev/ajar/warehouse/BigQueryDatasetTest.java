package dev.ajar.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever pays for every byte wants to know what is asked, and why something was not answered.
class BigQueryDatasetTest {

    private static final String DONE = "{\"jobComplete\": true, \"schema\": {\"fields\": ["
            + "{\"name\": \"a\", \"type\": \"STRING\"}, {\"name\": \"b\", \"type\": \"INTEGER\"},"
            + " {\"name\": \"c\", \"type\": \"TIMESTAMP\"}, {\"name\": \"d\", \"type\": \"BOOLEAN\"},"
            + " {\"name\": \"e\", \"type\": \"FLOAT\"}]},"
            + " \"rows\": [{\"f\": [{\"v\": \"x\"}, {\"v\": \"7\"}, {\"v\": \"1700000000000001\"}, {\"v\": \"true\"},"
            + " {\"v\": \"0.5\"}]}]%s}";

    private final FakeBigQuery server = server();

    private static FakeBigQuery server() {
        try {
            return new FakeBigQuery();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @BeforeEach
    void a_table_is_there() {
        server.when(
                "GET /datasets/doors/tables/events",
                200,
                "{\"location\": \"asia-northeast1\", \"schema\": {\"fields\": [{\"name\": \"id\", \"type\": \"STRING\"},"
                        + " {\"name\": \"tags\", \"type\": \"STRING\", \"mode\": \"REPEATED\"}]}}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private BigQueryDataset dataset(OptionalLong billed) {
        Limits limits = new Limits(Duration.ofSeconds(30), 100, billed, 64 << 20, 1, Path.of(""));
        return new BigQueryDataset(
                "house",
                "doors",
                server.root(),
                uri -> Map.of("Authorization", List.of("Bearer secret-token")),
                limits,
                Duration.ofMillis(1));
    }

    private List<List<Value>> ask(BigQueryDataset dataset) throws Refused {
        List<List<Value>> rows = new ArrayList<>();
        dataset.ask("select 1", rows::add);
        return rows;
    }

    @Test
    void a_table_has_the_columns_that_bigquery_tells() throws Refused {
        assertThat(dataset(OptionalLong.empty()).table("events").orElseThrow())
                .isEqualTo(new Table(
                        "house.doors.events",
                        List.of(
                                new Table.Column("id", "STRING", Table.Kind.TEXT),
                                new Table.Column("tags", "ARRAY of STRING", Table.Kind.OTHER))));
    }

    @Test
    void a_table_that_is_not_there_is_none_and_its_neighbours_are_told() throws Refused {
        server.when("GET /datasets/doors/tables/evnts", 404, "{\"error\": {\"message\": \"Not found\"}}")
                .when(
                        "GET /datasets/doors/tables",
                        200,
                        "{\"tables\": [{\"tableReference\": {\"tableId\": \"events\"}}]}");
        BigQueryDataset dataset = dataset(OptionalLong.empty());
        assertThat(dataset.table("evnts")).isEmpty();
        assertThat(dataset.tables("evnts")).containsExactly("events");
    }

    @Test
    void a_dry_run_tells_bytes_and_runs_nothing() throws Refused {
        server.when("POST /jobs \"dryRun\":true", 200, "{\"statistics\": {\"totalBytesProcessed\": \"123456789\"}}");
        assertThat(dataset(OptionalLong.empty()).scan("select 1")).hasValue(123_456_789);
        assertThat(server.asked()).hasSize(1).allMatch(request -> request.contains("\"dryRun\":true"));
    }

    @Test
    void rows_come_page_by_page_with_their_types() throws Refused {
        server.when("POST /jobs", 200, "{\"status\": {\"state\": \"RUNNING\"}}")
                .when("GET /queries/", 200, "{\"jobComplete\": false}")
                .when("GET /queries/", 200, DONE.formatted(", \"pageToken\": \"p/2\""))
                .when("GET /queries/", 200, DONE.formatted("").replace("\"v\": \"x\"", "\"v\": null"));
        List<Value> first = List.of(
                new StringValue("x"),
                new IntValue(7),
                new InstantValue(1_700_000_000_000_001L),
                BoolValue.TRUE,
                new DoubleValue(0.5));
        List<Value> second = new ArrayList<>(first);
        second.set(0, Value.UNKNOWN);
        BigQueryDataset dataset = dataset(OptionalLong.of(5_000_000));
        assertThat(dataset.table("events")).isPresent();
        assertThat(ask(dataset)).containsExactly(first, second);
        assertThat(server.asked().get(1))
                .contains("\"useLegacySql\":false")
                .contains("\"maximumBytesBilled\":\"5000000\"")
                .contains("\"location\":\"asia-northeast1\"");
        assertThat(server.asked().getLast()).contains("pageToken=p%2F2").contains("useInt64Timestamp=true");
    }

    @Test
    void a_busy_server_is_asked_again_and_a_job_begun_twice_is_one() throws Refused {
        server.when("POST /jobs", 503, "busy")
                .when("POST /jobs", 409, "{\"error\": {\"message\": \"Already Exists\"}}")
                .when("GET /queries/", 200, DONE.formatted(""));
        assertThat(ask(dataset(OptionalLong.empty()))).hasSize(1);
    }

    @Test
    void what_may_not_be_read_is_told_with_the_roles_that_are_needed() {
        server.when("POST /jobs", 403, error("accessDenied", "Access Denied: User does not have bigquery.jobs.create"));
        assertThatThrownBy(() -> ask(dataset(OptionalLong.empty())))
                .isInstanceOf(Refused.class)
                .hasMessage("BigQuery: Access Denied: User does not have bigquery.jobs.create (expected:"
                        + " roles/bigquery.jobUser on project house and roles/bigquery.dataViewer on the table)");
    }

    @Test
    void wrong_credentials_are_told_without_them() {
        server.when("POST /jobs", 401, error("authError", "Request had invalid authentication credentials."));
        assertThatThrownBy(() -> ask(dataset(OptionalLong.empty())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("it does not take these credentials")
                .hasMessageContaining("gcloud auth application-default login")
                .hasMessageNotContaining("secret-token");
    }

    @Test
    void a_query_that_costs_too_much_is_told_with_the_option() {
        server.when(
                "POST /jobs",
                200,
                "{\"status\": {\"errorResult\": {\"reason\": \"bytesBilledLimitExceeded\","
                        + " \"message\": \"Query exceeded limit for bytes billed: 10.\"}}}");
        assertThatThrownBy(() -> ask(dataset(OptionalLong.of(10))))
                .hasMessage("BigQuery: Query exceeded limit for bytes billed: 10. (expected: a higher --max-bytes)");
    }

    @Test
    void a_server_that_is_not_there_is_told() throws Refused {
        BigQueryDataset dataset = dataset(OptionalLong.empty());
        server.close();
        assertThatThrownBy(() -> ask(dataset)).isInstanceOf(Refused.class).hasMessageContaining("cannot be reached");
    }

    @Test
    void a_query_that_takes_too_long_is_cancelled_there() {
        server.when("POST /jobs", 200, "{}").when("GET /queries/", 200, "{\"jobComplete\": false}");
        server.when("POST /cancel", 200, "{}");
        BigQueryDataset dataset = dataset(OptionalLong.empty());
        Limits limits = new Limits(Duration.ofMillis(300), 100, OptionalLong.empty(), 1, 1, Path.of(""));
        try (Asking asking = new Asking(dataset, limits)) {
            assertThatThrownBy(() -> asking.ask("select 1", row -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("the query was cancelled")
                    .hasMessageContaining("--timeout");
        }
        assertThat(server.asked()).anyMatch(request -> request.contains("/cancel"));
    }

    private static String error(String reason, String message) {
        return "{\"error\": {\"message\": \"%s\", \"errors\": [{\"reason\": \"%s\"}]}}".formatted(message, reason);
    }
}
