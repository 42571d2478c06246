package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteWriterTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @TempDir
    private Path folder;

    private Path site;
    private Path state;

    @BeforeEach
    void name() {
        site = folder.resolve("site");
        state = folder.resolve(".site.vitrine");
    }

    @Test
    void nothingIsSeenBeforeItIsPublished() throws IOException {
        try (SiteWriter writer = open()) {
            write(writer, "a/b/index.html", "new");
            writer.copy(new OutputPath("media/x"), new ByteArrayInputStream(new byte[] {1, 2}));
            try (OutputStream out = writer.stream(new OutputPath("feeds/us/all.txt"))) {
                out.write(new byte[] {3});
                out.write(new byte[] {4, 5});
            }
            assertThat(site).doesNotExist();
            writer.publish();
        }
        assertThat(site.resolve("a/b/index.html")).hasContent("new");
        assertThat(site.resolve("media/x")).hasBinaryContent(new byte[] {1, 2});
        assertThat(site.resolve("feeds/us/all.txt")).hasBinaryContent(new byte[] {3, 4, 5});
    }

    @Test
    void publishingReplacesTheWholeFolder() throws IOException {
        publish("old.html", "old");
        publish("new.html", "new");
        assertThat(site.resolve("new.html")).hasContent("new");
        assertThat(site.resolve("old.html")).doesNotExist();
        assertThat(state.resolve("previous")).doesNotExist();
        assertThat(state.resolve("staging")).doesNotExist();
    }

    @Test
    void whatIsNotPublishedIsDroppedAndTheLastOutputStays() throws IOException {
        publish("index.html", "good");
        try (SiteWriter writer = open()) {
            write(writer, "index.html", "half");
        }
        assertThat(site.resolve("index.html")).hasContent("good");
        assertThat(state.resolve("staging")).doesNotExist();
    }

    @Test
    void aBuildKilledBetweenTheTwoMovesIsUndone() throws IOException {
        publish("index.html", "good");
        Files.move(site, state.resolve("previous"));
        Files.createDirectories(state.resolve("staging"));
        Files.writeString(state.resolve("staging/index.html"), "half");
        try (SiteWriter writer = open()) {
            assertThat(site.resolve("index.html")).hasContent("good");
            assertThat(state.resolve("staging")).isEmptyDirectory();
            assertThat(state.resolve("previous")).doesNotExist();
            write(writer, "index.html", "better");
            writer.publish();
        }
        assertThat(site.resolve("index.html")).hasContent("better");
    }

    @Test
    void aBuildKilledAfterTheMovesIsCompleted() throws IOException {
        publish("index.html", "new");
        Files.createDirectories(state.resolve("previous"));
        Files.writeString(state.resolve("previous/index.html"), "old");
        open().close();
        assertThat(site.resolve("index.html")).hasContent("new");
        assertThat(state.resolve("previous")).doesNotExist();
    }

    @Test
    void twoBuildsDoNotWriteTheSameFolderAtOnce() throws IOException {
        try (SiteWriter first = open()) {
            assertThat(SiteWriter.open(site, diagnostics)).isEmpty();
            assertThat(rules()).containsExactly(Rule.OUTPUT_IN_USE);
            write(first, "index.html", "first");
            first.publish();
        }
        assertThat(site.resolve("index.html")).hasContent("first");
        publish("index.html", "second");
    }

    @Test
    void aFolderWithFilesOfSomebodyElseIsLeftAlone() throws IOException {
        Files.createDirectories(site);
        Files.writeString(site.resolve("thesis.txt"), "mine");
        assertThat(SiteWriter.open(site, diagnostics)).isEmpty();
        assertThat(rules()).containsExactly(Rule.OUTPUT_NOT_OURS);
        assertThat(site.resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void anEmptyFolderIsTaken() throws IOException {
        Files.createDirectories(site);
        publish("index.html", "x");
        assertThat(site.resolve("index.html")).hasContent("x");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsReported() throws IOException {
        Files.writeString(site, "a file");
        assertThat(SiteWriter.open(site, diagnostics)).isEmpty();
        assertThat(rules()).containsExactly(Rule.OUTPUT_NOT_WRITABLE);
        assertThat(site).hasContent("a file");
    }

    @Test
    void theRootOfTheDiskIsNoOutputFolder() throws IOException {
        assertThat(SiteWriter.open(folder.getRoot(), diagnostics)).isEmpty();
        assertThat(rules()).containsExactly(Rule.OUTPUT_NOT_WRITABLE);
    }

    @Test
    void missingFoldersAboveAreMade() throws IOException {
        site = folder.resolve("a/b/site");
        publish("index.html", "x");
        assertThat(site.resolve("index.html")).hasContent("x");
    }

    @Test
    void manyThreadsMayWrite() throws IOException, InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (SiteWriter writer = open()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int number = thread;
                running.add(pool.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        write(writer, "p/" + i + "/" + number + ".html", i + "-" + number);
                    }
                    return true;
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
            writer.publish();
        } finally {
            pool.shutdownNow();
        }
        for (int i = 0; i < 50; i++) {
            assertThat(site.resolve("p/" + i + "/7.html")).hasContent(i + "-7");
        }
    }

    private SiteWriter open() throws IOException {
        return SiteWriter.open(site, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    }

    private void publish(String path, String text) throws IOException {
        try (SiteWriter writer = open()) {
            write(writer, path, text);
            writer.publish();
        }
    }

    private static void write(SiteWriter writer, String path, String text) throws IOException {
        byte[] bytes = (text + "beyond the length").getBytes(StandardCharsets.UTF_8);
        writer.write(new OutputPath(path), bytes, text.length());
    }

    private List<AnyRule> rules() {
        return diagnostics.sorted().stream().map(Diagnostic::rule).toList();
    }
}
