package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** How style sheets and scripts reach the shopper. */
class AssetsTest {

    private static final String STYLE = "/* The cards. */\n.card {\n  color: #222;\n}\n";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aSiteWithAssets() throws IOException {
        site = SiteTest.sound(folder)
                .file("theme/assets/css/site.css", STYLE)
                .file("theme/assets/css/old.min.css", STYLE)
                .file("theme/assets/js/site.js", "// Says hello.\nimport { b } from './b.js';\n\nb();\n")
                .file("theme/assets/js/b.js", "/*! MIT */\nexport const b = () => {\n  alert('ä');\n};\n");
    }

    private String asset(String path) throws IOException {
        return site.files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith("assets/") && file.getKey().endsWith("/" + path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stylesAndScriptsLoseWhatBrowsersDoNotRead() throws IOException {
        site.build().isSound();
        assertThat(asset("css/site.css")).isEqualTo(".card{color:#222}\n");
        assertThat(asset("js/site.js")).isEqualTo("import{b}from'./b.js';b();\n");
        assertThat(asset("js/b.js")).isEqualTo("/*! MIT */\nexport const b=()=>{alert('ä');};\n");
        assertThat(asset("css/old.min.css")).isEqualTo(STYLE);
    }

    @Test
    void aSiteMayKeepThemAsTheyAre() throws IOException {
        site.edit("site.json", "\"theme\": \"plain\",", "\"theme\": \"plain\", \"assets\": { \"minify\": false },")
                .build()
                .isSound();
        assertThat(asset("css/site.css")).isEqualTo(STYLE);
    }

    @Test
    void whatOnlyACommentChangesKeepsItsAddress() throws IOException {
        site.build();
        var before = site.files().keySet();
        site.edit("theme/assets/css/site.css", "The cards.", "The cards of lists.")
                .build();
        assertThat(site.files().keySet()).isEqualTo(before);
    }

    /** A page of the theme that says all it can of what it loads. */
    private void hints() throws IOException {
        site.file("theme/assets/js/c.js", "import './b.js';\nconst late = () => import('./d.js');\n")
                .file("theme/assets/js/d.js", "export const d = 1;\n")
                .edit("theme/assets/js/site.js", "'./b.js';", "'./b.js';\nimport './c.js';\nimport 'elsewhere';")
                .file("theme/templates/not-found.ftlh", """
                        <html lang="en"><h1>Not found</h1>
                        <#list imports("js/site.js", "js/none.js", "") as path><link rel="modulepreload" href="${asset(path)}">
                        </#list>
                        <script type="module" src="${asset("js/site.js")}" integrity="${integrity("js/site.js")}"></script>
                        <#if speculationRules()?has_content><script type="speculationrules">${speculationRules()}</script></#if>
                        </html>
                        """);
    }

    @Test
    void whatScriptsImportIsKnownBeforeTheyRun() throws IOException {
        hints();
        site.build();
        assertThat(Pattern.compile("modulepreload\" href=\"/assets/[0-9a-f]+/([^\"]+)\"")
                        .matcher(site.page("404.html"))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("js/b.js", "js/c.js");
    }

    @Test
    void hashesAreStatedWhereTheSiteWantsThem() throws Exception {
        hints();
        site.build().pageContains("404.html", "integrity=\"\"");
        site.edit("site.json", "\"theme\": \"plain\",", "\"theme\": \"plain\", \"assets\": { \"integrity\": true },")
                .build();
        byte[] hash =
                MessageDigest.getInstance("SHA-384").digest(asset("js/site.js").getBytes(StandardCharsets.UTF_8));
        site.pageContains(
                "404.html", "integrity=\"sha384-" + Base64.getEncoder().encodeToString(hash) + "\"");
    }

    @Test
    void productsAndListsMayBeFetchedAhead() throws IOException {
        hints();
        site.build();
        String page = site.page("404.html");
        JsonNode rules = new ObjectMapper()
                .readTree(page.substring(page.indexOf("rules\">") + 7, page.lastIndexOf("</script>")));
        JsonNode rule = rules.get("prefetch").get(0);
        assertThat(rules.propertyNames()).containsExactly("prefetch");
        assertThat(rule.get("eagerness").asString()).isEqualTo("moderate");
        JsonNode where = rule.get("where").get("and");
        assertThat(where.get(0).get("href_matches").valueStream().map(JsonNode::asString))
                .allMatch(address -> address.matches("(\\{/:p0}\\?)?/(products|category|collections)/\\*"))
                .hasSize(3);
        assertThat(where.get(1).get("not").get("href_matches").asString()).isEqualTo("/*\\?:query");
        site.edit("site.json", "\"theme\": \"plain\",", "\"theme\": \"plain\", \"assets\": { \"prefetch\": false },")
                .build()
                .pageLacks("404.html", "speculationrules");
    }

    @Test
    void aBrokenFileIsPublishedAsItIs() throws IOException {
        site.edit("theme/assets/css/site.css", "}\n", "").build().isSound();
        assertThat(site.printed())
                .contains(
                        "theme/assets/css/site.css:2:7: warning [theme/broken-asset] the style sheet has a '{' that is not closed");
        assertThat(asset("css/site.css")).isEqualTo("/* The cards. */\n.card {\n  color: #222;\n");
    }
}
