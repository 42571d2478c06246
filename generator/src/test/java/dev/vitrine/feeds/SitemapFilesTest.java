package dev.vitrine.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.output.FileStreams;
import dev.vitrine.output.OutputPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SitemapFilesTest {

    private static final String BASE = "https://shop.example";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private final Map<String, byte[]> files = new TreeMap<>();

    private final FileStreams memory = path -> new ByteArrayOutputStream() {
        @Override
        public void close() {
            files.put(path.path(), toByteArray());
        }
    };

    private static SitemapFiles.Entry page(String path) {
        return new SitemapFiles.Entry(BASE + path, Optional.empty(), List.of(), List.of());
    }

    private String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    @Test
    void anEntryHasItsAddressDayAlternatesAndPictures() throws IOException {
        try (SitemapFiles sitemaps = new SitemapFiles(BASE, false, memory)) {
            sitemaps.begin("products-en_us");
            sitemaps.add(new SitemapFiles.Entry(
                    BASE + "/a/?x='1'&y=\"<2>\"",
                    Optional.of(DAY),
                    List.of(BASE + "/media/a.jpg"),
                    List.of(
                            new SitemapFiles.Link("en-US", BASE + "/a/"),
                            new SitemapFiles.Link("de", BASE + "/de/a/"))));
            assertThat(sitemaps.finish()).isTrue();
        }
        assertThat(text("sitemap-products-en_us-1.xml")).contains("""
                        <url><loc>https://shop.example/a/?x=&apos;1&apos;&amp;y=&quot;&lt;2&gt;&quot;</loc><lastmod>2026-06-01</lastmod>
                        <xhtml:link rel="alternate" hreflang="en-US" href="https://shop.example/a/"/>
                        <xhtml:link rel="alternate" hreflang="de" href="https://shop.example/de/a/"/>
                        <image:image><image:loc>https://shop.example/media/a.jpg</image:loc></image:image></url>
                        """);
        assertThat(text("sitemap.xml"))
                .contains(
                        "<sitemap><loc>https://shop.example/sitemap-products-en_us-1.xml</loc><lastmod>2026-06-01</lastmod></sitemap>");
        SitemapSchemas.sitemap(new ByteArrayInputStream(files.get("sitemap-products-en_us-1.xml")));
        SitemapSchemas.index(new ByteArrayInputStream(files.get("sitemap.xml")));
    }

    @Test
    void theGrammarWouldNoticeAMistake() {
        assertThatThrownBy(() -> SitemapSchemas.sitemap(new ByteArrayInputStream(
                        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><lastmod>June</lastmod></url></urlset>"
                                .getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> SitemapSchemas.sitemap(new ByteArrayInputStream(
                        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"></urlset>"
                                .getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aFileEndsAtSoManyPagesAndNamesAreNumberedOn() throws IOException {
        try (SitemapFiles sitemaps = new SitemapFiles(BASE, false, memory, 2, SitemapFiles.MAX_BYTES)) {
            sitemaps.begin("pages-en_us");
            for (int i = 0; i < 5; i++) {
                sitemaps.add(page("/" + i + "/"));
            }
            sitemaps.begin("pages-de_de");
            sitemaps.begin("pages-en_us");
            sitemaps.add(page("/again/"));
            sitemaps.finish();
        }
        assertThat(files.keySet())
                .containsExactly(
                        "sitemap-pages-en_us-1.xml",
                        "sitemap-pages-en_us-2.xml",
                        "sitemap-pages-en_us-3.xml",
                        "sitemap-pages-en_us-4.xml",
                        "sitemap.xml");
        assertThat(text("sitemap-pages-en_us-4.xml")).contains("/again/");
    }

    @Test
    void aFileEndsBeforeItWouldHaveTooManyBytesAndNoEarlier() throws IOException {
        int limit = 2_000;
        try (SitemapFiles sitemaps = new SitemapFiles(BASE, false, memory, SitemapFiles.MAX_URLS, limit)) {
            sitemaps.begin("pages-en_us");
            for (int i = 0; i < 200; i++) {
                // Letters of one, two and three bytes: bytes are counted, not characters.
                sitemaps.add(new SitemapFiles.Entry(
                        BASE + "/" + "é漢".repeat(i % 7) + i,
                        Optional.empty(),
                        List.of(BASE + "/media/" + i),
                        IntStream.range(0, i % 4)
                                .mapToObj(n -> new SitemapFiles.Link("de", BASE + "/" + n))
                                .toList()));
            }
            sitemaps.finish();
        }
        files.remove("sitemap.xml");
        assertThat(files).hasSizeGreaterThan(5);
        String last = "sitemap-pages-en_us-" + files.size() + ".xml";
        files.forEach((path, bytes) -> {
            assertThat(bytes.length).as(path).isLessThanOrEqualTo(limit);
            if (!path.equals(last)) {
                assertThat(bytes.length).as(path).isGreaterThan(limit - 400);
            }
        });
    }

    @Test
    void whatTheProtocolDoesNotAllowIsLeftOut() throws IOException {
        List<String> pictures =
                IntStream.range(0, 1_500).mapToObj(i -> BASE + "/media/" + i).toList();
        try (SitemapFiles sitemaps = new SitemapFiles(BASE, false, memory)) {
            sitemaps.begin("pages-en_us");
            sitemaps.add(page("/" + "a".repeat(2_048)));
            sitemaps.add(new SitemapFiles.Entry(BASE + "/b/", Optional.empty(), pictures, List.of()));
            sitemaps.finish();
        }
        String text = text("sitemap-pages-en_us-1.xml");
        assertThat(text.split("<url>", -1)).hasSize(2);
        assertThat(text.split("<image:image>", -1)).hasSize(1_001);
    }

    @Test
    void withoutPagesNothingIsWritten() throws IOException {
        try (SitemapFiles sitemaps = new SitemapFiles(BASE, false, memory)) {
            sitemaps.begin("pages-en_us");
            assertThat(sitemaps.finish()).isFalse();
        }
        assertThat(files).isEmpty();
    }

    @Test
    void compressedFilesAreTheSameEveryTime() throws IOException {
        try (SitemapFiles sitemaps = new SitemapFiles(BASE, true, Sitemap.compressing(memory))) {
            sitemaps.begin("pages-en_us");
            sitemaps.add(page("/a/"));
            sitemaps.finish();
        }
        byte[] bytes = files.get("sitemap-pages-en_us-1.xml.gz");
        assertThat(bytes[4] | bytes[5] | bytes[6] | bytes[7])
                .as("time of the file")
                .isZero();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            SitemapSchemas.sitemap(in);
        }
        assertThat(text("sitemap.xml")).contains("/sitemap-pages-en_us-1.xml.gz</loc>");
    }

    /** A million pages: each file is within both limits, and no write holds more than one entry. */
    @Test
    void aMillionPagesGoThroughEntryByEntry() throws IOException {
        Counting counting = new Counting();
        try (SitemapFiles sitemaps = new SitemapFiles(BASE, false, counting)) {
            for (int storefront = 0; storefront < 10; storefront++) {
                sitemaps.begin("products-en_m" + storefront);
                for (int i = 0; i < 100_000; i++) {
                    String path = "/" + storefront + "/products/a-thing-with-a-name-" + i + "/";
                    sitemaps.add(new SitemapFiles.Entry(
                            BASE + path,
                            Optional.of(DAY),
                            List.of(BASE + "/media/a.jpg", BASE + "/media/b.jpg"),
                            List.of(
                                    new SitemapFiles.Link("en-US", BASE + path),
                                    new SitemapFiles.Link("x-default", BASE + path))));
                }
            }
            sitemaps.finish();
        }
        assertThat(counting.urls).isEqualTo(1_000_000);
        assertThat(counting.open).as("files open at once").isZero();
        assertThat(counting.largestFile).isLessThanOrEqualTo(SitemapFiles.MAX_BYTES);
        assertThat(counting.mostUrls).isLessThanOrEqualTo(SitemapFiles.MAX_URLS);
        assertThat(counting.largestWrite).as("bytes handed over at once").isLessThan(8_192);
        assertThat(counting.files).isEqualTo(21);
    }

    /** Counts what is written and keeps none of it. */
    private static final class Counting implements FileStreams {
        private int files;
        private int open;
        private int urls;
        private int mostUrls;
        private long largestFile;
        private int largestWrite;

        @Override
        public OutputStream open(OutputPath path) {
            assertThat(open).as("one file after the other").isZero();
            files++;
            open++;
            return new OutputStream() {
                private long bytes;
                private int urlsHere;

                @Override
                public void write(int b) {
                    bytes++;
                }

                @Override
                public void write(byte[] text, int from, int length) {
                    bytes += length;
                    if (!path.path().equals("sitemap.xml")) {
                        largestWrite = Math.max(largestWrite, length);
                    }
                    if (length > 5 && text[from + 1] == 'u' && text[from + 4] == '>') {
                        urls++;
                        urlsHere++;
                    }
                }

                @Override
                public void close() {
                    open--;
                    largestFile = Math.max(largestFile, bytes);
                    mostUrls = Math.max(mostUrls, urlsHere);
                }
            };
        }
    }
}
