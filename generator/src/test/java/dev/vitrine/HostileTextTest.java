package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever stands in a text stays a text on every page: in elements, attributes and structured data. */
class HostileTextTest {

    private static final String HOSTILE =
            "</title></script><script>alert(1)</script><img src=x onerror=alert(2)> \"q\" 'a' {{x}} ${y} #{z} <!-- --> &amp; &lt; \u2028 javascript:alert(3)";

    /** As a text of a JSON or YAML file. */
    private static final String QUOTED =
            '"' + HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u2028", "\\u2028") + '"';

    @TempDir
    private Path folder;

    @Test
    void hostileTextsStayTextsInEveryPlace() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .edit("site.json", "\"Tiny\"", QUOTED)
                .edit("site.json", "\"English\"", QUOTED)
                .edit("site.json", "\"storefronts\"", """
                        "home": { "sections": [ { "type": "categories" }, { "type": "products", "collection": "all" }, { "type": "articles" } ] },
                        "navigation": { "header": ["page:about", "category:lamps"], "footer": [{ "title": %s, "links": ["product:lamp"] }] },
                        "storefronts\"""".replace("%s", QUOTED))
                .edit("markets/us.json", "\"United States\"", QUOTED)
                .file(
                        "strings/en.json",
                        "{ \"home\": { \"products\": { \"1\": { \"title\": " + message() + ", \"text\": " + message()
                                + " } } } }")
                .file(
                        "seo/en.json",
                        "{ \"home\": { \"title\": \"{site}\", \"description\": \"{market} {site}\" }, \"product\": { \"description\": \"{title} {brand} {category}\" } }")
                .file(
                        "catalog/attributes.json",
                        "{ \"attributes\": { \"finish\": { \"name\": " + QUOTED
                                + ", \"values\": { \"clay\": { \"name\": " + QUOTED + " } } } } }")
                .file(
                        "catalog/categories.json",
                        "{ \"categories\": [{ \"id\": \"lamps\", \"texts\": { \"en\": { \"title\": " + QUOTED
                                + ", \"slug\": \"lamps\", \"summary\": " + QUOTED + " } } }] }")
                .file(
                        "catalog/collections.json",
                        "{ \"collections\": [{ \"id\": \"all\", \"products\": [\"lamp\"], \"texts\": { \"en\": { \"title\": "
                                + QUOTED + ", \"slug\": \"all\" } } }] }")
                .file("catalog/products/lamp/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>")
                .file("catalog/products/lamp/product.json", """
                        { "category": "lamps", "brand": %s, "tags": [%s], "options": ["finish"], "prices": { "USD": 120 },
                          "variants": [{ "sku": %s, "options": { "finish": "clay" }, "mpn": %s }, { "sku": "B", "options": { "finish": %s } }],
                          "media": [{ "file": "x.svg", "alt": %s }],
                          "attributes": { "finish": ["clay", %s], "other": %s },
                          "relations": { "related": ["lamp"] },
                          "compliance": { "manufacturer": %s, "responsiblePerson": %s, "warnings": { "en": [%s] } } }
                        """.replace("%s", QUOTED))
                .file("catalog/products/lamp/en.md", words("lamp"))
                .file("pages/about/en.md", words("about"))
                .file(
                        "journal/news/en.md",
                        words("news")
                                .replace(
                                        "slug: ",
                                        "author: " + QUOTED + "\ntags: [" + QUOTED
                                                + "]\npublished: 2026-01-01\nproducts: [lamp]\nslug: "))
                .build()
                .isSound();

        int scripts = 0;
        for (Map.Entry<String, byte[]> file : FileBytes.of(site.output()).entrySet()) {
            if (file.getKey().endsWith(".html")) {
                scripts += check(file.getKey(), Jsoup.parse(site.page(file.getKey())));
            }
        }
        assertThat(scripts).as("pages with structured data").isGreaterThanOrEqualTo(5);
        Document product = Jsoup.parse(site.page("products/lamp/index.html"));
        assertThat(product.selectFirst("h1").wholeText()).isEqualTo(HOSTILE);
        assertThat(product.title()).contains("</title></script><script>alert(1)</script>");
        assertThat(product.selectFirst("img").attr("alt")).isEqualTo(HOSTILE);
        assertThat(product.selectFirst("[data-offer]").attr("data-offer")).isEqualTo(HOSTILE);
        assertThat(strings(
                        JsonMapper.shared()
                                .readTree(product.selectFirst("script").data()),
                        new ArrayList<>()))
                .filteredOn(HOSTILE::equals)
                .as("name, brand and number of the variant in the structured data")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(Jsoup.parse(site.page("index.html")).selectFirst("h1").wholeText())
                .isEqualTo(HOSTILE);
    }

    /** A text that is one long hostile line in Markdown too, where HTML is taken out rather than shown. */
    private static String words(String slug) {
        return "---\ntitle: " + QUOTED + "\nslug: " + slug + "\nsummary: " + QUOTED + "\n---\n" + HOSTILE
                + "\n\n[click](javascript:alert(4)) <a href=\"java&#10;script:alert(5)\">x</a> [data](data:text/html,<script>alert(6)</script>)\n"
                + "\n![x](javascript:alert(7)) <svg onload=alert(8)> <iframe src=\"https://x.example\"></iframe>\n";
    }

    /** In an interface string, braces and apostrophes have a meaning of their own and are quoted. */
    private static String message() {
        return QUOTED.replace("'", "''").replace("{", "'{'").replace("}", "'}'").replace("''{''", "'{'");
    }

    private static int check(String path, Document page) {
        int scripts = 0;
        for (Element element : page.getAllElements()) {
            assertThat(element.normalName())
                    .as("%s: %s", path, element)
                    .isNotIn("iframe", "object", "embed", "form", "base", "svg");
            if (element.normalName().equals("script")) {
                assertThat(element.attr("type")).as(path).isEqualTo("application/ld+json");
                assertThat(JsonMapper.shared().readTree(element.data()).isObject())
                        .isTrue();
                scripts++;
            }
            if (element.normalName().equals("img")) {
                assertThat(element.attr("src")).as(path).startsWith("/media/");
            }
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as("%s: %s", path, element).doesNotStartWith("on");
                if (List.of("href", "src").contains(attribute.getKey())) {
                    assertThat(attribute.getValue().replaceAll("\\s", ""))
                            .as("%s: %s", path, element)
                            .doesNotStartWithIgnoringCase("javascript:")
                            .doesNotStartWithIgnoringCase("data:");
                }
            }
        }
        return scripts;
    }

    private static List<String> strings(JsonNode node, List<String> found) {
        if (node.isString()) {
            found.add(node.asString());
        }
        node.forEach(inner -> strings(inner, found));
        return found;
    }
}
