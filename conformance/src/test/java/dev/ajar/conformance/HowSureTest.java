package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads the worked examples on public data gets what is printed there, word for word. `-Dgolden.write=true`
/// prints it anew. The data is not part of the project: without it there is nothing to do.
///
/// A block `sh` makes tables; a block `console` holds one command and what it says. Where a block ends in `…`, only
/// what stands before how it was found out is printed.
@EnabledIf("dataIsThere")
class HowSureTest {

    private static final Path DATA = Path.of("../../shared/data");
    private static final Path PAGE = Path.of("../examples/how-sure/README.md");
    private static final String REST = "…";

    @TempDir
    private Path temporary = Path.of("");

    static boolean dataIsThere() {
        return Files.isDirectory(DATA);
    }

    @Test
    void every_command_says_what_the_page_prints() throws IOException, InterruptedException {
        List<String> page = Files.readAllLines(PAGE);
        List<String> told = new ArrayList<>();
        int shown = 0;
        for (int at = 0; at < page.size(); at++) {
            String line = page.get(at);
            told.add(line);
            if (!line.equals("```sh") && !line.equals("```console")) {
                continue;
            }
            int end = page.subList(at, page.size()).indexOf("```") + at;
            List<String> block = page.subList(at + 1, end);
            if (line.equals("```sh")) {
                told.addAll(block);
                for (String command : commands(block)) {
                    run(command);
                }
            } else {
                told.addAll(shown(block));
                shown++;
            }
            told.add("```");
            at = end;
        }
        assertThat(shown).isGreaterThan(5);
        if (System.getProperty("golden.write") != null) {
            Files.writeString(PAGE, String.join("\n", told) + "\n");
        }
        assertThat(String.join("\n", Files.readAllLines(PAGE))).isEqualTo(String.join("\n", told));
    }

    private List<String> shown(List<String> block) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        int at = 0;
        do {
            command.add(block.get(at));
        } while (block.get(at++).endsWith("\\"));
        List<String> told = new ArrayList<>(command);
        String said = run(commands(command).getFirst().substring("$ ".length()));
        if (block.getLast().equals(REST)) {
            told.addAll(said.substring(0, said.indexOf("\nhow\n")).lines().toList());
            told.add(REST);
        } else {
            told.addAll(said.lines().toList());
        }
        return told;
    }

    /// Lines, those joined that go on after a backslash.
    private static List<String> commands(List<String> lines) {
        return String.join("\n", lines).replaceAll("\\\\\n\\s*", "").lines().toList();
    }

    private String run(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split("\\s+", -1)));
        words.replaceAll(this::here);
        return words.getFirst().equals("python3") ? python(words) : ajar(words.subList(1, words.size()));
    }

    /// The page is read in the project's folder, and tests run in that of their room.
    private String here(String word) {
        if (word.startsWith("examples/")) {
            return "../" + word;
        }
        return word.replace("../shared/data", DATA.toString())
                .replaceFirst("^tables", temporary.resolve("tables").toString());
    }

    private static String python(List<String> words) throws IOException, InterruptedException {
        Process python = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(python.waitFor()).describedAs("%s", words).isZero();
        return "";
    }

    private String ajar(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        int exit = Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 512 << 20, temporary)),
                words.toArray(String[]::new));
        assertThat(exit).describedAs("%s: %s", words, err).isZero();
        return out.toString();
    }
}
