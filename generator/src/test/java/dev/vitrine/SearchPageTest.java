package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of search results: there when the theme has one, with what its script needs. */
class SearchPageTest {

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aSite() throws IOException {
        site = SiteTest.sound(folder).file("strings/en.json", "{ \"search.title\": \"Find\" }");
    }

    @Test
    void withoutATemplateNothingCanBeSearched() throws IOException {
        site.file(
                        "theme/templates/not-found.ftlh",
                        page("${store.search???then('search', 'none')} ${store.searchUrl!'none'}"))
                .build()
                .isSound()
                .lacks("search/index.html", "data/search.json");
        assertThat(site.page("404.html")).contains("<h1>none none</h1>");
    }

    @Test
    void thePageSaysWhereEngineAndIndexAreAndBothAreThere() throws IOException {
        site.file(
                        "theme/templates/search.ftlh",
                        page(
                                "${page.title};${store.searchUrl};${store.search.script};${store.search.index};${page.noindex?c};<#list search.categories as each>${each.title.text}</#list>;"))
                .build()
                .isSound();
        String[] facts = site.page("search/index.html")
                .replaceAll("(?s).*<h1>(.*)</h1>.*", "$1")
                .split(";", -1);
        assertThat(facts[0]).startsWith("Find");
        assertThat(facts[1]).isEqualTo("/search/");
        assertThat(facts[3]).isEqualTo("/data/search.json");
        assertThat(facts[4]).isEqualTo("true");
        site.exists(facts[2].substring(1)).exists(facts[3].substring(1));
        assertThat(site.page(facts[3].substring(1))).contains("\"version\":1");
    }

    private static String page(String heading) {
        return "<!DOCTYPE html><html lang=\"en\"><meta name=\"robots\" content=\"noindex\"><title>Page</title><h1>"
                + heading + "</h1></html>";
    }
}
