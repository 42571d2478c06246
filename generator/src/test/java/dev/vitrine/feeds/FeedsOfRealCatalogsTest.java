package dev.vitrine.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.Golden;
import dev.vitrine.SiteGenerator;
import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.imports.CatalogImporter;
import dev.vitrine.imports.ImportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Catalogues nobody here wrote, told to every channel: what is told keeps the channels' rules, and what is not is counted. */
class FeedsOfRealCatalogsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private Path site() {
        return folder.resolve("site");
    }

    /** The folder of data that is not part of this repository. */
    private static Path data(String name) {
        String stated = System.getProperty("vitrine.shared", "");
        Path start = Path.of("").toAbsolutePath();
        Stream<Path> above = Stream.iterate(start, path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared").resolve("data"));
        Stream<Path> candidates = stated.isEmpty() ? above : Stream.of(Path.of(stated));
        return candidates
                .map(path -> path.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> abort("no catalogue '" + name
                        + "': set -Dvitrine.shared to the folder of the catalogues to tell of them"));
    }

    private void imported(ImportRequest.Builder request) throws IOException {
        assertThat(CatalogImporter.run(request.theme("plain").build()).sound()).isTrue();
        Path settings = site().resolve("site.json");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replaceFirst(
                                "\\{",
                                "{\n  \"feeds\": { \"channels\": [\"google\", \"meta\", \"tiktok\", \"pinterest\", \"microsoft\", \"openai\", \"acp\"],"
                                        + " \"shipping\": [{ \"price\": 5 }] },"));
    }

    /** Builds, and holds what was told, and refused by which rule, against {@code feeds/<catalog>.txt} of the test resources. */
    private void assertTold(String catalog) throws IOException {
        BuildReport report =
                SiteGenerator.build(BuildRequest.builder(site(), folder.resolve("out"), SiteTest.DAY.plusMonths(6))
                        .themes(List.of(SiteTest.theme()))
                        .drafts(true)
                        .threads(2)
                        .build());
        assertThat(report.sound())
                .as(() -> new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()))
                .isTrue();
        assertThat(FeedRules.broken(folder.resolve("out"))).isEmpty();
        StringBuilder told = new StringBuilder();
        for (BuildReport.Feed feed : report.feeds()) {
            told.append(feed.file().replaceFirst("^feeds/", ""))
                    .append(": ")
                    .append(feed.items())
                    .append(" told, ")
                    .append(feed.leftOut())
                    .append(" not offered, refused ")
                    .append(feed.refused())
                    .append('\n');
        }
        Golden.assertText(told.toString(), SiteTest.resource("feeds/" + catalog + ".txt"));
    }

    @Test
    void luma() throws IOException {
        Path luma = data("luma-multilingual");
        imported(ImportRequest.builder(List.of(luma), site())
                .mapping(SiteTest.resource("mappings/luma.json"))
                .media(List.of(luma.resolve("images"))));
        assertTold("luma");
    }

    @Test
    void spree() throws IOException {
        Path spree = data("spree");
        imported(ImportRequest.builder(
                        List.of(spree.resolve("products.csv"), spree.resolve("product_translations.csv")), site())
                .mapping(SiteTest.resource("mappings/spree.json")));
        assertTold("spree");
    }

    @Test
    void akeneo() throws IOException {
        Path akeneo = data("akeneo-icecat");
        imported(ImportRequest.builder(List.of(akeneo.resolve("products.csv")), site())
                .mapping(SiteTest.resource("mappings/akeneo.json"))
                .media(List.of(akeneo)));
        assertTold("akeneo");
    }

    @Test
    void icecat() throws IOException {
        Path icecat = data("icecat-chorus");
        imported(ImportRequest.builder(List.of(data("shopify-csv").resolve("packt-furniture.csv")), site())
                .language("en"));
        List<String> lines = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(icecat.resolve("1.json.zip")))) {
            zip.getNextEntry();
            JSON.readTree((InputStream) zip).forEach(product -> {
                if (lines.size() < 2000) {
                    // Its pictures are http addresses; here every other one is taken for https.
                    lines.add(line(product, lines.size() % 2 == 0 ? "https:" : "http:"));
                }
            });
        }
        try (Stream<Path> files = Files.list(site().resolve("catalog"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                Files.delete(file);
            }
        }
        Files.write(site().resolve("catalog/icecat.jsonl"), lines);
        assertTold("icecat");
    }

    /** A product of Icecat's as a line of a catalogue; prices are in cents. */
    private static String line(JsonNode product, String scheme) {
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("sku", product.path("id").asString());
        if (product.path("ean").size() > 0) {
            variant.put("gtin", product.path("ean").get(0).asString());
        }
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("title", product.path("title").asString());
        words.put("summary", product.path("short_description").asString(""));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", product.path("id").asString());
        line.put("brand", product.path("supplier").asString("Icecat"));
        line.put("prices", Map.of("USD", product.path("price").asInt() / 100.0));
        line.put("variants", List.of(variant));
        String picture = product.path("img_high").asString("");
        if (!picture.isBlank()) {
            line.put("media", List.of(Map.of("file", picture.replaceFirst("^https?:", scheme))));
        }
        line.put("texts", Map.of("en", words));
        return JSON.writeValueAsString(line);
    }
}
