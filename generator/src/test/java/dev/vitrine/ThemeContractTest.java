package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site and a child theme can change of a theme, and in which order. */
class ThemeContractTest {

    private static final String CANONICAL = "<h1>x</h1><link rel=\"canonical\" href=\"${page.canonical}\">\n";

    private static final String SETTINGS = """
            {
              "name": "brand",
              "extends": "plain",
              "settings": {
                "palette": {
                  "type": "choice", "values": ["clay", "moss"], "default": "clay",
                  "presets": { "moss": { "paper": { "light": "#f8f8f3", "dark": "#161815" }, "accent": { "light": "#4c5a33", "dark": "#b3c48f" } } }
                },
                "paper": { "type": "color", "default": "#faf7f2", "dark": "#191715", "css": "--paper" },
                "accent": { "type": "color", "default": "#94472b", "dark": "#e2a487", "css": "--accent", "contrast": { "against": "paper", "atLeast": 4.5 } },
                "corners": { "type": "choice", "values": { "square": "0", "soft": ".25rem" }, "default": "soft", "css": "--radius" },
                "headingFont": { "type": "font", "css": "--heading-font", "fallback": "var(--headings)" },
                "textSize": { "type": "length", "unit": "rem", "default": "1rem", "minimum": 0.9, "maximum": 1.4, "css": "--text-size" },
                "columns": { "type": "number", "default": 4, "minimum": 2, "maximum": 5, "css": "--columns" },
                "announcement": { "type": "boolean", "default": false },
                "claim": { "type": "text", "default": "" },
                "stylesheet": { "type": "asset", "default": "" },
                "opening": { "type": "picture" },
                "free": "as ever"
              }
            }
            """;

    private static final String NOT_FOUND = """
            <html lang="en">
            <#if hasAsset("css/settings.css")><link rel="stylesheet" href="${asset("css/settings.css")}"></#if>
            <p>${site.settings.accent.light} ${site.settings.accent.dark} ${site.settings.corners} ${site.settings.textSize} ${site.settings.columns}
            ${site.settings.announcement?c} ${site.settings.claim} ${site.settings.free}<#if site.settings.opening??> ${site.settings.opening.url}</#if></p>
            <h1>Not found</h1></html>
            """;

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aSiteWithAChildTheme() throws IOException {
        site = SiteTest.sound(folder)
                .edit(
                        "site.json",
                        "\"theme\": \"plain\",",
                        "\"theme\": \"brand\", \"assets\": { \"minify\": false }, \"themeSettings\": {},")
                .file("themes/brand/theme.json", SETTINGS)
                .file("themes/brand/templates/not-found.ftlh", NOT_FOUND);
    }

    private SiteTest settings(String json) throws IOException {
        return site.edit("site.json", "\"themeSettings\": {}", "\"themeSettings\": " + json);
    }

    private String style() throws IOException {
        return site.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith("/css/settings.css"))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @Test
    void defaultsNeedNoStyleSheet() throws IOException {
        site.build().isClean().pageContains("404.html", "#94472b #e2a487 soft 1rem 4", "false  as ever");
        site.pageLacks("404.html", "stylesheet");
        assertThat(style()).isEmpty();
    }

    @Test
    void whatDiffersBecomesCustomProperties() throws IOException {
        settings("""
                        { "accent": { "light": "#0b5a4a", "dark": "#8fd3c2" }, "paper": "hsl(0 0% 100%)", "corners": "square",
                          "textSize": 1.125, "columns": 4, "claim": "Hello", "free": "mine" }
                        """)
                .build()
                .isClean()
                .pageContains("404.html", "#0b5a4a #8fd3c2 square 1.125rem 4", "Hello mine", "/css/settings.css");
        assertThat(style()).isEqualTo("""
                        :root {
                          --paper: light-dark(#ffffff, #191715);
                          --accent: light-dark(#0b5a4a, #8fd3c2);
                          --radius: 0;
                          --text-size: 1.125rem;
                        }
                        """);
    }

    @Test
    void aPlainColourGetsADarkOneThatCanBeRead() throws IOException {
        settings("{ \"accent\": \"#0b5a4a\" }").build().isClean();
        assertThat(style()).contains("--accent: light-dark(#0b5a4a, #").doesNotContain("#e2a487");
    }

    @Test
    void colorsOfTheSiteWinOverThePresetBesideThem() throws IOException {
        settings("{ \"accent\": { \"light\": \"#0b5a4a\", \"dark\": \"#8fd3c2\" }, \"palette\": \"moss\" }")
                .build()
                .isClean();
        assertThat(style()).isEqualTo("""
                        :root {
                          --paper: light-dark(#f8f8f3, #161815);
                          --accent: light-dark(#0b5a4a, #8fd3c2);
                        }
                        """);
    }

