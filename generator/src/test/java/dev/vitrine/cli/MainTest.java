package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("build", "check", "serve", "the input has errors");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("which command?").contains("--help");
    }

    @Test
    void aMisspeltCommandIsAnsweredWithTheRightOne() {
        assertThat(run("biuld")).isEqualTo(2);
        assertThat(err.toString()).contains("vitrine build");
    }

    @Test
    void aWrongDayIsSaidInPlainWords() {
        assertThat(run("check", "--date", "tomorrow")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'tomorrow' is not a day such as 2026-03-01")
                .doesNotContain("Exception");
    }

    @Test
    void buildNeedsAnOutputFolder() {
        assertThat(run("build", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--output");
    }

    @Test
    void fewerThanOneThreadIsWrongUsage() {
        assertThat(run("check", "--threads", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--threads must be at least 1");
    }

    @Test
    void serveNeedsASiteOrABuiltFolder() {
        assertThat(run("serve", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("neither site.json nor index.html");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
