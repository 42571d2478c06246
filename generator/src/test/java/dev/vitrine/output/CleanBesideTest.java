package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanBesideTest {

    @TempDir
    private Path folder;

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void whateverDiffersIsNamed() throws IOException {
        Path output = folder.resolve("out");
        Path record = folder.resolve("record");
        write(record.resolve("pages.tsv"), "before");
        try (CleanBeside clean = CleanBeside.open(output, record)) {
            assertThat(clean.record().resolve("pages.tsv")).hasContent("before");
            write(output.resolve("same/index.html"), "1");
            write(clean.output().resolve("same/index.html"), "1");
            assertThat(clean.differences()).isEmpty();
            write(output.resolve("other/index.html"), "1");
            write(clean.output().resolve("other/index.html"), "2");
            write(output.resolve("more.html"), "1");
            write(clean.output().resolve("fewer.html"), "1");
            write(folder.resolve("out.hosting/_headers"), "1");
            write(record.resolve("pages.tsv"), "after");
            assertThat(clean.differences())
                    .containsExactly(
                            "fewer.html",
                            "more.html",
                            "other/index.html",
                            "../out.hosting/_headers",
                            record.resolve("pages.tsv").toString());
        }
        assertThat(folder.resolve(".out.vitrine-clean")).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftIsDropped() throws IOException {
        write(folder.resolve(".out.vitrine-clean/site/stray"), "1");
        try (CleanBeside clean = CleanBeside.open(folder.resolve("out"), folder.resolve("record"))) {
            assertThat(clean.output()).doesNotExist();
            assertThat(clean.differences()).isEmpty();
        }
    }
}
