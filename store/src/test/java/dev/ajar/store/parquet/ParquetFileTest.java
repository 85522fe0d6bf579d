package dev.ajar.store.parquet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.store.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Parquet file is read in ranges, so it has to stay what it was.
class ParquetFileTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_file_that_grows_while_it_is_read_is_refused() throws Exception {
        Path path = folder.resolve("log.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT 1 AS a) TO '%s' (FORMAT parquet)".formatted(path));
        }
        try (ParquetFile file = new ParquetFile(path, "log.parquet", folder, 64 << 20)) {
            assertThatCode(file::expectUnchanged).doesNotThrowAnyException();
            Files.writeString(path, "more", StandardOpenOption.APPEND);
            assertThatThrownBy(file::expectUnchanged)
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining("log.parquet")
                    .hasMessageContaining("was changed while it was read");
        }
    }
}
