package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Catalogues nobody here wrote: each is imported as it is, and built to a complete site. */
class RealCatalogsTest {

    @TempDir
    Path folder;

    /** The folder of data that is not part of this repository: {@code -Dvitrine.shared}, or {@code shared/data} beside the repository or above it. */
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
                        + "': set -Dvitrine.shared to the folder of the catalogues to import them"));
    }

    private static Path mapping(String name) {
        return Path.of("src", "test", "resources", "mappings", name);
    }

    private Path site() {
        return folder.resolve("site");
    }

    private ImportReport imported(ImportRequest.Builder request) throws IOException {
        ImportReport report =
                CatalogImporter.run(request.theme("plain").name("shop").build());
        assertThat(report.errors())
                .as(() -> new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()))
                .isZero();
        assertThat(report.written()).isTrue();
        return report;
    }

    private BuildReport built() throws IOException {
        BuildReport report =
                SiteGenerator.build(BuildRequest.builder(site(), folder.resolve("out"), LocalDate.of(2026, 11, 23))
                        .themes(List.of(Path.of("src", "test", "resources", "theme")))
                        .drafts(true)
                        .threads(2)
                        .build());
        assertThat(report.sound())
                .as(() -> new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()))
                .isTrue();
        assertThat(report.written()).isTrue();
        return report;
    }

    /** Pages of products in a storefront's folder. */
    private long productPages(String prefix) throws IOException {
        try (Stream<Path> pages =
                Files.list(folder.resolve("out").resolve(prefix).resolve("products"))) {
            return pages.count();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // file, products, of these shown, variants, language
        "shopifypartners-apparel.csv,         20,  20,  22, en",
        "shopifypartners-home-and-garden.csv, 20,  20,  21, en",
        "packt-furniture.csv,                 20,  20,  21, en",
        "gatsby-demo-fake.csv,                99,  99, 299, en",
        "naqashafzal-decor.csv,              212,  58, 212, en",
        "bmxpc7-moda-es.csv,                  27,  27, 246, es",
        "prijsgarantienl-7col-nl.csv,        814, 814, 814, nl",
        "yadayada-mustache.csv,                8,   1,  14, en",
        "yadayada-template.csv,                3,   1,  16, en"
    })
    void shopifyFilesImportAndBuild(String file, int products, int shown, int variants, String language)
            throws IOException {
        ImportReport report =
                imported(ImportRequest.builder(List.of(data("shopify-csv").resolve(file)), site())
                        .language(language));

        assertThat(report.products()).isEqualTo(products);
        assertThat(report.shown()).isEqualTo(shown);
        assertThat(report.variants()).isEqualTo(variants);
        built();
        assertThat(productPages("")).isEqualTo(shown);
    }

    @Test
    void shopifyTextsEscapedTwiceAreRepaired() throws IOException {
        ImportReport report =
                imported(ImportRequest.builder(List.of(data("shopify-csv").resolve("bmxpc7-moda-es.csv")), site())
                        .language("es"));

        assertThat(report.diagnostics().count(Rule.IMPORT_REPAIRED_TEXT)).isEqualTo(25);
        assertThat(Files.readString(site().resolve("catalog/shop.jsonl"))).doesNotContain("&amp;quot;");
    }

    @Test
    void woocommerceFilesImportAndBuild() throws IOException {
        ImportReport report = imported(
                ImportRequest.builder(List.of(data("woocommerce-csv").resolve("sample_products.csv")), site()));

        assertThat(report.products()).isEqualTo(15);
        assertThat(report.shown()).isEqualTo(14);
        // Three shirts for any of three sizes, six hoodies, thirteen products without options.
        assertThat(report.variants()).isEqualTo(9 + 6 + 13);
        built();
        assertThat(productPages("")).isEqualTo(14);
    }

    @Test
    void spreeInThreeLanguagesAndTwoCurrencies() throws IOException {
        Path spree = data("spree");
        ImportReport report = imported(ImportRequest.builder(
                        List.of(spree.resolve("products.csv"), spree.resolve("product_translations.csv")), site())
                .mapping(mapping("spree.json")));

        assertThat(report.products()).isEqualTo(37);
        assertThat(report.variants()).isEqualTo(87);
        assertThat(report.languages()).containsExactly("en", "de", "fr");
        assertThat(report.diagnostics().sorted()).isEmpty();
        BuildReport build = built();
        assertThat(build.pages()).containsOnlyKeys("us/en", "de/de", "de/fr");
        for (String prefix : List.of("", "de", "fr")) {
            assertThat(productPages(prefix)).isEqualTo(37);
        }
        assertThat(build.fallbacks()).noneMatch(fallback -> fallback.field().startsWith("product"));
    }

    @Test
    void lumaInThreeLanguages() throws IOException {
        Path luma = data("luma-multilingual");
        ImportReport report = imported(ImportRequest.builder(List.of(luma), site())
                .mapping(mapping("luma.json"))
                .media(List.of(luma.resolve("images"))));

        // 147 with variants, 44 of gear, 6 downloads, a set and a bundle.
        assertThat(report.products()).isEqualTo(147 + 44 + 6 + 2);
        assertThat(report.variants()).isEqualTo(1847 + 44 + 6 + 2);
        assertThat(report.languages()).containsExactly("en", "de", "fr");
        assertThat(report.pictures()).isEqualTo(60);
        // Seven German rows have no name; two of them are of products that are not in the catalogue.
        assertThat(report.diagnostics().count(Rule.IMPORT_MISSING_NAME)).isEqualTo(5);
        BuildReport build = built();
        for (String prefix : List.of("", "de", "fr")) {
            assertThat(productPages(prefix)).isEqualTo(199);
        }
        assertThat(build.fallbacks().stream()
                        .filter(fallback -> fallback.field().equals("product")
                                && fallback.language().equals("de")))
                .hasSize(5);
        try (Stream<Path> pages = Files.walk(folder.resolve("out"))) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".html")).toList()) {
                assertThat(Files.readString(page)).doesNotContain("{{");
            }
        }
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws IOException {
        Path luma = data("luma-multilingual");
        for (String name : List.of("one", "two")) {
            CatalogImporter.run(ImportRequest.builder(List.of(luma), folder.resolve(name))
                    .mapping(mapping("luma.json"))
                    .theme("plain")
                    .build());
        }
        for (String file :
                List.of("site.json", "catalog/luma.jsonl", "catalog/attributes.json", "catalog/categories.json")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
    }
}
