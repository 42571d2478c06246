package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.extension.Extensions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop in {@code site/}, built with the extensions of all the examples as they are found on the class path. */
class ShopTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @TempDir
    private Path folder;

    private Path site;
    private Path output;

    @BeforeEach
    void lay() throws IOException {
        site = folder.resolve("site");
        output = folder.resolve("out");
        copy(Path.of("site"), site);
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copied = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private BuildReport build(Path to) throws IOException {
        return SiteGenerator.build(BuildRequest.builder(site, to, DAY)
                .themes(List.of(Path.of("../../themes")))
                .threads(2)
                .environment(
                        name -> Optional.of(name).filter("WORKSHOP_KEY"::equals).map(key -> "secret"))
                .extensions(Extensions.found(ShopTest.class.getClassLoader()))
                .state(to.resolveSibling(to.getFileName() + "-state"))
                .build());
    }

    private static String printed(BuildReport report) {
        return new DiagnosticPrinter(report.excerpts()).print(report.diagnostics());
    }

    private String page(String path) throws IOException {
        return Files.readString(output.resolve(path));
    }

    private void edit(String path, String old, String replacement) throws IOException {
        String text = Files.readString(site.resolve(path));
        assertThat(text).contains(old);
        Files.writeString(site.resolve(path), text.replace(old, replacement));
    }

    /** File to what stands for its bytes. */
    private static Map<String, Integer> files(Path root) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                files.put(root.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    @Test
    void everyExtensionAddsItsPart() throws IOException {
        BuildReport report = build(output);
        assertThat(report.sound()).as(printed(report)).isTrue();
        // The reader and the kind of pages.
        assertThat(page("de/products/lampe-daemmerung/index.html")).contains("119");
        assertThat(page("de/unser-laden-in-berlin/index.html")).contains("<p>Torstraße 1, 10119 Berlin</p>");
        assertThat(page("sitemap.xml") + files(output).keySet()).contains("unser-laden-in-berlin");
        assertThat(page("about-us/index.html")).contains("/our-store-in-portland/");
        assertThat(files(output).keySet()).noneMatch(file -> file.startsWith("de/") && file.contains("portland"));
        // The function.
        assertThat(page("our-store-in-berlin/index.html")).contains("aria-label=\"4.6 / 5\">★★★★★</span>");
        // The post-processor.
        assertThat(page("index.html")).contains("<meta name=\"copyright\" content=\"Kiln &amp; Co.\">");
        // The provider of checkouts, with and without a key.
        assertThat(page("products/dawn-lamp/index.html"))
                .containsPattern(
                        "https://pay\\.workshop\\.example/us\\?sku=DAWN&amp;amount=129\\.50&amp;currency=USD&amp;signature=[0-9a-f]{64}\"");
        assertThat(page("de/products/lampe-daemmerung/index.html"))
                .contains("https://pay.workshop.example/de?sku=DAWN&amp;amount=119.00&amp;currency=EUR\"");
        // The feed.
        assertThat(page("feeds/de-de/price-list/prices.csv")).isEqualTo("""
                "sku","name","price","currency"
                "DAWN","Lampe Dämmerung","119.00","EUR"
                "DUSK","Lampe Abendrot","85.00","EUR"
                """.replace("\n", "\r\n"));
    }

    @Test
    void aCheckSeesWhatShoppersSee() throws IOException {
        edit("pages/about/en.md", "We make lamps. Come", "## VISIT US\n\nCome");
        BuildReport report = build(output);
        assertThat(printed(report))
                .contains("about-us/index.html:")
                .contains("warning [headings/shouting] the heading 'VISIT US' is written in capitals");
        assertThat(report.sound()).isTrue();
        // The next build takes the page over, and what was said of it.
        edit("pages/about/de.md", "Zu sehen", "Zu bestaunen");
        assertThat(printed(build(output))).isEqualTo(printed(report));
    }

    @Test
    void mistakesInFilesOfExtensionsAreReportedAtTheirPlace() throws IOException {
        edit("catalog/lamps.yaml", "prices: { USD: 89,", "prices: { USDD: 89,");
        edit("stores.json", "\"id\": \"portland\",", "");
        assertThat(printed(build(output)))
                .contains("catalog/lamps.yaml:10:13: error [catalog/unknown-currency]")
                .contains("  10 |   prices: { USDD: 89, EUR: 85 }")
                .contains("stores.json:9:3: error [store-locator/no-store] this is no store");
    }

    @Test
    void whatIsTakenOverIsWhatAFullBuildMakes() throws IOException {
        build(output);
        // The days of changes are what the record of the last build says.
        Path clean = folder.resolve("clean");
        copy(folder.resolve("out-state"), folder.resolve("clean-state"));
        edit("catalog/lamps.yaml", "USD: 129.50", "USD: 131");
        edit("stores.json", "\"rating\": 4.6", "\"rating\": 3.1");
        BuildReport again = build(output);
        assertThat(again.changes().pagesMade()).isLessThan(again.pageCount());
        build(clean);
        assertThat(files(output)).isEqualTo(files(clean));
        assertThat(page("our-store-in-berlin/index.html")).contains("★★★☆☆");
        assertThat(page("feeds/us-en/price-list/prices.csv")).contains("131.00");
    }

    @Test
    void anAddressThatLeadsElsewhereIsRefused() throws IOException {
        edit("markets/us.json", "\"key\"", "\"hosts\": [\"pay.other.example\"], \"key\"");
        BuildReport report = build(output);
        assertThat(report.sound()).isFalse();
        assertThat(printed(report))
                .contains(
                        "error [checkout/host-not-allowed] the market 'us' does not allow checkout at pay.workshop.example");
    }
}
