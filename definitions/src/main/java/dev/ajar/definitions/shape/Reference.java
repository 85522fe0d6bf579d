package dev.ajar.definitions.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The table as a page for people: every kind of document, every key.
public final class Reference {

    private static final String BEGINNING = """
            # Definitions: every key

            *Made from the table that the reader itself goes by (`Shapes`); a test keeps both equal. What verdicts mean is told in
            [semantics.md](semantics.md).*

            A definition is a YAML document; a file may hold many, divided by `---`, and `ajar check` and `ajar measure` read all
            `*.yaml` and `*.yml` files of a folder and below as one. Every document begins with `apiVersion: ajar.dev/v1`, its `kind` and its
            `metadata`. Names are unique among documents of a kind; attributes are unique among all schemas. Documents may stand in
            any order and refer to each other across files.

            For completion in an editor, put this line at the top of a file (or the path of your copy):

            ```yaml
            # yaml-language-server: $schema=ajar-definitions.schema.json
            ```

            **How things are written**

            | what | how |
            |---|---|
            | a name | ASCII letters, digits and `_`; of documents, rules and indicators also `-` and `.`; 128 characters at most |
            | an attribute | such words with dots between: `lock.id` |
            | a duration | `250ms`, `90s`, `15m`, `1h30m`, `28d`; always with its unit |
            | an instant | RFC 3339 with its offset: `2026-03-01T19:00:00+09:00` |
            | a condition | CEL, in quotes if it begins with `!` or has `: ` or ` #` in it; a text inside needs its own quotes: `"error.type == 'jammed'"` |
            | text that looks like something else | in quotes: `"4.10"`, `"3"`, `"on"`, `"2026-03-01"` |

            YAML is read in its version 1.2, without anchors, aliases and tags. A file has at most 4 MiB of UTF-8, a condition 64 KiB.

            **Conditions** are the part of CEL that every engine can run: literals, `==` `!=` `<` `<=` `>` `>=`, `&&` `||` `!`, `? :`,
            `+ - *` on numbers, instant ± duration, instant − instant, `in` a list of literals, `has(x)`, `startsWith`, `endsWith`,
            `contains`, `matches` (a literal pattern), `size` of a string, `timestamp("…")`, `duration("…")`, `int()` and `double()`.
            Names are checked when the definition is read, and so are types: an int and a double meet by a cast. In a `Source` a column
            is a string; in `parquet` and `table` it is taken to have the type of what it is compared with (without a comparison, a string),
            and what the file really holds is seen when it is read. A part of a name that is no word of CEL stands in backticks:
            ``http.request.header.`content-type` ``.

            **The fingerprint** of an experience changes when, and only when, something changes that its verdicts, latencies or tallies
            depend on: its relevant events, session rule, steps (not `then`), success, rules, reason, indicators and dimensions; the types
            of the attributes they use; the properties of timelines they use; and the exclusions that apply. It is the beginning
            (128 bits, in hex) of the SHA-256 of all this as canonical JSON (RFC 8785) with defaults filled in. Comments, order of keys,
            titles, purposes and reasons in words do not matter, nor do documents that have nothing to do with it.
            """;

    private final StringBuilder page = new StringBuilder();

    private Reference() {}

    /// The whole page, in Markdown.
    public static String text() {
        var reference = new Reference();
        reference.page.append(BEGINNING);
        Shapes.DOCUMENTS.forEach(document -> reference.add("## " + document.what(), document, true));
        return reference.page.toString();
    }

    private void add(String heading, Shape shape, boolean document) {
        page.append("\n%s\n\n%s\n\n| key | what | | meaning |\n|---|---|---|---|\n".formatted(heading, shape.about()));
        for (Key key : shape.keys()) {
            boolean header =
                    document && (key.name().equals("apiVersion") || key.name().equals("kind"));
            if (!header) {
                page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(key.name(), cell(words(key.form())), cell(need(key)), cell(key.about())));
            }
        }
        if (!document) {
            return;
        }
        for (Shape part : parts(shape)) {
            boolean metadata = part.equals(Shapes.METADATA);
            if (!metadata || shape.equals(Shapes.SCHEMA)) {
                add("### " + capital(part.what()), part, false);
            }
        }
    }

    /// In a table `|` ends a cell.
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String need(Key key) {
        return key.needed() ? "**needed**" : key.otherwise().isEmpty() ? "" : "otherwise: " + key.otherwise();
    }

    private static String words(Form form) {
        return switch (form) {
            case Form.Prose ignored -> "words";
            case Form.Name ignored -> "a name";
            case Form.Reference(String of) -> of;
            case Form.Verbatim(String of) -> of;
            case Form.Choice(List<String> choices) ->
                choices.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
            case Form.Cel(String gives, String sees) -> "CEL that gives %s; it sees %s".formatted(gives, sees);
            case Form.Duration ignored -> "a duration";
            case Form.Instant ignored -> "an instant";
            case Form.Whole(long least, long most) ->
                most == Long.MAX_VALUE
                        ? "a whole number from %s".formatted(least)
                        : "a whole number, %s–%s".formatted(least, most);
            case Form.Truth ignored -> "`true` or `false`";
            case Form.Constant ignored -> "a string, number or bool";
            case Form.ListOf(Form each) -> "a list: " + words(each);
            case Form.MapOf(String name, Form ignored, Form each) -> "by %s: %s".formatted(name, words(each));
            case Form.Keys(Shape shape) ->
                "[%s](#%s)".formatted(shape.what(), shape.what().replace(' ', '-'));
            case Form.Either(List<Form> forms) ->
                forms.stream().map(Reference::words).collect(Collectors.joining(", or "));
        };
    }

    private static List<Shape> parts(Shape shape) {
        var parts = new ArrayList<Shape>();
        shape.keys().forEach(key -> addParts(key.form(), parts));
        return parts.stream().distinct().toList();
    }

    private static void addParts(Form form, List<Shape> parts) {
        switch (form) {
            case Form.Keys(Shape shape) -> {
                parts.add(shape);
                parts.addAll(parts(shape));
            }
            case Form.ListOf(Form each) -> addParts(each, parts);
            case Form.MapOf(String ignored, Form names, Form each) -> addParts(each, parts);
            case Form.Either(List<Form> forms) -> forms.forEach(each -> addParts(each, parts));
            case Form.Prose ignored -> {}
            case Form.Name ignored -> {}
            case Form.Reference ignored -> {}
            case Form.Verbatim ignored -> {}
            case Form.Choice ignored -> {}
            case Form.Cel ignored -> {}
            case Form.Duration ignored -> {}
            case Form.Instant ignored -> {}
            case Form.Whole ignored -> {}
            case Form.Truth ignored -> {}
            case Form.Constant ignored -> {}
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
