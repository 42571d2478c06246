package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildRequest;
import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRecordTest {

    private static final String LAMP = "sitemap-products-en_us-1.xml";

    @TempDir
    private Path folder;

    private SiteTest site;
    private Path state;

    private SiteTest on(String day) {
        return site.options(request -> BuildRequest.builder(site.site(), site.output(), LocalDate.parse(day))
                .themes(List.of(SiteTest.theme()))
                .state(state));
    }

    private SiteTest shop() throws IOException {
        site = SiteTest.sound(folder);
        state = folder.resolve("state");
        return site;
    }

    private String changed() throws IOException {
        return Files.readString(state.resolve("changed-urls.txt"));
    }

    @Test
    void theFirstRecordKnowsNoDaysAndAnUnchangedPageGetsNone() throws IOException {
        shop();
        on("2026-06-01").build().isClean().pageLacks(LAMP, "lastmod");
        assertThat(Files.readString(state.resolve("pages.tsv")))
                .matches("/\t[0-9a-f]{16}\t-\n/products/lamp/\t[0-9a-f]{16}\t-\n");
        assertThat(changed()).isEqualTo("https://tiny.example/\nhttps://tiny.example/products/lamp/\n");
        on("2026-07-01").build().isClean().pageLacks(LAMP, "lastmod");
        assertThat(changed()).isEmpty();
    }

    @Test
    void aChangedPageHasTheDayItWasBuiltForUntilItChangesAgain() throws IOException {
        shop();
        on("2026-06-01").build().isClean();
        site.edit("catalog/products/lamp/en.md", "A lamp.", "A better lamp.");
        on("2026-07-01").build().isClean().pageContains(LAMP, "<lastmod>2026-07-01</lastmod>");
        assertThat(changed()).isEqualTo("https://tiny.example/products/lamp/\n");
        on("2026-08-01")
                .build()
                .isClean()
                .pageContains(LAMP, "<lastmod>2026-07-01</lastmod>")
                .pageContains("sitemap.xml", LAMP + "</loc><lastmod>2026-07-01</lastmod>");
        assertThat(changed()).isEmpty();
    }

    @Test
    void newAndRemovedPagesAreListed() throws IOException {
        shop();
        on("2026-06-01").build().isClean();
        site.file("pages/über/en.md", "---\ntitle: About\nslug: über\n---\nUs.\n");
        on("2026-07-01").build().isSound();
        assertThat(changed()).isEqualTo("https://tiny.example/%C3%BCber/\n");
        site.remove("pages/über");
        on("2026-08-01").build().isSound();
        assertThat(changed()).isEqualTo("https://tiny.example/%C3%BCber/\n");
    }

    @Test
    void neitherTheFrameNorTheFingerprintOfAFileMakesAPageAnotherOne() throws IOException {
        shop();
        on("2026-06-01").build().isClean();
        site.file("theme/assets/plain.css", "body { color: red }");
        on("2026-07-01").build().isClean().pageLacks(LAMP, "lastmod");
        assertThat(changed()).isEmpty();
    }

    @Test
    void onlyAPublishedSiteIsRecorded() throws IOException {
        shop();
        on("2026-06-01").build().isClean();
        String before = Files.readString(state.resolve("pages.tsv"));
        site.edit("catalog/products/lamp/en.md", "A lamp.", "[x](page:gone)");
        on("2026-07-01").build().isBroken();
        site.edit("catalog/products/lamp/en.md", "[x](page:gone)", "Another lamp.");
        site.options(request -> BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .state(state)
                .checkOnly());
        site.build();
        site.options(request -> BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .state(state)
                .drafts(true));
        site.build();
        assertThat(Files.readString(state.resolve("pages.tsv"))).isEqualTo(before);
    }

    @Test
    void theHashIsOfTitleDescriptionAndMain() {
        String page = "<head><title>T</title><meta name=\"description\" content=\"D\"></head><nav>N</nav>"
                + "<main><img src=\"/assets/739cc5f2ad/x.svg\">M</main><footer>F</footer>";
        long hash = hash(page);
        assertThat(hash(page.replace(">N<", ">another menu<"))).isEqualTo(hash);
        assertThat(hash(page.replace(">F<", ">another footer<"))).isEqualTo(hash);
        assertThat(hash(page.replace("739cc5f2ad", "0123456789"))).isEqualTo(hash);
        assertThat(hash(page.replace(">T<", ">U<"))).isNotEqualTo(hash);
        assertThat(hash(page.replace("\"D\"", "\"E\""))).isNotEqualTo(hash);
        assertThat(hash(page.replace("M<", "m<"))).isNotEqualTo(hash);
        assertThat(hash(page.replace("x.svg", "y.svg"))).isNotEqualTo(hash);
    }

    private static long hash(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        return PageHash.of(bytes, bytes.length);
    }

    @Test
    void aTableOfHashesKeepsWhatItWasGiven() {
        HashTable table = new HashTable();
        Random random = new Random(7);
        long[] keys = random.longs(20_000).toArray();
        keys[77] = 0;
        for (int i = 0; i < keys.length; i++) {
            table.put(keys[i], i);
        }
        for (int i = 0; i < keys.length; i++) {
            assertThat(table.get(keys[i])).hasValue(i);
        }
        assertThat(table.size()).isEqualTo(keys.length);
        assertThat(table.get(12345)).isEmpty();
    }
}
