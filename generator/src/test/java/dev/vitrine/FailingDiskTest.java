package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fails is a problem with a place and a hint, wherever it fails; a folder in the place of a file stands for it. */
class FailingDiskTest {

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void lay() throws IOException {
        site = SiteTest.sound(folder);
        site.options(request -> request.state(site.site().resolve(".vitrine")));
    }

    @Test
    void whileTheOutputIsOpened() throws IOException {
        obstruct("lock");
        site.build().isBroken().reports(Rule.OUTPUT_NOT_WRITABLE);
        assertThat(site.printed()).contains(".out.vitrine/lock: ", "hint: ");
    }

    @Test
    void whileAKilledBuildIsCompleted() throws IOException {
        site.build().isSound();
        Map<String, String> before = site.files();
        Files.writeString(folder.resolve(".out.vitrine/journal"), "vitrine journal 1\nmove\tnew\nend\n");
        Files.createDirectories(folder.resolve(".out.vitrine/staging"));
        Files.writeString(folder.resolve(".out.vitrine/staging/new"), "x");
        obstruct("changes.tsv");
        Files.writeString(folder.resolve(".out.vitrine/changes.tsv.next"), "x");
        site.build().isBroken().reports(Rule.OUTPUT_NOT_WRITABLE);
        before.put("new", "x");
        assertThat(site.files()).isEqualTo(before);
        FileUtils.deleteDirectory(folder.resolve(".out.vitrine/changes.tsv").toFile());
        site.build().isSound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "changes.tsv", "last-build"})
    void whileABuildLooksWhetherAnythingChanged(String file) throws IOException {
        site.build().isSound();
        Map<String, String> before = site.files();
        obstruct(file);
        site.build().isBroken().reports(Rule.OUTPUT_NOT_WRITABLE);
        assertThat(site.files()).isEqualTo(before);
    }

    @Test
    void whileItIsWrittenDownWhatWasMade() throws IOException {
        site.build().isSound();
        Map<String, String> before = site.files();
        obstruct("units.next");
        site.edit("catalog/products/lamp/en.md", "A lamp.", "A fine lamp.");
        site.build().isBroken().reports(Rule.OUTPUT_NOT_WRITABLE);
        assertThat(site.files()).isEqualTo(before);
        FileUtils.deleteDirectory(folder.resolve(".out.vitrine/units.next").toFile());
        site.build().isSound().pageContains("products/lamp/index.html", "A fine lamp.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"search-en/lucene", "lucene/en"})
    void whileTheIndexIsMade(String scratch) throws IOException {
        site.file(
                        "theme/templates/search.ftlh",
                        "<!DOCTYPE html><html lang=\"en\"><meta name=\"robots\" content=\"noindex\"><title>Find</title><h1>Find</h1></html>")
                .file("strings/en.json", "{ \"search.title\": \"Find\" }")
                .file("search.json", "{ \"lucene\": true }")
                .build()
                .isSound();
        Map<String, String> before = site.files();
        Progress losing = new Progress() {
            @Override
            public void phase(String name) {
                try {
                    if (name.equals("search")) {
                        FileUtils.forceDelete(folder.resolve(".out.vitrine/scratch")
                                .resolve(scratch)
                                .toFile());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void pages(int number, int all) {
                // Only phases matter.
            }

            @Override
            public void end() {
                // Only phases matter.
            }
        };
        site.options(request -> request.progress(losing));
        site.build().isBroken().reports(Rule.OUTPUT_NOT_WRITABLE);
        assertThat(site.printed()).contains(".out.vitrine/scratch/" + scratch);
        assertThat(site.files()).isEqualTo(before);
    }

    /** Lets nothing be written to {@code name} beside the output. */
    private void obstruct(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(".out.vitrine").resolve(name));
        Path there = Files.createDirectories(folder.resolve(".out.vitrine").resolve(name));
        Files.writeString(there.resolve("obstacle"), "x");
    }
}
