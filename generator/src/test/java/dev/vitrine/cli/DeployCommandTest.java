package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {

    @TempDir
    private Path folder;

    private Path site;
    private Path live;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void site() throws IOException {
        site = folder.resolve("public");
        live = folder.resolve("www");
        put("index.html", "home");
        put("mugs/index.html", "mugs");
        put("assets/theme.1.css", "body {}");
    }

    private void put(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aSiteGoesToAFolderAndBack() throws IOException {
        assertThat(run("deploy", site.toString(), "--to", live.toString(), "--dry-run"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        live + ": release 1, the first",
                        "  to send: 3 files, 15 bytes",
                        "    assets, new: 1 file, 7 bytes",
                        "    pages, new: 2 files, 8 bytes",
                        "  the same: 0 files",
                        "  to remove: 0 files");
        assertThat(live).doesNotExist();

        assertThat(run("deploy", site.toString(), "--to", live.toString())).isZero();
        assertThat(out.toString()).contains("  sent: 3 files, 15 bytes");
        assertThat(live.resolve("mugs/index.html")).hasContent("mugs");

        assertThat(run("deploy", site.toString(), "--to", live.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines(live + ": nothing to do, it is there as it is here");

        put("mugs/index.html", "cups");
        Path purge = folder.resolve("purge.txt");
        assertThat(run("deploy", site.toString(), "--to", live.toString(), "--purge-list", purge.toString()))
                .isZero();
        assertThat(out.toString()).contains("release 2, after 1", "pages, changed: 1 file, 4 bytes");
        assertThat(purge).hasContent("/mugs/\n/mugs/index.html\n");
        assertThat(live.resolve("mugs/index.html")).hasContent("cups");

        assertThat(run("deploy", "--rollback", "--to", live.toString())).isZero();
        assertThat(live.resolve("mugs/index.html")).hasContent("mugs");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatIsRefusedIsSaidWithAWayOut() {
        assertThat(run("deploy", folder.resolve("none").toString(), "--to", live.toString()))
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("there is no folder", "build the site");
        assertThat(run("deploy", site.toString(), "--to", "ftp://host/shop")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("'ftp://host/shop' names no target", "s3://BUCKET/PREFIX");
        assertThat(run("deploy", "--rollback", "--to", live.toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("no earlier release");
    }

    @Test
    void wrongUseIsSaidInALine() {
        assertThat(run("deploy", site.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--to");
        assertThat(run("deploy", "--to", live.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("which folder?");
        assertThat(run("deploy", site.toString(), "--to", live.toString(), "--parallel", "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("deploy", site.toString(), "--to", live.toString(), "--most-removed", "101"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("deploy", site.toString(), "--to", "s3://shop", "--endpoint", "http://s3.example.com"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("must be an https address");
        assertThat(run("deploy", "--rollback", "--to", "netlify:shop")).isEqualTo(ExitCode.USAGE);
        assertThat(run("deploy", site.toString(), "--to", live.toString(), "--branch", "next"))
                .isEqualTo(ExitCode.USAGE);
    }
}
