package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.store.Settings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the front door says before any command has a say.
class MainTest {

    private static final Surroundings SURROUNDINGS =
            new Surroundings(InputStream.nullInputStream(), false, new Settings(0, 0, 1, 1 << 20, Path.of(".")));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void help_goes_to_the_output_and_is_no_error() {
        assertThat(run("--help")).isEqualTo(0);
        assertThat(out.toString()).startsWith("Usage: ajar").contains("Exit codes: 0 all well");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_version_is_one_line() {
        assertThat(run("--version")).isEqualTo(0);
        assertThat(out.toString()).startsWith("ajar ").hasLineCount(1);
    }

    @Test
    void wrong_usage_is_exit_code_2_and_goes_to_the_errors() {
        assertThat(run("--no-such-option")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--no-such-option").contains("no command given");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), SURROUNDINGS, arguments);
    }
}
