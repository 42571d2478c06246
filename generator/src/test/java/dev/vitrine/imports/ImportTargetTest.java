package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTargetTest {

    @TempDir
    Path folder;

    private Imports shop;

    @BeforeEach
    void aFile() throws IOException {
        shop = Imports.in(folder).file("p.csv", "Handle,Title,Type,Variant Price\na,A,Cups,5\n");
    }

    @Test
    void aNewSiteIsComplete() throws IOException {
        shop.run(request -> request.name("My shop").language("de").currency("CHF"));

        assertThat(shop.report().files())
                .containsExactly(
                        "catalog/categories.json",
                        "catalog/collections.json",
                        "catalog/my-shop.jsonl",
                        "markets/ch.json",
                        "seo/de.json",
                        "site.json");
        assertThat(shop.json("site.json").path("name").asString()).isEqualTo("My shop");
        assertThat(shop.json("site.json").path("storefronts").toString())
                .isEqualTo("[{\"market\":\"ch\",\"language\":\"de\",\"path\":\"/\"}]");
        assertThat(shop.json("markets/ch.json").path("currency").asString()).isEqualTo("CHF");
    }

    @Test
    void aNewSiteNeedsATheme() throws IOException {
        ImportReport report =
                CatalogImporter.run(ImportRequest.builder(java.util.List.of(folder.resolve("p.csv")), shop.site())
                        .build());

        assertThat(report.diagnostics().count(Rule.THEME_MISSING)).isEqualTo(1);
        assertThat(shop.site()).doesNotExist();
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        shop.run(request -> request.dryRun(true));

        assertThat(shop.report().sound()).isTrue();
        assertThat(shop.report().files()).contains("catalog/shop.jsonl");
        assertThat(shop.report().written()).isFalse();
        assertThat(shop.site()).doesNotExist();
    }

    @Test
    void theSameImportAgainChangesNothing() throws IOException {
        shop.run();
        shop.run();

        assertThat(shop.problems()).isEmpty();
        assertThat(shop.report().files()).isEmpty();
    }

    @Test
    void otherFilesAreNotReplacedUnlessForced() throws IOException {
        shop.run();
        Path categories = shop.site().resolve("catalog/categories.json");
        Files.writeString(categories, "{ \"categories\": [] }");
        shop.run();

        assertThat(shop.problems())
                .containsExactly(
                        "catalog/categories.json: error [import/target-exists] the file exists and would be replaced");
        assertThat(categories).hasContent("{ \"categories\": [] }");

        shop.run(request -> request.force(true));
        assertThat(shop.report().files()).containsExactly("catalog/categories.json");
        assertThat(Files.readString(categories)).contains("cups");
    }

    @Test
    void settingsOfASiteAreKeptAndFollowed() throws IOException {
        String settings =
                "{ \"defaultLanguage\": \"fr\", \"languages\": { \"fr\": {} }, \"storefronts\": [ { \"language\": \"fr\" } ] }";
        shop.write("site/site.json", settings.getBytes(StandardCharsets.UTF_8));
        shop.write("site/markets/fr.json", "{ \"currency\": \"EUR\" }".getBytes(StandardCharsets.UTF_8));
        shop.run();

        assertThat(shop.site().resolve("site.json")).hasContent(settings);
        assertThat(shop.product("a").path("prices").toString()).isEqualTo("{\"EUR\":5.00}");
        assertThat(shop.product("a").path("texts").propertyNames()).containsExactly("fr");
        assertThat(shop.report().files()).containsExactly("catalog/categories.json", "catalog/shop.jsonl");
    }

    @Test
    void aLanguageTheSiteDoesNotHaveIsAnError() throws IOException {
        shop.write(
                "site/site.json",
                "{ \"defaultLanguage\": \"fr\", \"languages\": { \"fr\": {} } }".getBytes(StandardCharsets.UTF_8));
        shop.run(request -> request.language("it"));

        assertThat(shop.problems(Rule.SITE_UNKNOWN_LANGUAGE))
                .containsExactly("0:0 the catalogue has texts in 'it', which is no language of the site");
        assertThat(shop.report().written()).isFalse();
    }

    @Test
    void wrongOptionsAreReported() throws IOException {
        shop.run(request -> request.currency("EURO").language("??"));

        assertThat(shop.problems(Rule.CATALOG_UNKNOWN_CURRENCY)).containsExactly("0:0 'EURO' is no currency");
        assertThat(shop.problems(Rule.SITE_UNKNOWN_LANGUAGE)).containsExactly("0:0 '??' is no language");
    }
}
