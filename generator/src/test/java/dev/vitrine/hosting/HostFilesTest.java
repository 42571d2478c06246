package dev.vitrine.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Golden;
import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each host is told of one site with a bit of everything, in {@code hosting/<host>}. */
class HostFilesTest {

    @TempDir
    private Path folder;

    private SiteTest site(String target, String more) throws IOException {
        return SiteTest.sound(folder)
                .file(
                        "site.json",
                        "{ \"name\": \"Tiny\", \"baseUrl\": \"https://tiny.example\", \"theme\": \"plain\", \"defaultLanguage\": \"en\","
                                + " \"languages\": { \"en\": { \"name\": \"English\" }, \"de\": { \"name\": \"Deutsch\" } },"
                                + " \"storefronts\": [{ \"market\": \"us\", \"language\": \"en\", \"path\": \"/\" },"
                                + " { \"market\": \"us\", \"language\": \"de\", \"path\": \"/de/\" }],"
                                + " \"forms\": { \"contact\": \"https://letters.example/new\" },"
                                + " \"hosting\": { \"target\": \"" + target + "\"" + more + " } }")
                .file("redirects.json", """
                        { "redirects": [
                          { "from": "/old.html", "to": "product:lamp" },
                          { "from": "/ランプ/", "to": "product:lamp", "status": 302 },
                          { "from": "/blog/*", "to": "https://letters.example/:splat", "status": 308 }
                        ] }
                        """)
                .file("slug-history.json", "{ \"product:vase\": { \"en\": [\"vase\"], \"de\": [\"vase\"] } }")
                .file(
                        "theme/templates/product.ftlh",
                        Files.readString(SiteTest.resource("theme/templates/product.ftlh"))
                                + "<script>const one = 1;</script>\n<form action=\"https://letters.example/new\"></form>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "netlify", "vercel", "s3", "gitlab", "github", "nginx", "caddy", "none"})
    void everyHostIsToldWhatItUnderstands(String target) throws IOException {
        SiteTest built = site(target, "").build().isSound();
        Map<String, byte[]> told = new TreeMap<>();
        built.files().forEach((path, text) -> {
            if (path.matches("_.*|vercel\\.json|redirects\\.json|\\.nojekyll|old\\.html|ランプ/.*")) {
                told.put("site/" + path, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        Path beside = built.output().resolveSibling("out.hosting");
        SiteTest.files(beside)
                .forEach((path, text) -> told.put("beside/" + path, text.getBytes(StandardCharsets.UTF_8)));
        Golden.assertFiles(told, SiteTest.resource("hosting").resolve(target));
        assertThat(built.report().files()).isEqualTo(built.files().size());
    }

    @Test
    void manyRedirectsGoToAFileOfTheirOwnWhereTheHostReadsOne() throws IOException {
        SiteTest built = site("vercel", ", \"plan\": \"pro\"").build().isSound();
        assertThat(built.page("vercel.json")).contains("\"bulkRedirectsPath\":\"redirects.json\"");
        assertThat(built.page("redirects.json"))
                .contains("\"source\":\"/old.html\"")
                .doesNotContain("blog");
    }

    @Test
    void whatASettingAllowsIsAllowedEverywhere() throws IOException {
        SiteTest built = site("cloudflare", ", \"allow\": { \"script-src\": [\"https://stats.example\"] }")
                .build()
                .isSound();
        assertThat(built.page("_headers").lines().filter(line -> line.contains("  Content-Security-Policy:")))
                .isNotEmpty()
                .allMatch(line -> line.contains("https://stats.example"));
    }

    @Test
    void anotherHostLeavesNothingOfTheLastOneBehind() throws IOException {
        site("cloudflare", "").build().isSound();
        Path beside = folder.resolve("out.hosting");
        assertThat(beside).isDirectory();
        site("none", "").build().isSound();
        assertThat(beside).doesNotExist();
    }
}
