package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has tables of their own in BigQuery wants the report that their rows give as files, and its price first.
class OwnTablesMeasuredTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tables_in_bigquery_are_measured_as_their_rows_in_files_are() throws IOException {
        try (BigQueryService service = new BigQueryService()) {
            service.put("visits", Shop.VISITS, Shop.visits());
            service.put("stations", Shop.STATIONS, Shop.stations());
            String told =
                    new Shop(folder).agrees("bigquery:house.doors", Map.of("BIGQUERY_EMULATOR_HOST", service.host()));
            assertThat(service.dry()).isEqualTo(service.asked()).isPositive();
            assertThat(told.lines())
                    .hasSize(3)
                    .allMatch(line -> line.startsWith("BigQuery: ") && line.contains("scan"));
        }
    }
}
