package dev.vitrine;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundSiteTest {

    @TempDir
    private Path folder;

    @Test
    void theSmallestSiteBuildsWithoutAProblem() throws IOException {
        SiteTest.sound(folder)
                .build()
                .isClean()
                .exists("index.html", "404.html", "sitemap.xml")
                .pageContains("products/lamp/index.html", "<h1>Lamp</h1>", "$120.00", "A lamp.");
    }

    @Test
    void anErrorLeavesTheLastOutputAndItsCorrectionReplacesIt() throws IOException {
        SiteTest.sound(folder)
                .build()
                .isSound()
                .edit("catalog/products/lamp/en.md", "title: Lamp", "titel: Lamp")
                .build()
                .isBroken()
                .reports(Rule.JSON_MISSING_FIELD, Rule.JSON_UNKNOWN_FIELD, Rule.TEXT_NO_TITLE)
                .pageContains("products/lamp/index.html", "<h1>Lamp</h1>")
                .edit("catalog/products/lamp/en.md", "titel: Lamp", "title: Lantern")
                .build()
                .isClean()
                .lacks("products/lamp/index.html")
                .pageContains("products/lantern/index.html", "<h1>Lantern</h1>");
    }

    @Test
    void oneRunShowsEveryProblemOfEveryStage() throws IOException {
        SiteTest.sound(folder)
                .edit("site.json", "\"theme\":", "\"navigation\": { \"header\": [\"page:abuot\"] },\n  \"theme\":")
                .file("catalog/categories.json", "{ \"categories\": [{ \"id\": \"a\", \"parent\": \"a\" }] }")
                .file("catalog/products/vase/product.json", "{ \"prices\": { \"USD\": 1 } \"variants\": [] }")
                .file(
                        "catalog/products/bowl/product.json",
                        "{ \"prices\": { \"EURO\": 1 }, \"colour\": \"red\", \"variants\": [{ \"sku\": \"LAMP\" }] }")
                .file("catalog/products/bowl/en.md", "---\ntitle: Bowl\nslug: a/b\n---\n")
                .file(
                        "pages/about/en.md",
                        "---\ntitle: About\nslug: us\n---\n[x](product:lapm) [y](/nowhere/)\n\n{{< prodcut >}}\n")
                .file("pages/team/en.md", "---\ntitle: Team\nslug: us\n---\n")
                .file("pages/terms/en.md", "No front matter.\n")
                .file("strings/en.json", "{ \"nav.home\": \"{\" }")
                .file("seo/en.json", "{ \"home\": { \"title\": \"{x}\" } }")
                .file("theme/templates/not-found.ftlh", "${page.titel}")
                .build()
                .isBroken()
                .reports(
                        Rule.SITE_UNKNOWN_REFERENCE,
                        Rule.CATALOG_CATEGORY_CYCLE,
                        Rule.JSON_SYNTAX,
                        Rule.CATALOG_UNKNOWN_CURRENCY,
                        Rule.JSON_UNKNOWN_FIELD,
                        Rule.CATALOG_DUPLICATE_SKU,
                        Rule.CATALOG_MISSING_PRICE,
                        Rule.URL_INVALID_SLUG,
                        Rule.LINK_UNKNOWN_TARGET,
                        Rule.LINK_BROKEN,
                        Rule.MARKDOWN_UNKNOWN_SHORTCODE,
                        Rule.URL_DUPLICATE,
                        Rule.FRONT_MATTER_MISSING,
                        Rule.TEXT_INVALID_MESSAGE,
                        Rule.TEXT_UNKNOWN_PLACEHOLDER,
                        Rule.THEME_TEMPLATE_ERROR)
                .lacks("index.html");
    }
}
