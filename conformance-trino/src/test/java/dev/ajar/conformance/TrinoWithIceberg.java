package dev.ajar.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// A Trino whose tables are kept in files and can be changed row by row, for tools that come over HTTP such as dbt.
///
/// It tells its address on one line, and ends when nobody holds its input open any longer.
final class TrinoWithIceberg {

    private TrinoWithIceberg() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        URI address = TrinoServer.begin(
                "io.trino.plugin.iceberg.IcebergPlugin",
                "iceberg",
                Map.of(
                        "iceberg.catalog.type", "TESTING_FILE_METASTORE",
                        "hive.metastore.catalog.dir", "local:///metastore",
                        "fs.local.enabled", "true",
                        "local.location", folder.toString(),
                        "iceberg.add-files-procedure.enabled", "true"));
        System.out.println(address);
        System.out.flush();
        while (System.in.read() >= 0) {
            // whoever started this still wants it
        }
        System.exit(0);
    }
}
