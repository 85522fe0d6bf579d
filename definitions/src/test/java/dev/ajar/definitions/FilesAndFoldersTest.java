package dev.ajar.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.model.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files are read.
class FilesAndFoldersTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void some_files() throws IOException {
        schema("a.yaml", "a");
        schema("deeper/b.yml", "b");
        schema("deeper/c.txt", "c");
        schema(".hidden/d.yaml", "d");
        schema("deeper/.e.yaml", "e");
    }

    @Test
    void of_a_folder_all_yaml_files_below_it_but_hidden_ones() {
        assertThat(attributes(folder)).containsExactly("a", "b");
    }

    @Test
    void a_file_that_is_named_whatever_it_is_called() {
        assertThat(attributes(folder.resolve("deeper/c.txt"))).containsExactly("c");
    }

    @Test
    void every_file_once_however_often_it_is_named() {
        assertThat(attributes(folder, folder.resolve("a.yaml"), folder.resolve("deeper/../a.yaml")))
                .containsExactly("a", "b");
    }

    @Test
    void links_that_lead_in_circles_or_nowhere_do_no_harm() throws IOException {
        Files.createSymbolicLink(folder.resolve("deeper/up"), folder);
        Files.createSymbolicLink(folder.resolve("self.yaml"), Path.of("self.yaml"));
        Files.createSymbolicLink(folder.resolve("nowhere.yaml"), Path.of("nothing.yaml"));

        assertThat(attributes(folder)).containsExactly("a", "b");
    }

    @Test
    void what_is_not_there_is_said() {
        assertThat(DefinitionReader.read(List.of(folder.resolve("nothing"), folder.resolve("nobody.yaml"))))
                .isEqualTo(new Reading.Unreadable(List.of(
                        folder + "/nothing: no such file or folder", folder + "/nobody.yaml: no such file or folder")));
    }

    @Test
    void a_folder_without_definitions_is_probably_the_wrong_one() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(DefinitionReader.read(List.of(empty)))
                .isEqualTo(new Reading.Unreadable(List.of(empty + ": no *.yaml or *.yml file in it")));
    }

    @Test
    void a_mark_before_the_text_does_not_count() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "\uFEFFkind: Shema\n");

        assertThat(DefinitionReader.read(List.of(folder.resolve("a.yaml"))))
                .isInstanceOfSatisfying(
                        Reading.Unsound.class,
                        unsound -> assertThat(
                                        unsound.problems().getFirst().place().column())
                                .isEqualTo(7));
    }

    private static List<String> attributes(Path... paths) {
        return Stream.of(DefinitionReader.read(List.of(paths)))
                .filter(reading -> reading instanceof Reading.Sound)
                .flatMap(reading -> ((Reading.Sound) reading).definitions().attributes().all().stream())
                .map(Attribute::name)
                .toList();
    }

    private void schema(String file, String name) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(
                path,
                "apiVersion: ajar.dev/v1\nkind: Schema\nmetadata: {name: %s}\nattributes: {%s: {type: int}}\n"
                        .formatted(name, name));
    }
}
