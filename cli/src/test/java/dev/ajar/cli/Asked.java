package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.store.Settings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A command that was asked from the front door, and what came back. Whatever was asked: no trace of a program, and no
/// number that is none.
///
/// @param code the exit code
/// @param out what went to the output
/// @param err what went to the errors
record Asked(int code, String out, String err) {

    static Asked ajar(Path temporary, String... arguments) {
        return ajar(temporary, List.of(arguments));
    }

    static Asked ajar(Path temporary, List<String> arguments) {
        Asked asked = quoting(temporary, arguments);
        // JSON has a null for what is not known; a text says so in words.
        String words = asked.out.startsWith("{") ? asked.err : asked.out + asked.err;
        assertThat(words).as("%s", arguments).doesNotContainPattern("\\bnull\\b");
        assertThat(asked.out + asked.err).as("%s", arguments).doesNotContainPattern("\\b(NaN|Infinity)\\b");
        return asked;
    }

    /// The same where the question itself has a number that is none.
    static Asked quoting(Path temporary, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings =
                new Surroundings(InputStream.nullInputStream(), false, new Settings(0, 0, 1, 1L << 28, temporary));
        int code = Main.run(
                new PrintWriter(out, true), new PrintWriter(err, true), surroundings, arguments.toArray(String[]::new));
        Asked asked = new Asked(code, out.toString(), err.toString());
        assertThat(asked.out + asked.err).as("%s", arguments).doesNotContain("bug in Ajar", "Exception", "\tat ");
        return asked;
    }

    /// The same question, answered for programs.
    static JsonNode json(Path temporary, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return ajar(temporary, all).json();
    }

    /// The output as JSON; every number in it is one.
    JsonNode json() {
        assertThat(err).isEmpty();
        return new ObjectMapper().readTree(out);
    }

    /// The answer's first sentence, in however many lines.
    String headline() {
        assertThat(err).isEmpty();
        return words().lines().findFirst().orElse("");
    }

    /// The output with every sentence in one line; those from the second on are indented.
    String words() {
        return out.replaceAll("\n +", " ");
    }

    /// What is wrong with the question, told as wrong usage: nothing on the output, and no more than a few lines.
    String refused() {
        assertThat(code).as("%s%s", out, err).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err.lines().count()).as(err).isLessThanOrEqualTo(4);
        assertThat(err.lines().toList().getLast()).startsWith("Try 'ajar ");
        return err;
    }

    /// What is wrong with a file.
    String unread() {
        assertThat(code).as("%s%s", out, err).isOne();
        assertThat(out).isEmpty();
        assertThat(err.lines().count()).as(err).isLessThanOrEqualTo(3);
        return err;
    }
}
