package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device needs to install the shop and to show it without a connection. */
class InstallingTest {

    private static final String WORKER = "service-worker.js";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aSite() throws IOException {
        site = SiteTest.sound(folder);
    }

    @Test
    void withoutIconsNothingCanBeInstalled() throws IOException {
        site.build().isSound().lacks("manifest.webmanifest", WORKER);
    }

    @Test
    void theManifestNamesTheIconsOfTheTheme() throws IOException {
        site.file("theme/assets/icons/icon-192.png", png(192))
                .file("theme/assets/icons/icon-maskable-512.png", png(512))
                .file("theme/assets/icons/icon-broken.png", "no picture")
                .build()
                .isSound();
        assertThat(site.page("manifest.webmanifest"))
                .contains(
                        "\"id\":\"/\"", "\"start_url\":\"/\"", "\"scope\":\"/\"", "\"lang\":\"en\"", "\"dir\":\"ltr\"")
                .contains("icons/icon-192.png\",\"sizes\":\"192x192\",\"type\":\"image/png\",\"purpose\":\"any\"")
                .contains("\"sizes\":\"512x512\",\"type\":\"image/png\",\"purpose\":\"maskable\"")
                .doesNotContain("broken");
    }

    @Test
    void iconsOfTheSettingsWinAndArePublished() throws IOException {
        site.file("theme/assets/icons/icon-192.png", png(192))
                .file("media/icon.png", png(600))
                .edit(
                        "site.json",
                        "\"theme\": \"plain\",",
                        "\"theme\": \"plain\", \"icons\": { \"any\": \"media/icon.png\" },")
                .build()
                .isSound();
        String manifest = site.page("manifest.webmanifest");
        assertThat(manifest).contains("\"sizes\":\"600x600\"").doesNotContain("192x192");
        String source = manifest.replaceAll("(?s).*\"src\":\"/(media/icon-[^\"]*)\".*", "$1")
                .strip();
        site.exists(source);
    }

    @Test
    void theWorkerChangesOnlyWithWhatItKeeps() throws IOException {
        site.file("theme/assets/js/service-worker.js", "addEventListener('fetch', () => {});\n")
                .file(
                        "theme/templates/offline.ftlh",
                        "<!DOCTYPE html><meta name=\"robots\" content=\"noindex\"><title>Offline</title><h1>Offline</h1>")
                .file("strings/en.json", "{ \"offline.title\": \"Offline\" }")
                .build()
                .isSound();
        String before = site.page(WORKER);
        assertThat(before)
                .startsWith("const BUILD = {\"enabled\":true,")
                .contains("\"path\":\"/\",\"offline\":\"/offline/\"", "/plain.css")
                .endsWith("addEventListener('fetch',()=>{});\n");

        site.file("pages/about/en.md", "---\ntitle: About\n---\nWe make lamps.\n")
                .build()
                .isSound();
        assertThat(site.page(WORKER)).as("after a change of content").isEqualTo(before);

        site.file(
                        "theme/templates/offline.ftlh",
                        "<!DOCTYPE html><meta name=\"robots\" content=\"noindex\"><title>Offline</title><h1>No connection</h1>")
                .build()
                .isSound();
        assertThat(site.page(WORKER)).as("after a change of the offline page").isNotEqualTo(before);
    }

    @Test
    void theSettingSwitchesTheWorkerOff() throws IOException {
        site.file("theme/assets/js/service-worker.js", "// nothing\n")
                .edit(
                        "site.json",
                        "\"theme\": \"plain\",",
                        "\"theme\": \"plain\", \"themeSettings\": { \"offline\": false },")
                .build()
                .isSound();
        assertThat(site.page(WORKER)).startsWith("const BUILD = {\"enabled\":false,");
    }

    private static byte[] png(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY), "png", out);
        return out.toByteArray();
    }
}
