package dev.ajar.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// The log that whole programs are measured on: `log.parquet` and `log.ndjson` in a folder, with the definitions beside
/// them.
final class UnlockLog {

    private UnlockLog() {}

    /// Makes the log, unless it is there from another time. Events come about four to a visit.
    static void make(Path folder, long events) throws IOException, SQLException {
        Files.writeString(folder.resolve("app-unlock.yaml"), text("app-unlock.yaml", Map.of()));
        String made = text(
                "unlock-log.sql",
                Map.of(
                        "visits", Long.toString(events / 4),
                        "events", Long.toString(events),
                        "folder", folder.toString()));
        Path stamp = folder.resolve("made-by.sql");
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(made)) {
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                statement.execute(made);
            }
            Files.writeString(stamp, made);
        }
    }

    /// A file beside this class.
    ///
    /// @param filled what stands for each `${hole}`
    static String text(String resource, Map<String, String> filled) throws IOException {
        try (InputStream file = UnlockLog.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is not beside its class");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> hole : filled.entrySet()) {
                text = text.replace("${" + hole.getKey() + "}", hole.getValue());
            }
            return text;
        }
    }
}
