package dev.vitrine.cli;

import static dev.vitrine.cli.Terminal.Colour.ALWAYS;
import static dev.vitrine.cli.Terminal.Colour.AUTO;
import static dev.vitrine.cli.Terminal.Colour.NEVER;
import static dev.vitrine.cli.Terminal.coloured;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private long now = 7;

    @Test
    void aTerminalShowsOneLineThatIsWrittenOverAndIsGoneAtTheEnd() {
        ProgressLine line = line(true);
        line.phase("load");
        after(1);
        line.phase("render");
        after(2);
        line.pages(1_000, 5_000);
        line.pages(1_001, 5_000);
        line.end();
        assertThat(text.toString())
                .isEqualTo("\r\u001b[Kload\r\u001b[Krender"
                        + "\r\u001b[Krender: 1,000 of 5,000 pages, 500 pages/s, about 8.0 s left\r\u001b[K");
    }

    @Test
    void aLongBuildLeavesPlainLinesWhereThereIsNoTerminal() {
        ProgressLine line = line(false);
        line.phase("load");
        after(6);
        line.phase("render");
        after(1);
        line.pages(100, 2_000);
        after(4);
        line.pages(500, 2_000);
        line.pages(499, 2_000);
        after(15);
        line.end();
        assertThat(text.toString().lines())
                .containsExactly(
                        "load: done in 6.0 s",
                        "render: 500 of 2,000 pages, 100 pages/s, about 15 s left",
                        "render: done in 20 s");
    }

    @Test
    void aShortBuildLeavesNoPlainLines() {
        ProgressLine line = line(false);
        line.phase("load");
        after(1);
        line.phase("render");
        after(1);
        line.pages(100, 100);
        line.end();
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void noColourAndDumbTerminalsGetPlainLines() {
        assertThat(Terminal.live("true", Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.live("true", Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.live("true", Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Terminal.live("false", Map.of())).isFalse();
    }

    @Test
    void coloursAreUsedWhereTheyWereAskedForOrSeen() {
        assertThat(coloured(AUTO, "true", Map.of())).isTrue();
        assertThat(coloured(AUTO, "false", Map.of())).isFalse();
        assertThat(coloured(AUTO, "true", Map.of("TERM", "dumb"))).isFalse();
        assertThat(coloured(AUTO, "true", Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(coloured(AUTO, "true", Map.of("NO_COLOR", ""))).isTrue();
        assertThat(coloured(AUTO, "false", Map.of("CLICOLOR_FORCE", "1"))).isTrue();
        assertThat(coloured(AUTO, "false", Map.of("CLICOLOR_FORCE", "0"))).isFalse();
        assertThat(coloured(AUTO, "true", Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1")))
                .isFalse();
        assertThat(coloured(ALWAYS, "false", Map.of("NO_COLOR", "1"))).isTrue();
        assertThat(coloured(NEVER, "true", Map.of("CLICOLOR_FORCE", "1"))).isFalse();
    }

    private ProgressLine line(boolean live) {
        return new ProgressLine(new PrintWriter(text, true), live, () -> now);
    }

    private void after(long seconds) {
        now += seconds * SECOND;
    }
}
