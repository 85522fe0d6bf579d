package dev.ajar.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import io.trino.jdbc.TrinoDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever has a lake with Trino before it wants answers from there, and no password in a log.
class TrinoClusterTest {

    private final FakeTrino server = server();

    private static FakeTrino server() {
        try {
            return new FakeTrino();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private TrinoCluster open(Map<String, String> environment) throws Refused {
        return TrinoCluster.open(server.url(), environment, new TrinoDriver());
    }

    @Test
    void rows_come_with_their_types() throws Refused {
        server.when(
                "select all",
                FakeTrino.columns(
                        "varchar", "bigint", "timestamp(6) with time zone", "timestamp(6)", "boolean", "double"),
                "[[\"x\", 7, \"2026-03-01 10:00:00.000001 UTC\", \"2026-03-01 10:00:00.000002\", true, 0.5],"
                        + " [null, null, null, null, null, null]]");
        long ten = Time.parse("2026-03-01T10:00:00Z").orElseThrow();
        List<List<Value>> rows = new ArrayList<>();
        try (TrinoCluster cluster = open(Map.of())) {
            cluster.ask("select all", rows::add);
        }
        assertThat(rows.get(0))
                .containsExactly(
                        new StringValue("x"),
                        new IntValue(7),
                        new InstantValue(ten + 1),
                        new InstantValue(ten + 2),
                        BoolValue.TRUE,
                        new DoubleValue(0.5));
        assertThat(rows.get(1)).containsOnly(Value.UNKNOWN);
    }

    @Test
    void a_table_is_looked_for_in_the_catalog_and_schema_of_the_url() throws Refused {
        server.when(
                "information_schema.columns",
                FakeTrino.columns("varchar", "varchar"),
                "[[\"id\", \"varchar(36)\"], [\"time\", \"timestamp(6) with time zone\"], [\"n\", \"decimal(9,2)\"]]");
        try (TrinoCluster cluster = open(Map.of())) {
            assertThat(cluster.table("Events").orElseThrow())
                    .isEqualTo(new Table(
                            "lake.doors.events",
                            List.of(
                                    new Table.Column("id", "varchar(36)", Table.Kind.TEXT),
                                    new Table.Column("time", "timestamp(6) with time zone", Table.Kind.INSTANT),
                                    new Table.Column("n", "decimal(9,2)", Table.Kind.REAL))));
        }
        assertThat(server.queries().getLast())
                .contains("\"lake\".information_schema.columns")
                .contains("table_schema = 'doors' and table_name = 'events'");
    }

    @Test
    void the_user_comes_from_the_environment() throws Refused {
        try (TrinoCluster cluster = open(Map.of("AJAR_TRINO_USER", "ada"))) {
            assertThat(cluster.dialect()).isEqualTo("trino");
        }
        assertThat(server.headers()).containsOnly("ada");
    }

    @Test
    void a_query_that_is_refused_is_told_in_trinos_words() throws Refused {
        server.refusing("select wrong", "line 1:8: Column 'wrong' cannot be resolved");
        try (TrinoCluster cluster = open(Map.of())) {
            assertThatThrownBy(() -> cluster.ask("select wrong", row -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessage("%s: line 1:8: Column 'wrong' cannot be resolved".formatted(server.url()));
        }
    }

    @Test
    void wrong_credentials_are_told_without_them() {
        server.failing(401);
        assertThatThrownBy(() -> TrinoCluster.open(
                        server.url() + "?user=ada&extraCredentials=k:hidden-secret", Map.of(), new TrinoDriver()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("it does not take these credentials")
                .hasMessageContaining("AJAR_TRINO_PASSWORD")
                .hasMessageNotContaining("hidden-secret");
    }

    @Test
    void a_password_without_encryption_is_refused_and_not_shown() {
        assertThatThrownBy(() -> open(Map.of("AJAR_TRINO_USER", "ada", "AJAR_TRINO_PASSWORD", "hidden-secret")))
                .isInstanceOf(Refused.class)
                .hasMessageNotContaining("hidden-secret");
    }

    @Test
    void a_cluster_that_is_not_there_is_told() {
        server.close();
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("it cannot be reached");
    }

    @Test
    void what_is_no_url_of_trino_is_told() {
        assertThatThrownBy(() -> TrinoCluster.open("jdbc:postgresql://x/y", Map.of(), new TrinoDriver()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("jdbc:trino://HOST:PORT/CATALOG/SCHEMA");
    }

    @Test
    void a_query_that_takes_too_long_is_cancelled_there() throws Refused, InterruptedException {
        server.neverEnding();
        Limits limits = new Limits(Duration.ofMillis(300), 100, OptionalLong.empty(), 1, 1, Path.of(""));
        try (TrinoCluster cluster = open(Map.of());
                Asking asking = new Asking(cluster, limits)) {
            assertThatThrownBy(() -> asking.ask("select slow", row -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("the query was cancelled");
        }
        for (int wait = 0; wait < 100 && !server.isCancelled(); wait++) {
            Thread.sleep(50);
        }
        assertThat(server.isCancelled()).isTrue();
    }
}
