package dev.vitrine;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markdown files that are pages as they lie there. */
class DocumentsTest {

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aManual() throws IOException {
        site = SiteTest.empty(folder)
                .file("site.json", """
                        {
                          "name": "Manual",
                          "baseUrl": "https://manual.example",
                          "theme": "plain",
                          "defaultLanguage": "en",
                          "languages": { "en": { "name": "English" }, "de": { "name": "Deutsch" } },
                          "storefronts": [{ "language": "en", "path": "/" }, { "language": "de", "path": "/de/" }],
                          "documents": { "files": ["start.md", "parts/"], "elsewhere": "https://code.example/main/manual/" }
                        }
                        """)
                .file(
                        "start.md",
                        "# How to `begin`\n\nRead [the lamp](parts/lamp.md#a-bulb) first. Then the rest.\n\n## One\n\nSee [data](data.json), [a licence](../LICENSE) and [German](start.de.md).\n")
                .file("start.de.md", "# Erste Schritte\n\nZuerst [die Lampe](parts/lamp.md).\n\n## One\n")
                .file(
                        "parts/lamp.md",
                        "# The lamp\n\nIt is lit.\n\n## A bulb\n\n[Back](../start.md#one), [beside](wire.md), [elsewhere](../other/x.md?y#z).\n")
                .file("parts/wire.md", "# The wire\n\nIt is long.\n");
    }

    @Test
    void areTitledByTheirHeadingAndNamedByTheirFile() throws IOException {
        site.build()
                .isSound()
                .pageContains("start/index.html", "<h1>How to begin</h1>", "<h2 id=\"one\">One</h2>")
                .pageContains("start/index.html", "content=\"Read the lamp first. Then the rest.\"")
                .pageContains("parts-lamp/index.html", "<h1>The lamp</h1>", "It is lit.");
    }

    @Test
    void linksBetweenFilesLeadToPagesAndAllOthersElsewhere() throws IOException {
        site.build()
                .isSound()
                .pageContains(
                        "start/index.html",
                        "href=\"/parts-lamp/#a-bulb\"",
                        "href=\"https://code.example/main/manual/data.json\"",
                        "href=\"https://code.example/main/LICENSE\"")
                .pageContains(
                        "parts-lamp/index.html",
                        "href=\"/start/#one\"",
                        "href=\"/parts-wire/\"",
                        "href=\"https://code.example/main/manual/other/x.md?y#z\"");
    }

    @Test
    void aTranslationLiesBesideItsFileAndIsLinkedToInItsLanguage() throws IOException {
        site.build()
                .isSound()
                .pageContains("de/start/index.html", "<h1>Erste Schritte</h1>", "href=\"/de/parts-lamp/\"")
                .pageContains("start/index.html", "href=\"/de/start/\"")
                .pageContains("de/parts-lamp/index.html", "href=\"/de/start/#one\"");
    }

    @Test
    void anAnchorThatIsNotThereIsReportedWhereItIsWritten() throws IOException {
        site.edit("start.md", "#a-bulb", "#a-bolb").build().reports(Rule.LINK_BROKEN_ANCHOR);
    }

    @Test
    void withoutElsewhereALinkToAnotherFileIsReported() throws IOException {
        site.edit("site.json", ", \"elsewhere\": \"https://code.example/main/manual/\"", "")
                .edit("parts/lamp.md", "wire.md", "wires.md")
                .build()
                .isBroken()
                .reports(Rule.LINK_UNKNOWN_TARGET);
    }

    @Test
    void filesThatCannotBePagesAreReported() throws IOException {
        site.edit(
                        "site.json",
                        "\"parts/\"",
                        "\"parts/\", \"gone.md\", \"none/\", \"start.md\", \"ünter.md\", \"untitled.md\"")
                .file("ünter.md", "# X\n")
                .file("untitled.md", "No heading.\n")
                .file("pages/parts-lamp/en.md", "---\ntitle: Another\nslug: another\n---\n## A bulb\n\nText.\n")
                .build()
                .isBroken()
                .reports(
                        Rule.FILE_MISSING,
                        Rule.CATALOG_DUPLICATE_ID,
                        Rule.JSON_INVALID_VALUE,
                        Rule.FRONT_MATTER_MISSING);
    }

    @Test
    void aShopsOwnPagesAreLinkedToByTheirFiles() throws IOException {
        SiteTest.sound(folder.resolve("shop"))
                .file("pages/about/en.md", "---\ntitle: About\n---\n[Lamp](../../catalog/products/lamp/en.md#x)\n")
                .file("pages/terms/en.md", "---\ntitle: Terms\n---\n[About](../about/en.md)\n")
                .edit("catalog/products/lamp/en.md", "A lamp.", "A lamp.\n\n## X\n\nIt shines.")
                .build()
                .isSound()
                .pageContains("about/index.html", "href=\"/products/lamp/#x\"")
                .pageContains("terms/index.html", "href=\"/about/\"")
                .edit("pages/terms/en.md", "about/en.md", "abuot/en.md")
                .build()
                .isBroken()
                .reports(Rule.LINK_UNKNOWN_TARGET);
    }
}
