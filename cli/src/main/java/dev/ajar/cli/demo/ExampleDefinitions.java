package dev.ajar.cli.demo;

import dev.ajar.definitions.DefinitionFile;
import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.model.Definitions;
import dev.ajar.simulator.log.Product;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The definitions of the examples, which come along in the jar.
public final class ExampleDefinitions {

    private final List<DefinitionFile> files;

    private ExampleDefinitions(List<DefinitionFile> files) {
        this.files = files;
    }

    /// Those of one product.
    public static ExampleDefinitions of(Product product) throws IOException {
        List<DefinitionFile> files = new ArrayList<>();
        for (String name : names(product)) {
            String place = "%s/definitions/%s.yaml".formatted(product.word(), name);
            try (InputStream text = ExampleDefinitions.class.getResourceAsStream(place)) {
                if (text == null) {
                    throw new IllegalStateException(place + " is not in its jar");
                }
                files.add(new DefinitionFile(name + ".yaml", new String(text.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return new ExampleDefinitions(files);
    }

    private static List<String> names(Product product) {
        return switch (product) {
            case HOMEHUB -> List.of("app-unlock", "exclusions", "schema", "sources", "timelines");
            case WORKHUB -> List.of("exclusions", "face-entry", "qr-entry", "schema", "sources", "timelines");
            case BACKENDS -> List.of("exclusions", "requests", "schema", "sources");
            case GATEWAYS -> List.of("lock-heard", "remote-unlock", "schema", "timelines");
        };
    }

    /// What they define.
    public Definitions definitions() {
        return switch (DefinitionReader.readTexts(files)) {
            case Reading.Sound(Definitions sound, var ignored) -> sound;
            case Reading.Unsound(var problems) -> throw new IllegalStateException(problems.toString());
            case Reading.Unreadable(var why) -> throw new IllegalStateException(why.toString());
        };
    }

    /// Lays the files into a folder, for whoever wants to change them and measure again.
    public void layInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (DefinitionFile file : files) {
            Files.writeString(folder.resolve(file.name()), file.text());
        }
    }
}
