package dev.vitrine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old addresses, through a whole build. */
class RedirectsTest {

    private static final String VASE = "{ \"id\": \"vase\", \"category\": \"CATEGORY\", \"prices\": { \"USD\": 1 },"
            + " \"variants\": [{ \"sku\": \"V\" }], \"texts\": { \"en\": { \"title\": \"Vase\" } } }\n";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void sound() throws IOException {
        site = SiteTest.sound(folder).options(request -> request.recordSlugs(true));
        host("netlify", "");
    }

    private void host(String target, String more) throws IOException {
        site.file(
                "site.json",
                "{ \"name\": \"Tiny\", \"baseUrl\": \"https://tiny.example\", \"theme\": \"plain\", \"defaultLanguage\": \"en\","
                        + " \"languages\": { \"en\": { \"name\": \"English\" } }, \"storefronts\": [{ \"market\": \"us\", \"language\":"
                        + " \"en\", \"path\": \"/\" }], \"hosting\": { \"target\": \"" + target + "\" }" + more + " }");
    }

    @Test
    void slugsAreKeptOneThingALineAndOnlyAfterPublishing() throws IOException {
        site.build().isClean();
        assertThat(Files.readString(site.site().resolve("slug-history.json")))
                .isEqualTo("{\n  \"product:lamp\": { \"en\": [\"lamp\"] }\n}\n");
        site.options(request -> request.recordSlugs(true).checkOnly());
        site.edit("catalog/products/lamp/en.md", "title: Lamp", "title: Lantern")
                .build();
        assertThat(Files.readString(site.site().resolve("slug-history.json"))).doesNotContain("lantern");
        site.options(request -> request.recordSlugs(true)).build().isClean();
        assertThat(Files.readString(site.site().resolve("slug-history.json")))
                .isEqualTo("{\n  \"product:lamp\": { \"en\": [\"lantern\", \"lamp\"] }\n}\n");
        assertThat(site.page("_redirects")).isEqualTo("/products/lamp/ /products/lantern/ 301\n");
        site.exists("products/lantern/index.html").lacks("products/lamp/index.html");
    }

    @Test
    void aThingThatIsGoneIsAnsweredAsThePolicySays() throws IOException {
        site.file(
                        "catalog/categories.json",
                        "{ \"categories\": [{ \"id\": \"glass\" }, { \"id\": \"vases\", \"parent\": \"glass\" }] }")
                .file(
                        "catalog/more.jsonl",
                        VASE.replace("CATEGORY", "vases")
                                + VASE.replace("vase", "jar")
                                        .replace("CATEGORY", "glass")
                                        .replace("\"V\"", "\"J\"")
                                        .replace("Vase", "Jar"))
                .build();
        assertThat(Files.readString(site.site().resolve("slug-history.json")))
                .contains("  \"product:vase\": { \"@category\": \"vases\", \"en\": [\"vase\"] }");
        site.file(
                        "catalog/more.jsonl",
                        VASE.replace("vase", "jar")
                                .replace("CATEGORY", "glass")
                                .replace("\"V\"", "\"J\"")
                                .replace("Vase", "Jar"))
                .build();
        assertThat(site.page("_redirects")).contains("/products/vase/ /404.html 410\n");
        host("netlify", ", \"removed\": \"category\"");
        site.build();
        assertThat(site.page("_redirects")).contains("/products/vase/ /category/glass/ 301\n");
        host("netlify", ", \"removed\": \"home\"");
        site.build();
        assertThat(site.page("_redirects")).contains("/products/vase/ / 301\n");
        site.file("redirects.json", "{ \"redirects\": [{ \"from\": \"product:vase\", \"to\": \"product:lamp\" }] }")
                .build();
        assertThat(site.page("_redirects")).contains("/products/vase/ /products/lamp/ 301\n");
    }

    @Test
    void chainsBecomeOneStepAndStarsComeLast() throws IOException {
        site.file("redirects.json", """
                        { "redirects": [
                          { "from": "/a/*", "to": "/b/:splat" },
                          { "from": "/z/", "to": "/y/" },
                          { "from": "/y/", "to": "product:lamp" },
                          { "from": "/a/long/*", "to": "https://elsewhere.example/:splat", "status": 302 },
                          { "from": "/ランプ/", "to": "/products/lamp/?from=ja#details", "status": 302 }
                        ] }
                        """).build().isClean();
        assertThat(site.page("_redirects")).isEqualTo("""
                        /y/ /products/lamp/ 301
                        /z/ /products/lamp/ 301
                        /%E3%83%A9%E3%83%B3%E3%83%97/ /products/lamp/?from=ja#details 302
                        /a/long/* https://elsewhere.example/:splat 302
                        /a/* /b/:splat 301
                        """);
    }

    @Test
    void whereAHostHasNoRedirectsPagesLeadOn() throws IOException {
        host("none", "");
        site.file("redirects.json", "{ \"redirects\": [{ \"from\": \"/old\", \"to\": \"product:lamp\" }] }")
                .build()
                .isClean();
        site.lacks("_redirects", "_headers")
                .pageContains(
                        "old/index.html",
                        "<meta name=\"robots\" content=\"noindex\">",
                        "<link rel=\"canonical\" href=\"https://tiny.example/products/lamp/\">",
                        "<meta http-equiv=\"refresh\" content=\"0; url=/products/lamp/\">",
                        "<a href=\"/products/lamp/\">");
        assertThat(site.output().resolveSibling("out.hosting")).doesNotExist();
    }
}
