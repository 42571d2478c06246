package dev.vitrine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChangeWatcherTest {

    @TempDir
    private Path folder;

    private final Semaphore changes = new Semaphore(0);
    private final Set<Path> seen = ConcurrentHashMap.newKeySet();
    private ChangeWatcher watcher;

    @BeforeEach
    void watch() throws IOException {
        Files.createDirectories(folder.resolve("catalog/deep"));
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("catalog/deep/a.json"), "1");
        watcher = ChangeWatcher.start(List.of(folder, folder.resolve("not-there")), files -> {
            seen.addAll(files);
            changes.release();
        });
    }

    @AfterEach
    void stop() {
        watcher.close();
    }

    @Test
    void aChangedAFreshAndADeletedFileAreNoticed() throws Exception {
        Files.writeString(folder.resolve("catalog/deep/a.json"), "22");
        assertThat(noticed()).isTrue();
        assertThat(seen).containsExactly(folder.resolve("catalog/deep/a.json"));
        Files.writeString(folder.resolve("catalog/b.json"), "1");
        assertThat(noticed()).isTrue();
        seen.clear();
        Files.delete(folder.resolve("catalog/deep/a.json"));
        assertThat(noticed()).isTrue();
        assertThat(seen).containsExactly(folder.resolve("catalog/deep/a.json"));
    }

    @Test
    void manyChangesAtOnceAreOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            Files.writeString(folder.resolve("catalog/" + i + ".json"), "1");
        }
        assertThat(noticed()).isTrue();
        assertThat(changes.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void whatABuildWritesIsNoChange() throws Exception {
        Files.writeString(folder.resolve("target/index.html"), "1");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/index"), "1");
        assertThat(changes.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
    }

    private boolean noticed() throws InterruptedException {
        return changes.tryAcquire(10, TimeUnit.SECONDS);
    }
}