    @Test
    void aFontFileIsDeclaredAndNamed() throws IOException {
        site.file("theme/assets/fonts/brand.woff2", new byte[] {1});
        site.file("theme/assets/fonts/brand-italic.woff2", new byte[] {2});
        settings("""
                        { "headingFont": { "family": "Brand Serif", "files": [
                          { "file": "fonts/brand.woff2", "weight": "300 800" },
                          { "file": "fonts/brand-italic.woff2", "style": "italic" } ] } }
                        """).build().isClean();
        assertThat(style()).isEqualTo("""
                        @font-face {
                          font-family: "Brand Serif";
                          src: url("../fonts/brand.woff2") format("woff2");
                          font-weight: 300 800;
                          font-style: normal;
                          font-display: swap;
                        }
                        @font-face {
                          font-family: "Brand Serif";
                          src: url("../fonts/brand-italic.woff2") format("woff2");
                          font-weight: 400;
                          font-style: italic;
                          font-display: swap;
                        }
                        :root, [lang] {
                          --heading-font: "Brand Serif", var(--headings);
                        }
                        """);
    }

    @Test
    void aPictureIsAView() throws IOException {
        site.file("media/opening.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"1\"/>");
        settings("{ \"opening\": \"media/opening.svg\" }")
                .build()
                .isClean()
                .pageContains("404.html", "/media/opening-");
    }

    @Test
    void aMissingAssetOfASettingIsFoundWithTheOneThatWasMeant() throws IOException {
        site.file("theme/assets/css/site.css", "a { color: red }");
        settings("{ \"stylesheet\": \"css/sites.css\" }").build().isBroken().reports(Rule.THEME_UNKNOWN_ASSET);
        assertThat(site.printed()).contains("site.json", "did you mean \"css/site.css\"?");
    }

    @Test
    void childrenAndTheSiteAreLaidOverTheTheme() throws IOException {
        site.file(
                        "themes/house/theme.json",
                        "{ \"name\": \"house\", \"extends\": \"brand\", \"settings\": { \"corners\": \"square\", \"claim\": \"House\" } }")
                .file("themes/house/templates/lib/note.ftlh", "<#macro note>house</#macro>")
                .file("themes/brand/templates/lib/note.ftlh", "<#macro note>brand</#macro>")
                .file(
                        "themes/brand/templates/page.ftlh",
                        "<#import \"/lib/note.ftlh\" as n>" + CANONICAL + "<@n.note/>")
                .file("themes/brand/strings/en.json", "{ \"a\": \"brand a\", \"b\": \"brand b\", \"c\": \"brand c\" }")
                .file("themes/house/strings/en.json", "{ \"b\": \"house b\", \"c\": \"house c\" }")
                .file("strings/en.json", "{ \"c\": \"site c\" }")
                .file("themes/brand/assets/one.css", "brand")
                .file("themes/house/assets/one.css", "house")
                .file("pages/about/en.md", "---\ntitle: About\n---\nText.\n")
                .file(
                        "theme/templates/product.ftlh",
                        CANONICAL
                                + "${t(\"a\")}, ${t(\"b\")}, ${t(\"c\")} ${site.settings.claim} ${asset(\"one.css\")}")
                .edit("site.json", "\"theme\": \"brand\"", "\"theme\": \"house\"");
        settings("{ \"claim\": \"Site\" }").build().isClean();
        site.pageContains("about/index.html", "house")
                .pageContains("products/lamp/index.html", "brand a, house b, site c Site");
        assertThat(style()).contains("--radius: 0;");
        assertThat(site.files().entrySet().stream()
                        .filter(file -> file.getKey().endsWith("one.css"))
                        .map(java.util.Map.Entry::getValue))
                .isEqualTo(List.of("house"));
    }

    @Test
    void aMissingParentIsReportedWhereItIsNamed() throws IOException {
        site.edit("themes/brand/theme.json", "\"extends\": \"plain\"", "\"extends\": \"plian\"")
                .build()
                .isBroken()
                .reports(Rule.THEME_MISSING);
        assertThat(site.printed())
                .startsWith("themes/brand/theme.json:3:14: error [theme/missing] the theme 'plian' is in none");
    }

    @Test
    void errorsNameTheFileTheTemplateComesFrom() throws IOException {
        site.file("themes/brand/templates/not-found.ftlh", "<p>${page.titel}</p>")
                .file("theme/templates/product.ftlh", "<p>${page.titel}</p>")
                .build()
                .isBroken();
        assertThat(site.printed())
                .contains(
                        "themes/brand/templates/not-found.ftlh:1:6: error", "theme/templates/product.ftlh:1:6: error");
    }
}
