package dev.ajar.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.definitions.shape.JsonSchema;
import dev.ajar.definitions.shape.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of the keys in docs/reference is what the reader goes by. `-Dgolden.write` writes it anew.
class MadeFromTheTableTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference");

    @ParameterizedTest
    @CsvSource({"ajar-definitions.schema.json", "definitions.md"})
    void the_file_on_record_is_the_one_made_from_the_table(String name) throws IOException {
        Path file = REFERENCE.resolve(name);
        String made = name.endsWith(".md") ? Reference.text() : JsonSchema.text();
        if (System.getProperty("golden.write") != null) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file)).isEqualTo(made);
    }
}
