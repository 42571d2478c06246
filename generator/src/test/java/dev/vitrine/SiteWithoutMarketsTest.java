package dev.vitrine;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that sells nothing: documentation, a brand without a shop. */
class SiteWithoutMarketsTest {

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void pagesInTwoLanguages() throws IOException {
        site = SiteTest.empty(folder)
                .file("site.json", """
                        {
                          "name": "Notes",
                          "baseUrl": "https://notes.example",
                          "theme": "plain",
                          "defaultLanguage": "en",
                          "languages": { "en": { "name": "English" }, "zh-Hans": { "name": "简体中文" } },
                          "storefronts": [
                            { "language": "en", "path": "/" },
                            { "language": "zh-Hans", "path": "/zh-hans/" }
                          ],
                          "seo": { "llms": true }
                        }
                        """)
                .file("pages/about/en.md", "---\ntitle: About\nslug: about\n---\nWe write.\n")
                .file("pages/about/zh-Hans.md", "---\ntitle: 关于\nslug: about\n---\n我们写作。\n")
                // A theme may well have more than the site has a use for.
                .file("theme/templates/cart.ftlh", "<html>${page.title}</html>")
                .file("theme/templates/wishlist.ftlh", "<html>${page.title}</html>")
                .file("theme/templates/inquiry.ftlh", "<html>${page.title}</html>")
                .file("theme/templates/card.ftlh", "<p></p>");
    }

    @Test
    void buildsWithoutAProblemAndWithoutAShop() throws IOException {
        site.build()
                .isSound()
                .exists("index.html", "about/index.html", "zh-hans/about/index.html", "sitemap.xml", "404.html")
                .lacks("data", "feeds", "cart", "wishlist", "inquiry", "zh-hans/data")
                .pageContains("llms.txt", "[简体中文](https://notes.example/zh-hans/)")
                .pageLacks("llms.txt", "XXX", "001");
        for (String file : site.files().keySet()) {
            if (file.endsWith(".html")) {
                site.pageLacks(file, "OnlineStore", "XXX");
            }
        }
    }

    @Test
    void languagesAreAlternatesWithoutCountries() throws IOException {
        site.build()
                .isSound()
                .pageContains(
                        "zh-hans/about/index.html",
                        "hreflang=\"en\" href=\"https://notes.example/about/\"",
                        "hreflang=\"zh-Hans\" href=\"https://notes.example/zh-hans/about/\"",
                        "hreflang=\"x-default\"");
    }

    @Test
    void productsNeedAMarket() throws IOException {
        SiteTest.sound(folder.resolve("shop"))
                .remove("markets")
                .edit("site.json", "\"market\": \"us\", ", "")
                .build()
                .isBroken()
                .reports(Rule.SITE_UNKNOWN_MARKET);
    }

    @Test
    void whereThereAreMarketsEveryStorefrontNamesOne() throws IOException {
        SiteTest.sound(folder)
                .edit("site.json", "\"market\": \"us\", ", "")
                .build()
                .isBroken()
                .reports(Rule.JSON_MISSING_FIELD);
    }
}
