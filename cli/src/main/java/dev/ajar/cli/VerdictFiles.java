package dev.ajar.cli;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.verdict.VerdictTable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// interim
final class VerdictFiles implements AutoCloseable {
    private final VerdictTable table;
    private final String file;
    private final Writer out;
    private final List<List<Value>> rows = new ArrayList<>();

    VerdictFiles(VerdictTable table, String file, Writer out) {
        this.table = table;
        this.file = file;
        this.out = out;
    }

    synchronized void add(List<Value> row) {
        rows.add(row);
    }

    void finish() throws IOException {
        rows.sort(Comparator.comparing((List<Value> r) -> r.get(0).text(), StringValue::compare)
                .thenComparingLong(r -> ((InstantValue) r.get(2)).micros())
                .thenComparing(r -> r.get(1).text(), StringValue::compare));
        StringBuilder text = new StringBuilder();
        text.append(table.columns().stream().map(VerdictTable.Column::name).collect(Collectors.joining(",")))
                .append('\n');
        for (List<Value> row : rows) {
            text.append(row.stream().map(VerdictFiles::cell).collect(Collectors.joining(",")))
                    .append('\n');
        }
        out.write(text.toString());
        out.flush();
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), text);
        }
    }

    private static String cell(Value value) {
        if (!value.isKnown()) {
            return "";
        }
        String text = value.text();
        return text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }

    @Override
    public void close() {}
}
