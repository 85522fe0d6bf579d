package dev.ajar.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever names files by a pattern wants all that match, in one order, on every shell.
class GlobsTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void files() throws IOException {
        for (String name :
                List.of("b.csv", "a.csv", "a.ndjson", "in/c.csv", "in/deep/d.csv", "in/a?b.csv", "in/axb.csv")) {
            Path file = folder.resolve(name);
            Path above = file.getParent();
            Files.createDirectories(above == null ? folder : above);
            Files.writeString(file, "");
        }
    }

    @Test
    void a_star_stands_for_letters_within_a_folder_and_gives_files_in_the_order_of_their_names() throws IOException {
        assertThat(found("*.csv")).containsExactly("a.csv", "b.csv");
        assertThat(found("in/*.csv")).containsExactly("in/a?b.csv", "in/axb.csv", "in/c.csv");
        assertThat(found("*/c.csv")).containsExactly("in/c.csv");
    }

    @Test
    void two_stars_stand_for_folders_and_for_none() throws IOException {
        assertThat(found("**/*.csv"))
                .containsExactly("a.csv", "b.csv", "in/a?b.csv", "in/axb.csv", "in/c.csv", "in/deep/d.csv");
        assertThat(found("in/**/d.csv")).containsExactly("in/deep/d.csv");
    }

    @Test
    void a_file_whose_name_looks_like_a_pattern_is_itself() throws IOException {
        assertThat(found("in/a?b.csv")).containsExactly("in/a?b.csv");
    }

    @Test
    void a_question_mark_and_brackets_stand_for_one_letter() throws IOException {
        assertThat(found("?.csv")).containsExactly("a.csv", "b.csv");
        assertThat(found("[b-z].csv")).containsExactly("b.csv");
    }

    @Test
    void a_name_without_a_pattern_is_itself_there_or_not() throws IOException {
        assertThat(found("none.csv")).containsExactly("none.csv");
    }

    @Test
    void where_nothing_matches_nothing_is_found() throws IOException {
        assertThat(found("*.parquet")).isEmpty();
        assertThat(found("none/*.csv")).isEmpty();
        assertThat(found("i*")).isEmpty();
    }

    private List<String> found(String pattern) throws IOException {
        return Globs.expand(folder + "/" + pattern).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }
}
