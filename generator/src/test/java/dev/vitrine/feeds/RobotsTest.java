package dev.vitrine.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobotsTest {

    @TempDir
    private Path folder;

    private SiteTest with(String seo) throws IOException {
        return SiteTest.sound(folder)
                .edit("site.json", "\"theme\":", "\"seo\": " + seo + ",\n  \"theme\":")
                .build()
                .isClean();
    }

    @Test
    void everybodyMayReadEverythingUnlessTheSiteSaysOtherwise() throws IOException {
        assertThat(SiteTest.sound(folder).build().isClean().page("robots.txt"))
                .isEqualTo("User-agent: *\nAllow: /\n\nSitemap: https://tiny.example/sitemap.xml\n");
    }

    @Test
    void searchOnlyShutsOutThoseThatTrain() throws IOException {
        with("{ \"robots\": \"search-only\" }")
                .pageContains("robots.txt", "User-agent: GPTBot\n", "User-agent: Google-Extended\n", "\nDisallow: /\n")
                .pageLacks("robots.txt", "OAI-SearchBot", "PerplexityBot", "Googlebot");
    }

    @Test
    void noneShutsOutThoseThatAnswerToo() throws IOException {
        with("{ \"robots\": { \"crawlers\": \"none\" } }")
                .pageContains("robots.txt", "User-agent: GPTBot\n", "User-agent: OAI-SearchBot\n")
                .pageLacks("robots.txt", "Googlebot", "bingbot");
    }

    @Test
    void linesOfOnesOwnStandWhereTheyBelong() throws IOException {
        assertThat(
                        with("{ \"robots\": { \"lines\": [\"Disallow: /private/\", \"# slow\", \"User-agent: SlowBot\", \"Crawl-delay: 10\"] } }")
                                .page("robots.txt"))
                .isEqualTo("""
                        User-agent: *
                        Allow: /
                        Disallow: /private/
                        # slow

                        User-agent: SlowBot
                        Crawl-delay: 10

                        Sitemap: https://tiny.example/sitemap.xml
                        """);
    }

    @Test
    void theKeyOfIndexNowIsAFileOfItsName() throws IOException {
        SiteTest site = with("{ \"indexNow\": \"0c9a2e41b7d84f66\" }");
        assertThat(site.page("0c9a2e41b7d84f66.txt")).isEqualTo("0c9a2e41b7d84f66");
    }

    @Test
    void aGuideForLanguageModelsNamesProductsByCategory() throws IOException {
        SiteTest.sound(folder)
                .edit("site.json", "\"theme\":", "\"seo\": { \"llms\": true },\n  \"theme\":")
                .edit("catalog/products/lamp/product.json", "{ \"prices\"", "{ \"category\": \"light\", \"prices\"")
                .file("catalog/categories.json", "{ \"categories\": [{ \"id\": \"light\" }] }")
                .file("catalog/categories/light/en.md", "---\ntitle: Light [warm]\nsummary: For the table.\n---\n")
                .file("pages/terms/en.md", "---\ntitle: Terms\nkind: policy\n---\nText.\n")
                .file("pages/secret/en.md", "---\ntitle: Secret\nseo:\n  noindex: true\n---\nText.\n")
                .file("seo/en.json", "{ \"home\": { \"description\": \"{site} of {market}.\" } }")
                .build()
                .isSound();
        assertThat(SiteTest.empty(folder).page("llms.txt")).isEqualTo("""
                        # Tiny

                        > Tiny of United States.

                        ## Light \\[warm\\]

                        - [Light \\[warm\\]](https://tiny.example/category/light-warm/): For the table.
                        - [Lamp](https://tiny.example/products/lamp/)

                        ## Policies

                        - [Terms](https://tiny.example/terms/)

                        ## Feeds

                        - [sitemap.xml](https://tiny.example/sitemap.xml)
                        """);
    }

    @Test
    void theKnownCrawlersAreNamedOnce() {
        assertThat(Crawler.all())
                .extracting(Crawler::agent)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(10);
        assertThat(Crawler.all()).filteredOn(Crawler::training).hasSizeGreaterThan(4);
    }
}
