package dev.vitrine.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorefrontZipTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 1, 12, 30, 10);

    @TempDir
    private Path folder;

    @Test
    void holdsAllFilesInTheOrderOfTheirNames() throws Exception {
        Path site = site("site");
        Path zip = folder.resolve("target/shop.zip");
        assertThat(StorefrontZip.write(site, zip, TIME)).isEqualTo(3);
        try (ZipFile packed = new ZipFile(zip.toFile())) {
            assertThat(packed.stream().map(ZipEntry::getName))
                    .containsExactly("de/bücher.html", "index.html", "z/robots.txt");
            ZipEntry page = packed.getEntry("de/bücher.html");
            assertThat(packed.getInputStream(page)).hasBinaryContent("Bücher".getBytes("UTF-8"));
            assertThat(page.getTimeLocal()).isEqualTo(TIME);
        }
        assertThat(folder.resolve("target")).isDirectoryContaining("glob:**shop.zip");
        try (var beside = Files.list(folder.resolve("target"))) {
            assertThat(beside).hasSize(1);
        }
    }

    @Test
    void timesOfFilesAndTheZoneOfTheMachineChangeNothing() throws Exception {
        LocalDateTime early = LocalDateTime.of(1970, 1, 1, 0, 0, 1);
        byte[] now = packed("one", TIME);
        byte[] unstated = packed("two", early);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(packed("three", TIME)).isEqualTo(now);
            assertThat(packed("four", early)).isEqualTo(unstated);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(unstated).isNotEqualTo(now);
    }

    @Test
    void theTimestampOfAProjectIsSecondsOrAMomentInAnyZone() throws Exception {
        assertThat(OutputTimestamp.parse("2026-11-01T01:00:00+02:00")
                        .orElseThrow()
                        .day())
                .isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(OutputTimestamp.parse("86400").orElseThrow().local()).isEqualTo(LocalDateTime.of(1970, 1, 2, 0, 0));
        assertThat(OutputTimestamp.parse("x")).isEmpty();
        assertThat(OutputTimestamp.parse(null)).isEmpty();
        assertThatThrownBy(() -> OutputTimestamp.parse("yesterday"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("project.build.outputTimestamp")
                .hasMessageContaining("yesterday");
    }

    private byte[] packed(String name, LocalDateTime time) throws IOException {
        Path site = site(name);
        Files.setLastModifiedTime(
                site.resolve("index.html"), FileTime.from(Instant.ofEpochSecond(1_000_000_000L + name.hashCode())));
        Path zip = folder.resolve(name + ".zip");
        StorefrontZip.write(site, zip, time);
        return Files.readAllBytes(zip);
    }

    private Path site(String name) throws IOException {
        Path site = folder.resolve(name);
        Files.createDirectories(site.resolve("z"));
        Files.createDirectories(site.resolve("de"));
        Files.writeString(site.resolve("z/robots.txt"), "User-agent: *");
        Files.writeString(site.resolve("index.html"), "<h1>Shop</h1>");
        Files.writeString(site.resolve("de/bücher.html"), "Bücher");
        return site;
    }
}
