package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Printable;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What was found out: plain words first, then numbers, then how it was found, what it takes for granted, and what
/// would change it. For people as text, for programs as JSON.
public final class Paper {

    private record Table(String title, Grid grid) {}

    private static final int WIDTH = 100;

    private final String headline;
    private final List<String> words = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final SequencedMap<String, Object> facts = new LinkedHashMap<>();

    /// A paper that begins with its answer.
    ///
    /// @param headline the answer in one sentence
    public Paper(String headline) {
        this.headline = Printable.of(headline);
        facts.put("answer", this.headline);
    }

    /// Another sentence in plain words.
    public Paper say(String sentence) {
        words.add(Printable.of(sentence));
        return this;
    }

    /// Numbers in rows and columns, for people.
    public Paper table(String title, Grid grid) {
        tables.add(new Table(title, grid));
        return this;
    }

    /// How it was found out.
    public Paper method(String method) {
        if (!methods.contains(method)) {
            methods.add(Printable.of(method));
        }
        return this;
    }

    /// What is taken for granted.
    public Paper assume(List<String> sentences) {
        sentences.stream()
                .map(Printable::of)
                .filter(each -> !assumptions.contains(each))
                .forEach(assumptions::add);
        return this;
    }

    /// What would change the answer.
    public Paper wouldChange(String sentence) {
        changes.add(Printable.of(sentence));
        return this;
    }

    /// Something for programs: a number, a text, a truth, a list or a map of such.
    public Paper fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /// As text, ending in a line break.
    public String text() {
        StringBuilder text = new StringBuilder();
        wrap(text, "", headline);
        words.forEach(each -> wrap(text, "", each));
        for (Table table : tables) {
            text.append('\n')
                    .append(table.title())
                    .append('\n')
                    .append(table.grid().text());
        }
        list(text, "how", methods);
        list(text, "taken for granted", assumptions);
        list(text, "what would change the answer", changes);
        return text.toString();
    }

    private static void list(StringBuilder text, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            text.append('\n').append(title).append('\n');
            sentences.forEach(each -> wrap(text, "  - ", each));
        }
    }

    /// A sentence in lines that a narrow window holds; from the second on they are indented.
    private static void wrap(StringBuilder text, String before, String sentence) {
        int room = WIDTH - before.length();
        String indent = " ".repeat(Math.max(2, before.length()));
        text.append(before);
        int used = 0;
        for (String word : sentence.split(" ", -1)) {
            if (used > 0 && used + 1 + word.length() > room) {
                text.append('\n').append(indent);
                room = WIDTH - indent.length();
                used = 0;
            } else if (used > 0) {
                text.append(' ');
                used++;
            }
            text.append(word);
            used += word.length();
        }
        text.append('\n');
    }

    /// Writes it as JSON. Names may be added to it, never changed or taken away.
    public void json(Writer out) {
        SequencedMap<String, Object> all = new LinkedHashMap<>(facts);
        all.put("words", List.copyOf(words));
        all.put("methods", List.copyOf(methods));
        all.put("assumptions", List.copyOf(assumptions));
        all.put("wouldChange", List.copyOf(changes));
        JsonTree.write(all, out);
    }

    /// Facts of one thing, in the order they are given: name, value, name, value.
    public static Map<String, Object> facts(Object... namesAndValues) {
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        for (int at = 0; at + 1 < namesAndValues.length; at += 2) {
            facts.put(namesAndValues[at].toString(), namesAndValues[at + 1]);
        }
        return facts;
    }
}
