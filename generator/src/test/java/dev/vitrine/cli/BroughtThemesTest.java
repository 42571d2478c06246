package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroughtThemesTest {

    @TempDir
    private Path folder;

    @Test
    void aDistributionBringsTheThemesBesideItsLibraries() throws IOException {
        Path jar = folder.resolve("vitrine/lib/vitrine.jar");
        assertThat(BroughtThemes.of(jar)).isEmpty();
        Files.createDirectories(folder.resolve("vitrine/themes/plain"));
        assertThat(BroughtThemes.of(jar)).as("a folder without theme.json").isEmpty();
        Files.writeString(folder.resolve("vitrine/themes/plain/theme.json"), "{}");
        assertThat(BroughtThemes.of(jar)).contains(folder.resolve("vitrine/themes"));
    }

    @Test
    void aJarElsewhereBringsNone() throws IOException {
        Files.createDirectories(folder.resolve("themes/plain"));
        Files.writeString(folder.resolve("themes/plain/theme.json"), "{}");
        assertThat(BroughtThemes.of(folder.resolve("target/vitrine.jar"))).isEmpty();
        assertThat(BroughtThemes.of(Path.of("/"))).isEmpty();
    }
}
