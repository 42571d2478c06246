package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class CacheFolderTest {

    private static final Path SITE = Path.of("my-shop");

    @Test
    void itIsWhereTheSystemKeepsCaches() {
        assertThat(CacheFolder.preview(SITE, Map.of("XDG_CACHE_HOME", "/c", "HOME", "/home/ann")))
                .hasValueSatisfying(folder -> assertThat(folder.toString()).matches("/c/vitrine/preview-[0-9a-f]{16}"));
        assertThat(CacheFolder.preview(SITE, Map.of("HOME", "/home/ann")))
                .hasValueSatisfying(
                        folder -> assertThat(folder.toString()).startsWith("/home/ann/.cache/vitrine/preview-"));
    }

    @Test
    void eachSiteHasItsOwn() {
        Map<String, String> environment = Map.of("HOME", "/home/ann");
        assertThat(CacheFolder.preview(SITE, environment))
                .isEqualTo(CacheFolder.preview(SITE.toAbsolutePath(), environment))
                .isNotEqualTo(CacheFolder.preview(Path.of("other"), environment));
    }

    @Test
    void nothingIsKeptWhereThatIsNotWanted() {
        assertThat(CacheFolder.preview(SITE, Map.of("HOME", "/home/ann", "VITRINE_NO_CACHE", "1")))
                .isEmpty();
        assertThat(CacheFolder.preview(SITE, Map.of())).isEmpty();
        assertThat(CacheFolder.preview(SITE, Map.of("XDG_CACHE_HOME", "relative")))
                .isEmpty();
    }
}
