package dev.ajar.definitions;

import static dev.ajar.definitions.Told.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How every document begins.
class HeadersTest {

    @Test
    void every_document_says_in_which_language_it_is_written() {
        assertThat(problems("kind: Schema\nmetadata: {name: door}\nattributes: {}\n"))
                .isEqualTo("""
                        a.yaml:1:1: error: Schema has no `apiVersion`
                          | kind: Schema
                          | ^^^^
                          expected: `apiVersion: ajar.dev/v1`
                        """);
        assertThat(problems("apiVersion: openslo/v1\nkind: Schema\nmetadata: {name: door}\nattributes: {}\n"))
                .isEqualTo("""
                        a.yaml:1:13: error: `apiVersion` cannot be `openslo/v1`
                          | apiVersion: openslo/v1
                          |             ^^^^^^^^^^
                          expected: ajar.dev/v1
                        """);
    }

    @Test
    void every_document_is_of_a_kind() {
        assertThat(problems("apiVersion: ajar.dev/v1\nmetadata: {name: door}\n"))
                .startsWith("a.yaml:1:1: error: a document without `kind`\n")
                .contains("expected: `kind:` Schema, Source, Timeline, Experience or Exclusion");
        assertThat(problems("apiVersion: ajar.dev/v1\nkind: schema\n"))
                .startsWith("a.yaml:2:7: error: no kind `schema`\n")
                .contains("did you mean Schema?");
        assertThat(problems("- a\n")).startsWith("a.yaml:1:1: error: a document that is a list\n");
        assertThat(problems("kind:\n")).startsWith("a.yaml:1:6: error: `kind`: nothing is written\n");
    }

    @Test
    void every_document_has_a_name_of_its_own_among_its_kind() {
        assertThat(problems(schema("door"), schema("door"))).isEqualTo("""
                        b.yaml:3:18: error: a second Schema `door`, the first is in a.yaml on line 3
                          | metadata: {name: door}
                          |                  ^^^^
                          expected: every Schema with a name of its own
                        """);
        assertThat(problems(schema("no")))
                .startsWith("a.yaml:3:18: error: name `no`: YAML reads on/off/yes/no/true/false as a bool\n");
        assertThat(problems(schema("2024"))).startsWith("a.yaml:3:18: error: name `2024`: YAML reads it as a number\n");
        assertThat(problems(schema("Front door!")))
                .startsWith("a.yaml:3:18: error: name `Front door!`: no blanks\n")
                .contains("did you mean Front-door?");
    }

    @Test
    void a_key_stands_once_and_is_a_text() {
        assertThat(problems(schema("door") + "attributes: {}\n? [a]\n: b\n"))
                .contains("a.yaml:5:1: error: `attributes` is here twice, first on line 4\n")
                .contains("a.yaml:6:3: error: a list as a key\n");
    }

    @Test
    void what_stands_for_something_elsewhere_is_written_out() {
        assertThat(problems("a: &x b\nc: *x\n"))
                .contains("a.yaml:1:4: error: `&x` names something for elsewhere\n")
                .contains("a.yaml:2:4: error: `*x` stands for something written elsewhere\n");
    }

    @Test
    void a_comma_ends_a_text_in_braces() {
        assertThat(
                        problems(
                                "apiVersion: ajar.dev/v1\nkind: Schema\nmetadata: {name: door, owner: locks, doors and gates}\nattributes: {}\n"))
                .isEqualTo("""
                        a.yaml:3:38: error: a comma has ended the text before `doors and gates`
                          | metadata: {name: door, owner: locks, doors and gates}
                          |                                      ^^^^^^^^^^^^^^^
                          expected: quotes around a text with a comma within braces: "locks, doors and gates"
                        """);
    }

    @Test
    void a_colon_needs_quotes() {
        assertThat(problems("purpose: Because: it is\n")).isEqualTo("""
                        a.yaml:1:17: error: a `:` where YAML expects none
                          | purpose: Because: it is
                          |                 ^
                          expected: quotes around a text in which `: ` stands; and keys of one mapping that begin in one column
                        """);
    }

    @Test
    void comments_and_markers_alone_are_no_document() {
        assertThat(problems("# nothing\n---\n# yet\n...\n---\n%YAML 1.2\n---\n" + schema("door")))
                .isEmpty();
    }

    private static String schema(String name) {
        return "apiVersion: ajar.dev/v1\nkind: Schema\nmetadata: {name: %s}\nattributes: {}\n".formatted(name);
    }
}
