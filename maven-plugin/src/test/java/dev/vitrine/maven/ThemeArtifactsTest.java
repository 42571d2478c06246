package dev.vitrine.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemeArtifactsTest {

    @TempDir
    private Path folder;

    @Test
    void jarsThatHoldThemesAreFoundInTheirOrder() throws IOException {
        Path library = jar("library.jar", "dev/example/A.class");
        Path second = jar("b.jar", "vitrine/themes/b/theme.json");
        Path first = jar("a.jar", "META-INF/MANIFEST.MF", "vitrine/themes/a/theme.json");
        assertThat(ThemeArtifacts.among(List.of(library.toFile(), second.toFile(), first.toFile())))
                .containsExactly(second, first);
    }

    @Test
    void aModuleThatIsNotPackedYetGivesItsFolderOfThemes() throws IOException {
        Path themes = Files.createDirectories(folder.resolve("classes/vitrine/themes"));
        Files.createDirectories(folder.resolve("others"));
        assertThat(ThemeArtifacts.among(List.of(
                        folder.resolve("classes").toFile(),
                        folder.resolve("others").toFile())))
                .containsExactly(themes);
    }

    private Path jar(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String entry : entries) {
                jar.putNextEntry(new JarEntry(entry));
                jar.closeEntry();
            }
        }
        return file;
    }
}
