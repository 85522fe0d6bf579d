package dev.ajar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.simulator.log.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the demo measures with is what people find among the examples, all of it.
class ExampleDefinitionsTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void the_definitions_that_come_along_are_those_of_the_examples(Product product) throws IOException {
        ExampleDefinitions.of(product).layInto(folder);

        assertThat(files(folder)).isEqualTo(files(Path.of("..", "examples", product.word(), "definitions")));
    }

    @ParameterizedTest
    @EnumSource
    void they_are_sound(Product product) throws IOException {
        assertThat(ExampleDefinitions.of(product).definitions().experiences()).isNotEmpty();
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
