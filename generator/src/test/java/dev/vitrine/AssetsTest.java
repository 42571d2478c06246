package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aBrokenFileIsPublishedAsItIs() throws IOException {
        site.edit("theme/assets/css/site.css", "}\n", "").build().isSound();
        assertThat(site.printed())
                .contains(
                        "theme/assets/css/site.css:2:7: warning [theme/broken-asset] the style sheet has a '{' that is not closed");
        assertThat(asset("css/site.css")).isEqualTo("/* The cards. */\n.card {\n  color: #222;\n");
    }
}
